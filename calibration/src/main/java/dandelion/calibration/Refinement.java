package dandelion.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.FastMath;

/**
 * The whole of the sampling. {@link Imis} finds where the posterior is. A posterior in twenty
 * dimensions is bent, which normal distributions are not; so an {@link Emulator} is fitted to what
 * is known, places are drawn from the posterior that it stands for by Metropolis' rule, the model
 * is run there, and this is done again. The last draws are weighted by an emulator that has learnt
 * from them too, over the one that they were drawn by. The model's answer at one place carries the
 * luck of its patients; thousands of answers together hardly do. How far the model is from the
 * emulator at the last draws is reported.
 */
final class Refinement {
  private static final double[] SHARES = {0.45, 0.12, 0.13, 0.30};
  private static final int POINTS_PER_TERM = 3;
  private static final int LINES_PER_DIMENSION = 10;

  /** A little flatter than the emulator's posterior, so that tails are not too thin. */
  private static final double FLATTENED = 0.8;

  private static final int THIN_PER_DIMENSION = 8;
  private static final int BURN_IN_PER_DIMENSION = 600;
  private static final double STEP = 2.38;
  private static final double WANTED = 0.25;
  private static final double ADAPT = 0.02;

  private final Problem problem;
  private final RandomGenerator random;

  Refinement(Problem problem, RandomGenerator random) {
    this.problem = problem;
    this.random = random;
  }

  /**
   * What was found.
   *
   * @param search everything that was tried on the way
   * @param last the last draws, which alone are weighted
   * @param logWeights the logarithms of their weights
   * @param off how far misses of the model are from those of the emulator at the last draws: the
   *     root of the mean square
   * @param bias the same of the mean over all draws, for the figure where it is greatest
   */
  @SuppressWarnings("ArrayRecordComponent") // made and read at once
  record Found(Sample search, Sample last, double[] logWeights, double off, double bias) {}

  /** Draws so many places in all; fewer when none of those searched could be simulated. */
  Found sample(int evaluations) throws IOException {
    Sample search = new Imis(problem, random).sample((int) (SHARES[0] * evaluations));
    if (search.overwhelmed() == search.count()) {
      return new Found(search, search, new double[search.count()], Double.NaN, Double.NaN);
    }
    int left = evaluations - search.count();
    for (int round = 1; round < SHARES.length - 1; round++) {
      int count = Math.min(left, (int) (SHARES[round] * evaluations));
      Drawn drawn = draw(search, count);
      search.add(drawn.places(), problem.simulate(drawn.places()), drawn.logEnvelopes());
      left -= count;
    }
    Sample last = new Sample(problem);
    Drawn drawn = draw(search, left);
    List<double[]> shown = problem.simulate(drawn.places());
    last.add(drawn.places(), shown, drawn.logEnvelopes());
    search.add(drawn.places(), shown, drawn.logEnvelopes());
    return found(search, last);
  }

  private Found found(Sample search, Sample last) {
    Emulator emulator = emulator(search);
    double[] logs = new double[last.count()];
    double[] sums = new double[0];
    double squares = 0;
    int count = 0;
    for (int k = 0; k < logs.length; k++) {
      double[] misses = last.misses(k);
      logs[k] =
          misses.length == 0
              ? Double.NEGATIVE_INFINITY
              : emulator.logPosterior(last.place(k), 1) - last.logEnvelope(k);
      double[] taken = emulator.misses(last.place(k));
      if (misses.length == 0 || taken.length == 0) {
        continue;
      }
      sums = sums.length == 0 ? new double[misses.length] : sums;
      count++;
      for (int m = 0; m < misses.length; m++) {
        double off = misses[m] - taken[m];
        sums[m] += off;
        squares += off * off;
      }
    }
    double bias = 0;
    for (double sum : sums) {
      bias = Math.max(bias, Math.abs(sum) / count);
    }
    double off = count == 0 ? Double.NaN : Math.sqrt(squares / (count * (double) sums.length));
    return new Found(search, last, logs, off, bias);
  }

  private Emulator emulator(Sample search) {
    double[] logs = search.logPosteriors();
    int n = problem.dimension();
    double usable = search.count() - search.overwhelmed();
    double wanted =
        Math.min(
            usable / 2, Math.max(POINTS_PER_TERM * Emulator.terms(n), LINES_PER_DIMENSION * n));
    return new Emulator(problem, search, Weights.of(logs, Weights.power(logs, wanted)));
  }

  /** Places, and the log-density of the emulator's posterior there, up to a constant. */
  private record Drawn(List<double[]> places, List<Double> logEnvelopes) {}

  private Drawn draw(Sample search, int count) {
    int n = problem.dimension();
    Emulator emulator = emulator(search);
    Gaussian shape = emulator.around();
    double[] origin = shape.mean();
    double[] here = origin;
    double density = emulator.logPosterior(here, FLATTENED);
    double scale = STEP / Math.sqrt(n);
    int burnIn = BURN_IN_PER_DIMENSION * n;
    int thin = THIN_PER_DIMENSION * n;
    List<double[]> places = new ArrayList<>();
    List<Double> densities = new ArrayList<>();
    for (int step = 1; places.size() < count; step++) {
      double[] there = shape.draw(random);
      for (int k = 0; k < n; k++) {
        there[k] = here[k] + scale * (there[k] - origin[k]);
      }
      double other = emulator.logPosterior(there, FLATTENED);
      boolean accepted = FastMath.log(random.nextDouble()) < other - density;
      if (accepted) {
        here = there;
        density = other;
      }
      if (step < burnIn) {
        scale *= FastMath.exp(ADAPT * ((accepted ? 1 : 0) - WANTED));
      } else if (step % thin == 0) {
        places.add(here);
        densities.add(density);
      }
    }
    return new Drawn(places, densities);
  }
}
