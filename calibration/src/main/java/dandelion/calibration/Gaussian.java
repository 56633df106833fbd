package dandelion.calibration;

import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.FastMath;

/** A normal distribution in many dimensions. */
final class Gaussian {
  private static final double SYMMETRIC = 1e-6;
  private static final double POSITIVE = 1e-14;

  private final double[] mean;
  private final double[][] root;
  private final double logScale;

  /**
   * @param mean its middle
   * @param covariance symmetric and positive definite
   */
  Gaussian(double[] mean, RealMatrix covariance) {
    this.mean = mean.clone();
    RealMatrix even = covariance.add(covariance.transpose()).scalarMultiply(0.5);
    this.root = new CholeskyDecomposition(even, SYMMETRIC, POSITIVE).getL().getData();
    double log = mean.length / 2.0 * FastMath.log(2 * FastMath.PI);
    for (int k = 0; k < mean.length; k++) {
      log += FastMath.log(root[k][k]);
    }
    this.logScale = log;
  }

  /** Independent coordinates of mean 0 and this standard deviation. */
  static Gaussian round(int dimension, double sd) {
    return new Gaussian(
        new double[dimension],
        MatrixUtils.createRealIdentityMatrix(dimension).scalarMultiply(sd * sd));
  }

  /** One draw. */
  double[] draw(RandomGenerator random) {
    double[] standard = new double[mean.length];
    for (int k = 0; k < standard.length; k++) {
      standard[k] = random.nextGaussian();
    }
    double[] place = mean.clone();
    for (int row = 0; row < place.length; row++) {
      for (int k = 0; k <= row; k++) {
        place[row] += root[row][k] * standard[k];
      }
    }
    return place;
  }

  /** The logarithm of the density at a place. */
  double logDensity(double[] place) {
    double[] standard = standard(place);
    double squares = 0;
    for (double one : standard) {
      squares += one * one;
    }
    return -squares / 2 - logScale;
  }

  /** The place seen from here: independent coordinates of standard deviation 1. */
  double[] standard(double[] place) {
    double[] standard = new double[mean.length];
    for (int row = 0; row < standard.length; row++) {
      double left = place[row] - mean[row];
      for (int k = 0; k < row; k++) {
        left -= root[row][k] * standard[k];
      }
      standard[row] = left / root[row][row];
    }
    return standard;
  }

  /** The lower triangle that makes its draws of standard normal ones. */
  RealMatrix root() {
    return MatrixUtils.createRealMatrix(root);
  }

  double[] mean() {
    return mean.clone();
  }

  /** Mean and covariance of weighted places; a little is added so that the latter is positive. */
  static Gaussian ofWeighted(Sample sample, Weights weights, double added) {
    Weights.Moments moments = weights.moments(sample);
    int n = moments.mean().length;
    return new Gaussian(
        moments.mean(),
        moments.covariance().add(MatrixUtils.createRealIdentityMatrix(n).scalarMultiply(added)));
  }
}
