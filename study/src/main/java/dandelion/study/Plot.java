package dandelion.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Curves as SVG that needs nothing else: no script, no style sheet, no network.
 *
 * <p>Every arm has its own colour and its own dashes. The colours keep three to one in contrast on
 * white and on near black, and the first four stay apart for the colour-blind; text takes the
 * page's colour. Arms are drawn one over the other with dashes over solid lines, so that curves
 * that coincide are both seen; their names stand at the curves' ends.
 */
final class Plot {
  /** Width of a drawing that fills the page, in its own unit, a quarter of a millimetre on A4. */
  static final int WIDE = 720;

  /** Width of one of two drawings side by side. */
  static final int HALF = 352;

  private static final String[] COLOURS = {
    "#1f6fd0", "#dd7415", "#13967e", "#a63d8f", "#7d7f86", "#c4504a"
  };
  private static final String[] DASHES = {"", "9 4", "2.5 2.5", "12 3 2.5 3", "5 2", "1.5 5"};

  private static final int LEFT = 46;
  private static final int TOP = 12;
  private static final int BOTTOM = 40;
  private static final int KEY = 24;
  static final double LABEL_HEIGHT = 16;
  private static final double LETTER = 6.3;
  private static final double LINE_WIDTH = 2.2;

  private Plot() {}

  /** One point of a curve with its interval. */
  record Point(double x, double y, double low, double high) {}

  /**
   * One arm's curve.
   *
   * @param style which colour and dashes, the arm's place in the study
   * @param name the arm's name
   * @param value what is written beside the name
   * @param points ascending in x
   */
  record Curve(int style, String name, String value, List<Point> points) {}

  /**
   * What stands around curves.
   *
   * @param id unique in the page
   * @param title what is drawn, in a few words
   * @param width {@link #WIDE} or {@link #HALF}
   * @param height of the whole
   * @param across the horizontal axis
   * @param acrossLabel what it shows
   * @param up the vertical axis, of proportions
   * @param steps whether a value holds until the next point, as in a Kaplan-Meier plot
   * @param listed whether names stand in a list instead of at the curves' ends
   */
  record Frame(
      String id,
      String title,
      int width,
      int height,
      Axis across,
      String acrossLabel,
      Axis up,
      boolean steps,
      boolean listed) {

    double right() {
      return width - (width == WIDE ? 210.0 : 138.0);
    }

    double bottom() {
      return height - (double) BOTTOM;
    }

    double x(double value) {
      return LEFT + across.part(value) * (right() - LEFT);
    }

    double y(double value) {
      return bottom() - up.part(value) * (bottom() - TOP);
    }
  }

  static String colour(int style) {
    return COLOURS[Math.floorMod(style, COLOURS.length)];
  }

  static String dashes(int style) {
    return DASHES[Math.floorMod(style + style / COLOURS.length, DASHES.length)];
  }

  // ---- curves

  /** Curves with bands. */
  static Markup curves(Frame frame, List<Curve> curves) {
    StringBuilder words = new StringBuilder(frame.title()).append(" by arm. ");
    curves.forEach(c -> words.append(c.name()).append(": ").append(c.value()).append(". "));
    Markup svg = begin(frame.id(), frame.width(), frame.height(), frame.title(), words.toString());
    upAxis(svg, frame);
    acrossAxis(svg, frame);
    for (Curve curve : curves) {
      svg.leaf(
          "path",
          "class",
          "band",
          "d",
          band(frame, curve.points()),
          "fill",
          colour(curve.style()),
          "fill-opacity",
          "0.16");
    }
    for (Curve curve : curves) {
      line(svg, "line", curve.style(), line(frame, curve.points()));
    }
    labels(svg, frame, curves);
    return svg.close();
  }

  /** What must be said of curves below them: where the axis starts, which of them coincide. */
  static String remark(Frame frame, List<Curve> curves) {
    List<String> remarks = new ArrayList<>();
    if (frame.up().low() > 0) {
      remarks.add(
          "The vertical axis starts at "
              + frame.up().label(frame.up().low(), true)
              + ", not at 0.");
    }
    double perUnit = frame.y(0) - frame.y(1);
    List<Curve> rest = new ArrayList<>(curves);
    while (!rest.isEmpty()) {
      Curve first = rest.removeFirst();
      List<Curve> near = rest.stream().filter(c -> apart(first, c) * perUnit < LINE_WIDTH).toList();
      if (!near.isEmpty()) {
        boolean exactly = near.stream().allMatch(curve -> apart(first, curve) == 0);
        String others = near.stream().map(Curve::name).collect(Collectors.joining(", "));
        remarks.add(
            first.name()
                + " and "
                + others
                + (exactly ? " coincide exactly." : " differ by less than the width of a line."));
        rest.removeAll(near);
      }
    }
    boolean narrow =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .allMatch(point -> (point.high() - point.low()) * perUnit < 2 * LINE_WIDTH);
    if (narrow) {
      remarks.add("The bands are hardly wider than the lines.");
    }
    return String.join(" ", remarks);
  }

  private static double apart(Curve one, Curve other) {
    double most = one.points().size() == other.points().size() ? 0 : Double.POSITIVE_INFINITY;
    for (int k = 0; k < one.points().size() && most < Double.POSITIVE_INFINITY; k++) {
      most = Math.max(most, Math.abs(one.points().get(k).y() - other.points().get(k).y()));
    }
    return most;
  }

  private static void upAxis(Markup svg, Frame frame) {
    for (double tick : frame.up().ticks()) {
      double y = frame.y(tick);
      grid(svg, LEFT, y, frame.right(), y);
      text(svg, LEFT - 6.0, y + 4, "end", 11, frame.up().label(tick, true));
    }
  }

  private static void acrossAxis(Markup svg, Frame frame) {
    for (double tick : frame.across().ticks()) {
      double x = frame.x(tick);
      rule(svg, x, frame.bottom(), x, frame.bottom() + 4);
      text(svg, x, frame.bottom() + 17, "middle", 11, frame.across().label(tick, false));
    }
    rule(svg, LEFT, frame.bottom(), frame.right(), frame.bottom());
    double middle = (LEFT + frame.right()) / 2;
    text(svg, middle, frame.height() - 6.0, "middle", 11.5, frame.acrossLabel());
  }

  private static String line(Frame frame, List<Point> points) {
    StringBuilder d = new StringBuilder();
    for (int k = 0; k < points.size(); k++) {
      go(d, frame, k == 0, points.get(k).x(), points.get(k).y());
    }
    return d.toString();
  }

  private static String band(Frame frame, List<Point> points) {
    StringBuilder d = new StringBuilder();
    for (int k = 0; k < points.size(); k++) {
      go(d, frame, k == 0, points.get(k).x(), points.get(k).high());
    }
    d.append('V').append(Markup.coordinate(frame.y(points.getLast().low())));
    for (int k = points.size() - 2; k >= 0; k--) {
      String x = Markup.coordinate(frame.x(points.get(k).x()));
      String y = Markup.coordinate(frame.y(points.get(k).low()));
      d.append(frame.steps() ? "H" + x + "V" + y : "L" + x + " " + y);
    }
    return d.append('Z').toString();
  }

  private static void go(StringBuilder d, Frame frame, boolean first, double x, double y) {
    String across = Markup.coordinate(frame.x(x));
    String up = Markup.coordinate(frame.y(y));
    if (first) {
      d.append('M').append(across).append(' ').append(up);
    } else if (frame.steps()) {
      d.append('H').append(across).append('V').append(up);
    } else {
      d.append('L').append(across).append(' ').append(up);
    }
  }

  private static void labels(Markup svg, Frame frame, List<Curve> curves) {
    List<Curve> sorted = new ArrayList<>(curves);
    if (!frame.listed()) {
      sorted.sort(Comparator.comparingDouble(curve -> frame.y(curve.points().getLast().y())));
    }
    double[] wanted = new double[sorted.size()];
    for (int k = 0; k < wanted.length; k++) {
      wanted[k] = frame.listed() ? TOP + 10.0 : frame.y(sorted.get(k).points().getLast().y());
    }
    double[] places = spread(wanted, TOP, frame.bottom());
    for (int k = 0; k < places.length; k++) {
      Curve curve = sorted.get(k);
      double x = frame.right() + (frame.listed() ? 8.0 : 18.0);
      if (!frame.listed()) {
        svg.leaf(
            "path",
            "d",
            "M"
                + Markup.coordinate(frame.right() + 2)
                + " "
                + Markup.coordinate(wanted[k])
                + "L"
                + Markup.coordinate(x - 2)
                + " "
                + Markup.coordinate(places[k]),
            "fill",
            "none",
            "stroke",
            "currentColor",
            "stroke-opacity",
            "0.45");
      }
      line(svg, "key", curve.style(), across(x, places[k], KEY));
      double room = frame.width() - x - KEY - 6 - LETTER * (curve.value().length() + 1);
      svg.open(
          "text", "x", x + KEY + 6, "y", places[k] + 4, "font-size", "12", "fill", "currentColor");
      svg.text(shortened(curve.name(), room) + " ");
      svg.element("tspan", curve.value(), "font-weight", "600").close();
    }
  }

  /** Places as near as possible to those wanted, in their order, that leave room for each label. */
  static double[] spread(double[] wanted, double top, double bottom) {
    double[] places = wanted.clone();
    double apart = Math.min(LABEL_HEIGHT, (bottom - top) / Math.max(1, wanted.length - 1));
    for (int round = 0; round < 200; round++) {
      for (int k = 1; k < places.length; k++) {
        double missing = apart - (places[k] - places[k - 1]);
        if (missing > 0) {
          places[k - 1] -= missing / 2;
          places[k] += missing / 2;
        }
      }
      for (int k = 0; k < places.length; k++) {
        places[k] = Math.max(top, Math.min(bottom, places[k]));
      }
    }
    return places;
  }

  // ---- what all drawings share

  static Markup begin(String id, int width, int height, String title, String words) {
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

  static void text(Markup svg, double x, double y, String anchor, double size, String words) {
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

  static void rule(Markup svg, double x1, double y1, double x2, double y2) {
    svg.leaf("path", "d", straight(x1, y1, x2, y2), "fill", "none", "stroke", "currentColor");
  }

  static void grid(Markup svg, double x1, double y1, double x2, double y2) {
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

  static void line(Markup svg, String kind, int style, String d) {
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

  static String across(double x, double y, double length) {
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
  static Markup key(int arm) {
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
  static String shortened(String name, double room) {
    int letters = Math.max(4, (int) (room / LETTER));
    int has = name.codePointCount(0, name.length());
    return has <= letters
        ? name
        : name.substring(0, name.offsetByCodePoints(0, letters - 1)) + "\u2026";
  }
}
