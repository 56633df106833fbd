package dandelion.claims;

import dandelion.claims.Claim.Published;
import dandelion.validation.Amount;
import java.util.List;

/**
 * A claim with what Dandelion's own simulation says, beside what was published.
 *
 * @param claim the claim
 * @param figures what was simulated
 * @param others published figures that nothing simulated is compared with
 */
public record Weighed(Claim claim, List<Figure> figures, List<Published> others) {
  private static final double CLOSE = 0.2;
  private static final double CLOSE_BESIDE_INTERVAL = 0.1;
  private static final double NOTHING = 0.1;

  /** How a simulated figure compares with a published one. */
  public enum Agreement {
    /**
     * Within the published 95 % interval or within a tenth of the figure; within a fifth where no
     * interval is known.
     */
    AGREES("agrees"),
    /** A ratio on the same side of 1, but of another size. */
    SAME_WAY("same way"),
    /** A ratio less than a tenth as far from 1. */
    NO_EFFECT("no effect"),
    /** Above it. */
    HIGHER("higher"),
    /** Below it. */
    LOWER("lower"),
    /** No patient in this run bears on it. */
    UNKNOWN("too few");

    private final String words;

    Agreement(String words) {
      this.words = words;
    }

    /** As it is read. */
    public String words() {
      return words;
    }
  }

  /** The rule of {@link Agreement} in words. */
  public static final String RULE =
      "agrees: within the published 95 % interval or a tenth of the figure, or a fifth of it where no"
          + " interval is published (of ratios: of their logarithm); same way: a ratio on the same"
          + " side of 1; no effect: a ratio less than a tenth as far from 1";

  /** A published figure and how the simulated one compares with it. */
  public record Beside(Published published, Agreement agreement) {}

  /**
   * A simulated figure.
   *
   * @param what in words
   * @param amount how much
   * @param unit of it
   * @param beside published figures it is compared with
   */
  public record Figure(String what, Amount amount, String unit, List<Beside> beside) {}

  /** How many published figures were compared with simulated ones. */
  public long compared() {
    return figures.stream().mapToLong(figure -> figure.beside().size()).sum();
  }

  /** How many of these agree. */
  public long agreeing() {
    return figures.stream()
        .flatMap(figure -> figure.beside().stream())
        .filter(one -> one.agreement() == Agreement.AGREES)
        .count();
  }

  static Agreement agreement(Amount simulated, Published published) {
    double value = simulated.value();
    double said = published.value();
    if (Double.isNaN(value)) {
      return Agreement.UNKNOWN;
    }
    boolean ratio = isRatio(published.unit());
    boolean within =
        published.hasInterval() && published.low() <= value && value <= published.high();
    double off = ratio ? Math.log(value / said) : value - said;
    double size = ratio ? Math.log(said) : said;
    double close = published.hasInterval() ? CLOSE_BESIDE_INTERVAL : CLOSE;
    if (within || Math.abs(off) <= close * Math.abs(size)) {
      return Agreement.AGREES;
    }
    if (ratio && Math.abs(Math.log(value)) < NOTHING * Math.abs(size)) {
      return Agreement.NO_EFFECT;
    }
    if (ratio && (value - 1) * (said - 1) > 0) {
      return Agreement.SAME_WAY;
    }
    return value > said ? Agreement.HIGHER : Agreement.LOWER;
  }

  /** Whether figures of a unit are ratios around 1. */
  public static boolean isRatio(String unit) {
    return unit.equals("HR") || unit.equals("OR") || unit.equals("RR");
  }
}
