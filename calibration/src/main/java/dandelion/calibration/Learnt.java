package dandelion.calibration;

import dandelion.validation.Targets;
import java.util.Locale;

/**
 * What was learnt of one free entry.
 *
 * @param free the entry and its prior
 * @param point its value in the point set
 * @param values its values in the posterior
 * @param priorSd standard deviation of the logarithm before any figure was seen
 * @param posteriorSd the same afterwards
 */
public record Learnt(
    Targets.Free free, double point, Spread values, double priorSd, double posteriorSd) {
  private static final double WELL = 1 / 3.0;
  private static final double WEAKLY = 2 / 3.0;

  /** How far the figures tell what a value is. */
  public enum Verdict {
    /** Not a third of the prior's spread is left. */
    WELL,
    /** Between one and two thirds are left. */
    WEAKLY,
    /** Two thirds or more are left: the prior decides. */
    NOT;

    /** For people and tables. */
    public String words() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The share of the prior's spread, on a logarithmic scale, that is left. */
  public double left() {
    return posteriorSd / priorSd;
  }

  /** Whether the figures identify it. */
  public Verdict verdict() {
    return left() < WELL ? Verdict.WELL : left() < WEAKLY ? Verdict.WEAKLY : Verdict.NOT;
  }
}
