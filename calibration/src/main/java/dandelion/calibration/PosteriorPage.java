package dandelion.calibration;

import dandelion.drawing.Markup;
import dandelion.drawing.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A posterior as one HTML file that needs nothing else. */
final class PosteriorPage {
  private static final int STRONGEST = 12;
  private static final double STRONG = 0.4;

  private final Posterior posterior;
  private final Markup out;

  private PosteriorPage(Posterior posterior, Markup out) {
    this.posterior = posterior;
    this.out = out;
  }

  /** The page. */
  static String text(Posterior posterior) throws IOException {
    String title = "Calibration: " + posterior.targets().name();
    PosteriorPage page = new PosteriorPage(posterior, Page.begin(title));
    page.head(title);
    page.figures();
    page.marginals();
    page.identified();
    page.correlations();
    return "<!DOCTYPE html>\n" + page.out.close().close();
  }

  private void head(String title) {
    Posterior.Diagnostics d = posterior.diagnostics();
    out.open("header").element("h1", title);
    out.element("p", "Research and teaching, not a medical device.", "class", "notice");
    out.element(
        "p",
        "What is believed of the free numbers of the model once the published figures of registries"
            + " were seen. Figures of trials were not used.");
    out.element(
        "p",
        String.format(
            Locale.ROOT,
            "%,d places were tried (%,d of them could not be simulated, mostly for too many lesions); they are"
                + " worth %,.0f independent draws. %,d draws, %,d of them different. Greatest weight"
                + " %.3f, Pareto k %.2f. Sum of squared misses with the point set %.1f over %d"
                + " fitted figures. The point set lies downhill from the posterior %s.",
            d.evaluations(),
            d.overwhelmed(),
            d.effective(),
            posterior.draws().length,
            d.unique(),
            d.largest(),
            d.tail(),
            d.squares(),
            posterior.met().stream().filter(met -> met.figure().fitted()).count(),
            d.meanIsPoint() ? "mean" : "mode"));
    if (!d.warning().isEmpty()) {
      out.open("ul", "class", "remarks").element("li", "Warning: " + d.warning() + ".").close();
    }
    out.close();
  }

  private void figures() {
    out.open("section").element("h2", "Published figures and what is simulated");
    out.open("figure").add(PosteriorDrawing.figures(posterior.met()));
    out.element(
        "figcaption",
        "Distance from the published figure, in units of the error that the paper leaves (within)."
            + " Grey: 95 % of that error. Thin: where the published figure should lie by the"
            + " posterior predictive interval, with what the model is off. Thick: simulated over the"
            + " posterior, chance included. Mark: the point set.");
    out.close();
    table(List.of("Figure", "Published", "Simulated", "Predicted", "Worth", "Used"));
    for (Met met : posterior.met()) {
      row(
          PosteriorDrawing.plain(met.figure().quantity()),
          List.of(
              number(met.figure().value()) + " \u00b1 " + number(met.figure().within()),
              interval(met.simulated()),
              interval(met.predicted()) + (met.inside() ? "" : ", missed"),
              String.format(Locale.ROOT, "%.2f", met.worth()),
              met.figure().fitted() ? "fitted" : "only looked at"));
    }
    out.close().close().close();
    out.element(
        "p",
        "Worth is how much a figure counts, given how far it is missed: 1 as printed, near 0 where"
            + " the model cannot meet it.",
        "class",
        "note");
    out.close();
  }

  private void marginals() {
    out.open("section").element("h2", "What was believed before, and after");
    out.open("figure").add(PosteriorDrawing.marginals(posterior));
    out.element(
        "figcaption",
        "Each free number between its limits, on a logarithmic scale. Line: prior. Bars: posterior."
            + " Upright: the point set.");
    out.close().close();
  }

  private void identified() {
    out.open("section").element("h2", "What the figures do not tell");
    out.element(
        "p",
        "Least identified first. Left is the share of the prior's spread, as standard deviation of"
            + " the logarithm, that remains: below a third is well identified, from two thirds not"
            + " at all.");
    table(List.of("Number", "Prior", "Posterior, 95 %", "Point set", "Left", "Identified"));
    List<Learnt> sorted = new ArrayList<>(posterior.learnt());
    sorted.sort(Comparator.comparingDouble(Learnt::left).reversed());
    for (Learnt one : sorted) {
      row(
          one.free().id(),
          List.of(
              one.free().prior().phrase()
                  + (one.free().assumed()
                      ? " (assumed)"
                      : " (" + String.join(", ", one.free().source()) + ")"),
              interval(one.values()),
              number(one.point()),
              String.format(Locale.ROOT, "%.2f", one.left()),
              one.verdict().words()));
    }
    out.close().close().close().close();
  }

  private void correlations() {
    out.open("section").element("h2", "Which numbers move together");
    out.open("figure").add(PosteriorDrawing.correlations(posterior));
    out.element(
        "figcaption",
        "Correlation of logarithms in the posterior: the fuller the colour, the stronger; blue"
            + " together, orange against each other.");
    out.close();
    List<int[]> pairs = new ArrayList<>();
    int n = posterior.learnt().size();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (Math.abs(posterior.correlations()[i][j]) >= STRONG) {
          pairs.add(new int[] {i, j});
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(
            (int[] pair) -> -Math.abs(posterior.correlations()[pair[0]][pair[1]])));
    out.open("ul");
    if (pairs.isEmpty()) {
      out.element("li", "No two of them have a correlation of 0.4 or more.");
    }
    for (int[] pair : pairs.subList(0, Math.min(STRONGEST, pairs.size()))) {
      out.element(
          "li",
          String.format(
              Locale.ROOT,
              "%s with %s: %.2f",
              PosteriorDrawing.plain(posterior.learnt().get(pair[0]).free().id()),
              PosteriorDrawing.plain(posterior.learnt().get(pair[1]).free().id()),
              posterior.correlations()[pair[0]][pair[1]]));
    }
    out.close().close();
  }

  private void table(List<String> headings) {
    out.open("div", "class", "wide").open("table").open("thead").open("tr");
    headings.forEach(heading -> out.element("th", heading, "scope", "col"));
    out.close().close().open("tbody");
  }

  private void row(String name, List<String> cells) {
    out.open("tr").element("th", name, "scope", "row");
    cells.forEach(cell -> out.element("td", cell));
    out.close();
  }

  private static String interval(Spread spread) {
    return number(spread.mean())
        + " ["
        + number(spread.low())
        + " to "
        + number(spread.high())
        + "]";
  }

  /** Three digits that count. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "?";
    }
    double size = Math.abs(value);
    if (size != 0 && (size >= 1e5 || size < 1e-3)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
