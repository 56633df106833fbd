package dandelion.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.util.FastMath;

/**
 * Places with what the model showed there, and the mixture of distributions they were drawn from.
 *
 * <p>A place's weight is prior times likelihood over the density of the whole mixture, whichever
 * part it was drawn from (deterministic mixture weights).
 */
final class Sample {
  private final Problem problem;
  private final List<Gaussian> parts = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private final List<double[]> places = new ArrayList<>();
  private final List<double[]> figures = new ArrayList<>();
  private final List<double[]> misses = new ArrayList<>();
  private final List<Double> logPosteriors = new ArrayList<>();
  private final List<Double> logEnvelopes = new ArrayList<>();

  Sample(Problem problem) {
    this.problem = problem;
  }

  /** Adds places that were drawn from one part of the mixture, and what the model showed there. */
  void add(Gaussian part, List<double[]> drawn, List<double[]> shown) {
    double logCount = FastMath.log(drawn.size());
    for (int k = 0; k < places.size(); k++) {
      logEnvelopes.set(k, logOfSum(logEnvelopes.get(k), logCount + part.logDensity(places.get(k))));
    }
    parts.add(part);
    counts.add(drawn.size());
    for (int k = 0; k < drawn.size(); k++) {
      double[] place = drawn.get(k);
      places.add(place);
      figures.add(shown.get(k));
      double[] missed = problem.misses(shown.get(k));
      misses.add(missed);
      logPosteriors.add(logPosterior(place, missed));
      double envelope = Double.NEGATIVE_INFINITY;
      for (int p = 0; p < parts.size(); p++) {
        envelope = logOfSum(envelope, FastMath.log(counts.get(p)) + parts.get(p).logDensity(place));
      }
      logEnvelopes.add(envelope);
    }
  }

  /**
   * Adds places that were drawn from something that is no part of the mixture.
   *
   * @param envelopes the logarithm of the density that each was drawn with, up to a constant
   */
  void add(List<double[]> drawn, List<double[]> shown, List<Double> envelopes) {
    for (int k = 0; k < drawn.size(); k++) {
      double[] missed = problem.misses(shown.get(k));
      places.add(drawn.get(k));
      figures.add(shown.get(k));
      misses.add(missed);
      logPosteriors.add(logPosterior(drawn.get(k), missed));
      logEnvelopes.add(envelopes.get(k));
    }
  }

  /** Log of prior times likelihood at every place. */
  double[] logPosteriors() {
    return logPosteriors.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Log of prior times likelihood, up to a constant. */
  double logPosterior(double[] place, double[] missed) {
    double squares = 0;
    for (double one : place) {
      squares += one * one;
    }
    return missed.length == 0
        ? Double.NEGATIVE_INFINITY
        : problem.logLikelihood(missed) - squares / 2;
  }

  private static double logOfSum(double a, double b) {
    double most = Math.max(a, b);
    return most == Double.NEGATIVE_INFINITY
        ? most
        : most + FastMath.log1p(FastMath.exp(Math.min(a, b) - most));
  }

  int count() {
    return places.size();
  }

  double[] place(int k) {
    return places.get(k);
  }

  double[] figures(int k) {
    return figures.get(k);
  }

  /** Standardised misses there; empty where the model could not be run. */
  double[] misses(int k) {
    return misses.get(k);
  }

  double logPosterior(int k) {
    return logPosteriors.get(k);
  }

  /** How many places the model could not be run at. */
  long overwhelmed() {
    return misses.stream().filter(missed -> missed.length == 0).count();
  }

  /** The places that were drawn from the prior. */
  IntStream fromPrior() {
    return IntStream.range(0, counts.getFirst());
  }

  /** The logarithm of the density that a place was drawn with. */
  double logEnvelope(int k) {
    return logEnvelopes.get(k);
  }

  /** The logarithms of the weights. */
  double[] logWeights() {
    double[] logs = new double[places.size()];
    for (int k = 0; k < logs.length; k++) {
      logs[k] = logPosteriors.get(k) - logEnvelopes.get(k);
    }
    return logs;
  }
}
