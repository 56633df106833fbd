package dandelion.report;

import dandelion.drawing.Digits;
import dandelion.evidence.Economy;
import dandelion.evidence.Entry;
import dandelion.evidence.Kind;
import dandelion.study.Appraisal;
import dandelion.study.Design;
import dandelion.study.Outcome;
import dandelion.study.Results;
import dandelion.study.Results.Worth;
import java.util.ArrayList;
import java.util.List;

/** What the programme itself can say under each item of an economic evaluation's report. */
final class Methods {
  private static final String INTERVALS =
      "Intervals are of Monte Carlo error alone: how much chance is left with this many patients.";

  private final Results results;
  private final Design design;
  private final Appraisal appraisal;
  private final Economy economy;
  private final Parameters parameters;
  private final Credibility credibility;
  private final String simulated;
  private final List<String> answers;

  /**
   * @param results what was found
   * @param appraisal what the study asks of health economics
   * @param parameters the numbers it rests on
   * @param credibility how near the model comes to published figures
   * @param simulated whom, and how many, in words
   * @param answers the main answers, in words
   */
  Methods(
      Results results,
      Appraisal appraisal,
      Parameters parameters,
      Credibility credibility,
      String simulated,
      List<String> answers) {
    this.results = results;
    this.design = results.design();
    this.appraisal = appraisal;
    this.economy = appraisal.economy();
    this.parameters = parameters;
    this.credibility = credibility;
    this.simulated = simulated;
    this.answers = answers;
  }

  /**
   * A paragraph.
   *
   * @param label what it is about, to stand before it; may be empty
   * @param words its sentences
   * @param points a list below them; may be empty
   */
  record Paragraph(String label, String words, List<String> points) {
    Paragraph(String label, String words) {
      this(label, words, List.of());
    }
  }

  /** Paragraphs; none where only the author can say something. */
  List<Paragraph> of(Item item) {
    return switch (item) {
      case ABSTRACT -> summary();
      case ANALYSIS -> analysis();
      case DISCUSSION -> discussion();
      default -> said(item).stream().map(words -> new Paragraph("", words)).toList();
    };
  }

  /**
   * What the programme itself does not do for an item, in a few words; empty when nothing lacks.
   */
  static String lacks(Item item) {
    return item == Item.EFFECT_OF_UNCERTAINTY ? "no probabilistic analysis here; --draws" : "";
  }

  private List<String> said(Item item) {
    return switch (item) {
      case TITLE -> List.of(title());
      case POPULATION -> List.of(simulated);
      case SETTING -> List.of(setting());
      case COMPARATORS -> List.of(comparators());
      case PERSPECTIVE -> List.of("Whose costs are counted: " + appraisal.perspective() + ".");
      case HORIZON -> List.of(horizon());
      case DISCOUNT -> List.of(discount());
      case OUTCOMES -> List.of(outcomes());
      case MEASUREMENT -> List.of(measurement());
      case VALUATION -> List.of(valuation());
      case RESOURCES -> List.of(resources());
      case CURRENCY -> List.of(currency());
      case MODEL -> List.of(model());
      case HETEROGENEITY -> List.of(heterogeneity());
      case UNCERTAINTY -> List.of(uncertainty());
      case PARAMETERS -> List.of("Every number stands in the section Parameters at the end.");
      case RESULTS -> List.of(INTERVALS);
      case EFFECT_OF_UNCERTAINTY ->
          List.of(
              "What doubt about the numbers does to these results does not stand here, but in"
                  + " uncertainty.html of a run with --draws.");
      default -> List.of();
    };
  }

  // ---- title, abstract, introduction

  private String title() {
    return design.title()
        + ": an economic evaluation by simulation (cost-utility) of "
        + armsInWords()
        + ".";
  }

  private String armsInWords() {
    List<String> names = new ArrayList<>(design.armNames());
    String last = names.removeLast();
    return names.isEmpty() ? last : String.join(", ", names) + " and " + last;
  }

  private List<Paragraph> summary() {
    List<Paragraph> summary = new ArrayList<>();
    summary.add(
        new Paragraph(
            "Methods",
            Digits.count(results.patients())
                + " virtual patients, each living once under "
                + (design.arms().size() == 1 ? "the arm " : "each of ")
                + armsInWords()
                + "; "
                + Words.years(design.horizonYears())
                + " from entry; costs of "
                + appraisal.perspective()
                + " in "
                + economy.currency()
                + " of "
                + economy.priceYear()
                + "; costs discounted by "
                + percent(appraisal.costRate())
                + " a year, quality-adjusted life-years (QALYs) by "
                + percent(appraisal.qalyRate())
                + "."));
    if (!answers.isEmpty()) {
      summary.add(
          new Paragraph(
              "Results",
              "Of "
                  + Digits.count(Answer.OF)
                  + " patients, compared with "
                  + design.armNames().get(design.reference())
                  + ":",
              answers));
    }
    summary.add(
        new Paragraph(
            "Cost and effect", frontier() + " " + Words.capital(appraisal.caution()) + "."));
    return summary;
  }

  private String frontier() {
    List<String> steps = new ArrayList<>();
    for (Worth worth : results.worths()) {
      if (worth.isEfficient() && worth.next().isEmpty()) {
        steps.addFirst(worth.arm() + " costs least of those on the frontier");
      } else if (worth.isEfficient()) {
        steps.add(
            worth.arm()
                + " costs "
                + Digits.fixed(worth.icer(), 0)
                + " "
                + economy.currency()
                + " for a QALY more than "
                + worth.next()
                + told(worth));
      } else {
        String by = worth.status().equals("dominated") ? " by " + against(worth) : "";
        steps.add(worth.arm() + " is " + worth.status().replace('_', ' ') + by + told(worth));
      }
    }
    return Words.capital(String.join("; ", steps)) + ".";
  }

  private String against(Worth worth) {
    return Worths.against(results.worths(), worth);
  }

  /** A remark when chance alone may have made one arm's QALYs more than the other's. */
  private String told(Worth worth) {
    Results.Increment more = results.increment(worth.arm(), against(worth));
    return more.isTold() ? "" : " (QALYs not told from those of " + more.against() + ")";
  }

  // ---- methods

  private String setting() {
    return "Death from other causes is that of "
        + Words.setting(design.setting())
        + "; prices and quality of life are those of "
        + Words.setting(economy.setting())
        + ". Treatment after what is found follows the pathways below.";
  }

  private String comparators() {
    int arms = design.arms().size();
    return (arms == 1 ? "One arm" : arms + " arms")
        + ", each a pathway that stands in a file of its own. The reference is "
        + design.armNames().get(design.reference())
        + ".";
  }

  private String horizon() {
    return Words.years(design.horizonYears())
        + " from entry. What is spent and gained later is not counted: a life saved counts only"
        + " until then.";
  }

  private String discount() {
    return "Costs "
        + percent(appraisal.costRate())
        + " a year, QALYs "
        + percent(appraisal.qalyRate())
        + " a year, both to entry.";
  }

  private String outcomes() {
    List<String> named = design.outcomes().isEmpty() ? Outcome.names() : design.outcomes();
    List<String> health =
        named.stream()
            .filter(name -> !name.startsWith("tests_") && !name.startsWith("cost"))
            .map(name -> name.replace("qalys", "QALYs").replace('_', ' '))
            .toList();
    return "Counted in every life, besides tests and costs: "
        + String.join("; ", health)
        + ". Harm is counted like gain: complications, deaths from treatment, years lost.";
  }

  private String measurement() {
    return "Events are taken from each simulated life at the day they happen, without cycles, and"
        + " reported at "
        + String.join(", ", design.atYears().stream().map(Digits::plain).toList())
        + " years after entry.";
  }

  private String valuation() {
    return "A year counts by the utility of the state it is lived in, less what ablation and"
        + " complications take. "
        + share(Kind.UTILITY)
        + " utilities are assumed; the others were published, or derived from what was.";
  }

  private String resources() {
    return "Visits, tests, operations, courses, complications, days in hospital and the end of life"
        + " are counted in every life, and each is charged with its price on the day it happens. "
        + share(Kind.COST)
        + " prices are assumed, and so only illustrative.";
  }

  private String share(Kind kind) {
    List<Entry> all = appraisal.entries().stream().filter(entry -> entry.kind() == kind).toList();
    long assumed = all.stream().filter(entry -> entry.status() == Entry.Status.ASSUMED).count();
    return assumed + " of " + all.size();
  }

  private String currency() {
    return economy.currency()
        + " of "
        + economy.priceYear()
        + ", as they stand in the prices' file; nothing is converted or carried to another year by"
        + " the programme.";
  }

  private static String model() {
    return "Simulation of single patients in continuous time. Seeds of the primary, their growth,"
        + " sleep and spread, and death from other causes are drawn once for each patient before any"
        + " care; a pathway then looks and acts, and knows only what tests have shown. The laws stand"
        + " in docs/model.md; program and numbers are open.";
  }

  private List<Paragraph> analysis() {
    return List.of(
        new Paragraph(
            "Analysis",
            "The same patients live under every arm with the same luck, so two lives of one patient"
                + " differ only through what is done. "
                + INTERVALS
                + " No value is carried beyond the horizon, and nothing is corrected for cycles, since"
                + " there are none."),
        new Paragraph("Assumptions", parameters.inWords()),
        new Paragraph("Calibration and validation", credibility.words(design.disease().name())));
  }

  private String heterogeneity() {
    if (design.subgroups().isEmpty()) {
      return "Patients differ in age, sex, tumour and luck; the study tells no groups apart.";
    }
    List<String> findings =
        design.subgroups().stream().map(one -> Words.finding(one.finding().id())).toList();
    return "Patients differ in age, sex, tumour and luck. Groups told apart by what is known at"
        + " entry: "
        + String.join("; ", findings)
        + ". What each arm does to them stands under Who benefits.";
  }

  private static String uncertainty() {
    return INTERVALS
        + " The numbers of the model were held at their best values. Doubt about them, which may be far"
        + " larger, is not in any interval of this report: a probabilistic analysis is a run of its"
        + " own (\u2018dandelion study ... --draws N\u2019), with a page of its own. Doubt about the"
        + " structure of the model is in neither.";
  }

  // ---- discussion

  private List<Paragraph> discussion() {
    List<Paragraph> words = new ArrayList<>();
    words.add(new Paragraph("How far to believe it", credibility.words(design.disease().name())));
    if (!credibility.misses().isEmpty()) {
      words.add(
          new Paragraph(
              "Largest misses, of all studies",
              "Simulated beside published, in % where no unit is given:",
              credibility.misses()));
    }
    return words;
  }

  private static String percent(double rate) {
    return Digits.plain(100 * rate) + "%";
  }
}
