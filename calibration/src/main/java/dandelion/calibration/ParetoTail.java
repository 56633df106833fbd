package dandelion.calibration;

import java.util.Arrays;
import org.hipparchus.util.FastMath;

/**
 * The shape of the tail of importance weights: a generalised Pareto distribution fitted to the
 * greatest of them (estimator of Zhang and Stephens 2009, as Vehtari and others use it to judge
 * importance sampling).
 */
final class ParetoTail {
  private static final double TAIL_SHARE = 0.2;
  private static final double TAIL_ROOTS = 3;
  private static final int LEAST = 5;
  private static final double PRIOR = 3;
  private static final int GRID = 30;
  private static final double SHRINK = 10;

  private ParetoTail() {}

  /** The shape k; infinite when there are too few weights to tell. */
  static double shape(double[] weights) {
    double[] sorted = weights.clone();
    Arrays.sort(sorted);
    int n = (int) Math.min(TAIL_SHARE * sorted.length, TAIL_ROOTS * Math.sqrt(sorted.length));
    if (n < LEAST) {
      return Double.POSITIVE_INFINITY;
    }
    double cut = sorted[sorted.length - n - 1];
    double[] above = new double[n];
    for (int k = 0; k < n; k++) {
      above[k] = sorted[sorted.length - n + k] - cut;
    }
    return above[n - 1] <= 0 ? Double.NEGATIVE_INFINITY : shapeOfExceedances(above);
  }

  /** For exceedances in ascending order. */
  static double shapeOfExceedances(double[] above) {
    int n = above.length;
    int grid = GRID + (int) Math.sqrt(n);
    double quarter = Math.max(above[(int) (n / 4.0 + 0.5) - 1], above[n - 1] * 1e-12);
    double[] theta = new double[grid];
    double[] profile = new double[grid];
    for (int j = 0; j < grid; j++) {
      theta[j] = 1 / above[n - 1] + (1 - Math.sqrt(grid / (j + 0.5))) / PRIOR / quarter;
      double k = meanLog(theta[j], above);
      profile[j] = n * (FastMath.log(-theta[j] / k) - k - 1);
    }
    double mean = 0;
    for (int j = 0; j < grid; j++) {
      double against = 0;
      for (double other : profile) {
        against += FastMath.exp(other - profile[j]);
      }
      mean += theta[j] / against;
    }
    double k = meanLog(mean, above);
    return k * n / (n + SHRINK) + 0.5 * SHRINK / (n + SHRINK);
  }

  private static double meanLog(double theta, double[] above) {
    double sum = 0;
    for (double x : above) {
      sum += FastMath.log1p(-theta * x);
    }
    return sum / above.length;
  }
}
