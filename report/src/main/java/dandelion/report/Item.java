package dandelion.report;

import java.util.List;
import java.util.Locale;

/**
 * The 28 items of CHEERS 2022 (Husereau and others, BMJ 2022;376:e067975), in their order, under
 * short names of our own; and the fields of a study file that only its author can fill.
 */
enum Item {
  TITLE("Title", Part.TITLE),
  ABSTRACT("Abstract", Part.TITLE, "conclusions"),
  BACKGROUND("Background and objectives", Part.INTRODUCTION, "background", "objective"),
  PLAN("Plan of the analysis", Part.METHODS, "analysis_plan"),
  POPULATION("Patients", Part.METHODS, "population"),
  SETTING("Setting and place", Part.METHODS, "location"),
  COMPARATORS("What is compared", Part.METHODS, "comparators"),
  PERSPECTIVE("Perspective", Part.METHODS, "perspective"),
  HORIZON("Time horizon", Part.METHODS, "time_horizon"),
  DISCOUNT("Discount rate", Part.METHODS, "discount_rate"),
  OUTCOMES("Choice of outcomes", Part.METHODS, "outcomes"),
  MEASUREMENT("Measurement of outcomes", Part.METHODS),
  VALUATION("Valuation of outcomes", Part.METHODS, "valuation"),
  RESOURCES("Resources and what they cost", Part.METHODS),
  CURRENCY("Currency, price year, conversion", Part.METHODS),
  MODEL("The model, and why this one", Part.METHODS, "model"),
  ANALYSIS("Analysis and assumptions", Part.METHODS),
  HETEROGENEITY("Differences between patients", Part.METHODS),
  DISTRIBUTION("Who gains and who pays: distribution", Part.METHODS, "distribution"),
  UNCERTAINTY("Uncertainty", Part.METHODS),
  ENGAGEMENT("Patients and others who had a part", Part.METHODS, "engagement"),
  PARAMETERS("Parameters of the study", Part.RESULTS),
  RESULTS("Main results", Part.RESULTS),
  EFFECT_OF_UNCERTAINTY("Effect of uncertainty", Part.RESULTS),
  EFFECT_OF_ENGAGEMENT("Effect of others' part", Part.RESULTS, "engagement_effect"),
  DISCUSSION(
      "Findings, limits, generalisability",
      Part.DISCUSSION,
      "findings",
      "limitations",
      "generalisability"),
  FUNDING("Funding", Part.OTHER, "funding"),
  CONFLICTS("Conflicts of interest", Part.OTHER, "conflicts");

  /** The parts of a paper. */
  enum Part {
    TITLE("Title and abstract"),
    INTRODUCTION("Introduction"),
    METHODS("Methods"),
    RESULTS("Results"),
    DISCUSSION("Discussion"),
    OTHER("Other information");

    private final String words;

    Part(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private final String words;
  private final Part part;
  private final List<String> fields;

  Item(String words, Part part, String... fields) {
    this.words = words;
    this.part = part;
    this.fields = List.of(fields);
  }

  /** Its number in the checklist, from 1. */
  int number() {
    return ordinal() + 1;
  }

  /** Its name. */
  String words() {
    return words;
  }

  Part part() {
    return part;
  }

  /** Fields under {@code report:} of the study file; none when the programme knows all of it. */
  List<String> fields() {
    return fields;
  }

  /** Its place in the page. */
  String id() {
    return "cheers-" + number();
  }

  /** Number and name. */
  String heading() {
    return String.format(Locale.ROOT, "%d. %s", number(), words);
  }

  /** What a field asks for, as a heading. */
  static String asks(String field) {
    return switch (field) {
      case "conclusions" -> "Conclusions";
      case "background" -> "Background";
      case "objective" -> "Objective";
      case "analysis_plan" -> "Plan";
      case "engagement" -> "Who had a part";
      case "engagement_effect" -> "What it changed";
      case "findings" -> "Findings, and what is known";
      case "limitations" -> "Limits";
      case "generalisability" -> "For whom else";
      case "distribution" -> "Approach";
      case "valuation" -> "Whose values";
      case "model" -> "Why this model";
      case "funding" -> "Who paid";
      case "conflicts" -> "Conflicts";
      default -> "Why";
    };
  }
}
