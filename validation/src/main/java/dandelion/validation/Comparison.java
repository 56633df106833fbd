package dandelion.validation;

import dandelion.study.Interval;
import dandelion.validation.Targets.Bound;
import dandelion.validation.Targets.Figure;
import java.util.Comparator;
import java.util.List;

/**
 * A simulated figure beside a published one.
 *
 * @param disease which disease
 * @param study name of the study that it was simulated in
 * @param title the study's title
 * @param figure the published figure
 * @param published its value with its 95 % interval
 * @param basis where that interval comes from
 * @param simulated the simulated one with the interval that chance leaves; not a number when there
 *     is none
 * @param trouble why there is none; empty when there is one
 */
public record Comparison(
    String disease,
    String study,
    String title,
    Figure figure,
    Amount published,
    Basis basis,
    Amount simulated,
    String trouble) {

  /** Where a published interval comes from. */
  public enum Basis {
    /** It was published. */
    PUBLISHED("published"),
    /** It was reckoned from the number of patients, after Wilson. */
    COUNTED("from n"),
    /** It is the room that the targets file gives for what studies differ in. */
    ROOM("room given");

    private final String words;

    Basis(String words) {
      this.words = words;
    }

    /** As it is read. */
    public String words() {
      return words;
    }
  }

  /** The rule of {@link #inside} and {@link #miss} in words. */
  public static final String RULE =
      "inside: the simulated figure lies in the published 95 % interval; miss: simulated minus"
          + " published over the standard error of both together, of ratios on the logarithm";

  static Comparison of(
      String disease, String study, String title, Figure figure, Amount simulated, String trouble) {
    Basis basis = basis(figure);
    return new Comparison(
        disease, study, title, figure, published(figure, basis), basis, simulated, trouble);
  }

  private static Basis basis(Figure figure) {
    if (figure.low() < figure.high()) {
      return Basis.PUBLISHED;
    }
    return figure.n() > 0 ? Basis.COUNTED : Basis.ROOM;
  }

  private static Amount published(Figure figure, Basis basis) {
    return switch (basis) {
      case PUBLISHED -> new Amount(figure.value(), figure.low(), figure.high());
      case COUNTED -> {
        Amount percent = Amount.share(figure.value() * figure.n(), (double) figure.n());
        yield new Amount(figure.value(), percent.low() / 100, percent.high() / 100);
      }
      case ROOM -> {
        double half = Interval.Z95 * figure.within();
        boolean share = figure.unit().equals(Registry.PROPORTION);
        boolean least = share || !figure.unit().equals(Registry.POINTS);
        double low = figure.value() - half;
        double high = figure.value() + half;
        yield new Amount(
            figure.value(), least ? Math.max(0, low) : low, share ? Math.min(1, high) : high);
      }
    };
  }

  /** Whether there is a simulated figure. */
  public boolean answered() {
    return trouble.isEmpty() && Double.isFinite(simulated.value());
  }

  /** Whether the simulated figure lies in the published interval. */
  public boolean inside() {
    return answered() && published.holds(simulated.value());
  }

  /** By how many standard errors of both together the simulated figure is off. */
  public double miss() {
    if (!answered()) {
      return Double.NaN;
    }
    boolean logarithm = isRatio() && simulated.value() > 0;
    double off =
        logarithm
            ? Math.log(simulated.value() / published.value())
            : simulated.value() - published.value();
    double here = logarithm ? simulated.seOfLog() : simulated.se();
    double there = logarithm ? published.seOfLog() : published.se();
    return off / Math.hypot(here, there);
  }

  /** Whether it is a ratio around 1. */
  public boolean isRatio() {
    return figure.unit().equals(Registry.RATIO);
  }

  /** What is compared, in words, without the study's name. */
  public String what() {
    Bound bound = figure.bound();
    if (bound == null) {
      return figure.quantity().replace('_', ' ');
    }
    String outcome = bound.outcome().replace("_free_", "-free ").replace('_', ' ');
    String time = bound.atYears() == Math.rint(bound.atYears()) ? "%.0f" : "%s";
    String at = ", " + String.format(java.util.Locale.ROOT, time, bound.atYears()) + "\u00a0y";
    String against = bound.against().isEmpty() ? "" : " v " + bound.against();
    return bound.arm() + against + ": " + outcome + at;
  }

  /** Those that were fitted, or those only checked. */
  public static List<Comparison> only(List<Comparison> all, boolean fitted) {
    return all.stream().filter(one -> one.figure().fitted() == fitted).toList();
  }

  /** How many are inside. */
  public static long inside(List<Comparison> all) {
    return all.stream().filter(Comparison::inside).count();
  }

  /** Those that miss by most, the largest first. */
  public static List<Comparison> largest(List<Comparison> all, int most) {
    return all.stream()
        .filter(one -> Double.isFinite(one.miss()))
        .sorted(Comparator.comparingDouble((Comparison one) -> -Math.abs(one.miss())))
        .limit(most)
        .toList();
  }
}
