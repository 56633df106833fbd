package dandelion.calibration;

/**
 * How good the sampling was.
 *
 * @param evaluations places at which the registry was played
 * @param overwhelmed places that could not be simulated, mostly with too many lesions; their
 *     likelihood is 0
 * @param effective effective sample size: one over the sum of squared weights
 * @param largest the greatest weight
 * @param unique different places among the draws
 * @param tail shape of the tail of the weights (Pareto k of Vehtari and others): below 0.5 good,
 *     above 0.7 the weights cannot be relied on
 * @param off how far, in units of a fitted figure's error, the model is from the emulator at the
 *     draws; mostly the luck of its patients
 * @param bias the same on average over the draws, for the worst figure; what the emulator has wrong
 * @param plain effective sample size if draws were weighted by the model's own answers, luck
 *     included
 * @param squares sum of squared misses of the fitted figures with the point set, in units of {@code
 *     within}
 * @param meanIsPoint whether the point set is the posterior mean
 */
public record Diagnostics(
    int evaluations,
    long overwhelmed,
    double effective,
    double largest,
    long unique,
    double tail,
    double off,
    double bias,
    double plain,
    double squares,
    boolean meanIsPoint) {

  /** What a reader must know before relying on the draws; empty when nothing stands out. */
  public String warning() {
    if (tail > 0.7) {
      return "the weights have a heavy tail (Pareto k above 0.7): the posterior is not reliable;"
          + " more --evaluations are needed";
    }
    if (bias > 0.5) {
      return "the emulator is off by more than half the error of a figure: more --evaluations are"
          + " needed";
    }
    return effective < 100
        ? "the effective sample size is below 100: intervals are rough; more --evaluations are"
            + " needed"
        : "";
  }
}
