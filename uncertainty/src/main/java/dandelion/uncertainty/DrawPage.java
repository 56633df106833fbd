package dandelion.uncertainty;

import dandelion.drawing.Axis;
import dandelion.drawing.Digits;
import dandelion.drawing.Markup;
import dandelion.drawing.Page;
import dandelion.drawing.Pen;
import dandelion.evidence.Entry;
import dandelion.study.Appraisal;
import dandelion.study.Design;
import dandelion.study.Frontier;
import dandelion.study.Unwritable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How sure the answer is, as a page: one file, readable offline, ready to print. */
final class DrawPage {
  private static final int SHOWN_DRAWS = 500;
  private static final int SHOWN_BARS = 15;

  private final DrawResults results;
  private final Design design;
  private final List<String> arms;
  private final int threads;
  private final Markup out;

  private DrawPage(DrawResults results, int threads) throws IOException {
    this.results = results;
    this.design = results.study().design();
    this.arms = design.armNames();
    this.threads = threads;
    this.out = Page.begin("How sure: " + design.title());
  }

  static void write(DrawResults results, Path folder, int threads) throws IOException {
    Path file = folder.resolve("uncertainty.html");
    DrawPage page = new DrawPage(results, threads);
    page.head();
    page.answer();
    Appraisal appraisal = page.design.appraisal();
    if (appraisal != null) {
      page.plane(appraisal);
      page.acceptability(appraisal);
      page.information(appraisal);
    }
    page.tornado();
    page.method();
    String text = "<!DOCTYPE html>\n" + page.out.close().close();
    Unwritable.naming(file, () -> Files.writeString(file, text, StandardCharsets.UTF_8));
  }

  private void head() {
    out.open("header").element("h1", "How sure: " + design.title());
    out.element("p", "Research and teaching, not a medical device.", "class", "notice");
    String draws =
        Digits.count(results.draws())
            + " draws of "
            + results.study().moving().size()
            + " numbers from their doubt; in each, "
            + Digits.count(results.study().patientsPerDraw())
            + " patients live once in each of "
            + arms.size()
            + " arms. Seed "
            + design.seed()
            + ".";
    out.element("p", draws, "class", "lead");
    if (results.study().draws().posteriors().isEmpty()) {
      out.element(
          "p",
          "There is no posterior of "
              + design.disease().name()
              + " cancer: its calibrated numbers were drawn each by itself, as if no registry had bound"
              + " them together. These intervals are too wide.",
          "class",
          "notice");
    }
    if (!results.troubles().isEmpty()) {
      out.element(
          "p",
          Digits.count(results.troubles().size())
              + " draws could not be lived through and are left out; troubles.csv says why.",
          "class",
          "notice");
    }
    Appraisal appraisal = design.appraisal();
    if (appraisal != null) {
      out.element("p", "Prices: " + appraisal.caution() + ".", "class", "notice");
    }
    out.close();
  }

  // ---- the table

  private void answer() {
    out.open("section", "id", "answer").element("h2", "The answer with its doubt");
    if (results.hasEconomics()) {
      table(List.of(Kept.COST, Kept.QALYS), true);
    }
    table(
        results.kept().stream().filter(kept -> kept != Kept.COST && kept != Kept.QALYS).toList(),
        false);
    out.element(
        "p",
        "Mean over draws, and the middle 95% of draws. Shares in percentage points. ICER: of mean"
            + " cost and mean QALYs, against the next arm below on the frontier. Best: share of draws"
            + " in which the arm has the highest net benefit at that price of a QALY.",
        "class",
        "note");
    out.close();
  }

  private void table(List<Kept> columns, boolean decision) {
    List<Double> prices = decision ? results.prices() : List.of();
    out.open("div", "class", "wide").open("table", "class", "answer").open("thead").open("tr");
    out.element("th", "Against " + arms.get(design.reference()), "scope", "col");
    columns.forEach(kept -> out.element("th", heading(kept), "scope", "col"));
    if (decision) {
      out.element("th", "ICER", "scope", "col");
    }
    prices.forEach(price -> out.element("th", "Best at " + Digits.plain(price), "scope", "col"));
    out.close().close().open("tbody");
    for (int arm = 0; arm < arms.size(); arm++) {
      out.open("tr").open("th", "scope", "row").add(Pen.key(arm)).text(arms.get(arm)).close();
      for (Kept kept : columns) {
        cell(arm, kept);
      }
      if (decision) {
        out.element("td", ratio(results.frontier().get(arm)));
      }
      for (double price : prices) {
        out.element("td", Digits.percent(results.decision(price).probability().get(arm), 0));
      }
      out.close();
    }
    out.close().close().close();
  }

  private String heading(Kept kept) {
    Appraisal appraisal = design.appraisal();
    String name =
        switch (kept) {
          case COST -> "Cost, " + (appraisal == null ? "" : appraisal.economy().currency());
          case QALYS -> "QALYs";
          case LIFE_YEARS -> "Life-years";
          case DEATH -> "Deaths";
          case DEATH_CANCER -> "Deaths of cancer";
          case RECURRENCE -> "Recurrences found";
          case CURATIVE_RETREATMENT -> "Retreated to cure";
        };
    return name + ", more";
  }

  private void cell(int arm, Kept kept) {
    if (arm == design.reference()) {
      out.element("td", "reference");
      return;
    }
    DrawResults.Range range = results.difference(arm, kept);
    double factor = kept.isShare() ? 100 : 1;
    int decimals = kept == Kept.COST ? 0 : kept.isShare() ? 2 : 4;
    out.open("td").element("b", Digits.signed(factor * range.mean(), decimals)).leaf("br");
    out.element("small", Digits.signedRange(factor * range.low(), factor * range.high(), decimals));
    out.close();
  }

  private String ratio(Frontier.Place place) {
    return switch (place.status()) {
      case DOMINATED -> "dominated";
      case EXTENDEDLY_DOMINATED -> "extendedly dominated";
      case EFFICIENT -> place.next() < 0 ? "\u2013" : Digits.fixed(place.ratio(), 0);
    };
  }

  // ---- the decision

  private void plane(Appraisal appraisal) {
    Sample sample = results.sample();
    List<double[]> costs = new ArrayList<>();
    List<double[]> qalys = new ArrayList<>();
    for (int arm : results.others()) {
      costs.add(sample.differences(arm, Kept.COST));
      qalys.add(sample.differences(arm, Kept.QALYS));
    }
    if (costs.isEmpty()) {
      return;
    }
    Graph chart =
        new Graph(
            "plane",
            "The plane of cost and effect",
            "Each point is a draw of an arm against " + arms.get(design.reference()) + ".",
            Graph.around(trimmed(qalys)),
            "QALYs more; upwards, " + appraisal.economy().currency() + " more, for each patient",
            Graph.around(trimmed(costs)),
            false);
    chart.noughts();
    for (double price : results.prices()) {
      chart.price(price, Digits.plain(price) + " a QALY");
    }
    for (int k = 0; k < costs.size(); k++) {
      chart.cloud(results.others().get(k), qalys.get(k), costs.get(k), SHOWN_DRAWS);
    }
    for (int k = 0; k < costs.size(); k++) {
      chart.point(results.others().get(k), Sample.mean(qalys.get(k)), Sample.mean(costs.get(k)));
    }
    chart.names(results.others(), results.others().stream().map(arms::get).toList());
    figure(
        "The plane of cost and effect",
        chart,
        "Each small point is one of the first "
            + Math.min(SHOWN_DRAWS, sample.size())
            + " draws, each large one an arm's mean. Below the broken lines a QALY costs less than the"
            + " price beside them.");
  }

  /** All values, for an axis that holds them. */
  private static double[] trimmed(List<double[]> values) {
    return values.stream()
        .flatMapToDouble(all -> java.util.Arrays.stream(all).limit(SHOWN_DRAWS))
        .toArray();
  }

  private void acceptability(Appraisal appraisal) {
    List<Decision> decisions =
        Decision.prices(results.prices()).stream().map(results::decision).toList();
    double[] prices = decisions.stream().mapToDouble(Decision::price).toArray();
    Axis across = Axis.exactly(0, prices[prices.length - 1], 6);
    String perQaly = appraisal.economy().currency() + " for a QALY";
    Graph curves =
        new Graph(
            "ceac",
            "Probability of being best",
            "The share of draws in which each arm is best, by the price of a QALY.",
            across,
            perQaly,
            Axis.exactly(0, 1, 5),
            true);
    curves.upwards("share of draws");
    curves.frontier(
        prices, decisions.stream().mapToDouble(one -> one.probability().get(one.best())).toArray());
    for (int arm = 0; arm < arms.size(); arm++) {
      int its = arm;
      curves.line(
          arm, prices, decisions.stream().mapToDouble(one -> one.probability().get(its)).toArray());
    }
    results.prices().forEach(curves::mark);
    curves.names(IntStream.range(0, arms.size()).boxed().toList(), arms);
    figure(
        "Which arm is best, and how surely",
        curves,
        "Share of draws in which each arm has the highest net benefit (CEAC). The pale line is that of"
            + " the arm that is best on average (CEAF). Broken lines: prices that the study asks for.");
    double[] worth = decisions.stream().mapToDouble(Decision::information).toArray();
    Graph evpi =
        new Graph(
            "evpi",
            "Worth of knowing everything",
            "The expected value of perfect information for each patient, by the price of a QALY.",
            across,
            perQaly,
            Graph.around(worth),
            false);
    evpi.upwards(appraisal.economy().currency() + " for each patient");
    evpi.line(0, prices, worth);
    results.prices().forEach(evpi::mark);
    figure(
        "What it would be worth to know everything",
        evpi,
        "Expected value of perfect information (EVPI), "
            + appraisal.economy().currency()
            + " for each patient: what is lost, on average, because an arm must be chosen before the"
            + " numbers are known.");
  }

  private void information(Appraisal appraisal) {
    for (double price : results.prices()) {
      var worths = results.worths(price, threads);
      double everything = results.decision(price).information();
      List<BarChart.Bar> bars = new ArrayList<>();
      bars.add(bar("everything (EVPI)", everything));
      worths.entrySet().stream()
          .sorted(Comparator.comparingDouble(one -> -one.getValue().value()))
          .forEach(one -> bars.add(bar(one.getKey(), one.getValue().value())));
      String title = "What is most worth knowing, at " + Digits.plain(price) + " a QALY";
      out.open("figure").element("h3", title);
      String label = appraisal.economy().currency() + " for each patient";
      out.add(BarChart.draw("evppi-" + Digits.plain(price), title, label, List.of(), bars));
      out.element(
          "figcaption",
          "Expected value of partial perfect information (EVPPI) of each subject's numbers: what the"
              + " best rule that they allow, learned from other draws, gains. It leans to the low side:"
              + " what all numbers together are worth by a rule falls short of EVPI by what the rule misses"
              + " and by the luck of patients.");
      out.close();
    }
  }

  private static BarChart.Bar bar(String name, double worth) {
    return new BarChart.Bar(name, 0, worth, worth, Digits.fixed(worth, worth < 100 ? 2 : 0));
  }

  // ---- what moves it

  private void tornado() {
    if (results.others().isEmpty() || results.sample().size() < 3) {
      return;
    }
    List<Entry> moving = results.study().moving();
    double price = results.hasEconomics() ? results.prices().getFirst() : 0;
    int arm = results.rival();
    double[] answer =
        results.hasEconomics()
            ? results.sample().benefitDifferences(arm, price)
            : results.sample().differences(arm, Kept.LIFE_YEARS);
    double mean = Sample.mean(answer);
    String what =
        results.hasEconomics()
            ? "Net benefit of " + arms.get(arm) + " at " + Digits.plain(price) + " a QALY"
            : "Life-years of " + arms.get(arm);
    String title = what + ", against " + arms.get(design.reference());
    List<BarChart.Bar> bars =
        results.tornado(arm, price, threads).stream()
            .limit(SHOWN_BARS)
            .map(one ->
                new BarChart.Bar(
                    moving.get(one.place()).id(),
                    one.low(),
                    mean,
                    one.high(),
                    String.format(Locale.ROOT, "%+.2f", one.rankCorrelation())))
            .toList();
    out.open("figure").element("h3", "Which numbers move the answer");
    List<String> key = List.of("where the number is low", "where the number is high");
    out.add(BarChart.draw("tornado", title, title, key, bars));
    out.element(
        "figcaption",
        "Mean of the answer over the third of the draws in which a number is lowest, and in which it is"
            + " highest, all others being whatever was drawn for them. Beside the bars stands the rank"
            + " correlation of number and answer. Numbers far down may be there by chance. All arms and numbers stand in tornado.csv.");
    out.close();
  }

  private void method() {
    out.open("section", "id", "method").element("h2", "How it was done");
    out.element(
        "p",
        "Every number that has a doubt is drawn from it, at once with all others. Patients are the same"
            + " in all arms of a draw, and others in each draw. Their luck is "
            + Digits.percent(results.luck(), 0)
            + " of the variance of the answer between draws; the rest is doubt in the numbers (analysis"
            + " of variance after O'Hagan, Stevenson and Madan 2007). Doubt about the model's structure"
            + " is not in it. docs/uncertainty.md has the formulas.");
    out.close();
  }

  private void figure(String title, Graph chart, String caption) {
    out.open("figure").element("h3", title).add(chart.drawn());
    out.element("figcaption", caption).close();
  }
}
