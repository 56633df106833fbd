package dandelion.disease;

/**
 * Who the patients are on the day of the operation: distributions of age, sex and what the disease
 * asks about primaries.
 */
public final class Cohort {
  private final double[] ageQuantilesYears;
  private final double maleShare;
  private final double[][] traits;

  /**
   * @param disease whose traits are given
   * @param ageQuantilesYears ages at evenly spaced probabilities 0..1, ascending
   * @param maleShare share of men
   * @param traits for each of {@link Disease#traits()} in their order: shares of its levels, or for
   *     a quantity its values at evenly spaced probabilities 0..1, ascending
   */
  public Cohort(Disease disease, double[] ageQuantilesYears, double maleShare, double[]... traits) {
    if (traits.length != disease.traits().size()) {
      throw new IllegalArgumentException(disease + " has other traits: " + disease.traits());
    }
    this.ageQuantilesYears = ageQuantilesYears.clone();
    this.maleShare = maleShare;
    this.traits = new double[traits.length][];
    for (int k = 0; k < traits.length; k++) {
      boolean quantity = disease.traits().get(k).isQuantity();
      this.traits[k] = quantity ? traits[k].clone() : cumulative(traits[k]);
    }
  }

  double maleShare() {
    return maleShare;
  }

  double ageYears(double uniform) {
    return quantile(ageQuantilesYears, uniform);
  }

  /** The level of a trait that is a category. */
  int level(int trait, double uniform) {
    return pick(traits[trait], uniform);
  }

  /** The share of the levels below one, in a trait that is a category. */
  double shareBelow(int trait, int level) {
    return level == 0 ? 0 : traits[trait][level - 1];
  }

  /** The value of a trait that is a quantity. */
  double quantity(int trait, double uniform) {
    return quantile(traits[trait], uniform);
  }

  private static double quantile(double[] quantiles, double uniform) {
    double place = uniform * (quantiles.length - 1);
    int k = (int) place;
    return quantiles[k] + (place - k) * (quantiles[k + 1] - quantiles[k]);
  }

  static int pick(double[] cumulative, double uniform) {
    int k = 0;
    while (k < cumulative.length - 1 && uniform >= cumulative[k]) {
      k++;
    }
    return k;
  }

  static double[] cumulative(double[] shares) {
    double total = 0;
    for (double share : shares) {
      total += share;
    }
    double[] cumulative = new double[shares.length];
    double sum = 0;
    for (int k = 0; k < shares.length; k++) {
      sum += shares[k];
      cumulative[k] = sum / total;
    }
    return cumulative;
  }
}
