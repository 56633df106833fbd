package dandelion.drawing;

import dandelion.care.Test;
import dandelion.evidence.Site;
import dandelion.simulation.LifeCourse;
import dandelion.simulation.LifeCourse.Found;
import dandelion.simulation.LifeCourse.Reading;
import dandelion.simulation.LifeCourse.Sample;
import dandelion.simulation.LifeCourse.Visited;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What stands below the sizes of one life: its visits, its liver and its marker. */
final class CourseStrips {
  /** Height of the panel with the liver and the marker. */
  static final double PANEL = 84;

  private static final int RESERVE_COLOUR = 2;
  private static final int MARKER_COLOUR = 3;
  private static final double LEAST_MARKER = 0.5;
  private static final double MOST_MARKER = 5000;

  private final CourseSheet sheet;
  private final LifeCourse course;

  /**
   * @param sheet where it is drawn
   * @param course the life
   */
  CourseStrips(CourseSheet sheet, LifeCourse course) {
    this.sheet = sheet;
    this.course = course;
  }

  /** The tests that were due or done in a life. */
  static List<Test> tests(LifeCourse course) {
    Set<Test> tests = new TreeSet<>();
    for (Visited visit : CourseWords.kind(course, Visited.class)) {
      tests.add(visit.test());
    }
    for (Found found : CourseWords.kind(course, Found.class)) {
      tests.addAll(found.tests());
    }
    return List.copyOf(tests);
  }

  /** One test, at each of its visits. */
  void visits(Test test, double y) {
    Pen.text(sheet.svg(), CourseSheet.LEFT - 8, y + 4, "end", 11.5, CourseWords.brief(test));
    Pen.grid(sheet.svg(), CourseSheet.LEFT, y, CourseSheet.RIGHT, y);
    Set<Double> told = new LinkedHashSet<>();
    for (Found found : CourseWords.kind(course, Found.class)) {
      if (found.tests().contains(test)) {
        told.add(found.years());
        square(test, found, sheet.x(found.years()), y);
      }
    }
    for (Visited visit : CourseWords.kind(course, Visited.class)) {
      if (visit.test() == test && !told.contains(visit.years())) {
        double x = sheet.x(visit.years());
        if (visit.alarm()) {
          sheet.square(x, y, true);
        } else {
          sheet
              .svg()
              .leaf(
                  "circle",
                  "cx",
                  x,
                  "cy",
                  y,
                  "r",
                  3.0,
                  "fill",
                  visit.kept() ? "currentColor" : "none",
                  "stroke",
                  "currentColor",
                  "stroke-opacity",
                  visit.kept() ? "1" : "0.7");
        }
      }
    }
  }

  private void square(Test test, Found found, double x, double y) {
    boolean shows =
        switch (test.kind()) {
          case IMAGING -> found.seen().stream().anyMatch(seen -> sees(test, seen.site()));
          case MARKER -> found.reading() == Reading.HIGH || isAlarm(test, found.years());
          case VISIT -> isAlarm(test, found.years());
        };
    if (test.kind() == Test.Kind.MARKER && !shows && found.reading() == Reading.UNJUDGED) {
      sheet.emptySquare(x, y);
    } else {
      sheet.square(x, y, shows);
    }
  }

  /** Whether a marker was measured in a life whose pathway has no rule about it. */
  static boolean isUnjudged(LifeCourse course) {
    return CourseWords.kind(course, Found.class).stream()
        .anyMatch(found -> found.reading() == Reading.UNJUDGED);
  }

  private boolean sees(Test test, Site site) {
    return course.biology().tests().contains(test.id())
        && course.biology().seenFromMm(test.id(), site) < Double.POSITIVE_INFINITY;
  }

  private boolean isAlarm(Test test, double years) {
    return CourseWords.kind(course, Visited.class).stream()
        .anyMatch(one -> one.alarm() && one.test() == test && one.years() == years);
  }

  /** The liver and the marker. */
  void panel(double y) {
    for (double percent = 0; percent <= 100; percent += 50) {
      double at = y + PANEL - percent / 100 * PANEL;
      Pen.grid(sheet.svg(), CourseSheet.LEFT, at, CourseSheet.RIGHT, at);
      Pen.text(
          sheet.svg(), CourseSheet.LEFT - 8, at + 4, "end", 11, Digits.fixed(percent, 0) + "%");
    }
    coloured(CourseSheet.LEFT, y - 5, "liver reserve, per cent of a healthy liver", RESERVE_COLOUR);
    StringBuilder reserve = new StringBuilder();
    StringBuilder marker = new StringBuilder();
    for (Sample sample : course.samples()) {
      double x = sheet.x(sample.years());
      double percent = Math.min(100, sample.reservePercent());
      String before = reserve.isEmpty() ? "M" : "L";
      reserve.append(before).append(CourseSheet.at(x, y + PANEL - percent / 100 * PANEL));
      marker.append(before).append(CourseSheet.at(x, markerY(y, sample.marker())));
    }
    sheet.curve(reserve.toString(), Pen.colour(RESERVE_COLOUR), "", "2");
    String colour = Pen.colour(MARKER_COLOUR);
    List<Measured> measured = measured();
    String name =
        measured.isEmpty() ? "tumour marker" : CourseWords.brief(measured.getFirst().marker());
    String shown = measured.isEmpty() ? ", never measured" : ", dots: measured";
    coloured(CourseSheet.LEFT + 270, y - 5, name + " in \u00b5g/L" + shown, MARKER_COLOUR);
    sheet.curve(marker.toString(), colour, "3 3", "1.4");
    for (Measured one : measured) {
      double x = sheet.x(one.years());
      sheet.svg().leaf("circle", "cx", x, "cy", markerY(y, one.level()), "r", 3.2, "fill", colour);
    }
    for (double level = 1; level <= 1000; level *= 10) {
      coloured(CourseSheet.RIGHT + 6, markerY(y, level) + 4, Digits.plain(level), MARKER_COLOUR);
    }
    double end = sheet.x(course.ended().years());
    sheet.upright(end, y, y + PANEL, course.ended().cause() == null ? 0 : 3);
  }

  /** A marker's level that doctors were told. */
  private record Measured(double years, Test marker, double level) {}

  /** At visits, and when something led to a work-up. */
  private List<Measured> measured() {
    List<Measured> all = new ArrayList<>();
    for (LifeCourse.Happening one : course.happenings()) {
      switch (one) {
        case Visited visit -> {
          if (!Double.isNaN(visit.level()) && !visit.falsely()) {
            all.add(new Measured(visit.years(), visit.test(), visit.level()));
          }
        }
        case Found found -> {
          for (Test test : found.tests()) {
            if (test.kind() == Test.Kind.MARKER && !Double.isNaN(found.level())) {
              all.add(new Measured(found.years(), test, found.level()));
            }
          }
        }
        default -> {}
      }
    }
    return all;
  }

  private void coloured(double x, double y, String words, int style) {
    sheet.coloured(x, y, words, Pen.colour(style));
  }

  private static double markerY(double y, double level) {
    double within = Math.max(LEAST_MARKER, Math.min(MOST_MARKER, level));
    double part = Math.log(within / LEAST_MARKER) / Math.log(MOST_MARKER / LEAST_MARKER);
    return y + PANEL - part * PANEL;
  }
}
