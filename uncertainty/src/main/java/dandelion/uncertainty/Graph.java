package dandelion.uncertainty;

import dandelion.drawing.Axis;
import dandelion.drawing.Markup;
import dandelion.drawing.Pen;
import dandelion.drawing.Plot;
import java.util.List;

/** One drawing of the page of uncertainty: two axes, and on them points, lines and names. */
final class Graph {
  private static final int HEIGHT = 340;
  private static final double LEFT = 92;
  private static final double RIGHT = 540;
  private static final double TOP = 16;
  private static final double BOTTOM = HEIGHT - 56.0;
  private static final double KEY = 24;
  private static final double ROW = 18;

  private final Axis across;
  private final Axis up;
  private final Markup svg;

  /**
   * @param id unique in the page
   * @param title what is drawn, in a few words
   * @param words the same for those who cannot see it
   * @param across the horizontal axis
   * @param acrossLabel what it shows
   * @param up the vertical axis
   * @param upPercent whether it shows shares
   */
  Graph(
      String id,
      String title,
      String words,
      Axis across,
      String acrossLabel,
      Axis up,
      boolean upPercent) {
    this.across = across;
    this.up = up;
    this.svg = Pen.begin(id, Plot.WIDE, HEIGHT, title, words);
    for (double tick : up.ticks()) {
      Pen.grid(svg, LEFT, y(tick), RIGHT, y(tick));
      Pen.text(svg, LEFT - 6, y(tick) + 4, "end", 11, up.label(tick, upPercent));
    }
    for (double tick : across.ticks()) {
      Pen.grid(svg, x(tick), TOP, x(tick), BOTTOM);
      Pen.text(svg, x(tick), BOTTOM + 17, "middle", 11, across.label(tick, false));
    }
    Pen.rule(svg, LEFT, BOTTOM, RIGHT, BOTTOM);
    Pen.text(svg, (LEFT + RIGHT) / 2, HEIGHT - 14.0, "middle", 11.5, acrossLabel);
  }

  /** A scale that holds the values and nought, with a little room. */
  static Axis around(double... values) {
    double low = 0;
    double high = 0;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double room = Math.max(1e-6, 0.03 * (high - low));
    return Axis.around(low < 0 ? low - room : 0, high + room, 6);
  }

  /** What the vertical axis shows, beside it. */
  void upwards(String label) {
    double middle = (TOP + BOTTOM) / 2;
    svg.element(
        "text",
        label,
        "x",
        14.0,
        "y",
        middle,
        "text-anchor",
        "middle",
        "font-size",
        11.5,
        "fill",
        "currentColor",
        "transform",
        "rotate(-90 14 " + Markup.coordinate(middle) + ")");
  }

  /** Lines where nothing differs. */
  void noughts() {
    Pen.rule(svg, LEFT, y(0), RIGHT, y(0));
    Pen.rule(svg, x(0), TOP, x(0), BOTTOM);
  }

  /** A line on which a QALY more costs a price, as far as it lies on the drawing. */
  void price(double price, String label) {
    double right = Math.min(across.high(), up.high() / price);
    double left = Math.max(across.low(), up.low() / price);
    if (right > left) {
      Pen.broken(svg, x(left), y(left * price), x(right), y(right * price));
      Pen.text(svg, x(right) - 4, y(right * price) + 12, "end", 10, label);
    }
  }

  /** An upright broken line. */
  void mark(double value) {
    if (value >= across.low() && value <= across.high()) {
      Pen.broken(svg, x(value), TOP, BOTTOM);
    }
  }

  /** A cloud of points in an arm's colour. */
  void cloud(int style, double[] xs, double[] ys, int most) {
    StringBuilder d = new StringBuilder();
    for (int k = 0; k < Math.min(most, xs.length); k++) {
      d.append('M').append(at(xs[k], ys[k])).append("h0");
    }
    svg.leaf(
        "path",
        "d",
        d.toString(),
        "fill",
        "none",
        "stroke",
        Pen.colour(style),
        "stroke-width",
        "3.4",
        "stroke-linecap",
        "round",
        "stroke-opacity",
        "0.35");
  }

  /** A large point, such as a mean. */
  void point(int style, double x, double y) {
    svg.leaf(
        "circle",
        "cx",
        x(x),
        "cy",
        y(y),
        "r",
        5.0,
        "fill",
        Pen.colour(style),
        "stroke",
        "currentColor",
        "stroke-width",
        1.2);
  }

  /** A line through points. */
  void line(int style, double[] xs, double[] ys) {
    Pen.line(svg, "line", style, path(xs, ys));
  }

  /** A heavy pale line behind others. */
  void frontier(double[] xs, double[] ys) {
    svg.leaf(
        "path",
        "d",
        path(xs, ys),
        "fill",
        "none",
        "stroke",
        "currentColor",
        "stroke-width",
        "7",
        "stroke-opacity",
        "0.22");
  }

  private String path(double[] xs, double[] ys) {
    StringBuilder d = new StringBuilder();
    for (int k = 0; k < xs.length; k++) {
      d.append(k == 0 ? 'M' : 'L').append(at(xs[k], ys[k]));
    }
    return d.toString();
  }

  /** The names of arms, with their colours, beside the drawing. */
  void names(List<Integer> styles, List<String> names) {
    for (int k = 0; k < names.size(); k++) {
      double y = TOP + 10 + k * ROW;
      Pen.line(svg, "key", styles.get(k), Pen.across(RIGHT + 14, y, KEY));
      String name = Pen.shortened(names.get(k), Plot.WIDE - RIGHT - KEY - 20.0);
      Pen.text(svg, RIGHT + KEY + 20, y + 4, "start", 12, name);
    }
  }

  Markup drawn() {
    return svg.close();
  }

  private String at(double x, double y) {
    return Markup.coordinate(x(x)) + " " + Markup.coordinate(y(y));
  }

  private double x(double value) {
    return LEFT + across.part(value) * (RIGHT - LEFT);
  }

  private double y(double value) {
    return BOTTOM - up.part(value) * (BOTTOM - TOP);
  }
}
