package dandelion.report;

import dandelion.drawing.Axis;
import dandelion.drawing.Digits;
import dandelion.drawing.Markup;
import dandelion.drawing.Pen;
import dandelion.drawing.Plot;
import dandelion.evidence.Entry;
import dandelion.study.Appraisal;
import dandelion.study.Interval;
import dandelion.study.Outcome;
import dandelion.study.Results;
import dandelion.study.Results.Difference;
import dandelion.study.Results.Increment;
import dandelion.study.Results.NetBenefit;
import dandelion.study.Results.Worth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The report's account of health economics: the plane of cost and effect, and what it rests on. */
final class Worths {
  private static final int HEIGHT = 330;
  private static final double LEFT = 84;
  private static final double RIGHT = 520;
  private static final double TOP = 16;
  private static final double BOTTOM = HEIGHT - 56.0;

  private final Results results;
  private final Appraisal appraisal;
  private final AtHorizon atHorizon;
  private final List<Worth> worths;
  private final List<String> arms;
  private final String currency;
  private final Markup out = new Markup();

  private Worths(Results results, Appraisal appraisal, AtHorizon atHorizon) {
    this.results = results;
    this.appraisal = appraisal;
    this.atHorizon = atHorizon;
    this.worths = results.worths();
    this.arms = results.design().armNames();
    this.currency = appraisal.economy().currency();
  }

  /** The section. */
  static Markup section(Results results, Appraisal appraisal, AtHorizon atHorizon, String heading) {
    return new Worths(results, appraisal, atHorizon).written(heading);
  }

  private Markup written(String heading) {
    out.open("section", "id", "economics")
        .element(heading, "What it costs, and whether it is worth it");
    out.element("p", Words.capital(appraisal.caution()) + ".", "class", "notice");
    out.element("p", introduction(), "class", "lead");
    table();
    if (arms.size() > 1) {
      out.open("figure").element("h3", "Cost and effect").add(plane());
      out.element("figcaption", underPlane()).close();
    }
    expenses();
    illustrative();
    return out.close();
  }

  private String introduction() {
    String horizon = Words.years(results.design().horizonYears());
    return "Prices and quality of life of "
        + Words.setting(appraisal.economy().setting())
        + ", in "
        + currency
        + " of "
        + appraisal.economy().priceYear()
        + ", for "
        + appraisal.perspective()
        + ". Costs are discounted by "
        + Digits.plain(100 * appraisal.costRate())
        + "% a year and quality-adjusted life-years (QALYs) by "
        + Digits.plain(100 * appraisal.qalyRate())
        + "%, to entry. What is spent and gained more than "
        + horizon
        + " after entry is not counted: a life saved counts only until then. Intervals are of"
        + " Monte Carlo error alone; doubt about prices and utilities is far larger and not shown.";
  }

  // ---- the tables

  private void table() {
    List<String> headings =
        new ArrayList<>(List.of("Arm", "Cost, " + currency, "QALYs", "More cost", "More QALYs"));
    for (double price : appraisal.willingnessToPay()) {
      headings.add("Net benefit at " + Digits.plain(price) + ", more");
    }
    head(headings);
    worths.forEach(this::row);
    out.close().close().close();
    out.element(
        "p",
        (arms.size() == 1
                ? ""
                : "More: than "
                    + reference()
                    + " in the same patients, with its 95% interval of Monte Carlo error. The arms'"
                    + " own means vary far more, together: how they vary says nothing of"
                    + " differences, and stands in economics.csv. ")
            + "Net benefit: QALYs at that price less the cost. Illustrative.",
        "class",
        "note");
    if (arms.size() > 1) {
      frontierTable();
    }
  }

  private void head(List<String> headings) {
    out.open("div", "class", "wide").open("table", "class", "answer").open("thead").open("tr");
    headings.forEach(heading -> out.element("th", heading, "scope", "col"));
    out.close().close().open("tbody");
  }

  private void name(Worth w) {
    out.open("tr").open("th", "scope", "row").add(Pen.key(arms.indexOf(w.arm()))).text(w.arm());
    out.close();
  }

  private void row(Worth w) {
    name(w);
    out.open("td").element("b", Digits.fixed(w.cost(), 0)).close();
    out.open("td").element("b", Digits.fixed(w.qalys(), 4)).close();
    if (w.arm().equals(reference())) {
      out.element("td", "reference").element("td", "\u2013");
    } else {
      increment(results.increment(w.arm(), reference()));
    }
    for (NetBenefit b : w.benefits()) {
      if (w.arm().equals(reference())) {
        out.element("td", "\u2013");
      } else {
        difference(b.difference(), b.differenceSe(), 0);
      }
    }
    out.close();
  }

  /** Its cost and its QALYs, a cell for each. */
  private void increment(Increment i) {
    difference(i.cost(), i.costSe(), 0);
    difference(i.qalys(), i.qalysSe(), 4);
  }

  private void difference(double difference, double se, int decimals) {
    Interval interval = Interval.around(difference, se);
    cell(
        Digits.signed(difference, decimals),
        se == 0 && difference == 0
            ? "no patient differs"
            : Digits.signedRange(interval.low(), interval.high(), decimals));
  }

  // ---- the frontier

  private void frontierTable() {
    out.element("h3", "Step by step along the frontier");
    head(List.of("Arm", "Stands", "Against", "More cost", "More QALYs", "ICER"));
    worths.stream().sorted(Comparator.comparingDouble(Worth::cost)).forEach(this::step);
    out.close().close().close();
    out.element(
        "p",
        "From the cheapest arm upwards. An arm on the frontier is held against the next one below"
            + " on it, a dominated one against the best that costs no more. ICER: "
            + currency
            + " for one QALY more than there. Dominated: another arm gives as much for no more."
            + " Extendedly dominated: a mixture of two others gives more for the same money. In small"
            + " type 95% intervals of Monte Carlo error, in the same patients; where neither arm is "
            + reference()
            + ", the widest that both arms' differences from it allow. Illustrative.",
        "class",
        "note");
  }

  private void step(Worth w) {
    name(w);
    String against = against(worths, w);
    out.element("td", Words.capital(w.status().replace('_', ' ')));
    if (against.isEmpty()) {
      String none = "\u2013";
      out.element("td", none).element("td", none).element("td", none).element("td", none).close();
      return;
    }
    Increment more = results.increment(w.arm(), against);
    out.element("td", against);
    increment(more);
    String told = more.isTold() ? "" : "QALYs not told apart";
    cell(w.isEfficient() ? Digits.fixed(w.icer(), 0) : "\u2013", told);
    out.close();
  }

  /**
   * The arm that one is held against: on the frontier the next below it, off it the one that gives
   * most for no more money; empty for none.
   */
  static String against(List<Worth> worths, Worth w) {
    return w.isEfficient()
        ? w.next()
        : worths.stream()
            .filter(one -> one.isEfficient() && one.cost() <= w.cost())
            .max(Comparator.comparingDouble(Worth::qalys))
            .map(Worth::arm)
            .orElse("");
  }

  private void cell(String large, String small) {
    out.open("td").element("b", large).leaf("br").element("small", small).close();
  }

  private String reference() {
    return arms.get(results.design().reference());
  }

  // ---- the plane

  /** Every arm as a point: what it costs and gives more than the reference arm. */
  private Markup plane() {
    double[] qalys = worths.stream().mapToDouble(w -> more(w, "qalys")).toArray();
    double[] costs = worths.stream().mapToDouble(w -> more(w, "cost")).toArray();
    Axis across = around(qalys);
    Axis up = around(costs);
    StringBuilder words = new StringBuilder("Cost and QALYs more than in " + reference() + ". ");
    for (int k = 0; k < arms.size(); k++) {
      words.append(arms.get(k)).append(": ").append(Digits.signed(costs[k], 0)).append(' ');
      words.append(currency).append(", ").append(Digits.signed(qalys[k], 4)).append(" QALYs. ");
    }
    Markup svg =
        Pen.begin("plane", Plot.WIDE, HEIGHT, "The plane of cost and effect", words.toString());
    for (double tick : up.ticks()) {
      Pen.grid(svg, LEFT, y(up, tick), RIGHT, y(up, tick));
      Pen.text(svg, LEFT - 6, y(up, tick) + 4, "end", 11, up.label(tick, false));
    }
    for (double tick : across.ticks()) {
      Pen.grid(svg, x(across, tick), TOP, x(across, tick), BOTTOM);
      Pen.text(svg, x(across, tick), BOTTOM + 17, "middle", 11, across.label(tick, false));
    }
    Pen.rule(svg, LEFT, y(up, 0), RIGHT, y(up, 0));
    Pen.rule(svg, x(across, 0), TOP, x(across, 0), BOTTOM);
    Pen.text(
        svg,
        (LEFT + RIGHT) / 2,
        HEIGHT - 14.0,
        "middle",
        11.5,
        "QALYs more; upwards, " + currency + " more, for each patient");
    frontier(svg, across, up, qalys, costs);
    points(svg, across, up, qalys, costs);
    return svg.close();
  }

  private double more(Worth w, String outcome) {
    Worth there = worths.get(results.design().reference());
    return outcome.equals("cost") ? w.cost() - there.cost() : w.qalys() - there.qalys();
  }

  /** A scale that holds the values and nought, with a little room. */
  private static Axis around(double[] values) {
    double low = 0;
    double high = 0;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double room = Math.max(1e-6, 0.05 * (high - low));
    return Axis.around(low - room, high + room, 6);
  }

  private static void frontier(
      Markup svg, Axis across, Axis up, double[] qalys, double[] costs, List<Integer> order) {
    StringBuilder d = new StringBuilder();
    for (int k : order) {
      d.append(d.isEmpty() ? "M" : "L");
      d.append(Markup.coordinate(x(across, qalys[k]))).append(' ');
      d.append(Markup.coordinate(y(up, costs[k])));
    }
    svg.leaf(
        "path",
        "class",
        "frontier",
        "d",
        d.toString(),
        "fill",
        "none",
        "stroke",
        "currentColor",
        "stroke-width",
        "1.5");
  }

  private void frontier(Markup svg, Axis across, Axis up, double[] qalys, double[] costs) {
    List<Integer> order =
        Stream.iterate(0, k -> k < worths.size(), k -> k + 1)
            .filter(k -> worths.get(k).isEfficient())
            .sorted(Comparator.comparingDouble(k -> qalys[k]))
            .toList();
    frontier(svg, across, up, qalys, costs, order);
  }

  private void points(Markup svg, Axis across, Axis up, double[] qalys, double[] costs) {
    double[] wanted = new double[worths.size()];
    List<Integer> fromAbove =
        Stream.iterate(0, k -> k < worths.size(), k -> k + 1)
            .sorted(Comparator.comparingDouble(k -> y(up, costs[k])))
            .toList();
    for (int k = 0; k < wanted.length; k++) {
      wanted[k] = y(up, costs[fromAbove.get(k)]);
    }
    double[] places = Plot.spread(wanted, TOP, BOTTOM);
    for (int k = 0; k < places.length; k++) {
      int arm = fromAbove.get(k);
      double cx = x(across, qalys[arm]);
      Pen.grid(svg, cx, wanted[k], RIGHT + 8, places[k]);
      String fill = worths.get(arm).isEfficient() ? Pen.colour(arm) : "none";
      svg.leaf(
          "circle",
          "cx",
          cx,
          "cy",
          wanted[k],
          "r",
          5.0,
          "fill",
          fill,
          "stroke",
          Pen.colour(arm),
          "stroke-width",
          2.0);
      String name = Pen.shortened(worths.get(arm).arm(), Plot.WIDE - RIGHT - 14.0);
      Pen.text(svg, RIGHT + 12, places[k] + 4, "start", 12, name);
    }
  }

  private static double x(Axis axis, double value) {
    return LEFT + axis.part(value) * (RIGHT - LEFT);
  }

  private static double y(Axis axis, double value) {
    return BOTTOM - axis.part(value) * (BOTTOM - TOP);
  }

  private String underPlane() {
    return "Every arm against "
        + reference()
        + ", for each patient. Full circles, joined by a line, are on the frontier; empty ones are"
        + " dominated. "
        + Words.capital(appraisal.caution())
        + ".";
  }

  // ---- what the money goes to, and what is only illustrative

  private void expenses() {
    List<Outcome> spent =
        Outcome.ALL.stream()
            .filter(Outcome::isExpense)
            .filter(outcome -> atHorizon.estimate(reference(), outcome.name()).isPresent())
            .toList();
    if (spent.isEmpty()) {
      return;
    }
    out.element("h3", "What the money goes to");
    out.open("div", "class", "wide").open("table", "class", "answer").open("thead").open("tr");
    out.element("th", "Arm", "scope", "col");
    spent.forEach(outcome -> out.element("th", expense(outcome), "scope", "col"));
    out.close().close().open("tbody");
    for (String arm : arms) {
      out.open("tr").open("th", "scope", "row").add(Pen.key(arms.indexOf(arm))).text(arm).close();
      for (Outcome outcome : spent) {
        double mean = atHorizon.estimate(arm, outcome.name()).orElseThrow().estimate();
        String more =
            atHorizon.difference(arm, outcome.name()).map(Worths::signed).orElse("reference");
        cell(Digits.fixed(mean, 0), more);
      }
      out.close();
    }
    out.close().close().close();
    out.element(
        "p",
        currency + " for each patient, discounted; in small type the difference. Illustrative.",
        "class",
        "note");
  }

  private static String signed(Difference d) {
    return Digits.signed(d.difference(), 0);
  }

  private static String expense(Outcome outcome) {
    return Words.capital(outcome.name().substring("cost_".length()));
  }

  private void illustrative() {
    out.open("details", "open", "open").element("summary", "What is only illustrative");
    out.element(
        "p",
        "No source that could be read stands behind these. Put your own in their place with"
            + " --evidence, or in a file of your own, before anybody decides anything by them.");
    out.open("ul");
    for (Entry entry : appraisal.entries()) {
      if (entry.status() == Entry.Status.ASSUMED) {
        out.open("li").text(entry.what() + ": ").element("b", Digits.plain(entry.value()));
        out.text(" " + entry.unit()).close();
      }
    }
    out.close().close();
  }
}
