package dandelion.calibration;

import dandelion.drawing.Axis;
import dandelion.drawing.Markup;
import dandelion.drawing.Pen;
import dandelion.drawing.Plot;
import dandelion.study.Interval;
import dandelion.validation.Prior;
import java.util.List;
import java.util.Locale;

/** The drawings of a posterior. */
final class PosteriorDrawing {
  private static final double ROW = 17;
  private static final double TOP = 8;
  private static final double LEFT = 270;
  private static final double RIGHT = 640;
  private static final double FARTHEST = 6;

  private static final int COLUMNS = 4;
  private static final double CELL = Plot.WIDE / (double) COLUMNS;
  private static final double TALL = 92;
  private static final double BARS = 52;
  private static final int BINS = 24;
  private static final int PRIOR_STEPS = 4000;

  private static final double NAMES = 230;
  private static final int TOGETHER = 0;
  private static final int AGAINST = 1;

  private PosteriorDrawing() {}

  /** An id as words, without the disease. */
  static String plain(String id) {
    return id.replaceFirst("^(colorectal|hepatocellular)\\.", "").replace('_', ' ');
  }

  /** How far simulated figures are from published ones. */
  static Markup figures(List<Met> all) {
    double bottom = TOP + all.size() * ROW;
    String missed =
        all.stream()
            .filter(met -> !met.inside())
            .map(met -> plain(met.figure().quantity()) + " is missed. ")
            .reduce("", String::concat);
    Markup svg =
        Pen.begin(
            "figures",
            Plot.WIDE,
            (int) bottom + 24,
            "Simulated figures beside published ones",
            missed.isEmpty() ? "All lie inside the predictive interval." : missed);
    Axis axis = Axis.exactly(-FARTHEST, FARTHEST, 6);
    bar(
        svg,
        x(axis, -Interval.Z95),
        x(axis, Interval.Z95),
        TOP,
        bottom - TOP,
        "currentColor",
        "0.09");
    for (double tick : axis.ticks()) {
      Pen.grid(svg, x(axis, tick), TOP, x(axis, tick), bottom);
      Pen.text(svg, x(axis, tick), bottom + 15, "middle", 11, axis.label(tick, false));
    }
    double y = TOP;
    for (Met met : all) {
      double unit = Double.isNaN(met.figure().within()) ? met.scale() : met.figure().within();
      double middle = y + ROW / 2;
      String colour = Pen.colour(met.inside() ? TOGETHER : AGAINST);
      Pen.text(
          svg,
          0,
          y + 12.5,
          "start",
          11.5,
          Pen.shortened(plain(met.figure().quantity()), LEFT - 10));
      level(svg, axis, met, met.predicted(), unit, middle, colour, 1.3);
      level(svg, axis, met, met.simulated(), unit, middle, colour, 5);
      double at = x(axis, off(met, met.point(), unit));
      svg.leaf(
          "circle", "cx", at, "cy", middle, "r", "3.2", "fill", "currentColor", "stroke", "none");
      String end = met.figure().fitted() ? "" : "looked at";
      Pen.text(svg, RIGHT + 10, y + 12.5, "start", 11, met.inside() ? end : "missed");
      y += ROW;
    }
    return svg.close();
  }

  private static double off(Met met, double value, double unit) {
    return Math.clamp((value - met.figure().value()) / unit, -FARTHEST, FARTHEST);
  }

  private static double x(Axis axis, double place) {
    return LEFT + axis.part(place) * (RIGHT - LEFT);
  }

  private static void level(
      Markup svg,
      Axis axis,
      Met met,
      Spread spread,
      double unit,
      double y,
      String colour,
      double width) {
    double from = x(axis, off(met, spread.low(), unit));
    double to = x(axis, off(met, spread.high(), unit));
    svg.leaf(
        "path",
        "d",
        Pen.across(from, y, Math.max(to - from, 0.5)),
        "fill",
        "none",
        "stroke",
        colour,
        "stroke-width",
        width);
  }

  private static void bar(
      Markup svg, double from, double to, double y, double height, String colour, String opacity) {
    svg.leaf(
        "rect",
        "x",
        from,
        "y",
        y,
        "width",
        Math.max(to - from, 0),
        "height",
        height,
        "fill",
        colour,
        "fill-opacity",
        opacity);
  }

  /** Prior and posterior of every free number, one beside the other. */
  static Markup marginals(Posterior posterior) {
    int many = posterior.learnt().size();
    int rows = (many + COLUMNS - 1) / COLUMNS;
    Markup svg =
        Pen.begin(
            "marginals",
            Plot.WIDE,
            (int) (rows * TALL),
            "Prior and posterior of every free number",
            "The table below says the same in numbers.");
    for (int k = 0; k < many; k++) {
      marginal(
          svg,
          posterior.learnt().get(k),
          Posterior.column(posterior.draws(), k),
          k % COLUMNS * CELL,
          Math.floorDiv(k, COLUMNS) * TALL);
    }
    return svg.close();
  }

  private static void marginal(Markup svg, Learnt one, double[] draws, double left, double top) {
    Prior prior = one.free().prior();
    double width = CELL - 14;
    double base = top + 18 + BARS;
    double[] before = new double[BINS];
    for (int k = 0; k < PRIOR_STEPS; k++) {
      before[bin(prior, prior.quantile((k + 0.5) / PRIOR_STEPS))] += 1.0 / PRIOR_STEPS;
    }
    double[] after = new double[BINS];
    for (double draw : draws) {
      after[bin(prior, draw)] += 1.0 / draws.length;
    }
    double most = 0;
    for (int b = 0; b < BINS; b++) {
      most = Math.max(most, Math.max(before[b], after[b]));
    }
    Pen.text(svg, left, top + 11, "start", 9.5, Pen.shortened(plain(one.free().id()), width * 1.2));
    StringBuilder outline = new StringBuilder("M" + Markup.coordinate(left) + " " + base);
    for (int b = 0; b < BINS; b++) {
      double from = left + width * b / BINS;
      double to = left + width * (b + 1) / BINS;
      double height = after[b] / most * BARS;
      if (height > 0) {
        bar(svg, from + 0.4, to - 0.4, base - height, height, Pen.colour(TOGETHER), "0.8");
      }
      String level = Markup.coordinate(base - before[b] / most * BARS);
      outline.append(
          "L" + Markup.coordinate(from) + " " + level + "L" + Markup.coordinate(to) + " " + level);
    }
    svg.leaf(
        "path",
        "d",
        outline.toString(),
        "fill",
        "none",
        "stroke",
        "currentColor",
        "stroke-width",
        "1");
    double at = left + width * share(prior, one.point());
    Pen.broken(svg, at, top + 16, base);
    Pen.rule(svg, left, base, left + width, base);
    Pen.text(svg, left, base + 11, "start", 8.5, PosteriorPage.number(prior.from()));
    Pen.text(svg, left + width, base + 11, "end", 8.5, PosteriorPage.number(prior.to()));
  }

  /** How far between the limits a value lies, on a logarithmic scale. */
  private static double share(Prior prior, double value) {
    return Math.log(value / prior.from()) / Math.log(prior.to() / prior.from());
  }

  private static int bin(Prior prior, double value) {
    return Math.clamp((int) (share(prior, value) * BINS), 0, BINS - 1);
  }

  /** Correlations as coloured squares. */
  static Markup correlations(Posterior posterior) {
    int n = posterior.learnt().size();
    double side = Math.min(20, (Plot.WIDE - NAMES) / n);
    Markup svg =
        Pen.begin(
            "correlations",
            Plot.WIDE,
            (int) (n * side + 22),
            "Correlations between free numbers",
            "The strongest are listed below.");
    for (int i = 0; i < n; i++) {
      String name = (i + 1) + " " + plain(posterior.learnt().get(i).free().id());
      Pen.text(svg, 0, (i + 0.7) * side, "start", 11, Pen.shortened(name, NAMES - 10));
      for (int j = 0; j < n; j++) {
        double r = posterior.correlations()[i][j];
        String colour = Pen.colour(r > 0 ? TOGETHER : AGAINST);
        double x = NAMES + j * side;
        bar(svg, x + 0.5, x + side - 0.5, i * side + 0.5, side - 1, colour, opacity(r));
      }
      String number = String.format(Locale.ROOT, "%d", i + 1);
      Pen.text(svg, NAMES + (i + 0.5) * side, n * side + 13, "middle", 9.5, number);
    }
    return svg.close();
  }

  private static String opacity(double r) {
    return String.format(Locale.ROOT, "%.2f", Math.min(1, Math.abs(r)));
  }
}
