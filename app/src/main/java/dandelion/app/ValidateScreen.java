package dandelion.app;

import dandelion.validation.Amount;
import dandelion.validation.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Simulated figures beside published ones, in lines of at most 100 columns. */
final class ValidateScreen {
  private static final int COLUMNS = 100;
  private static final int WHAT = 30;
  private static final int LARGEST = 3;
  private static final String ROW = "%-" + WHAT + "s %-19s %-21s %5s %-4s %-7s %s";

  private ValidateScreen() {}

  static List<String> lines(List<Comparison> all) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(ROW, "", "simulated [95 %]", "published [95 %]", "miss", "", "used", "read"));
    String before = "";
    for (Comparison one : all) {
      String heading = one.disease() + ", " + one.study();
      if (!heading.equals(before)) {
        lines.add("-- " + heading + " " + "-".repeat(Math.max(0, COLUMNS - 4 - heading.length())));
        before = heading;
      }
      row(one, lines);
    }
    lines.add("-".repeat(COLUMNS));
    lines.addAll(ClaimsScreen.wrap(ClaimsScreen.capital(Comparison.RULE) + ".", COLUMNS, 0));
    lines.addAll(
        ClaimsScreen.wrap(
            "Published intervals: unmarked as published; n: from the number of patients, after"
                + " Wilson; r: the room that the targets file gives for what studies differ in."
                + " read, recalled: the figure was not seen in the page that was read.",
            COLUMNS,
            0));
    lines.add("");
    summary(all).forEach(line -> lines.addAll(ClaimsScreen.wrap(line, COLUMNS, 4)));
    return lines;
  }

  private static void row(Comparison one, List<String> lines) {
    List<String> what = ClaimsScreen.wrap(one.what(), WHAT, 2);
    String mark =
        switch (one.basis()) {
          case PUBLISHED -> "";
          case COUNTED -> " n";
          case ROOM -> " r";
        };
    String line =
        String.format(
            ROW,
            what.getFirst(),
            simulated(one),
            text(one, one.published()) + mark,
            miss(one),
            one.inside() ? "in" : one.answered() ? "OUT" : "none",
            one.figure().fitted() ? "fitted" : "checked",
            one.figure().seen() ? "seen" : "recalled");
    lines.add(line);
    what.stream().skip(1).forEach(lines::add);
    if (!one.trouble().isEmpty()) {
      lines.addAll(ClaimsScreen.wrap("    no figure: " + one.trouble(), COLUMNS, 4));
    }
  }

  /** The shares inside and the largest misses, a sentence a line. */
  static List<String> summary(List<Comparison> all) {
    List<String> lines = new ArrayList<>();
    lines.add("Inside: " + share("fitted", all, true) + "; " + share("checked", all, false) + ".");
    for (String disease : all.stream().map(Comparison::disease).distinct().toList()) {
      List<Comparison> here = all.stream().filter(o -> o.disease().equals(disease)).toList();
      lines.add(
          "  "
              + disease
              + ": "
              + share("fitted", here, true)
              + "; "
              + share("checked", here, false)
              + ".");
    }
    long none = all.stream().filter(one -> !one.answered()).count();
    if (none > 0) {
      lines.add("Without a simulated figure, and counted as not inside: " + none + ".");
    }
    lines.add("Largest misses:");
    for (Comparison one : Comparison.largest(all, LARGEST)) {
      lines.add("  " + missed(one));
    }
    return lines;
  }

  /** A miss in one phrase. */
  static String missed(Comparison one) {
    return one.study()
        + ", "
        + one.what()
        + ": "
        + number(one, one.simulated().value())
        + " simulated, "
        + number(one, one.published().value())
        + " published ("
        + (one.figure().fitted() ? "fitted" : "checked")
        + "), "
        + miss(one)
        + " standard errors";
  }

  private static String share(String name, List<Comparison> all, boolean fitted) {
    List<Comparison> these = Comparison.only(all, fitted);
    long inside = Comparison.inside(these);
    return these.isEmpty()
        ? "no " + name + " figure"
        : String.format(
            Locale.ROOT,
            "%d of %d %s (%.0f %%)",
            inside,
            these.size(),
            name,
            100.0 * inside / these.size());
  }

  static String simulated(Comparison one) {
    return one.answered() ? text(one, one.simulated()) : "-";
  }

  static String text(Comparison one, Amount amount) {
    return number(one, amount.value())
        + " ["
        + number(one, amount.low())
        + ", "
        + number(one, amount.high())
        + "]";
  }

  static String miss(Comparison one) {
    return Double.isFinite(one.miss()) ? String.format(Locale.ROOT, "%+.1f", one.miss()) : "-";
  }

  /** What values are multiplied by to be read. */
  static double factor(Comparison one) {
    String unit = one.figure().unit();
    return unit.equals("proportion") || unit.equals("points") ? 100 : 1;
  }

  private static String number(Comparison one, double value) {
    double shown = value * factor(one);
    String format = one.isRatio() ? "%.2f" : Math.abs(shown) < 99.95 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, shown + 0.0);
  }

  /** The unit as it is read. */
  static String unit(Comparison one) {
    return switch (one.figure().unit()) {
      case "proportion" -> "per cent";
      case "points" -> "percentage points";
      case "HR" -> "hazard ratios";
      default -> one.figure().unit();
    };
  }
}
