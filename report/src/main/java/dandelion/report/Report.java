package dandelion.report;

import dandelion.care.Schedule;
import dandelion.drawing.Digits;
import dandelion.drawing.Forest;
import dandelion.drawing.Markup;
import dandelion.drawing.Page;
import dandelion.drawing.Pen;
import dandelion.evidence.Evidence;
import dandelion.study.Design;
import dandelion.study.Design.Arm;
import dandelion.study.Results;
import dandelion.study.Results.Difference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A study's report: one HTML file that needs nothing else, for screen and paper, and with the same
 * bytes for the same results.
 *
 * <p>It shows what the study reports: an outcome the study file does not name has neither column
 * nor plot.
 */
final class Report {
  private static final List<String> OF_DEATH =
      List.of(
          AtHorizon.DEATHS,
          "death_cancer",
          "death_treatment",
          "death_liver_failure",
          "death_other");
  private static final List<String> OF_RECURRENCE = List.of("recurrence", "curative_retreatment");

  private final Results results;
  private final Design design;
  private final AtHorizon atHorizon;
  private final Parameters parameters;
  private final List<String> arms;
  private final String reference;
  private final String horizon;
  private final Markup out;

  private Report(Results results, Evidence evidence) throws IOException {
    this.out = Page.begin(results.design().title());
    this.results = results;
    this.design = results.design();
    this.atHorizon = new AtHorizon(results);
    this.parameters = new Parameters(evidence, results.design());
    this.arms = design.armNames();
    this.reference = arms.get(design.reference());
    this.horizon = Words.years(design.horizonYears());
  }

  /**
   * Writes a report.
   *
   * @param results what was found
   * @param evidence the numbers the model ran on
   * @param remarks what must be said of this run, may be empty
   * @param file where to, replaced when it exists
   */
  static void write(Results results, Evidence evidence, List<String> remarks, Path file)
      throws IOException {
    if (results.patients() == 0) {
      throw new IllegalArgumentException("no patient was counted, so there is nothing to report");
    }
    String page = new Report(results, evidence).page(remarks, evidence.sha256());
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(beside, page, StandardCharsets.UTF_8);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private String page(List<String> remarks, String sha256) throws IOException {
    header(remarks);
    out.add(new Answer(results, atHorizon).table());
    section("plots", "What happens in time");
    out.element(
        "p",
        "Lines are estimates, bands and whiskers are 95% intervals. They show Monte Carlo error only:"
            + " how much chance is left with this many simulated patients. They do not show doubt"
            + " about the model or its parameters, which may be far larger.",
        "class",
        "lead");
    out.add(Figures.of(results, atHorizon)).close();
    out.add(Benefits.section(results));
    out.add(Worths.section(results, atHorizon));
    differences();
    section("parameters", "Parameters");
    out.element(
        "p",
        "Every number of the evidence this study ran on. Calibrated and assumed ones are marked: they"
            + " were not read anywhere.",
        "class",
        "lead");
    out.add(parameters.tables()).element("h3", "Sources").add(parameters.sources()).close();
    inputs(sha256);
    out.close().close();
    return "<!DOCTYPE html>\n" + out;
  }

  private void section(String id, String title) {
    out.open("section", "id", id).element("h2", title);
  }

  // ---- what was simulated

  private void header(List<String> remarks) {
    out.open("header").element("h1", design.title());
    out.element("p", "Research and teaching, not a medical device.", "class", "notice");
    if (!remarks.isEmpty()) {
      out.open("ul", "class", "remarks");
      remarks.forEach(remark -> out.element("li", remark));
      out.close();
    }
    out.open("nav", "aria-label", "Contents");
    for (String[] part :
        new String[][] {
          {"answer", "The answer"},
          {"plots", "What happens in time"},
          {"benefit", "Who benefits"},
          {"economics", "Costs"},
          {"differences", "Differences"},
          {"parameters", "Parameters"},
          {"inputs", "Inputs"}
        }) {
      if (part[0].equals("economics") && design.appraisal() == null) {
        continue;
      }
      out.element("a", part[1], "href", "#" + part[0]).text(" ");
    }
    out.close().close();
    section("simulated", "What was simulated");
    out.element("p", simulated());
    arms();
    out.element("h3", "The numbers behind it");
    out.add(parameters.counts()).add(parameters.replaced()).close();
  }

  private String simulated() {
    double letIn = (double) results.patients() / results.candidates();
    double month = design.entry().month();
    String clock =
        month == 0
            ? "the operation"
            : Digits.plain(month) + (month == 1 ? " month" : " months") + " after the operation";
    return Digits.count(results.patients())
        + " patients after surgery for "
        + design.disease()
        + " cancer, each living once under every arm. To find them, "
        + Digits.count(results.candidates())
        + " candidates were drawn; "
        + Digits.percent(letIn, 1)
        + " of them fit the entry conditions. The clock starts "
        + clock
        + (design.entry().afterAdjuvant()
            ? ", or when adjuvant treatment ends, if that is later"
            : "")
        + ", and runs for "
        + horizon
        + ". Death from other causes is that of "
        + Words.setting(design.setting())
        + ". Seed "
        + design.seed()
        + ".";
  }

  private void arms() {
    out.open("div", "class", "wide").open("table").open("thead").open("tr");
    for (String heading : List.of("Arm", "Pathway", "Follow-up due", "Visits kept")) {
      out.element("th", heading, "scope", "col");
    }
    out.close().close().open("tbody");
    for (int k = 0; k < arms.size(); k++) {
      Arm arm = design.arms().get(k);
      out.open("tr").open("th", "scope", "row").add(Pen.key(k)).text(arm.name());
      if (k == design.reference()) {
        out.text(" ").element("small", "reference");
      }
      out.close().open("td").text(arm.pathway().title()).leaf("br");
      String version = "version " + arm.pathway().version() + ", " + arm.pathway().status();
      out.element("small", arm.pathway().id() + ", " + version).close();
      out.open("td", "class", "due");
      for (Schedule schedule : arm.pathway().followUp()) {
        out.text(Words.test(schedule.test()) + " \u00d7 " + schedule.months().length).leaf("br");
      }
      out.close().element("td", kept(arm)).close();
    }
    out.close().close().close();
  }

  private static String kept(Arm arm) {
    double[] chances =
        arm.pathway().followUp().stream()
            .mapToDouble(schedule -> arm.attendance()[schedule.test().ordinal()])
            .sorted()
            .toArray();
    if (chances.length == 0) {
      return "\u2013";
    }
    String least = Digits.percent(chances[0], 0);
    String most = Digits.percent(chances[chances.length - 1], 0);
    return least.equals(most) ? least : least + " to " + most;
  }

  // ---- paired differences

  private void differences() {
    section("differences", "Differences from " + reference);
    if (arms.size() == 1) {
      out.element("p", "There is only one arm.").close();
      return;
    }
    out.element(
        "p",
        "Squares are differences after "
            + horizon
            + ", lines their 95% intervals. \u201cFewer patients\u201d says how many times fewer"
            + " patients were needed for the same precision because the same patients live in all arms,"
            + " instead of different ones in each.",
        "class",
        "lead");
    forest("forest-deaths", "Deaths", "percentage points", OF_DEATH);
    forest("forest-years", "Years of life", "years for each patient", List.of("life_years"));
    forest("forest-recurrence", "Recurrence", "percentage points", OF_RECURRENCE);
    forest("forest-days", "Hospital", "days for each patient", List.of("hospital_days"));
    out.close();
  }

  private void forest(String id, String title, String unit, List<String> outcomes) {
    List<String> reported = atHorizon.reported(reference, outcomes);
    double least =
        reported.stream()
            .flatMap(outcome -> differences(outcome).stream())
            .mapToDouble(d -> (d.high() - d.low()) / 2 * Digits.factor(d.unit()))
            .filter(half -> half > 0)
            .min()
            .orElse(0);
    int decimals = Digits.decimals(least, 2, 4);
    List<Forest.Block> blocks = new ArrayList<>();
    for (String outcome : reported) {
      List<Forest.Row> rows =
          differences(outcome).stream().map(d -> forestRow(d, decimals)).toList();
      blocks.add(new Forest.Block(Words.outcome(outcome), rows));
    }
    if (!blocks.isEmpty()) {
      Forest.Layout layout =
          new Forest.Layout(
              Forest.around(blocks),
              unit,
              "\u2190 less \u2003 " + unit + " \u2003 more \u2192",
              "",
              "Difference (95% interval)",
              "Fewer patients",
              Double.NaN);
      out.open("figure").element("h3", title).add(Forest.draw(id, title, layout, blocks)).close();
    }
  }

  private List<Difference> differences(String outcome) {
    return arms.stream()
        .map(arm -> atHorizon.difference(arm, outcome))
        .flatMap(Optional::stream)
        .toList();
  }

  private Forest.Row forestRow(Difference d, int decimals) {
    double f = Digits.factor(d.unit());
    boolean same = d.difference() == 0 && d.se() == 0;
    String interval = Digits.signedRange(d.low() * f, d.high() * f, decimals);
    String text = Digits.signed(d.difference() * f, decimals) + " (" + interval + ")";
    String ratio = Double.isInfinite(d.varianceRatio()) ? "" : ratio(d.varianceRatio());
    return new Forest.Row(
        arms.indexOf(d.arm()),
        d.arm(),
        d.difference() * f,
        d.low() * f,
        d.high() * f,
        "",
        same ? "no patient differs" : text,
        ratio);
  }

  private static String ratio(double ratio) {
    return Digits.fixed(ratio, ratio < 10 ? 1 : 0) + " times";
  }

  // ---- inputs

  private void inputs(String sha256) {
    section("inputs", "Inputs");
    out.element(
        "p",
        "Every file that was read, with the SHA-256 fingerprint of its bytes.",
        "class",
        "lead");
    out.open("table", "class", "inputs").open("tbody");
    for (Design.Input input : new LinkedHashSet<>(design.inputs())) {
      out.open("tr").element("th", input.path(), "scope", "row").open("td");
      out.element("code", input.sha256()).close().close();
    }
    out.open("tr").element("th", "All evidence together", "scope", "row").open("td");
    out.element("code", sha256).close().close().close().close().close();
  }
}
