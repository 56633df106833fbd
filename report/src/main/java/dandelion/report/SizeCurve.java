package dandelion.report;

import dandelion.drawing.Digits;
import dandelion.drawing.Plot.Point;
import dandelion.study.Results;
import java.util.ArrayList;
import java.util.List;

/** Sizes of lesions, counted in classes, as a curve that rises from 0 to 1. */
final class SizeCurve {
  private SizeCurve() {}

  /**
   * The share of lesions smaller than the upper end of each class; the last, open class has none.
   */
  static List<Point> smallerThan(List<Long> counts) {
    long all = counts.stream().mapToLong(Long::longValue).sum();
    List<Point> points = new ArrayList<>();
    points.add(new Point(0, 0, 0, 0));
    long smaller = 0;
    for (int k = 0; k < counts.size() - 1; k++) {
      smaller += counts.get(k);
      Proportion share = new Proportion(smaller, all);
      points.add(
          new Point((k + 1.0) * Results.SIZE_CLASS_MM, share.share(), share.low(), share.high()));
    }
    return points;
  }

  /**
   * The size that half of the lesions are smaller than, between two classes as on the drawn line.
   */
  static String median(List<Point> points) {
    for (int k = 1; k < points.size(); k++) {
      Point from = points.get(k - 1);
      Point to = points.get(k);
      if (to.y() >= 0.5) {
        double part = (0.5 - from.y()) / (to.y() - from.y());
        return Digits.fixed(from.x() + part * (to.x() - from.x()), 0) + " mm";
      }
    }
    return "over " + Digits.fixed(points.getLast().x(), 0) + " mm";
  }
}
