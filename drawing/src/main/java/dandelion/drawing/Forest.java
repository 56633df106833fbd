package dandelion.drawing;

import java.util.List;

/** Differences from the reference arm with their intervals, one under the other, around nought. */
public final class Forest {
  private static final double ROW = 18;
  private static final double TOP = 30;
  private static final double LEFT = 210;
  private static final double SIZES = 198;
  private static final double RIGHT = 440;
  private static final double NUMBERS = 458;
  private static final double LAST = 712;

  private Forest() {}

  /**
   * One difference.
   *
   * @param style which colour, the arm's place in the study
   * @param name of the arm, or of the patients
   * @param size how many patients, may be empty
   * @param text the difference and its interval
   * @param last what stands in the last column
   */
  public record Row(
      int style,
      String name,
      double difference,
      double low,
      double high,
      String size,
      String text,
      String last) {}

  /** Differences that belong together, under a heading unless it is empty. */
  public record Block(String heading, List<Row> rows) {
    int height() {
      return rows.size() + (heading.isEmpty() ? 0 : 1);
    }
  }

  /**
   * What stands around the rows.
   *
   * @param axis the scale
   * @param unit of the differences
   * @param across what stands under the scale
   * @param sizes heading of the sizes, may be empty
   * @param numbers heading of the numbers
   * @param last heading of the last column
   * @param guide where a broken line stands; NaN for none
   */
  public record Layout(
      Axis axis,
      String unit,
      String across,
      String sizes,
      String numbers,
      String last,
      double guide) {}

  /** A scale that holds all rows, with nought in its middle. */
  public static Axis around(List<Block> blocks) {
    double widest =
        blocks.stream()
            .flatMap(block -> block.rows().stream())
            .mapToDouble(row -> Math.max(Math.abs(row.low()), Math.abs(row.high())))
            .max()
            .orElse(0);
    return Axis.around(-widest, widest, 5);
  }

  /** Draws differences of one unit. */
  public static Markup draw(String id, String title, Layout layout, List<Block> blocks) {
    Axis axis = layout.axis();
    double bottom = TOP + blocks.stream().mapToInt(Block::height).sum() * ROW;
    String words = title + ", in " + layout.unit() + ". " + inWords(blocks);
    Markup svg = Pen.begin(id, Plot.WIDE, (int) bottom + 40, title, words);
    Pen.text(svg, SIZES, 13, "end", 11, layout.sizes());
    Pen.text(svg, NUMBERS, 13, "start", 11, layout.numbers());
    Pen.text(svg, LAST, 13, "end", 11, layout.last());
    for (double tick : axis.ticks()) {
      double x = x(axis, tick);
      Pen.grid(svg, x, TOP - 6, x, bottom);
      String label = axis.label(Math.abs(tick), false);
      Pen.text(svg, x, bottom + 16, "middle", 11, tick < 0 ? "\u2212" + label : label);
    }
    Pen.text(svg, (LEFT + RIGHT) / 2, bottom + 33, "middle", 11, layout.across());
    Pen.rule(svg, x(axis, 0), TOP - 6, x(axis, 0), bottom);
    if (!Double.isNaN(layout.guide())) {
      Pen.broken(svg, x(axis, layout.guide()), TOP - 6, bottom);
    }
    double y = TOP;
    for (Block block : blocks) {
      if (!block.heading().isEmpty()) {
        Pen.heading(svg, y, block.heading());
        y += ROW;
      }
      for (Row row : block.rows()) {
        row(svg, axis, row, y);
        y += ROW;
      }
    }
    return svg.close();
  }

  private static String inWords(List<Block> blocks) {
    StringBuilder words = new StringBuilder();
    for (Block block : blocks) {
      for (Row row : block.rows()) {
        words.append(block.heading()).append(block.heading().isEmpty() ? "" : ", ");
        words.append(row.name()).append(": ").append(row.text()).append(". ");
      }
    }
    return words.toString();
  }

  private static void row(Markup svg, Axis axis, Row row, double y) {
    double middle = y + ROW / 2;
    double x = x(axis, row.difference());
    double room = (row.size().isEmpty() ? LEFT : SIZES) - 30 - row.size().length() * Pen.LETTER;
    Pen.text(svg, 12, y + 13, "start", 12, Pen.shortened(row.name(), room));
    Pen.text(svg, SIZES, y + 13, "end", 11.5, row.size());
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
    Pen.text(svg, LAST, y + 13, "end", 11.5, row.last());
  }

  private static double x(Axis axis, double value) {
    return LEFT + axis.part(value) * (RIGHT - LEFT);
  }
}
