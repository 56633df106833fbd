package dandelion.uncertainty;

import dandelion.drawing.Axis;
import dandelion.drawing.Markup;
import dandelion.drawing.Pen;
import dandelion.drawing.Plot;
import java.util.List;

/** Bars lying one under the other: what knowing is worth, and what moves an answer. */
final class BarChart {
  private static final double LEFT = 370;
  private static final double RIGHT = 660;
  private static final double TOP = 12;
  private static final double ROW = 22;

  private BarChart() {}

  /**
   * A bar.
   *
   * @param name beside it
   * @param from where it begins
   * @param middle where its colour changes
   * @param to where it ends
   * @param value written after it
   */
  record Bar(String name, double from, double middle, double to, String value) {}

  /**
   * Draws bars.
   *
   * @param id unique in the page
   * @param title what is drawn
   * @param label of the axis
   * @param key what the two colours mean; empty where a bar has one
   * @param bars from above
   */
  static Markup draw(String id, String title, String label, List<String> key, List<Bar> bars) {
    StringBuilder words = new StringBuilder(title).append(". ");
    double[] ends = new double[3 * bars.size()];
    for (int k = 0; k < bars.size(); k++) {
      Bar bar = bars.get(k);
      words.append(bar.name()).append(": ").append(bar.value()).append(". ");
      ends[3 * k] = bar.from();
      ends[3 * k + 1] = bar.middle();
      ends[3 * k + 2] = bar.to();
    }
    Axis axis = around(ends);
    double top = TOP + key.size() * ROW;
    double bottom = top + bars.size() * ROW + 6;
    int height = (int) bottom + 46;
    Markup svg = Pen.begin(id, Plot.WIDE, height, title, words.toString());
    for (int k = 0; k < key.size(); k++) {
      double y = TOP + k * ROW - 4;
      svg.leaf("rect", "x", LEFT, "y", y, "width", 12, "height", 11, "fill", Pen.colour(k));
      Pen.text(svg, LEFT + 18, y + 10, "start", 11.5, key.get(k));
    }
    for (double tick : axis.ticks()) {
      Pen.grid(svg, x(axis, tick), top, x(axis, tick), bottom);
      Pen.text(svg, x(axis, tick), bottom + 16, "middle", 11, axis.label(tick, false));
    }
    for (int k = 0; k < bars.size(); k++) {
      Bar bar = bars.get(k);
      double y = top + k * ROW + 3;
      part(svg, axis, bar.from(), bar.middle(), y, Pen.colour(0));
      part(svg, axis, bar.middle(), bar.to(), y, Pen.colour(1));
      Pen.text(svg, LEFT - 8, y + 12, "end", 10.5, bar.name());
      double end = Math.max(bar.from(), Math.max(bar.middle(), bar.to()));
      Pen.text(svg, x(axis, end) + 5, y + 12, "start", 10.5, bar.value());
    }
    Pen.text(svg, (LEFT + RIGHT) / 2, height - 10.0, "middle", 11.5, label);
    return svg.close();
  }

  private static Axis around(double[] values) {
    double low = values[0];
    double high = values[0];
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return Axis.around(low, high > low ? high : low + 1, 5);
  }

  private static void part(Markup svg, Axis axis, double from, double to, double y, String fill) {
    double left = Math.min(x(axis, from), x(axis, to));
    double width = Math.abs(x(axis, to) - x(axis, from));
    svg.leaf("rect", "x", left, "y", y, "width", width, "height", ROW - 6, "fill", fill);
  }

  private static double x(Axis axis, double value) {
    return LEFT + axis.part(value) * (RIGHT - LEFT);
  }
}
