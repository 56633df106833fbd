package dandelion.disease;

/**
 * Gompertz growth from one cell, {@code ln N(age) = lnK (1 - exp(-beta age))}, and its closed-form
 * inverse.
 *
 * <p>Age is counted on the lesion's own clock, in years since it was one growing cell. That the age
 * at which a lesion reaches a size is an expression and not a search is what lets the engine jump
 * from event to event. Literature: Laird 1964; for colorectal liver metastases Finlay 1988.
 *
 * @param plateauLnCells lnK, natural log of the number of cells at which growth ends
 */
record Growth(double plateauLnCells) {
  private static final double LN_2 = StrictMath.log(2);

  /** Natural log of the number of cells at an age; negative before the lesion exists. */
  double lnCells(double rate, double ageYears) {
    return plateauLnCells * (1 - Elementary.exp(-rate * ageYears));
  }

  /** The age in years at which a lesion has this size; infinite when it never has. */
  double ageYears(double rate, double lnCells) {
    double left = 1 - lnCells / plateauLnCells;
    return left <= 0 ? Double.POSITIVE_INFINITY : -Elementary.ln(left) / rate;
  }

  /** Years in which a lesion of this size doubles its volume. */
  double doublingYears(double rate, double lnCells) {
    return LN_2 / (rate * (plateauLnCells - lnCells));
  }
}
