package dandelion.drawing;

import dandelion.study.Unwritable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Statements, each with simulated figures beside published ones, as one HTML file that needs
 * nothing else.
 */
public final class BesidePage {
  private static final int STRIP = 200;
  private static final double HEIGHT = 18;
  private static final double INSET = 8;
  private static final int MOST_TICKS = 4;

  private final Markup out;
  private int strips;

  private BesidePage(String title) throws IOException {
    this.out = Page.begin(title);
  }

  /**
   * One figure.
   *
   * @param what of whom and when
   * @param simulated whether it is Dandelion's own; otherwise it is published
   * @param value not finite where there is none
   * @param low lower end of its interval; not below the value where none is known
   * @param high upper end
   * @param figure the value as text
   * @param source where it was published; empty for a simulated one
   * @param how how the two compare
   */
  public record Line(
      String what,
      boolean simulated,
      double value,
      double low,
      double high,
      String figure,
      String source,
      String how) {}

  /**
   * Figures of one unit, drawn along one scale.
   *
   * @param unit of them all
   * @param ratio whether they lie around 1, on a logarithmic scale
   * @param lines the figures
   */
  public record Panel(String unit, boolean ratio, List<Line> lines) {}

  /**
   * One statement.
   *
   * @param id short name
   * @param statement in words
   * @param verdict what the literature makes of it
   * @param contradicted whether the literature contradicts it
   * @param own what the simulation makes of the published figures
   * @param words paragraphs, the first of which says why
   * @param panels the figures
   */
  public record Section(
      String id,
      String statement,
      String verdict,
      boolean contradicted,
      String own,
      List<String> words,
      List<Panel> panels) {}

  /**
   * Writes the page.
   *
   * @param title of the page
   * @param lead what must be said first
   * @param sections the statements, in order
   * @param file where to
   */
  public static void write(String title, List<String> lead, List<Section> sections, Path file)
      throws IOException {
    BesidePage page = new BesidePage(title);
    page.head(title, lead, sections);
    sections.forEach(page::section);
    page.out.close().close();
    String text = "<!DOCTYPE html>\n" + page.out;
    Unwritable.naming(file, () -> Files.writeString(file, text, StandardCharsets.UTF_8));
  }

  private void head(String title, List<String> lead, List<Section> sections) {
    out.open("header").element("h1", title);
    out.element("p", "Research and teaching, not a medical device.", "class", "notice");
    lead.forEach(words -> out.element("p", words));
    out.close();
    out.open("div", "class", "wide").open("table").open("thead").open("tr");
    for (String heading : List.of("Claim", "Literature", "Simulated figures")) {
      out.element("th", heading, "scope", "col");
    }
    out.close().close().open("tbody");
    for (Section one : sections) {
      out.open("tr").open("td").element("a", one.id(), "href", "#" + one.id());
      out.text(" " + one.statement()).close().open("td");
      verdict(one);
      out.close().element("td", one.own()).close();
    }
    out.close().close().close();
  }

  private void verdict(Section one) {
    String look = one.contradicted() ? "status assumed" : "status";
    out.element("span", one.verdict(), "class", look);
  }

  private void section(Section one) {
    out.open("section", "id", one.id()).element("h2", one.id() + "  " + one.statement());
    out.open("p").text("Literature: ");
    verdict(one);
    out.text("  Dandelion: " + one.own()).close();
    one.words().forEach(words -> out.element("p", words));
    out.open("div", "class", "wide").open("table", "class", "beside").open("tbody");
    for (Panel panel : one.panels()) {
      panel(one.id(), panel);
    }
    out.close().close().close().close();
  }

  private void panel(String section, Panel panel) {
    Axis axis = axis(panel);
    for (Line line : panel.lines()) {
      out.open("tr").open("th", "scope", "row");
      out.element(line.simulated() ? "b" : "span", line.what());
      if (!line.source().isEmpty()) {
        out.leaf("br").element("small", line.source());
      }
      out.close().open("td", "class", "strip");
      if (axis != null) {
        strip(section, panel, axis, line);
      }
      out.close().open("td").element(line.simulated() ? "b" : "span", line.figure()).close();
      out.element("td", line.how()).close();
    }
    if (axis != null) {
      out.open("tr", "class", "scale").open("td").close().open("td", "class", "strip");
      scale(section, panel, axis);
      out.close().element("td", panel.unit()).open("td").close().close();
    }
  }

  /** The scale of a panel; null when fewer than two of its figures can be drawn. */
  private static @org.jspecify.annotations.Nullable Axis axis(Panel panel) {
    double least = panel.ratio() ? -0.1 : 0;
    double most = panel.ratio() ? 0.1 : 0;
    int drawn = 0;
    for (Line line : panel.lines()) {
      if (Double.isFinite(line.value())) {
        drawn++;
        least = Math.min(least, place(panel, low(line)));
        most = Math.max(most, place(panel, high(line)));
      }
    }
    return drawn < 2 || most <= least ? null : Axis.exactly(least, most, MOST_TICKS);
  }

  private static double low(Line line) {
    return line.low() <= line.value() && Double.isFinite(line.low()) ? line.low() : line.value();
  }

  private static double high(Line line) {
    return line.high() >= line.value() && Double.isFinite(line.high()) ? line.high() : line.value();
  }

  private static double place(Panel panel, double value) {
    return panel.ratio() ? Math.log(Math.max(value, 0.02)) : value;
  }

  private static double x(Axis axis, double place) {
    return INSET + axis.part(place) * (STRIP - 2 * INSET);
  }

  private void strip(String section, Panel panel, Axis axis, Line line) {
    int style = line.simulated() ? 0 : 1;
    Markup svg = Pen.begin(name(section), STRIP, (int) HEIGHT, line.what(), line.figure());
    double middle = HEIGHT / 2;
    double nought = x(axis, 0);
    Pen.grid(svg, nought, 0, nought, HEIGHT);
    if (Double.isFinite(line.value())) {
      double low = x(axis, place(panel, low(line)));
      double high = x(axis, place(panel, high(line)));
      svg.leaf(
          "path",
          "d",
          Pen.across(low, middle, high - low),
          "fill",
          "none",
          "stroke",
          Pen.colour(style),
          "stroke-width",
          "2");
      mark(svg, line.simulated(), x(axis, place(panel, line.value())), middle, style);
    }
    out.add(svg.close());
  }

  private static void mark(Markup svg, boolean round, double x, double y, int style) {
    if (round) {
      svg.leaf("circle", "cx", x, "cy", y, "r", "5", "fill", Pen.colour(style));
    } else {
      svg.leaf(
          "rect", "x", x - 4, "y", y - 4, "width", "8", "height", "8", "fill", Pen.colour(style));
    }
  }

  private void scale(String section, Panel panel, Axis axis) {
    Markup svg = Pen.begin(name(section), STRIP, (int) HEIGHT, "scale", panel.unit());
    Pen.rule(svg, INSET, 1, STRIP - INSET, 1);
    double[] ticks = panel.ratio() ? ratios(axis) : axis.ticks();
    for (double tick : ticks) {
      double x = x(axis, tick);
      Pen.rule(svg, x, 1, x, 4);
      String label = panel.ratio() ? Digits.plain(Math.exp(tick)) : Digits.plain(tick);
      Pen.text(svg, x, 15, "middle", 10, label);
    }
    out.add(svg.close());
  }

  /** Round ratios that lie on a logarithmic scale. */
  private static double[] ratios(Axis axis) {
    double[] round =
        axis.high() - axis.low() > 1.5
            ? new double[] {0.1, 0.3, 1, 3, 10}
            : new double[] {0.5, 1, 2};
    return java.util.Arrays.stream(round)
        .map(Math::log)
        .filter(tick -> tick >= axis.low() && tick <= axis.high())
        .toArray();
  }

  private String name(String section) {
    return section + "-" + ++strips;
  }
}
