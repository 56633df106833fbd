package dandelion.drawing;

import dandelion.study.Unwritable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Simulated figures beside published ones, drawn along one scale for each unit and listed below, as
 * one HTML file that needs nothing else. A figure that misses is as large as one that hits.
 */
public final class MissPage {
  private static final double ROW = 17;
  private static final double TOP = 8;
  private static final double LEFT = 350;
  private static final double RIGHT = 610;
  private static final double APART = 3;
  private static final double LETTER = 6.1;
  private static final int HIT = 0;
  private static final int MISSED = 1;
  private static final double[] RATIOS = {0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 10};

  private final Markup out;
  private int drawings;

  private MissPage(String title) throws IOException {
    this.out = Page.begin(title);
  }

  /** A figure with the ends of its interval; not a number where there is none. */
  public record Span(double value, double low, double high) {}

  /**
   * One figure.
   *
   * @param what in words
   * @param whom who was counted, when and where
   * @param simulated as number
   * @param published as number
   * @param texts the cells of its row after the first
   * @param miss the standardised miss as text
   * @param inside whether it is inside
   */
  public record Line(
      String what,
      String whom,
      Span simulated,
      Span published,
      List<String> texts,
      String miss,
      boolean inside) {}

  /** Figures of one study and one unit. */
  public record Block(String heading, List<Line> lines) {}

  /**
   * Figures drawn along one scale.
   *
   * @param title what they are
   * @param ratio whether they lie around 1, on a logarithmic scale
   * @param blocks the figures
   */
  public record Panel(String title, boolean ratio, List<Block> blocks) {}

  /**
   * Writes the page.
   *
   * @param title of the page
   * @param lead what must be said first
   * @param headings of the table's columns
   * @param panels the figures
   * @param file where to
   */
  public static void write(
      String title, List<String> lead, List<String> headings, List<Panel> panels, Path file)
      throws IOException {
    MissPage page = new MissPage(title);
    page.out.open("header").element("h1", title);
    page.out.element("p", "Research and teaching, not a medical device.", "class", "notice");
    lead.forEach(words -> page.out.element("p", words));
    page.out.close();
    for (Panel panel : panels) {
      page.out.open("section").element("h2", panel.title());
      page.out.open("figure");
      page.forest(panel);
      page.out.close();
      page.table(headings, panel);
      page.out.close();
    }
    page.out.close().close();
    String text = "<!DOCTYPE html>\n" + page.out;
    Unwritable.naming(file, () -> Files.writeString(file, text, StandardCharsets.UTF_8));
  }

  // ---- the drawing

  private void forest(Panel panel) {
    int rows = panel.blocks().stream().mapToInt(block -> block.lines().size() + 2).sum();
    double bottom = TOP + rows * ROW;
    Axis axis = axis(panel);
    String words =
        "Round marks are simulated, square ones published. "
            + panel.blocks().stream()
                .flatMap(block -> block.lines().stream())
                .filter(line -> !line.inside())
                .map(line -> line.what() + " is outside. ")
                .reduce("", String::concat);
    String id = "forest" + ++drawings;
    Markup svg = Pen.begin(id, Plot.WIDE, (int) bottom + 24, panel.title(), words);
    double[] ticks = panel.ratio() ? ratios(axis) : axis.ticks();
    for (double tick : ticks) {
      Pen.grid(svg, x(axis, tick), TOP, x(axis, tick), bottom);
    }
    scale(svg, panel, axis, ticks, bottom + 15);
    if (axis.low() < 0 && axis.high() > 0) {
      Pen.rule(svg, x(axis, 0), TOP, x(axis, 0), bottom);
    }
    double y = TOP;
    for (Block block : panel.blocks()) {
      Pen.heading(svg, y, block.heading());
      scale(svg, panel, axis, ticks, y + 1.8 * ROW);
      y += 2 * ROW;
      for (Line line : block.lines()) {
        row(svg, panel, axis, line, y);
        y += ROW;
      }
    }
    out.add(svg.close());
  }

  /** The values of the ticks: below all, and again for every study, since no screen holds all. */
  private static void scale(Markup svg, Panel panel, Axis axis, double[] ticks, double y) {
    for (double tick : ticks) {
      String label = Digits.plain(panel.ratio() ? Math.exp(tick) : tick);
      Pen.text(svg, x(axis, tick), y, "middle", 10.5, label);
    }
  }

  private static void row(Markup svg, Panel panel, Axis axis, Line line, double y) {
    int style = line.inside() ? HIT : MISSED;
    Pen.text(
        svg,
        10,
        y + 12.5,
        "start",
        11.5,
        Pen.shortened(line.what(), (LEFT - 20) * Pen.LETTER / LETTER));
    double middle = y + ROW / 2;
    span(svg, panel, axis, line.published(), middle + APART, "currentColor", false);
    span(svg, panel, axis, line.simulated(), middle - APART, Pen.colour(style), true);
    String end = (line.inside() ? "inside " : "outside ") + line.miss();
    Pen.text(svg, RIGHT + 12, y + 12.5, "start", 11.5, end);
  }

  private static void span(
      Markup svg, Panel panel, Axis axis, Span span, double y, String colour, boolean round) {
    if (!Double.isFinite(span.value())) {
      return;
    }
    double low = x(axis, place(panel, Double.isFinite(span.low()) ? span.low() : span.value()));
    double high = x(axis, place(panel, Double.isFinite(span.high()) ? span.high() : span.value()));
    svg.leaf(
        "path",
        "d",
        Pen.across(low, y, high - low),
        "fill",
        "none",
        "stroke",
        colour,
        "stroke-width",
        "1.8");
    double x = x(axis, place(panel, span.value()));
    if (round) {
      svg.leaf("circle", "class", "simulated", "cx", x, "cy", y, "r", "3.6", "fill", colour);
    } else {
      svg.leaf(
          "rect",
          "class",
          "published",
          "x",
          x - 3,
          "y",
          y - 3,
          "width",
          "6",
          "height",
          "6",
          "fill",
          colour,
          "fill-opacity",
          "0.75");
    }
  }

  private static Axis axis(Panel panel) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Block block : panel.blocks()) {
      for (Line line : block.lines()) {
        for (Span span : List.of(line.simulated(), line.published())) {
          for (double end : new double[] {span.value(), span.low(), span.high()}) {
            if (Double.isFinite(end)) {
              least = Math.min(least, place(panel, end));
              most = Math.max(most, place(panel, end));
            }
          }
        }
      }
    }
    if (panel.ratio()) {
      return Axis.exactly(Math.min(-0.1, least), Math.max(0.1, most), 4);
    }
    return Axis.around(Math.min(0, least), Math.max(0, most), 5);
  }

  private static double[] ratios(Axis axis) {
    return java.util.Arrays.stream(RATIOS)
        .map(Math::log)
        .filter(tick -> tick >= axis.low() && tick <= axis.high())
        .toArray();
  }

  private static double place(Panel panel, double value) {
    return panel.ratio() ? Math.log(Math.max(value, 0.05)) : value;
  }

  private static double x(Axis axis, double place) {
    return LEFT + axis.part(place) * (RIGHT - LEFT);
  }

  // ---- the table

  private void table(List<String> headings, Panel panel) {
    out.open("div", "class", "wide").open("table", "class", "misses");
    out.open("thead").open("tr");
    headings.forEach(heading -> out.element("th", heading, "scope", "col"));
    out.close().close().open("tbody");
    for (Block block : panel.blocks()) {
      out.open("tr").element("th", block.heading(), "class", "between", "colspan", headings.size());
      out.close();
      for (Line line : block.lines()) {
        out.open("tr").open("th", "scope", "row").element("span", line.what());
        if (!line.whom().isEmpty()) {
          out.leaf("br").element("small", line.whom());
        }
        out.close();
        line.texts().forEach(text -> out.element("td", text));
        out.close();
      }
    }
    out.close().close().close();
  }
}
