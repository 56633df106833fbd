package dandelion.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Curves as SVG that needs nothing else: no script, no style sheet, no network.
 *
 * <p>Every arm has its own colour and its own dashes. The colours keep three to one in contrast on
 * white and on near black, and the first four stay apart for the colour-blind; text takes the
 * page's colour. Arms are drawn one over the other with dashes over solid lines, so that curves
 * that coincide are both seen; their names stand at the curves' ends.
 */
public final class Plot {
  /** Width of a drawing that fills the page, in its own unit, a quarter of a millimetre on A4. */
  public static final int WIDE = 720;

  /** Width of one of two drawings side by side. */
  public static final int HALF = 352;

  private static final int LEFT = 46;
  private static final int TOP = 12;
  private static final int BOTTOM = 40;
  private static final int KEY = 24;
  static final double LABEL_HEIGHT = 16;

  private Plot() {}

  /** One point of a curve with its interval. */
  public record Point(double x, double y, double low, double high) {}

  /**
   * One arm's curve.
   *
   * @param style which colour and dashes, the arm's place in the study
   * @param name the arm's name
   * @param value what is written beside the name
   * @param points ascending in x
   */
  public record Curve(int style, String name, String value, List<Point> points) {}

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
  public record Frame(
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
      return width - (width == WIDE ? 210.0 : 150.0);
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

  // ---- curves

  /** Curves with bands. */
  public static Markup curves(Frame frame, List<Curve> curves) {
    StringBuilder words = new StringBuilder(frame.title()).append(" by arm. ");
    curves.forEach(c -> words.append(c.name()).append(": ").append(c.value()).append(". "));
    Markup svg =
        Pen.begin(frame.id(), frame.width(), frame.height(), frame.title(), words.toString());
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
          Pen.colour(curve.style()),
          "fill-opacity",
          "0.16");
    }
    for (Curve curve : curves) {
      Pen.line(svg, "line", curve.style(), line(frame, curve.points()));
    }
    labels(svg, frame, curves);
    return svg.close();
  }

  /** What must be said of curves below them: where the axis starts, which of them coincide. */
  public static String remark(Frame frame, List<Curve> curves) {
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
      List<Curve> near =
          rest.stream().filter(c -> apart(first, c) * perUnit < Pen.LINE_WIDTH).toList();
      if (!near.isEmpty()) {
        boolean exactly = near.stream().allMatch(curve -> apart(first, curve) == 0);
        List<String> others = near.stream().map(Curve::name).toList();
        remarks.add(
            exactly
                ? "The curves of " + inWords(others, first.name()) + " coincide exactly."
                : (others.size() == 1 ? "The curve of " : "The curves of ")
                    + inWords(others)
                    + (others.size() == 1 ? " differs" : " differ")
                    + " from that of "
                    + first.name()
                    + " by less than the width of a line.");
        rest.removeAll(near);
      }
    }
    boolean narrow =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .allMatch(point -> (point.high() - point.low()) * perUnit < 2 * Pen.LINE_WIDTH);
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
      Pen.grid(svg, LEFT, y, frame.right(), y);
      Pen.text(svg, LEFT - 6.0, y + 4, "end", 11, frame.up().label(tick, true));
    }
  }

  private static void acrossAxis(Markup svg, Frame frame) {
    for (double tick : frame.across().ticks()) {
      double x = frame.x(tick);
      Pen.rule(svg, x, frame.bottom(), x, frame.bottom() + 4);
      Pen.text(svg, x, frame.bottom() + 17, "middle", 11, frame.across().label(tick, false));
    }
    Pen.rule(svg, LEFT, frame.bottom(), frame.right(), frame.bottom());
    double middle = (LEFT + frame.right()) / 2;
    Pen.text(svg, middle, frame.height() - 6.0, "middle", 11.5, frame.acrossLabel());
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
      d.append(frame.steps() ? "V" + y + "H" + x : "L" + x + " " + y);
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
      Pen.line(svg, "key", curve.style(), Pen.across(x, places[k], KEY));
      double room = frame.width() - x - KEY - 6 - Pen.LETTER * (curve.value().length() + 1);
      svg.open(
          "text", "x", x + KEY + 6, "y", places[k] + 4, "font-size", "12", "fill", "currentColor");
      svg.text(Pen.shortened(curve.name(), room) + " ");
      svg.element("tspan", curve.value(), "font-weight", "600").close();
    }
  }

  /** Names one after the other: "a, b and c". */
  private static String inWords(List<String> names, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(names);
    String last = all.removeLast();
    return all.isEmpty() ? last : String.join(", ", all) + " and " + last;
  }

  /** Places as near as possible to those wanted, in their order, that leave room for each label. */
  public static double[] spread(double[] wanted, double top, double bottom) {
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
}
