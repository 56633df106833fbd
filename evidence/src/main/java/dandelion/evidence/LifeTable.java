package dandelion.evidence;

import java.util.Arrays;

/**
 * Death from other causes: a period life table, inverted exactly.
 *
 * <p>Within an age interval the hazard is constant, {@code -ln(1-q)/width}, so that survival to
 * every age printed in the table is reproduced to rounding. The last, open interval goes on with
 * the hazard of the interval before it.
 */
public final class LifeTable {
  private final String name;
  private final double[] agesFrom;
  private final int[] intervalOfYear;
  private final double[][] cumulativeHazard;
  private final double[][] hazard;

  /**
   * @param name the setting, for instance {@code united-kingdom}
   * @param agesFrom lower ends of the age intervals, years, starting at 0; the last interval is
   *     open
   * @param maleQ probability of death within each interval for men; the last is 1
   * @param femaleQ the same for women
   */
  public LifeTable(String name, double[] agesFrom, double[] maleQ, double[] femaleQ) {
    this(
        name,
        agesFrom.clone(),
        new double[][] {hazards(agesFrom, femaleQ), hazards(agesFrom, maleQ)});
  }

  private LifeTable(String name, double[] agesFrom, double[][] hazard) {
    this.name = name;
    this.agesFrom = agesFrom;
    this.intervalOfYear = intervalsOfYears(agesFrom);
    this.hazard = hazard;
    this.cumulativeHazard = new double[][] {cumulative(hazard[0]), cumulative(hazard[1])};
  }

  /** A table in which death comes so many times as fast at every age. */
  public LifeTable times(double hazardRatio) {
    double[][] scaled = new double[hazard.length][];
    for (int sex = 0; sex < scaled.length; sex++) {
      scaled[sex] = Arrays.stream(hazard[sex]).map(h -> h * hazardRatio).toArray();
    }
    return new LifeTable(name + " x " + hazardRatio, agesFrom, scaled);
  }

  /** The setting this table belongs to. */
  public String name() {
    return name;
  }

  /**
   * Years until death from other causes.
   *
   * @param male true for a man
   * @param ageYears age today, 0 or more
   * @param unitExponential the patient's luck: an exponential draw with mean 1
   * @return years from today
   */
  public double yearsToDeath(boolean male, double ageYears, double unitExponential) {
    double[] h = hazard[male ? 1 : 0];
    double[] sum = cumulativeHazard[male ? 1 : 0];
    int now = interval(ageYears);
    double target = sum[now] + h[now] * (ageYears - agesFrom[now]) + unitExponential;
    int low = now;
    while (low + 1 < sum.length && sum[low + 1] <= target) {
      low++;
    }
    return agesFrom[low] + (target - sum[low]) / h[low] - ageYears;
  }

  /**
   * Probability of being alive after some years, other causes of death only.
   *
   * @param male true for a man
   * @param ageYears age at the start
   * @param years years from the start, 0 or more
   */
  public double survival(boolean male, double ageYears, double years) {
    return Math.exp(at(male, ageYears) - at(male, ageYears + years));
  }

  private double at(boolean male, double ageYears) {
    int k = interval(ageYears);
    return cumulativeHazard[male ? 1 : 0][k] + hazard[male ? 1 : 0][k] * (ageYears - agesFrom[k]);
  }

  private int interval(double ageYears) {
    int k = intervalOfYear[Math.min((int) ageYears, intervalOfYear.length - 1)];
    while (k + 1 < agesFrom.length && agesFrom[k + 1] <= ageYears) {
      k++;
    }
    return k;
  }

  private static int[] intervalsOfYears(double[] agesFrom) {
    int[] intervals = new int[(int) agesFrom[agesFrom.length - 1] + 1];
    for (int year = 0, k = 0; year < intervals.length; year++) {
      while (k + 1 < agesFrom.length && agesFrom[k + 1] <= year) {
        k++;
      }
      intervals[year] = k;
    }
    return intervals;
  }

  private double[] cumulative(double[] hazards) {
    double[] sum = new double[hazards.length];
    for (int k = 1; k < sum.length; k++) {
      sum[k] = sum[k - 1] + hazards[k - 1] * (agesFrom[k] - agesFrom[k - 1]);
    }
    return sum;
  }

  private static double[] hazards(double[] agesFrom, double[] q) {
    int last = q.length - 1;
    double[] hazards = new double[q.length];
    for (int k = 0; k < last; k++) {
      hazards[k] = -Math.log1p(-q[k]) / (agesFrom[k + 1] - agesFrom[k]);
    }
    hazards[last] = hazards[last - 1];
    return hazards;
  }
}
