package dandelion.study;

import java.util.List;

/** Differences from the reference arm with their intervals, one under the other, around nought. */
final class Forest {
  private static final double ROW = 18;
  private static final double TOP = 30;
  private static final double LEFT = 210;
  private static final double RIGHT = 440;
  private static final double NUMBERS = 458;
  private static final double RATIO = 712;

  private Forest() {}

  /**
   * One difference.
   *
   * @param style which colour, the arm's place in the study
   * @param arm the arm's name
   * @param text the difference and its interval
   * @param ratio how many times fewer patients it took
   */
  record Row(
      int style,
      String arm,
      double difference,
      double low,
      double high,
      String text,
      String ratio) {}

  /** One outcome's differences. */
  record Block(String outcome, List<Row> rows) {}

  /** Draws differences of one unit. */
  static Markup draw(String id, String title, String unit, List<Block> blocks) {
    StringBuilder words = new StringBuilder(title).append(", in ").append(unit).append(". ");
    double widest = 0;
    int rows = 0;
    for (Block block : blocks) {
      rows += block.rows().size() + 1;
      for (Row row : block.rows()) {
        widest = Math.max(widest, Math.max(Math.abs(row.low()), Math.abs(row.high())));
        words.append(block.outcome()).append(", ").append(row.arm()).append(": ");
        words.append(row.text()).append(". ");
      }
    }
    Axis axis = Axis.around(-widest, widest, 5);
    double bottom = TOP + rows * ROW;
    Markup svg = Pen.begin(id, Plot.WIDE, (int) bottom + 40, title, words.toString());
    Pen.text(svg, NUMBERS, 13, "start", 11, "Difference (95% interval)");
    Pen.text(svg, RATIO, 13, "end", 11, "Fewer patients");
    for (double tick : axis.ticks()) {
      double x = x(axis, tick);
      Pen.grid(svg, x, TOP - 6, x, bottom);
      String label = axis.label(Math.abs(tick), false);
      Pen.text(svg, x, bottom + 16, "middle", 11, tick < 0 ? "\u2212" + label : label);
    }
    String across = "\u2190 less \u2003 " + unit + " \u2003 more \u2192";
    Pen.text(svg, (LEFT + RIGHT) / 2, bottom + 33, "middle", 11, across);
    Pen.rule(svg, x(axis, 0), TOP - 6, x(axis, 0), bottom);
    double y = TOP;
    for (Block block : blocks) {
      svg.element(
          "text",
          block.outcome(),
          "x",
          "0",
          "y",
          y + 13,
          "font-size",
          "12",
          "font-weight",
          "600",
          "fill",
          "currentColor");
      y += ROW;
      for (Row row : block.rows()) {
        row(svg, axis, row, y);
        y += ROW;
      }
    }
    return svg.close();
  }

  private static void row(Markup svg, Axis axis, Row row, double y) {
    double middle = y + ROW / 2;
    double x = x(axis, row.difference());
    Pen.text(svg, 12, y + 13, "start", 12, Pen.shortened(row.arm(), LEFT - 30));
    double low = x(axis, row.low());
    svg.leaf(
        "path",
        "class",
        "interval",
        "d",
        "M"
            + Markup.coordinate(low)
            + " "
            + Markup.coordinate(middle)
            + "H"
            + Markup.coordinate(x(axis, row.high())),
        "fill",
        "none",
        "stroke",
        Pen.colour(row.style()),
        "stroke-width",
        "2");
    svg.leaf(
        "rect",
        "class",
        "difference",
        "x",
        x - 4,
        "y",
        middle - 4,
        "width",
        "8",
        "height",
        "8",
        "fill",
        Pen.colour(row.style()));
    Pen.text(svg, NUMBERS, y + 13, "start", 11.5, row.text());
    Pen.text(svg, RATIO, y + 13, "end", 11.5, row.ratio());
  }

  private static double x(Axis axis, double value) {
    return LEFT + axis.part(value) * (RIGHT - LEFT);
  }
}
