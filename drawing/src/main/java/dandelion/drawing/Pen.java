package dandelion.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * What all drawings share: lines, text, and how an arm looks.
 *
 * <p>Every arm has its own colour and its own dashes. The colours keep three to one in contrast on
 * white and on near black, and the first four stay apart for the colour-blind; text takes the
 * page's colour.
 */
public final class Pen {
  private static final String[] COLOURS = {
    "#1f6fd0", "#dd7415", "#13967e", "#a63d8f", "#7d7f86", "#c4504a"
  };
  private static final String[] DASHES = {"", "9 4", "2.5 2.5", "12 3 2.5 3", "5 2", "1.5 5"};

  /** About how wide a letter is. */
  public static final double LETTER = 7;

  static final double LINE_WIDTH = 2.2;

  private Pen() {}

  /** An arm's colour, by its place in the study. */
  public static String colour(int style) {
    return COLOURS[Math.floorMod(style, COLOURS.length)];
  }

  /** An arm's dashes, by its place in the study; empty for a whole line. */
  public static String dashes(int style) {
    return DASHES[Math.floorMod(style + style / COLOURS.length, DASHES.length)];
  }

  /**
   * A drawing with its head written and left open.
   *
   * @param id unique in the page
   * @param width in its own unit, see {@link Plot#WIDE}
   * @param height in the same unit
   * @param title what is drawn, in a few words
   * @param words what it shows, for those who cannot see it
   */
  public static Markup begin(String id, int width, int height, String title, String words) {
    return new Markup()
        .open(
            "svg",
            "xmlns",
            "http://www.w3.org/2000/svg",
            "role",
            "img",
            "viewBox",
            "0 0 " + width + " " + height,
            "width",
            width,
            "height",
            height,
            "aria-labelledby",
            id + "-title " + id + "-desc",
            "font-family",
            "system-ui, sans-serif",
            "color",
            "inherit")
        .element("title", title, "id", id + "-title")
        .element("desc", words, "id", id + "-desc");
  }

  /**
   * Words in the colour of the page.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}: which part of them stands at x
   */
  public static void text(
      Markup svg, double x, double y, String anchor, double size, String words) {
    svg.element(
        "text",
        words,
        "x",
        x,
        "y",
        y,
        "text-anchor",
        anchor,
        "font-size",
        size,
        "fill",
        "currentColor");
  }

  /** What rows below it have in common, at the left edge. */
  static void heading(Markup svg, double top, String words) {
    svg.element(
        "text",
        words,
        "x",
        "0",
        "y",
        top + 13,
        "font-size",
        "12",
        "font-weight",
        "600",
        "fill",
        "currentColor");
  }

  /** A thin straight line. */
  public static void rule(Markup svg, double x1, double y1, double x2, double y2) {
    svg.leaf("path", "d", straight(x1, y1, x2, y2), "fill", "none", "stroke", "currentColor");
  }

  /** A faint straight line. */
  public static void grid(Markup svg, double x1, double y1, double x2, double y2) {
    svg.leaf(
        "path",
        "d",
        straight(x1, y1, x2, y2),
        "fill",
        "none",
        "stroke",
        "currentColor",
        "stroke-opacity",
        "0.14");
  }

  /** An upright broken line, to compare with. */
  public static void broken(Markup svg, double x, double y1, double y2) {
    broken(svg, x, y1, x, y2);
  }

  /** A broken line. */
  public static void broken(Markup svg, double x1, double y1, double x2, double y2) {
    svg.leaf(
        "path",
        "d",
        straight(x1, y1, x2, y2),
        "fill",
        "none",
        "stroke",
        "currentColor",
        "stroke-opacity",
        "0.6",
        "stroke-dasharray",
        "4 3");
  }

  /**
   * A line in an arm's colour and dashes.
   *
   * @param kind its class in the page
   * @param d its way, as in the path of an SVG
   */
  public static void line(Markup svg, String kind, int style, String d) {
    Object[] solid = {
      "class",
      kind,
      "d",
      d,
      "fill",
      "none",
      "stroke",
      colour(style),
      "stroke-width",
      style == 0 ? LINE_WIDTH + 0.6 : LINE_WIDTH
    };
    if (dashes(style).isEmpty()) {
      svg.leaf("path", solid);
    } else {
      List<Object> dashed = new ArrayList<>(List.of(solid));
      dashed.add("stroke-dasharray");
      dashed.add(dashes(style));
      svg.leaf("path", dashed.toArray());
    }
  }

  /** The way of a level line. */
  public static String across(double x, double y, double length) {
    return straight(x, y, x + length, y);
  }

  private static String straight(double x1, double y1, double x2, double y2) {
    return "M"
        + Markup.coordinate(x1)
        + " "
        + Markup.coordinate(y1)
        + "L"
        + Markup.coordinate(x2)
        + " "
        + Markup.coordinate(y2);
  }

  /** A short piece of an arm's line, to stand before its name. */
  public static Markup key(int arm) {
    Markup svg =
        new Markup()
            .open(
                "svg",
                "class",
                "key",
                "width",
                "26",
                "height",
                "10",
                "viewBox",
                "0 0 26 10",
                "aria-hidden",
                "true",
                "xmlns",
                "http://www.w3.org/2000/svg");
    line(svg, "key", arm, across(0, 5, 24));
    return svg.close();
  }

  /** A name cut to the room there is for it. */
  public static String shortened(String name, double room) {
    int letters = Math.max(4, (int) (room / LETTER));
    int has = name.codePointCount(0, name.length());
    return has <= letters
        ? name
        : name.substring(0, name.offsetByCodePoints(0, letters - 1)) + "\u2026";
  }
}
