package dandelion.report;

import dandelion.drawing.Digits;
import dandelion.drawing.Markup;
import dandelion.evidence.Entry;
import dandelion.evidence.Evidence;
import dandelion.evidence.Kind;
import dandelion.study.Appraisal;
import dandelion.study.ReferenceCase;
import dandelion.study.Results;
import java.util.ArrayList;
import java.util.List;

/** Where a study departs from the reference case that it names. */
final class Departures {
  /**
   * One of them.
   *
   * @param what which method
   * @param wanted what the reference case asks for
   * @param here what the study has
   */
  record Departure(String what, String wanted, String here) {}

  private final Results results;
  private final Appraisal appraisal;
  private final ReferenceCase wanted;
  private final Evidence evidence;
  private final List<Departure> all = new ArrayList<>();

  private Departures(
      Results results, Appraisal appraisal, ReferenceCase wanted, Evidence evidence) {
    this.results = results;
    this.appraisal = appraisal;
    this.wanted = wanted;
    this.evidence = evidence;
  }

  /** All departures of a study. */
  static List<Departure> of(
      Results results, Appraisal appraisal, ReferenceCase wanted, Evidence evidence) {
    Departures departures = new Departures(results, appraisal, wanted, evidence);
    departures.find();
    return List.copyOf(departures.all);
  }

  /** The report's account of them; says so when no reference case is named. */
  static Markup section(Results results, Appraisal appraisal, Evidence evidence, String heading) {
    Markup out = new Markup();
    ReferenceCase wanted = appraisal.statement().referenceCase();
    out.open("section", "id", "departures").element(heading, "Departures from the reference case");
    if (wanted == null) {
      return out.element("p", "The study names no reference case (economics: reference_case).")
          .close();
    }
    List<Departure> all = of(results, appraisal, wanted, evidence);
    out.element("p", "Reference case: " + wanted.title() + ".");
    if (all.isEmpty()) {
      return out.element("p", "None that the programme can see.").close();
    }
    out.open("table", "class", "departures").open("thead").open("tr");
    for (String column : List.of("Method", "Asked for", "This study")) {
      out.element("th", column, "scope", "col");
    }
    out.close().close().open("tbody");
    for (Departure one : all) {
      out.open("tr").element("th", one.what(), "scope", "row");
      out.element("td", one.wanted()).element("td", one.here()).close();
    }
    return out.close().close().close();
  }

  private void find() {
    String setting = appraisal.economy().setting();
    if (!appraisal.perspective().equalsIgnoreCase(wanted.perspective())) {
      add("Perspective", wanted.perspective(), appraisal.perspective());
    }
    if (!wanted.settings().isEmpty() && !wanted.settings().contains(setting)) {
      String theirs = String.join(" or ", wanted.settings().stream().map(Words::setting).toList());
      add("Prices and quality of life", "those of " + theirs, Words.setting(setting));
    }
    rate("Discount of costs", wanted.costRate(evidence), appraisal.costRate());
    rate("Discount of QALYs", wanted.qalyRate(evidence), appraisal.qalyRate());
    horizon();
    assumed("Prices", "prices with a source", Kind.COST);
    assumed("Quality of life", wanted.quality(), Kind.UTILITY);
    add("Uncertainty", "probabilistic analysis", "not in this report; a run with --draws");
  }

  private void add(String what, String asked, String here) {
    all.add(new Departure(what, asked, here));
  }

  private void rate(String what, double asked, double here) {
    if (asked != here) {
      add(what, percent(asked) + " a year", percent(here) + " a year");
    }
  }

  private static String percent(double rate) {
    return Digits.plain(100 * rate) + "%";
  }

  private void horizon() {
    double horizon = results.design().horizonYears();
    double most = new AtHorizon(results).most("overall_survival", results.design().armNames());
    if (Double.isNaN(most)) {
      add("Time horizon", "a lifetime", Words.years(horizon) + "; survival is not reported");
    } else if (most > ReferenceCase.aliveAtEnd(evidence)) {
      String alive = Digits.percent(most, 0) + " of patients are alive at its end";
      add("Time horizon", "a lifetime", Words.years(horizon) + ", and " + alive);
    }
  }

  private void assumed(String what, String asked, Kind kind) {
    long of = appraisal.entries().stream().filter(entry -> entry.kind() == kind).count();
    long judged =
        appraisal.entries().stream()
            .filter(entry -> entry.kind() == kind && entry.status() == Entry.Status.ASSUMED)
            .count();
    if (judged > 0) {
      add(what, asked, judged + " of " + of + " are assumed, and so only illustrative");
    }
  }
}
