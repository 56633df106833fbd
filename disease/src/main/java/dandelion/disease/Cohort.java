package dandelion.disease;

/**
 * Who the patients are on the day of the operation: distributions of age, sex and primary tumour.
 *
 * @param ageQuantilesYears ages at evenly spaced probabilities 0..1, ascending
 * @param maleShare share of men
 * @param primarySiteShares shares of the primary's places, in the disease's own order
 * @param stageShares shares of T and N together: index {@code (t - 1) * 3 + n} for T1-T4 and N0-N2
 */
@SuppressWarnings("ArrayRecordComponent") // small, never handed on, never compared
public record Cohort(
    double[] ageQuantilesYears,
    double maleShare,
    double[] primarySiteShares,
    double[] stageShares) {

  /** T categories: T1 to T4. */
  public static final int T_STAGES = 4;

  /** N categories: N0 to N2. */
  public static final int N_STAGES = 3;

  public Cohort {
    ageQuantilesYears = ageQuantilesYears.clone();
    primarySiteShares = cumulative(primarySiteShares);
    stageShares = cumulative(stageShares);
  }

  double ageYears(double uniform) {
    double place = uniform * (ageQuantilesYears.length - 1);
    int k = (int) place;
    return ageQuantilesYears[k] + (place - k) * (ageQuantilesYears[k + 1] - ageQuantilesYears[k]);
  }

  int primarySite(double uniform) {
    return pick(primarySiteShares, uniform);
  }

  int stage(double uniform) {
    return pick(stageShares, uniform);
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
