package dandelion.report;

import dandelion.drawing.Digits;
import dandelion.drawing.Markup;
import dandelion.drawing.Pen;
import dandelion.study.Outcome;
import dandelion.study.Results;
import dandelion.study.Results.Difference;
import dandelion.study.Results.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a report's reader wants first: what each arm leads to, and who is better off under it. */
final class Answer {
  private static final List<String> ANSWER =
      List.of(
          "recurrence",
          "curative_retreatment",
          AtHorizon.DEATHS,
          "death_cancer",
          "life_years",
          AtHorizon.TESTS);
  private static final double DAYS_PER_YEAR = 365.25;

  /** Of how many patients differences are told. */
  static final long OF = 10_000;

  private final AtHorizon atHorizon;
  private final List<String> arms;
  private final String reference;
  private final String horizon;

  Answer(Results results, AtHorizon atHorizon) {
    this.atHorizon = atHorizon;
    this.arms = results.design().armNames();
    this.reference = arms.get(results.design().reference());
    this.horizon = Words.years(results.design().horizonYears());
  }

  /** What every arm leads to, and the differences from the reference arm. */
  Markup table(String heading) {
    Markup out = new Markup();
    out.open("section", "id", "answer").element(heading, "The answer, after " + horizon);
    List<String> columns = atHorizon.reported(reference, ANSWER);
    List<String> others = arms.stream().filter(arm -> !arm.equals(reference)).toList();
    if (!others.isEmpty()) {
      out.open("p", "class", "lead").text("Compared with ").element("b", reference);
      out.text(", of " + Digits.count(OF) + " patients within " + horizon + ":").close().open("ul");
      for (String arm : others) {
        out.open("li").element("b", arm).text(": " + sentence(arm)).close();
      }
      out.close();
    }
    out.open("div", "class", "wide").open("table", "class", "answer").open("thead").open("tr");
    out.element("th", "Arm", "scope", "col");
    columns.forEach(column -> out.element("th", heading(column), "scope", "col"));
    out.close().close().open("tbody");
    arms.forEach(arm -> row(out, arm, columns, true));
    out.close();
    if (!others.isEmpty()) {
      out.open("tbody").open("tr").open("th", "colspan", columns.size() + 1, "class", "between");
      out.text("Difference from " + reference + " in the same patients").close().close();
      others.forEach(arm -> row(out, arm, columns, false));
      out.close();
    }
    out.close().close();
    out.element(
        "p",
        "In small type, 95% intervals of Monte Carlo error. Differences of shares are in percentage"
            + " points (pp)."
            + (columns.contains(AtHorizon.TESTS)
                ? " Tests and visits are added up over "
                    + String.join(", ", testsReported())
                    + "; their interval is the widest that the single tests' intervals allow."
                : "")
            + " All reported outcomes and times stand in summary.csv and differences.csv beside this"
            + " report.",
        "class",
        "note");
    return out.close();
  }

  /** What every other arm leads to, of {@link #OF} patients, one sentence each. */
  List<String> sentences() {
    return arms.stream()
        .filter(arm -> !arm.equals(reference))
        .map(arm -> arm + ": " + sentence(arm))
        .toList();
  }

  private List<String> testsReported() {
    return atHorizon
        .reported(reference, Outcome.names().stream().filter(n -> n.startsWith("tests_")).toList())
        .stream()
        .map(Words::outcome)
        .toList();
  }

  private static String heading(String outcome) {
    return switch (outcome) {
      case "life_years" -> "Life-years, each patient";
      case AtHorizon.TESTS -> "Tests and visits, each patient";
      default -> Words.outcome(outcome);
    };
  }

  private void row(Markup out, String arm, List<String> columns, boolean estimates) {
    out.open("tr").open("th", "scope", "row").add(Pen.key(arms.indexOf(arm))).text(arm);
    if (arm.equals(reference)) {
      out.text(" ").element("small", "reference");
    }
    out.close();
    for (String outcome : columns) {
      out.open("td");
      int decimals = decimals(outcome, estimates);
      if (estimates) {
        Estimate e = atHorizon.estimate(arm, outcome).orElseThrow();
        double f = Digits.factor(e.unit());
        out.element("b", Digits.fixed(e.estimate() * f, decimals) + (f == 1 ? "" : "%")).leaf("br");
        out.element("small", Digits.range(e.low() * f, e.high() * f, decimals));
      } else {
        Difference d = atHorizon.difference(arm, outcome).orElseThrow();
        double f = Digits.factor(d.unit());
        String unit = f == 1 ? "" : " pp";
        out.element("b", Digits.signed(d.difference() * f, decimals) + unit).leaf("br");
        out.element(
            "small",
            d.difference() == 0 && d.se() == 0
                ? "no patient differs"
                : Digits.signedRange(d.low() * f, d.high() * f, decimals));
      }
      out.close();
    }
    out.close();
  }

  /** Decimals of a column, such that the narrowest interval in it can be seen. */
  private int decimals(String outcome, boolean estimates) {
    double[] halves =
        arms.stream()
            .flatMap(arm ->
                estimates
                    ? atHorizon
                        .estimate(arm, outcome)
                        .map(e -> (e.high() - e.low()) * Digits.factor(e.unit()) / 2)
                        .stream()
                    : atHorizon
                        .difference(arm, outcome)
                        .map(d -> (d.high() - d.low()) * Digits.factor(d.unit()) / 2)
                        .stream())
            .mapToDouble(Double::doubleValue)
            .filter(half -> half > 0)
            .toArray();
    double least = Arrays.stream(halves).min().orElse(0);
    return Digits.decimals(least, 1, outcome.equals("life_years") && !estimates ? 4 : 2);
  }

  private String sentence(String arm) {
    Stream<String> shares =
        Stream.of(AtHorizon.DEATHS, "recurrence", "curative_retreatment")
            .map(outcome -> atHorizon.difference(arm, outcome).map(d -> ofMany(outcome, d)))
            .flatMap(Optional::stream);
    Stream<String> life =
        atHorizon.difference(arm, "life_years").stream()
            .map(d -> inWords(d, DAYS_PER_YEAR, 1, "days of life for each patient"));
    Stream<String> tests =
        atHorizon.difference(arm, AtHorizon.TESTS).stream()
            .map(d -> inWords(d, 1, 1, "tests and visits for each patient"));
    return String.join("; ", Stream.of(shares, life, tests).flatMap(s -> s).toList()) + ".";
  }

  private static String ofMany(String outcome, Difference d) {
    return switch (outcome) {
      case AtHorizon.DEATHS -> inWords(d, OF, 0, "deaths");
      case "recurrence" -> inWords(d, OF, 0, "recurrences detected");
      default -> inWords(d, OF, 0, "retreatments meant to cure");
    };
  }

  private static String inWords(Difference d, double factor, int decimals, String what) {
    if (d.difference() == 0 && d.low() == 0 && d.high() == 0) {
      return "exactly as many " + what;
    }
    double low = d.low() * factor;
    double high = d.high() * factor;
    if (low <= 0 && high >= 0) {
      return "no clear difference in "
          + what
          + " ("
          + Digits.signedRange(low, high, decimals)
          + ")";
    }
    String number = Digits.fixed(Math.abs(d.difference() * factor), decimals);
    boolean fewer = d.difference() < 0;
    String interval =
        fewer ? Digits.range(-high, -low, decimals) : Digits.range(low, high, decimals);
    return number + (fewer ? " fewer " : " more ") + what + " (" + interval + ")";
  }
}
