package dandelion.simulation;

import dandelion.disease.Elementary;

/** What something later is worth today: {@code (1 + rate)^-t}, in continuous time. */
final class Discount {
  private final double perYear;

  /**
   * @param rate yearly, 0 or more
   */
  Discount(double rate) {
    perYear = rate == 0 ? 0 : Elementary.ln(1 + rate);
  }

  /** What 1 is worth that comes after so many years. */
  double at(double years) {
    return perYear == 0 ? 1 : Elementary.exp(-perYear * years);
  }

  /** What 1 a year is worth that comes from one time to another: the integral of {@link #at}. */
  double over(double fromYears, double toYears) {
    return perYear == 0 ? toYears - fromYears : (at(fromYears) - at(toYears)) / perYear;
  }
}
