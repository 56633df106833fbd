package dandelion.report;

import dandelion.drawing.Axis;
import dandelion.drawing.Digits;
import dandelion.drawing.Forest;
import dandelion.drawing.Icons;
import dandelion.drawing.Icons.Kind;
import dandelion.drawing.Markup;
import dandelion.drawing.Pen;
import dandelion.study.Results;
import dandelion.study.Results.Benefit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is better off under an arm, and who is worse off: the same patients' lives compared. */
final class Benefits {
  private static final double DAYS_PER_YEAR = 365.25;
  private static final double READ_IN_DAYS_BELOW = 0.25;
  private static final long OF = 10_000;
  private static final double FEW = 0.01;
  private static final String NONE = "\u2013";

  private final List<Benefit> all;
  private final List<Benefit> lines;
  private final List<String> arms;
  private final String reference;
  private final String horizon;
  private final boolean inDays;
  private final Markup out = new Markup();

  private Benefits(Results results) {
    this.lines = results.benefits();
    this.all = lines.stream().filter(Benefit::isOfAll).toList();
    this.arms = results.design().armNames();
    this.reference = arms.get(results.design().reference());
    this.horizon = Words.years(results.design().horizonYears());
    double most =
        lines.stream()
            .mapToDouble(b -> Math.max(Math.abs(b.low()), Math.abs(b.high())))
            .max()
            .orElse(0);
    this.inDays = most < READ_IN_DAYS_BELOW;
  }

  /** The report's section. */
  static Markup section(Results results, String heading) {
    return new Benefits(results).section(heading);
  }

  private Markup section(String heading) {
    out.open("section", "id", "benefit").element(heading, "Who benefits");
    out.element(
        "p",
        "Every patient lives under each arm with the same cancer, the same body and the same luck, so"
            + " two lives of one patient differ only through what is done. Life is compared up to the"
            + " horizon of "
            + horizon
            + ".",
        "class",
        "lead");
    if (all.isEmpty()) {
      return out.element("p", "There is only one arm.").close();
    }
    pictures();
    table();
    subgroups();
    return out.close();
  }

  // ---- pictures of patients

  private void pictures() {
    boolean few = all.stream().anyMatch(b -> isFew(b, b.helped()) || isFew(b, b.harmed()));
    int pictures = few ? 1000 : 100;
    out.open("div", "class", "pair benefit");
    for (Benefit b : all) {
      int arm = arms.indexOf(b.arm());
      int[] shares = Icons.shares(new long[] {b.helped(), b.harmed(), b.unchanged()}, pictures);
      String title = b.arm() + " against " + reference;
      List<String> words =
          Arrays.stream(Kind.values()).map(kind -> words(b, kind, shares)).toList();
      out.open("figure").open("h3").add(Pen.key(arm)).text(title).close();
      out.add(
          Icons.draw("icons" + arm, title, String.join("; ", words) + ".", shares, few ? 40 : 20));
      out.open("ul", "class", "icons");
      for (Kind kind : Kind.values()) {
        out.open("li").add(Icons.key(kind)).text(words.get(kind.ordinal())).close();
      }
      out.close().close();
    }
    out.close();
    out.element(
        "p",
        "Each picture stands for one of "
            + Digits.count(pictures)
            + " patients"
            + (few ? ", since fewer than 1 in 100 are helped or harmed somewhere" : "")
            + ". To live shorter may mean by days: look at the averages beside the counts.",
        "class",
        "note");
  }

  private static boolean isFew(Benefit b, long count) {
    return count > 0 && count < FEW * b.patients();
  }

  private static String words(Benefit b, Kind kind, int[] shares) {
    int pictures = Arrays.stream(shares).sum();
    int shown = shares[kind.ordinal()];
    long count =
        switch (kind) {
          case HELPED -> b.helped();
          case HARMED -> b.harmed();
          case UNCHANGED -> b.unchanged();
        };
    String verb = shown == 1 ? " lives " : " live ";
    String number =
        (shown == 0 && count > 0 ? "fewer than 1" : Digits.count(shown))
            + " of "
            + Digits.count(pictures)
            + verb;
    double share = (double) count / Math.max(1, b.patients());
    String percent = " (" + percent(share) + (isFew(b, count) ? ", fewer than 1 in 100)" : ")");
    return switch (kind) {
      case HELPED -> number + "longer" + percent + by(count, b.meanGainOfHelped());
      case HARMED -> number + "shorter" + percent + by(count, b.meanLossOfHarmed());
      case UNCHANGED -> number + "exactly as long" + percent;
    };
  }

  private static String percent(double share) {
    return share > 0 && share < 0.0001 ? "under 0.01%" : Digits.percent(share, 2);
  }

  private static String by(long count, double years) {
    return count == 0 ? "" : ", by " + Digits.span(years) + " on average";
  }

  // ---- numbers of all patients

  private void table() {
    out.open("div", "class", "wide").open("table").open("thead").open("tr");
    for (String heading :
        List.of(
            "Arm, against " + reference,
            "Live longer, of " + Digits.count(OF),
            "by, on average",
            "Live shorter, of " + Digits.count(OF),
            "by, on average",
            "Live the same, of " + Digits.count(OF))) {
      out.element("th", heading, "scope", "col");
    }
    out.close().close().open("tbody");
    for (Benefit b : all) {
      out.open("tr").open("th", "scope", "row").add(Pen.key(arms.indexOf(b.arm()))).text(b.arm());
      out.close();
      cell(b, b.helped());
      out.element("td", b.helped() == 0 ? NONE : Digits.span(b.meanGainOfHelped()));
      cell(b, b.harmed());
      out.element("td", b.harmed() == 0 ? NONE : Digits.span(b.meanLossOfHarmed()));
      cell(b, b.unchanged());
      out.close();
    }
    out.close().close().close();
  }

  private void cell(Benefit b, long count) {
    Proportion share = new Proportion(count, b.patients());
    out.open("td").element("b", Digits.fixed(OF * share.share(), 0)).leaf("br");
    out.element("small", Digits.range(share.low() * OF, share.high() * OF, 0)).close();
  }

  // ---- subgroups

  private void subgroups() {
    out.element("h3", "By group of patients");
    if (lines.size() == all.size()) {
      out.element(
          "p",
          "This study tells no groups apart. A line such as subgroups: {stage: [], age_years: [65,"
              + " 75]} in its file does so.",
          "class",
          "note");
      return;
    }
    out.element(
        "p",
        "Squares are "
            + (inDays ? "days" : "years")
            + " of life gained within "
            + horizon
            + ", averaged over all patients of the group as they were at entry; lines are 95%"
            + " intervals. The broken line is the average of all patients.",
        "class",
        "lead");
    Axis axis = axis();
    for (Benefit whole : all) {
      int arm = arms.indexOf(whole.arm());
      String title = whole.arm() + " against " + reference;
      out.open("figure").open("h3").add(Pen.key(arm)).text(title).close();
      out.add(Forest.draw("benefit" + arm, title, layout(axis, whole), blocks(whole)));
      out.close();
    }
    out.element(
        "p",
        "Intervals are Monte Carlo error only. Groups differ in more than what names them: older"
            + " patients, for instance, die of other causes too. With many groups, some intervals miss"
            + " nought by chance alone. Deaths and survival of every group stand in subgroups.csv.",
        "class",
        "note");
  }

  private double factor() {
    return inDays ? DAYS_PER_YEAR : 1;
  }

  private Axis axis() {
    double least = lines.stream().mapToDouble(Benefit::low).min().orElse(0);
    double most = lines.stream().mapToDouble(Benefit::high).max().orElse(0);
    return Axis.around(Math.min(0, least * factor()), Math.max(0, most * factor()), 5);
  }

  private Forest.Layout layout(Axis axis, Benefit whole) {
    String unit = inDays ? "days of life" : "years of life";
    return new Forest.Layout(
        axis,
        unit,
        (axis.low() < 0 ? "\u2190 lost \u2003 " : "")
            + unit
            + (axis.high() > 0 ? " \u2003 gained \u2192" : ""),
        "Patients",
        "Gain (95% interval)",
        "Longer / shorter, %",
        whole.meanDifference() * factor());
  }

  private List<Forest.Block> blocks(Benefit whole) {
    Map<String, List<Forest.Row>> byFinding = new LinkedHashMap<>();
    double narrowest =
        lines.stream()
            .mapToDouble(b -> (b.high() - b.low()) / 2 * factor())
            .filter(half -> half > 0)
            .min()
            .orElse(0);
    int decimals = Digits.decimals(narrowest, inDays ? 1 : 2, 3);
    for (Benefit b : lines) {
      if (b.arm().equals(whole.arm())) {
        byFinding.computeIfAbsent(b.finding(), _ -> new ArrayList<>()).add(row(b, decimals));
      }
    }
    List<Forest.Block> blocks = new ArrayList<>();
    byFinding.forEach((finding, rows) ->
        blocks.add(new Forest.Block(finding.equals("all") ? "" : Words.finding(finding), rows)));
    return blocks;
  }

  private Forest.Row row(Benefit b, int decimals) {
    double f = factor();
    boolean same = b.helped() + b.harmed() == 0;
    String text =
        Digits.signed(b.meanDifference() * f, decimals)
            + " ("
            + Digits.signedRange(b.low() * f, b.high() * f, decimals)
            + ")";
    String both =
        Digits.fixed(100.0 * b.helped() / Math.max(1, b.patients()), 1)
            + " / "
            + Digits.fixed(100.0 * b.harmed() / Math.max(1, b.patients()), 1);
    return new Forest.Row(
        arms.indexOf(b.arm()),
        b.isOfAll() ? "All patients" : Words.group(b.finding(), b.group()),
        b.meanDifference() * f,
        b.low() * f,
        b.high() * f,
        Digits.count(b.patients()),
        same ? "no patient differs" : text,
        both);
  }
}
