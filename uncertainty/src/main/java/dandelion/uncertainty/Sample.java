package dandelion.uncertainty;

import java.util.Arrays;

/** The draws that were lived through, as numbers to be added up; grows draw by draw, in order. */
public final class Sample {
  private static final Kept[] KEPT = Kept.values();

  private final int arms;
  private final int reference;
  private long[] draws = new long[64];
  private final double[][][] means;
  private final double[][] within;
  private int size;

  /**
   * @param arms how many arms
   * @param reference the arm that others are compared with
   */
  public Sample(int arms, int reference) {
    this.arms = arms;
    this.reference = reference;
    this.means = new double[arms][KEPT.length][64];
    this.within = new double[arms][Drawn.OF_AN_ARM];
  }

  /** Adds a draw that was lived through. */
  public void add(Drawn drawn) {
    if (size == draws.length) {
      draws = Arrays.copyOf(draws, 2 * size);
      for (double[][] ofArm : means) {
        for (int k = 0; k < ofArm.length; k++) {
          ofArm[k] = Arrays.copyOf(ofArm[k], 2 * size);
        }
      }
    }
    draws[size] = drawn.draw();
    for (int arm = 0; arm < arms; arm++) {
      for (Kept kept : KEPT) {
        means[arm][kept.ordinal()][size] = drawn.mean(arm, kept);
      }
      for (int k = 0; k < Drawn.OF_AN_ARM; k++) {
        within[arm][k] += drawn.numbers()[arm * Drawn.OF_AN_ARM + k];
      }
    }
    size++;
  }

  /** The first draws of these; patients' variances are not among them. */
  Sample first(int many) {
    Sample first = new Sample(arms, reference);
    first.draws = Arrays.copyOf(draws, Math.max(1, many));
    for (int arm = 0; arm < arms; arm++) {
      for (int k = 0; k < KEPT.length; k++) {
        first.means[arm][k] = Arrays.copyOf(means[arm][k], Math.max(1, many));
      }
    }
    first.size = Math.min(many, size);
    return first;
  }

  /** How many draws there are. */
  public int size() {
    return size;
  }

  /** How many arms. */
  public int arms() {
    return arms;
  }

  /** The arm that others are compared with. */
  public int reference() {
    return reference;
  }

  /** The number of the draw at a place. */
  public long draw(int place) {
    return draws[place];
  }

  /** The mean over patients at a place. */
  public double mean(int arm, Kept kept, int place) {
    return means[arm][kept.ordinal()][place];
  }

  /** Means of all draws, in order. */
  public double[] all(int arm, Kept kept) {
    return Arrays.copyOf(means[arm][kept.ordinal()], size);
  }

  /** Differences from the reference arm of all draws, in order. */
  public double[] differences(int arm, Kept kept) {
    double[] here = all(arm, kept);
    double[] there = means[reference][kept.ordinal()];
    for (int k = 0; k < size; k++) {
      here[k] -= there[k];
    }
    return here;
  }

  /** Net monetary benefit of all draws at a price of a QALY. */
  public double[] benefits(int arm, double price) {
    double[] benefits = new double[size];
    for (int k = 0; k < size; k++) {
      benefits[k] = price * mean(arm, Kept.QALYS, k) - mean(arm, Kept.COST, k);
    }
    return benefits;
  }

  /** Net benefit less that of the reference arm, of all draws. */
  public double[] benefitDifferences(int arm, double price) {
    double[] cost = differences(arm, Kept.COST);
    double[] qalys = differences(arm, Kept.QALYS);
    for (int k = 0; k < size; k++) {
      cost[k] = price * qalys[k] - cost[k];
    }
    return cost;
  }

  /** The draws' average of all that {@link Drawn} says of patients' variances. */
  Drawn within() {
    double[] averages = new double[arms * Drawn.OF_AN_ARM];
    for (int arm = 0; arm < arms; arm++) {
      for (int k = 0; k < Drawn.OF_AN_ARM; k++) {
        averages[arm * Drawn.OF_AN_ARM + k] = within[arm][k] / size;
      }
    }
    return new Drawn(-1, averages, null);
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Variance with n - 1 below; 0 for a single value. */
  static double variance(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return values.length < 2 ? 0 : sum / (values.length - 1);
  }

  /** The value below which a share of the values lies, between neighbours in a straight line. */
  static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int k = (int) Math.min(place, Math.max(0, sorted.length - 2.0));
    return k + 1 < sorted.length
        ? sorted[k] + (place - k) * (sorted[k + 1] - sorted[k])
        : sorted[k];
  }
}
