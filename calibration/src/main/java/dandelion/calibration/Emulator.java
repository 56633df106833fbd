package dandelion.calibration;

import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * A quick stand-in for the model around where the weight is: every miss as a polynomial of second
 * degree in the place, fitted by weighted ridge regression. It proposes places; what they weigh is
 * decided by the last of them, which has learnt from all that the model answered.
 */
final class Emulator {
  private static final double RIDGE = 0.01;
  private static final double NUDGE = 1e-3;
  private static final double BEYOND = 4;
  private static final double SYMMETRIC = 1e-6;
  private static final double POSITIVE = 1e-14;

  private final Problem problem;
  private final Gaussian around;
  private final double[][] coefficients;
  private final double farthest;

  /** How many coefficients each miss has. */
  static int terms(int dimension) {
    return 1 + dimension + dimension * (dimension + 1) / 2;
  }

  /** Fits one to a sample, each place counting by its weight. */
  Emulator(Problem problem, Sample sample, Weights weights) {
    this.problem = problem;
    this.around = Gaussian.ofWeighted(sample, weights, NUDGE);
    int n = problem.dimension();
    int terms = terms(n);
    this.farthest = Math.pow(Math.sqrt(n) + BEYOND, 2);
    int outputs = 0;
    for (int k = 0; k < sample.count(); k++) {
      outputs = Math.max(outputs, sample.misses(k).length);
    }
    double[][] left = new double[terms][terms];
    double[][] right = new double[terms][outputs];
    double[] row = new double[terms];
    for (int k = 0; k < sample.count(); k++) {
      double w = weights.of(k);
      double[] misses = sample.misses(k);
      if (w < 1e-9 || misses.length == 0) {
        continue;
      }
      fill(around.standard(sample.place(k)), row);
      for (int i = 0; i < terms; i++) {
        double weighted = w * row[i];
        for (int j = 0; j <= i; j++) {
          left[i][j] += weighted * row[j];
        }
        for (int j = 0; j < outputs; j++) {
          right[i][j] += weighted * misses[j];
        }
      }
    }
    for (int i = 0; i < terms; i++) {
      left[i][i] += i == 0 ? 0 : RIDGE;
      for (int j = 0; j < i; j++) {
        left[j][i] = left[i][j];
      }
    }
    RealMatrix solved =
        new CholeskyDecomposition(MatrixUtils.createRealMatrix(left), SYMMETRIC, POSITIVE)
            .getSolver()
            .solve(MatrixUtils.createRealMatrix(right));
    this.coefficients = solved.transpose().getData();
  }

  private static void fill(double[] standard, double[] row) {
    int at = 0;
    row[at++] = 1;
    for (int i = 0; i < standard.length; i++) {
      row[at++] = standard[i];
      for (int j = 0; j <= i; j++) {
        row[at++] = standard[i] * standard[j];
      }
    }
  }

  /**
   * Log of prior times likelihood as it takes it to be; minus infinity where it knows nothing.
   *
   * @param power what the likelihood is raised to
   */
  double logPosterior(double[] place, double power) {
    double[] misses = misses(place);
    double squares = 0;
    for (double one : place) {
      squares += one * one;
    }
    return misses.length == 0
        ? Double.NEGATIVE_INFINITY
        : power * problem.logLikelihood(misses) - squares / 2;
  }

  /** What it takes the misses at a place to be; empty where it knows nothing. */
  double[] misses(double[] place) {
    double[] standard = around.standard(place);
    double squares = 0;
    for (double one : standard) {
      squares += one * one;
    }
    if (squares > farthest) {
      return new double[0];
    }
    double[] row = new double[coefficients[0].length];
    fill(standard, row);
    double[] misses = new double[coefficients.length];
    for (int m = 0; m < misses.length; m++) {
      double sum = 0;
      double[] mine = coefficients[m];
      for (int k = 0; k < row.length; k++) {
        sum += mine[k] * row[k];
      }
      misses[m] = sum;
    }
    return misses;
  }

  /** The normal distribution of the places that it was fitted to. */
  Gaussian around() {
    return around;
  }
}
