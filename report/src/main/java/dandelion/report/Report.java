package dandelion.report;

import dandelion.care.Schedule;
import dandelion.drawing.Digits;
import dandelion.drawing.Forest;
import dandelion.drawing.Markup;
import dandelion.drawing.Page;
import dandelion.drawing.Pen;
import dandelion.evidence.Evidence;
import dandelion.study.Appraisal;
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
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A study's report: one HTML file that needs nothing else, for screen and paper, and with the same
 * bytes for the same results.
 *
 * <p>An economic evaluation is told in the order of CHEERS 2022, see {@link Cheers}.
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
  private static final List<List<String>> CONTENTS =
      List.of(
          List.of("answer", "The answer"),
          List.of("plots", "What happens in time"),
          List.of("benefit", "Who benefits"),
          List.of("differences", "Differences"),
          List.of("parameters", "Parameters"),
          List.of("inputs", "Inputs"));
  private static final List<List<String>> CONTENTS_OF_EVALUATION =
      List.of(
          List.of(Item.ABSTRACT.id(), "Abstract"),
          List.of(Item.PLAN.id(), "Methods"),
          List.of("departures", "Departures"),
          List.of("answer", "The answer"),
          List.of("economics", "Costs"),
          List.of("plots", "What happens in time"),
          List.of("benefit", "Who benefits"),
          List.of("differences", "Differences"),
          List.of(Item.DISCUSSION.id(), "Discussion"),
          List.of("checklist", "Checklist"),
          List.of("parameters", "Parameters"),
          List.of("inputs", "Inputs"));
  private static final List<String> OF_RECURRENCE = List.of("recurrence", "curative_retreatment");

  private final Results results;
  private final Design design;
  private final Evidence evidence;
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
    this.evidence = evidence;
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
    Appraisal appraisal = design.appraisal();
    header(remarks, appraisal == null ? CONTENTS : CONTENTS_OF_EVALUATION);
    if (appraisal == null) {
      simulatedSection();
      out.add(new Answer(results, atHorizon).table("h2"));
      out.add(plots("h2"));
      out.add(Benefits.section(results, "h2"));
      out.add(forests("h2"));
    } else {
      evaluation(appraisal);
    }
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

  /** An economic evaluation is reported in the order that its field has agreed on. */
  private void evaluation(Appraisal appraisal) throws IOException {
    Answer answer = new Answer(results, atHorizon);
    Methods methods =
        new Methods(
            results,
            appraisal,
            parameters,
            Credibility.embedded(),
            simulated(),
            answer.sentences());
    Map<Item, Markup> parts = new EnumMap<>(Item.class);
    parts.put(Item.COMPARATORS, arms());
    parts.put(Item.ANALYSIS, Departures.section(results, appraisal, evidence, "h3"));
    parts.put(Item.PARAMETERS, new Markup().add(parameters.counts()).add(parameters.replaced()));
    parts.put(
        Item.RESULTS,
        new Markup()
            .add(answer.table("h3"))
            .add(Worths.section(results, appraisal, atHorizon, "h3"))
            .add(plots("h3"))
            .add(Benefits.section(results, "h3")));
    parts.put(Item.EFFECT_OF_UNCERTAINTY, forests("h3"));
    out.add(new Cheers(appraisal.statement(), methods, parts).written());
  }

  private Markup plots(String heading) {
    Markup plots = new Markup();
    plots.open("section", "id", "plots").element(heading, "What happens in time");
    plots.element(
        "p",
        "Lines are estimates, bands and whiskers are 95% intervals. They show Monte Carlo error only:"
            + " how much chance is left with this many simulated patients. They do not show doubt"
            + " about the model or its parameters, which may be far larger.",
        "class",
        "lead");
    return plots.add(Figures.of(results, atHorizon)).close();
  }

  private void section(String id, String title) {
    out.open("section", "id", id).element("h2", title);
  }

  // ---- what was simulated

  private void header(List<String> remarks, List<List<String>> contents) {
    out.open("header").element("h1", design.title());
    out.element("p", "Research and teaching, not a medical device.", "class", "notice");
    if (!remarks.isEmpty()) {
      out.open("ul", "class", "remarks");
      remarks.forEach(remark -> out.element("li", remark));
      out.close();
    }
    out.open("nav", "aria-label", "Contents");
    for (List<String> part : contents) {
      out.element("a", part.get(1), "href", "#" + part.get(0)).text(" ");
    }
    out.close().close();
  }

  private void simulatedSection() {
    section("simulated", "What was simulated");
    out.element("p", simulated());
    out.add(arms());
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

  private Markup arms() {
    Markup table = new Markup();
    table.open("div", "class", "wide").open("table").open("thead").open("tr");
    for (String heading : List.of("Arm", "Pathway", "Follow-up due", "Visits kept")) {
      table.element("th", heading, "scope", "col");
    }
    table.close().close().open("tbody");
    for (int k = 0; k < arms.size(); k++) {
      Arm arm = design.arms().get(k);
      table.open("tr").open("th", "scope", "row").add(Pen.key(k)).text(arm.name());
      if (k == design.reference()) {
        table.text(" ").element("small", "reference");
      }
      table.close().open("td").text(arm.pathway().title()).leaf("br");
      String version = "version " + arm.pathway().version() + ", " + arm.pathway().status();
      table.element("small", arm.pathway().id() + ", " + version).close();
      table.open("td", "class", "due");
      for (Schedule schedule : arm.pathway().followUp()) {
        table.text(Words.test(schedule.test()) + " \u00d7 " + schedule.months().length).leaf("br");
      }
      table.close().element("td", kept(arm)).close();
    }
    return table.close().close().close();
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

  private Markup forests(String heading) {
    Markup all = new Markup();
    all.open("section", "id", "differences").element(heading, "Differences from " + reference);
    if (arms.size() == 1) {
      return all.element("p", "There is only one arm.").close();
    }
    all.element(
        "p",
        "Squares are differences after "
            + horizon
            + ", lines their 95% intervals. \u201cFewer patients\u201d says how many times fewer"
            + " patients were needed for the same precision because the same patients live in all arms,"
            + " instead of different ones in each.",
        "class",
        "lead");
    forest(all, "forest-deaths", "Deaths", "percentage points", OF_DEATH);
    forest(all, "forest-years", "Years of life", "years for each patient", List.of("life_years"));
    forest(all, "forest-recurrence", "Recurrence", "percentage points", OF_RECURRENCE);
    forest(all, "forest-days", "Hospital", "days for each patient", List.of("hospital_days"));
    return all.close();
  }

  private void forest(Markup all, String id, String title, String unit, List<String> outcomes) {
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
      all.open("figure").element("h3", title).add(Forest.draw(id, title, layout, blocks)).close();
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
