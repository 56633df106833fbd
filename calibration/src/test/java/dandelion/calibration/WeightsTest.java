package dandelion.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;

/** Weights, effective sample sizes and resampling against closed forms. */
class WeightsTest {
  private static final double NONE = Double.NEGATIVE_INFINITY;

  private static double[] logs(double... shares) {
    return Arrays.stream(shares).map(Math::log).toArray();
  }

  @Test
  void equalWeightsAreWorthAsManyDrawsAsThereAre() {
    Weights weights = Weights.of(new double[] {-700, -700, -700, NONE}, 1);
    assertThat(weights.effective()).isCloseTo(3, within(1e-12));
    assertThat(weights.largest()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(weights.of(3)).isZero();
  }

  @Test
  void effectiveSizeAndUniqueDrawsFollowTheirFormulas() {
    Weights weights = Weights.of(logs(0.5, 0.3, 0.2), 1);
    assertThat(weights.effective()).isCloseTo(1 / 0.38, within(1e-12));
    assertThat(weights.unique(2))
        .isCloseTo(3 - 0.25 - 0.49 - 0.64, within(1e-12)); // 1 - (1 - w)^2 each
  }

  @Test
  void aPowerFlattensWeights() {
    Weights flat = Weights.of(logs(0.64, 0.16, 0.04), 0.5);
    assertThat(flat.of(0)).isCloseTo(0.8 / 1.4, within(1e-12));
    double[] steep = logs(0.9, 0.09, 0.009, 0.001);
    double power = Weights.power(steep, 3);
    assertThat(Weights.of(steep, power).effective()).isCloseTo(3, within(1e-9));
    assertThat(Weights.power(logs(0.5, 0.5), 2)).isLessThanOrEqualTo(1);
    assertThat(Weights.power(logs(0.5, 0.5), 1.9)).isEqualTo(1);
  }

  @Test
  void systematicResamplingGivesEachItsShareUpToOne() {
    double[] shares = {0.5, 0, 0.3, 0.15, 0.05};
    int[] drawn = Weights.of(logs(shares), 1).resample(1000, new Well19937c(4));
    for (int k = 0; k < shares.length; k++) {
      int mine = k;
      assertThat(Arrays.stream(drawn).filter(d -> d == mine).count())
          .as("place %d", k)
          .isBetween(
              (long) Math.floor(1000 * shares[k] - 1), (long) Math.ceil(1000 * shares[k] + 1));
    }
    assertThat(Arrays.stream(drawn).filter(d -> d == 1)).isEmpty();
    // In random order: the first half holds of each about its share; 450 to 550 of 1000 is 5 sd.
    assertThat(Arrays.stream(drawn).limit(500).filter(d -> d == 0).count()).isBetween(190L, 310L);
  }

  /**
   * 20,000 exceedances of a generalised Pareto distribution; the estimate's sd is (1 + k) / 141.
   */
  @Test
  void theShapeOfATailIsFound() {
    for (double shape : new double[] {0.3, 0.7, 1.2}) {
      Well19937c random = new Well19937c(9);
      double[] above = new double[20_000];
      Arrays.setAll(above, k -> (Math.pow(random.nextDouble(), -shape) - 1) / shape);
      Arrays.sort(above);
      assertThat(ParetoTail.shapeOfExceedances(above))
          .isCloseTo(shape, within(4.5 * (1 + shape) / 141));
    }
    assertThat(ParetoTail.shape(new double[] {0.5, 0.5})).isInfinite();
  }
}
