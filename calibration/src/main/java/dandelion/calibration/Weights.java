package dandelion.calibration;

import java.util.Arrays;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.FastMath;

/** Importance weights that sum to 1. */
final class Weights {
  private static final int HALVINGS = 60;

  private final double[] share;

  private Weights(double[] share) {
    this.share = share;
  }

  /**
   * Weights from their logarithms.
   *
   * @param logs unnormalised; minus infinity weighs nothing, and at least one is finite
   * @param power what they are raised to: 1 leaves them, 0 makes all that count equal
   */
  static Weights of(double[] logs, double power) {
    double most = Arrays.stream(logs).max().orElse(0);
    double[] share = new double[logs.length];
    double sum = 0;
    for (int k = 0; k < logs.length; k++) {
      share[k] = logs[k] == Double.NEGATIVE_INFINITY ? 0 : FastMath.exp(power * (logs[k] - most));
      sum += share[k];
    }
    for (int k = 0; k < logs.length; k++) {
      share[k] /= sum;
    }
    return new Weights(share);
  }

  /** The greatest power that leaves this effective sample size, at most 1. */
  static double power(double[] logs, double wanted) {
    if (of(logs, 1).effective() >= wanted) {
      return 1;
    }
    double low = 0;
    double high = 1;
    for (int k = 0; k < HALVINGS; k++) {
      double middle = (low + high) / 2;
      if (of(logs, middle).effective() >= wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  int count() {
    return share.length;
  }

  double of(int k) {
    return share[k];
  }

  /** Mean and covariance of weighted places. */
  @SuppressWarnings("ArrayRecordComponent") // made and read at once
  record Moments(double[] mean, RealMatrix covariance) {}

  /** Mean and covariance of the places of a sample. */
  Moments moments(Sample sample) {
    int n = sample.place(0).length;
    double[] mean = new double[n];
    for (int k = 0; k < sample.count(); k++) {
      double[] place = sample.place(k);
      for (int i = 0; share[k] > 0 && i < n; i++) {
        mean[i] += share[k] * place[i];
      }
    }
    double[][] covariance = new double[n][n];
    for (int k = 0; k < sample.count(); k++) {
      double[] place = sample.place(k);
      for (int i = 0; share[k] > 0 && i < n; i++) {
        double off = share[k] * (place[i] - mean[i]);
        for (int j = 0; j <= i; j++) {
          covariance[i][j] += off * (place[j] - mean[j]);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        covariance[j][i] = covariance[i][j];
      }
    }
    return new Moments(mean, MatrixUtils.createRealMatrix(covariance));
  }

  /** Effective sample size: one over the sum of squares. */
  double effective() {
    return 1 / Arrays.stream(share).map(w -> w * w).sum();
  }

  /** The greatest share. */
  double largest() {
    return Arrays.stream(share).max().orElse(0);
  }

  /** How many different ones to expect among so many independent draws. */
  double unique(int draws) {
    return Arrays.stream(share).map(w -> -FastMath.expm1(draws * FastMath.log1p(-w))).sum();
  }

  /**
   * Draws so many of equal weight, by systematic resampling, in random order.
   *
   * @return which ones
   */
  int[] resample(int draws, RandomGenerator random) {
    int[] drawn = new int[draws];
    double start = random.nextDouble();
    double below = share[0];
    int at = 0;
    for (int k = 0; k < draws; k++) {
      double wanted = (k + start) / draws;
      while (wanted > below && at < share.length - 1) {
        below += share[++at];
      }
      drawn[k] = at;
    }
    for (int k = draws - 1; k > 0; k--) {
      int other = random.nextInt(k + 1);
      int kept = drawn[k];
      drawn[k] = drawn[other];
      drawn[other] = kept;
    }
    return drawn;
  }
}
