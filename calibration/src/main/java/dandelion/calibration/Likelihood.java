package dandelion.calibration;

import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.FastMath;

/**
 * How likely standardised misses are when a model is known to be wrong.
 *
 * <p>Each miss is normal with variance 1 / h. h is what the published figure is worth to this
 * model: 1 says that it is as good as printed and that the model can meet it, less that the model
 * is off by more than the paper leaves open. Every figure has an h of its own, unknown, gamma
 * distributed with mean 1 (shape and rate {@code FREEDOM / 2}), and integrated out: misses follow
 * Student's distribution. So a figure that the model cannot meet loses its say, instead of bending
 * everything else, and the posterior is wider than misses of normal distribution would make it.
 */
final class Likelihood {
  /** Degrees of freedom of Student's distribution: few, so that large misses are forgiven. */
  static final double FREEDOM = 4;

  private Likelihood() {}

  /** The logarithm of the likelihood, up to a constant. */
  static double log(double[] misses) {
    double sum = 0;
    for (double miss : misses) {
      sum += FastMath.log1p(miss * miss / FREEDOM);
    }
    return -(FREEDOM + 1) / 2 * sum;
  }

  /** What a figure is worth, on average, once its miss is known. */
  static double worth(double miss) {
    return (FREEDOM + 1) / (FREEDOM + miss * miss);
  }

  /** How much the logarithm of the likelihood bends with a miss, kept above 0. */
  static double bend(double miss) {
    return worth(miss) * FREEDOM / (FREEDOM + miss * miss);
  }

  /** One draw of Student's distribution. */
  static double draw(RandomGenerator random) {
    double squares = 0;
    for (int k = 0; k < (int) FREEDOM; k++) {
      double normal = random.nextGaussian();
      squares += normal * normal;
    }
    return random.nextGaussian() / Math.sqrt(squares / FREEDOM);
  }
}
