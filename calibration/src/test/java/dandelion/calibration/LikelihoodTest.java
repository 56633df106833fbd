package dandelion.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The likelihood of a model that is known to be wrong, against plain sums over h. */
class LikelihoodTest {
  private static final int STEPS = 400_000;
  private static final double MOST = 40;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 1, 2.5, 6})
  void isTheIntegralOverWhatAFigureIsWorth(double miss) {
    double here = 0;
    double atNone = 0;
    double first = 0;
    for (int k = 0; k < STEPS; k++) {
      double h = (k + 0.5) * MOST / STEPS;
      // gamma of shape 2 and rate 2 times a normal density of variance 1 / h
      double prior = h * Math.exp(-2 * h) * Math.sqrt(h);
      here += prior * Math.exp(-h * miss * miss / 2);
      first += h * prior * Math.exp(-h * miss * miss / 2);
      atNone += prior;
    }
    assertThat(Likelihood.log(new double[] {miss}))
        .isCloseTo(Math.log(here / atNone), within(1e-6));
    assertThat(Likelihood.worth(miss)).isCloseTo(first / here, within(1e-6));
  }

  @Test
  void figuresAddUpAndALostOneHardlyCounts() {
    double one = Likelihood.log(new double[] {1});
    double two = Likelihood.log(new double[] {-2});
    assertThat(Likelihood.log(new double[] {1, -2})).isCloseTo(one + two, within(1e-12));
    assertThat(Likelihood.worth(10)).isLessThan(0.05);
    assertThat(Likelihood.worth(0)).isEqualTo(1.25);
    assertThat(Likelihood.bend(3)).isPositive();
  }

  /** 40,000 draws: a share has a standard error of at most 0.0025; 4.5 of them, three shares. */
  @Test
  void drawsFollowStudentsDistribution() {
    Well19937c random = new Well19937c(8);
    TDistribution student = new TDistribution(Likelihood.FREEDOM);
    int[] below = new int[3];
    double[] at = {-2.776, 0, 1};
    for (int k = 0; k < 40_000; k++) {
      double drawn = Likelihood.draw(random);
      for (int i = 0; i < 3; i++) {
        below[i] += drawn < at[i] ? 1 : 0;
      }
    }
    for (int i = 0; i < 3; i++) {
      assertThat(below[i] / 40_000.0)
          .isCloseTo(student.cumulativeProbability(at[i]), within(4.5 * 0.0025));
    }
  }
}
