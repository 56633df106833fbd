package dandelion.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** The decision under uncertainty against examples by hand and against closed form. */
class DecisionTest {

  @Test
  void fourDrawsByHand() {
    // best arms: 1, 0, both, 1; expected net benefits 4 and 5; perfect information 6.25
    Decision decision = Decision.of(1, new double[][] {{2, 7, 5, 2}, {6, 2, 5, 7}});
    assertThat(decision.benefit()).containsExactly(4.0, 5.0);
    assertThat(decision.best()).isEqualTo(1);
    assertThat(decision.probability()).containsExactly(0.375, 0.625);
    assertThat(decision.information()).isEqualTo(1.25);
    assertThat(decision.loss()).containsExactly(2.25, 1.25);
  }

  /** n = 40,000, seed 1; 4 standard errors: chance of a false alarm about 6e-5. */
  @Test
  void perfectInformationOfANormalBenefitIsTheUnitNormalLoss() {
    int n = 40_000;
    double mean = 0.4;
    double sd = 1.5;
    Random random = new Random(1);
    double[] gain = random.doubles(n).map(u -> quantile(u, mean, sd)).toArray();
    Decision decision = Decision.of(1, new double[][] {new double[n], gain});
    NormalDistribution unit = NormalDistribution.of(0, 1);
    double z = mean / sd;
    double loss = sd * (unit.density(z) - z * (1 - unit.cumulativeProbability(z)));
    assertThat(decision.information()).isCloseTo(loss, within(4 * decision.informationSe()));
    assertThat(decision.informationSe()).isLessThan(0.02 * sd);
  }

  private static double quantile(double u, double mean, double sd) {
    return NormalDistribution.of(mean, sd).inverseCumulativeProbability(u);
  }

  @Test
  void probabilitiesAddUpToOneAndThreeArmsShareTies() {
    double[][] benefits = {{1, 3, 2}, {1, 2, 2}, {1, 1, 2}};
    Decision decision = Decision.of(1, benefits);
    double sum = decision.probability().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(decision.probability().get(2)).isCloseTo(2 / 9.0, within(1e-12));
  }

  @Test
  void pricesHoldThoseAskedFor() {
    assertThat(Decision.prices(java.util.List.of(20_000.0, 31_234.0)))
        .contains(0.0, 20_000.0, 31_234.0)
        .isSorted()
        .hasSize(63 - 1);
  }
}
