package dandelion.disease;

import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * How unlike patients of one stage are in the number of seeds sown: a gamma distribution with mean
 * 1, so that counts are negative binomial. Its tail is exponential: a patient may have fifty times
 * the average number, never a million times.
 *
 * <p>Tabulated against the exponential draw of the same rank, in which its tail is nearly straight.
 */
final class Frailty {
  private static final int STEPS_PER_UNIT = 128;
  private static final int UNITS = 40;

  private final double[] table = new double[UNITS * STEPS_PER_UNIT + 1];

  /**
   * @param shape the gamma distribution's shape: 1/shape is the variance between patients
   */
  Frailty(double shape) {
    GammaDistribution gamma = GammaDistribution.of(shape, 1 / shape);
    for (int k = 1; k < table.length; k++) {
      table[k] = gamma.inverseSurvivalProbability(StrictMath.exp(-(double) k / STEPS_PER_UNIT));
    }
  }

  /** The frailty of the patient whose luck is this unit-exponential draw. */
  double of(double exponential) {
    double place = exponential * STEPS_PER_UNIT;
    int k = (int) Math.min(place, table.length - 2.0);
    return table[k] + (place - k) * (table[k + 1] - table[k]);
  }
}
