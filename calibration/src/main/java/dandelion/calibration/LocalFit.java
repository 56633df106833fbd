package dandelion.calibration;

import java.util.Arrays;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * A straight line laid through every miss around where the weight is, and the normal distribution
 * that the posterior would be if misses were such lines: one step of Gauss and Newton, by
 * regression instead of derivatives, which a noisy model has not.
 */
final class LocalFit {
  private static final double RIDGE = 0.02;
  private static final double NUDGE = 1e-3;
  private static final double LONGEST_STEP = 2.5;
  private static final int ROUNDS = 20;
  private static final double SYMMETRIC = 1e-6;
  private static final double POSITIVE = 1e-14;

  private final int n;
  private final Gaussian around;
  private final double[] middle;
  private final RealMatrix slopes;

  /** Fits lines to the misses of a sample, each place counting by its weight. */
  LocalFit(Sample sample, Weights weights) {
    this.around = Gaussian.ofWeighted(sample, weights, NUDGE);
    this.n = around.mean().length;
    int outputs = 0;
    for (int k = 0; k < sample.count(); k++) {
      outputs = Math.max(outputs, sample.misses(k).length);
    }
    double[][] left = new double[n + 1][n + 1];
    double[][] right = new double[n + 1][outputs];
    double[] row = new double[n + 1];
    row[0] = 1;
    for (int k = 0; k < sample.count(); k++) {
      double w = weights.of(k);
      double[] misses = sample.misses(k);
      if (w == 0 || misses.length == 0) {
        continue;
      }
      System.arraycopy(around.standard(sample.place(k)), 0, row, 1, n);
      for (int i = 0; i <= n; i++) {
        double weighted = w * row[i];
        for (int j = 0; j <= n; j++) {
          left[i][j] += weighted * row[j];
        }
        for (int j = 0; j < outputs; j++) {
          right[i][j] += weighted * misses[j];
        }
      }
    }
    for (int i = 1; i <= n; i++) {
      left[i][i] += RIDGE;
    }
    RealMatrix solved =
        inverse(MatrixUtils.createRealMatrix(left)).multiply(MatrixUtils.createRealMatrix(right));
    this.middle = solved.getRow(0);
    // Slopes along the coordinates seen from 'around', turned back into those of places.
    RealMatrix inner = solved.getSubMatrix(1, n, 0, outputs - 1);
    this.slopes = MatrixUtils.inverse(around.root()).transpose().multiply(inner).transpose();
  }

  /** The normal distribution that the lines and the prior lead to, at most a long step away. */
  Proposal next(Problem problem) {
    RealMatrix one = MatrixUtils.createRealIdentityMatrix(n);
    RealVector atMean = MatrixUtils.createRealVector(middle);
    RealVector mean = MatrixUtils.createRealVector(around.mean());
    RealVector step = MatrixUtils.createRealVector(new double[n]);
    double[] misses = middle;
    for (int round = 0; round < ROUNDS; round++) {
      double[] worth = Arrays.stream(misses).map(problem::worth).toArray();
      RealVector pull = slopes.preMultiply(scaled(atMean, worth)).add(mean);
      step = inverse(one.add(squared(worth))).operate(pull).mapMultiply(-1);
      misses = slopes.operate(step).add(atMean).toArray();
    }
    RealMatrix covariance =
        inverse(one.add(squared(Arrays.stream(misses).map(problem::bend).toArray())));
    double[] from = around.standard(mean.add(step).toArray());
    double length = MatrixUtils.createRealVector(from).getNorm();
    double share = Math.min(1, LONGEST_STEP / Math.max(length, 1e-12));
    return new Proposal(mean.add(step.mapMultiply(share)).toArray(), covariance);
  }

  private static RealVector scaled(RealVector vector, double[] by) {
    return vector.ebeMultiply(MatrixUtils.createRealVector(by));
  }

  /** The squares of the slopes, each figure counting so much. */
  private RealMatrix squared(double[] by) {
    return slopes.transpose().multiply(MatrixUtils.createRealDiagonalMatrix(by).multiply(slopes));
  }

  /** A middle and a covariance. */
  @SuppressWarnings("ArrayRecordComponent") // made and read at once
  record Proposal(double[] mean, RealMatrix covariance) {}

  private static RealMatrix inverse(RealMatrix positive) {
    RealMatrix even = positive.add(positive.transpose()).scalarMultiply(0.5);
    return new CholeskyDecomposition(even, SYMMETRIC, POSITIVE).getSolver().getInverse();
  }
}
