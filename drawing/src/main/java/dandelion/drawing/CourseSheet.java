package dandelion.drawing;

import dandelion.simulation.LifeCourse.Ending;
import java.util.ArrayList;
import java.util.List;

/** The sheet a life is drawn on: years across, and the marks that mean the same everywhere. */
final class CourseSheet {
  static final double WIDTH = 980;
  static final double LEFT = 92;
  static final double RIGHT = 850;

  /** Height of a line of words. */
  static final double ROW = 15;

  /** About how wide a letter is. */
  static final double LETTER = 6.1;

  private final Markup svg;
  private final double low;
  private final double high;

  /**
   * @param svg where it is drawn
   * @param low first year
   * @param high last year
   */
  CourseSheet(Markup svg, double low, double high) {
    this.svg = svg;
    this.low = low;
    this.high = high;
  }

  Markup svg() {
    return svg;
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  /** Where a year stands. */
  double x(double years) {
    return LEFT + (years - low) / (high - low) * (RIGHT - LEFT);
  }

  /** A place in a path. */
  static String at(double x, double y) {
    return Markup.coordinate(x) + " " + Markup.coordinate(y);
  }

  /**
   * A line.
   *
   * @param d its way
   * @param dashes empty for a whole line
   */
  void curve(String d, String colour, String dashes, String width) {
    List<Object> attributes =
        new ArrayList<>(List.of("d", d, "fill", "none", "stroke", colour, "stroke-width", width));
    if (!dashes.isEmpty()) {
      attributes.addAll(List.of("stroke-dasharray", dashes));
    }
    svg.leaf("path", attributes.toArray());
  }

  /**
   * An upright line at something that happens.
   *
   * @param line how it looks: 0 dotted, 1 dashed, 2 solid, 3 heavy
   */
  void upright(double x, double from, double to, int line) {
    String[] dashes = {"1 3", "4 3", "1 0", "1 0"};
    String[] widths = {"1", "1", "1.4", "3"};
    svg.leaf(
        "path",
        "d",
        "M" + at(x, from) + "L" + at(x, to),
        "stroke",
        "currentColor",
        "stroke-opacity",
        line == 3 ? "0.9" : "0.55",
        "stroke-width",
        widths[line],
        "stroke-dasharray",
        dashes[line],
        "fill",
        "none");
  }

  /** A test that found something, or one of those done because of it. */
  void square(double x, double y, boolean positive) {
    square(x, y, positive ? Pen.colour(5) : "currentColor", "none");
  }

  /** A marker that was measured where nothing says from which level it is positive. */
  void emptySquare(double x, double y) {
    square(x, y, "none", "currentColor");
  }

  private void square(double x, double y, String fill, String stroke) {
    svg.leaf(
        "rect", "x", x - 4.5, "y", y - 4.5, "width", 9.0, "height", 9.0, "fill", fill, "stroke",
        stroke);
  }

  /** How a lesion ends. */
  void sign(Ending ending, double x, double y, String colour) {
    switch (ending) {
      case CUT_OUT ->
          svg.leaf(
              "path",
              "d",
              "M"
                  + at(x - 5, y - 5)
                  + "L"
                  + at(x + 5, y + 5)
                  + "M"
                  + at(x - 5, y + 5)
                  + "L"
                  + at(x + 5, y - 5),
              "stroke",
              colour,
              "stroke-width",
              "2.4",
              "fill",
              "none");
      case DESTROYED, ERASED ->
          svg.leaf(
              "circle",
              "cx",
              x,
              "cy",
              y,
              "r",
              4.5,
              "fill",
              "none",
              "stroke",
              colour,
              "stroke-width",
              "2");
      case STILL_THERE, CLEARED -> {}
    }
  }

  /** Words in a colour. */
  void coloured(double x, double y, String words, String colour) {
    svg.element("text", words, "x", x, "y", y, "font-size", 11.5, "fill", colour);
  }

  /** Words of the legend; gives where the next may begin. */
  double word(double x, double y, String words) {
    Pen.text(svg, x, y, "start", 11.5, words);
    return x + words.length() * LETTER + 16;
  }
}
