package dandelion.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;

/** Importance sampling where the posterior is known in closed form. */
class ImisTest {
  private static final int EVALUATIONS = 4000;

  /** Of 4.5 standard errors: twenty comparisons with one seed, false alarm below 2 in 10,000. */
  private static final double ERRORS = 4.5;

  @Test
  void findsMeansAndSpreadsOfACorrelatedNormalDistribution() throws IOException {
    LinearProblem problem = LinearProblem.random(5, 7, new Well19937c(3));
    Sample sample = new Imis(problem, new Well19937c(11)).sample(EVALUATIONS);
    Weights weights = Weights.of(sample.logWeights(), 1);
    Weights.Moments moments = weights.moments(sample);
    RealVector mean = problem.mean();
    RealMatrix covariance = problem.covariance();
    double effective = weights.effective();
    assertThat(effective).isGreaterThan(EVALUATIONS / 3.0);
    for (int i = 0; i < 5; i++) {
      double sd = Math.sqrt(covariance.getEntry(i, i));
      assertThat(moments.mean()[i])
          .as("mean %d", i)
          .isCloseTo(mean.getEntry(i), within(ERRORS * sd / Math.sqrt(effective)));
      for (int j = 0; j <= i; j++) {
        double scale = sd * Math.sqrt(covariance.getEntry(j, j));
        // The variance of a product of two correlated normals is at most 2 in these units.
        assertThat(moments.covariance().getEntry(i, j))
            .as("covariance %d, %d", i, j)
            .isCloseTo(
                covariance.getEntry(i, j), within(ERRORS * scale * Math.sqrt(2 / effective)));
      }
    }
  }

  /** As many things free as in the model, started far from the posterior. */
  @Test
  void findsAPosteriorInTwentyFourDimensions() throws IOException {
    LinearProblem problem = LinearProblem.random(24, 30, new Well19937c(5));
    Sample sample = new Imis(problem, new Well19937c(12)).sample(EVALUATIONS);
    Weights weights = Weights.of(sample.logWeights(), 1);
    Weights.Moments moments = weights.moments(sample);
    assertThat(weights.effective()).isGreaterThan(EVALUATIONS / 5.0);
    for (int i = 0; i < 24; i++) {
      double sd = Math.sqrt(problem.covariance().getEntry(i, i));
      assertThat(moments.mean()[i])
          .isCloseTo(
              problem.mean().getEntry(i), within(ERRORS * sd / Math.sqrt(weights.effective())));
    }
  }

  @Test
  void theSameSeedGivesTheSameBits() throws IOException {
    LinearProblem problem = LinearProblem.random(4, 6, new Well19937c(7));
    Sample one = new Imis(problem, new Well19937c(1)).sample(600);
    Sample two = new Imis(problem, new Well19937c(1)).sample(600);
    Sample other = new Imis(problem, new Well19937c(2)).sample(600);
    assertThat(one.logWeights()).containsExactly(two.logWeights());
    assertThat(one.logWeights()).isNotEqualTo(other.logWeights());
  }

  /** Where the model cannot be run the posterior is 0; elsewhere nothing changes. */
  @Test
  void placesThatOverwhelmTheModelWeighNothing() throws IOException {
    LinearProblem problem = LinearProblem.random(4, 6, new Well19937c(7));
    Problem half =
        new Problem() {
          @Override
          public int dimension() {
            return problem.dimension();
          }

          @Override
          public List<double[]> simulate(List<double[]> places) {
            List<double[]> figures = problem.simulate(places);
            for (int k = 0; k < places.size(); k++) {
              if (places.get(k)[0] > problem.mean().getEntry(0)) {
                figures.set(k, new double[0]);
              }
            }
            return figures;
          }

          @Override
          public double[] misses(double[] figures) {
            return figures.length == 0 ? figures : problem.misses(figures);
          }

          @Override
          public double logLikelihood(double[] misses) {
            return problem.logLikelihood(misses);
          }

          @Override
          public double worth(double miss) {
            return problem.worth(miss);
          }

          @Override
          public double bend(double miss) {
            return problem.bend(miss);
          }
        };
    Sample sample = new Imis(half, new Well19937c(1)).sample(3000);
    Weights weights = Weights.of(sample.logWeights(), 1);
    assertThat(sample.overwhelmed()).isPositive();
    for (int k = 0; k < sample.count(); k++) {
      assertThat(weights.of(k) == 0).isEqualTo(sample.misses(k).length == 0);
    }
    // The mean of half a normal distribution lies sqrt(2/pi) standard deviations off its middle.
    double sd = Math.sqrt(problem.covariance().getEntry(0, 0));
    assertThat(weights.moments(sample).mean()[0])
        .isCloseTo(
            problem.mean().getEntry(0) - sd * Math.sqrt(2 / Math.PI),
            within(ERRORS * sd / Math.sqrt(weights.effective())));
  }
}
