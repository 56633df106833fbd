package dandelion.calibration;

import java.io.IOException;
import java.util.List;

/**
 * What is to be sampled: a prior that is standard normal in every coordinate, and how far the model
 * is from what was published at any place.
 */
interface Problem {
  /** How many things are free. */
  int dimension();

  /**
   * Lets the model run at places; the answers come in the order of the places.
   *
   * @return every figure of the model at each place; an empty array where it cannot be run
   */
  List<double[]> simulate(List<double[]> places) throws IOException;

  /** The standardised misses of the figures that are fitted; empty where there are none. */
  double[] misses(double[] figures);

  /** The logarithm of the likelihood of these misses, up to a constant. */
  default double logLikelihood(double[] misses) {
    return Likelihood.log(misses);
  }

  /** How much a miss of this size pulls, relative to a normal one. */
  default double worth(double miss) {
    return Likelihood.worth(miss);
  }

  /**
   * How much the prior of a coordinate counts where one place is sought that meets the figures
   * best: 1 for one that rests on sources, less for one that is no more than limits.
   */
  default double pull(int coordinate) {
    return 1;
  }

  /** How much the log-likelihood bends at a miss of this size; above 0, and 1 for a normal one. */
  default double bend(double miss) {
    return Likelihood.bend(miss);
  }
}
