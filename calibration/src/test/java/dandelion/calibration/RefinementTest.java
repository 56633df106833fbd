package dandelion.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;

/** The whole of the sampling, on a bent posterior that a fine grid gives too. */
class RefinementTest {
  private static final int EVALUATIONS = 3000;
  private static final double REACH = 5;
  private static final int STEPS = 1000;

  /** A banana: two misses in two dimensions, one of them of second degree. */
  private record Banana(double noise, RandomGenerator luck) implements Problem {
    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public List<double[]> simulate(List<double[]> places) {
      List<double[]> figures = new ArrayList<>();
      for (double[] z : places) {
        double[] exact = exact(z);
        figures.add(
            new double[] {
              exact[0] + noise * luck.nextGaussian(), exact[1] + noise * luck.nextGaussian()
            });
      }
      return figures;
    }

    static double[] exact(double[] z) {
      return new double[] {(z[1] - z[0] * z[0] + 1) / 0.3, (z[0] - 0.5) / 0.8};
    }

    @Override
    public double[] misses(double[] figures) {
      return figures;
    }
  }

  /** Means of z0, z1 and their squares by a sum over a grid. */
  private static double[] truth() {
    double[] sums = new double[5];
    for (int i = 0; i < STEPS; i++) {
      for (int j = 0; j < STEPS; j++) {
        double[] z = {REACH * (2.0 * i / STEPS - 1), REACH * (2.0 * j / STEPS - 1)};
        double weight = Math.exp(Likelihood.log(Banana.exact(z)) - (z[0] * z[0] + z[1] * z[1]) / 2);
        sums[0] += weight * z[0];
        sums[1] += weight * z[1];
        sums[2] += weight * z[0] * z[0];
        sums[3] += weight * z[1] * z[1];
        sums[4] += weight;
      }
    }
    return new double[] {
      sums[0] / sums[4], sums[1] / sums[4], sums[2] / sums[4], sums[3] / sums[4]
    };
  }

  /**
   * 900 last draws of a chain, each after 16 steps, so at least 60 of them are as good as
   * independent; five standard errors of 60 draws, four comparisons.
   */
  @Test
  void findsABentPosteriorThroughNoise() throws IOException {
    double[] truth = truth();
    for (double noise : new double[] {0, 0.4}) {
      Refinement.Found found =
          new Refinement(new Banana(noise, new Well19937c(2)), new Well19937c(1))
              .sample(EVALUATIONS);
      Weights weights = Weights.of(found.logWeights(), 1);
      double[] sums = new double[4];
      for (int k = 0; k < found.last().count(); k++) {
        double[] z = found.last().place(k);
        sums[0] += weights.of(k) * z[0];
        sums[1] += weights.of(k) * z[1];
        sums[2] += weights.of(k) * z[0] * z[0];
        sums[3] += weights.of(k) * z[1] * z[1];
      }
      double[] spread = {
        Math.sqrt(truth[2] - truth[0] * truth[0]),
        Math.sqrt(truth[3] - truth[1] * truth[1]),
        1.5 * truth[2],
        1.5 * truth[3]
      };
      for (int m = 0; m < 4; m++) {
        assertThat(sums[m])
            .as("moment %d, noise %s", m, noise)
            .isCloseTo(truth[m], within(5 * spread[m] / Math.sqrt(60)));
      }
      assertThat(found.search().count()).isEqualTo(EVALUATIONS);
      assertThat(weights.effective()).isGreaterThan(found.last().count() / 3.0);
      // The emulator is of second degree, as the model is: only the noise is left.
      assertThat(found.off()).isCloseTo(noise, within(0.05));
      assertThat(found.bias()).isLessThan(0.1);
    }
  }

  @Test
  void theSameSeedGivesTheSameBits() throws IOException {
    double[] one =
        new Refinement(new Banana(0, new Well19937c(2)), new Well19937c(3))
            .sample(400)
            .logWeights();
    double[] two =
        new Refinement(new Banana(0, new Well19937c(2)), new Well19937c(3))
            .sample(400)
            .logWeights();
    assertThat(one).containsExactly(two);
  }

  /** Nothing that was searched could be simulated: told as such, not a fault of the arithmetic. */
  @Test
  void nothingToCountIsSaidAndNotFitted() throws IOException {
    Problem dumb =
        new Problem() {
          @Override
          public int dimension() {
            return 3;
          }

          @Override
          public List<double[]> simulate(List<double[]> places) {
            return places.stream().map(place -> new double[0]).toList();
          }

          @Override
          public double[] misses(double[] figures) {
            return figures;
          }
        };
    Refinement.Found found = new Refinement(dumb, new Well19937c(5)).sample(200);
    assertThat(found.last().overwhelmed()).isEqualTo(found.last().count()).isPositive();
  }
}
