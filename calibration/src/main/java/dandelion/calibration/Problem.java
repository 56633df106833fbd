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
  double logLikelihood(double[] misses);

  /** How much a miss of this size pulls, relative to a normal one. */
  double worth(double miss);

  /** How much the log-likelihood bends at a miss of this size; above 0, and 1 for a normal one. */
  double bend(double miss);
}
