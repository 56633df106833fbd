package dandelion.calibration;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.random.RandomGenerator;

/** A model whose misses are straight lines, so that its posterior is known in closed form. */
final class LinearProblem implements Problem {
  private final RealMatrix slopes;
  private final RealVector aim;

  /** Misses are {@code slopes * place - aim}. */
  LinearProblem(RealMatrix slopes, RealVector aim) {
    this.slopes = slopes;
    this.aim = aim;
  }

  /** One with so many things free and so many figures, correlated by chance. */
  static LinearProblem random(int free, int figures, RandomGenerator random) {
    RealMatrix slopes = MatrixUtils.createRealMatrix(figures, free);
    double[] aim = new double[figures];
    for (int i = 0; i < figures; i++) {
      for (int j = 0; j < free; j++) {
        slopes.setEntry(i, j, 2 * random.nextGaussian());
      }
      aim[i] = 2 * random.nextGaussian();
    }
    return new LinearProblem(slopes, MatrixUtils.createRealVector(aim));
  }

  /** Covariance of the posterior: the inverse of 1 + A'A. */
  RealMatrix covariance() {
    RealMatrix squared = slopes.transpose().multiply(slopes);
    return MatrixUtils.inverse(squared.add(MatrixUtils.createRealIdentityMatrix(dimension())));
  }

  /** Mean of the posterior. */
  RealVector mean() {
    return covariance().operate(slopes.preMultiply(aim));
  }

  @Override
  public int dimension() {
    return slopes.getColumnDimension();
  }

  @Override
  public List<double[]> simulate(List<double[]> places) {
    List<double[]> figures = new ArrayList<>();
    for (double[] place : places) {
      figures.add(slopes.operate(place));
    }
    return figures;
  }

  @Override
  public double[] misses(double[] figures) {
    return MatrixUtils.createRealVector(figures).subtract(aim).toArray();
  }

  @Override
  public double logLikelihood(double[] misses) {
    double squares = 0;
    for (double miss : misses) {
      squares += miss * miss;
    }
    return -squares / 2;
  }

  @Override
  public double worth(double miss) {
    return 1;
  }

  @Override
  public double bend(double miss) {
    return 1;
  }
}
