package dandelion.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;

class DescentTest {
  private static final int FREE = 6;

  /** Where misses are straight lines, the least squares with the prior are the posterior's mean. */
  @Test
  void straightMissesLeadToThePosteriorMean() throws IOException {
    LinearProblem problem = LinearProblem.random(FREE, 9, new Well19937c(3));
    double[] start = {2, -2, 1, 0, -1, 2};
    double[] figures = problem.simulate(List.of(start)).getFirst();
    Descent.Found found = new Descent(problem, problem::simulate).from(start, figures);
    for (int k = 0; k < FREE; k++) {
      assertThat(found.place()[k]).isCloseTo(problem.mean().getEntry(k), within(0.05));
    }
    assertThat(found.figures()).isEqualTo(problem.simulate(List.of(found.place())).getFirst());
  }

  /** A place that cannot be left for a better one is where it ends. */
  @Test
  void neverGoesUphill() throws IOException {
    LinearProblem problem = LinearProblem.random(FREE, 9, new Well19937c(4));
    double[] best = problem.mean().toArray();
    double[] figures = problem.simulate(List.of(best)).getFirst();
    Descent.Found found = new Descent(problem, problem::simulate).from(best, figures);
    double before = squares(problem, best);
    assertThat(squares(problem, found.place())).isLessThanOrEqualTo(before);
    assertThat(found.squares()).isCloseTo(before, within(1e-6));
  }

  private static double squares(LinearProblem problem, double[] place) {
    double sum = 0;
    for (double one : problem.misses(problem.simulate(List.of(place)).getFirst())) {
      sum += one * one;
    }
    for (double one : place) {
      sum += one * one;
    }
    return sum;
  }
}
