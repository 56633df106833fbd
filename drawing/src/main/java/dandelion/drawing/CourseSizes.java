package dandelion.drawing;

import dandelion.care.Act;
import dandelion.care.Test;
import dandelion.evidence.Site;
import dandelion.simulation.LifeCourse;
import dandelion.simulation.LifeCourse.Ending;
import dandelion.simulation.LifeCourse.Stretch;
import dandelion.simulation.LifeCourse.Track;
import dandelion.simulation.LifeCourse.Treated;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The true size of every lesion of one life over time, against what tests can see. */
final class CourseSizes {
  /** Height of the whole. */
  static final double MAIN = 250;

  private static final double LEAST_MM = 0.01;
  private static final double MOST_MM = 250;
  private static final double STEP_YEARS = 1 / 36.0;
  private static final int MOST_TRACKS = 60;

  private final CourseSheet sheet;
  private final LifeCourse course;
  private final List<Track> tracks;
  private final double plot;

  /**
   * @param sheet where it is drawn
   * @param course the life
   * @param plot upper edge
   */
  CourseSizes(CourseSheet sheet, LifeCourse course, double plot) {
    this.sheet = sheet;
    this.course = course;
    this.tracks = drawn(course);
    this.plot = plot;
  }

  /** Draws it. */
  void draw() {
    visibility();
    for (double mm = 0.01; mm < 200; mm *= 10) {
      Pen.grid(sheet.svg(), CourseSheet.LEFT, y(mm), CourseSheet.RIGHT, y(mm));
      Pen.text(sheet.svg(), CourseSheet.LEFT - 8, y(mm) + 4, "end", 11.5, size(mm));
    }
    double end = course.ended().years();
    for (Treated one : CourseWords.kind(course, Treated.class)) {
      double until = Math.min(one.endsYears(), end);
      if (until > one.years()) {
        sheet
            .svg()
            .leaf(
                "rect",
                "x",
                sheet.x(one.years()),
                "y",
                plot,
                "width",
                sheet.x(until) - sheet.x(one.years()),
                "height",
                MAIN,
                "fill",
                "currentColor",
                "fill-opacity",
                "0.09");
      }
    }
    for (int k = tracks.size() - 1; k >= 0; k--) {
      track(tracks.get(k));
    }
    long more =
        course.tracks().stream().filter(track -> track.ending() != Ending.CLEARED).count()
            - tracks.size();
    if (more > 0) {
      Pen.text(
          sheet.svg(),
          CourseSheet.RIGHT - 6,
          plot + MAIN - 6,
          "end",
          11,
          more + " smaller ones are not drawn");
    }
    Pen.rule(sheet.svg(), CourseSheet.LEFT, plot + MAIN, CourseSheet.RIGHT, plot + MAIN);
    Pen.rule(sheet.svg(), CourseSheet.LEFT, plot, CourseSheet.LEFT, plot + MAIN);
  }

  private static String size(double mm) {
    return mm < 0.02
        ? "one cell"
        : mm < 9 ? Digits.plain(mm) + " mm" : Digits.plain(mm / 10) + " cm";
  }

  /** From which size a test of this life sees half of the lesions at a site. */
  private record Threshold(Site site, Test test, double mm) {}

  /** What is too small to be seen: a line for every organ in which there is a lesion. */
  private void visibility() {
    List<Threshold> all =
        tracks.stream()
            .map(Track::site)
            .distinct()
            .flatMap(site -> threshold(site).stream())
            .sorted(Comparator.comparingDouble(one -> -one.mm()))
            .toList();
    if (all.isEmpty()) {
      return;
    }
    double top = plot + CourseSheet.ROW + 4;
    double[] wanted = all.stream().mapToDouble(one -> y(one.mm())).toArray();
    double[] places = Plot.spread(wanted, top, plot + MAIN - 4);
    for (int k = 0; k < places.length; k++) {
      Threshold one = all.get(k);
      String colour = colour(one.site());
      String way =
          "M"
              + CourseSheet.at(CourseSheet.LEFT, y(one.mm()))
              + "L"
              + CourseSheet.at(CourseSheet.RIGHT, y(one.mm()));
      sheet.curve(way, colour, "6 4", "1.2");
      String words =
          CourseWords.inShort(one.site())
              + " "
              + CourseWords.brief(one.test())
              + " "
              + Digits.fixed(one.mm(), one.mm() < 10 ? 1 : 0);
      sheet.coloured(CourseSheet.RIGHT + 6, places[k] + 4, words, colour);
    }
    Pen.text(
        sheet.svg(),
        CourseSheet.RIGHT + 6,
        Math.min(plot + 4, places[0] - 14),
        "start",
        11,
        "half seen from, mm");
    double least = wanted[wanted.length - 1];
    sheet
        .svg()
        .leaf(
            "rect",
            "x",
            CourseSheet.LEFT,
            "y",
            least,
            "width",
            CourseSheet.RIGHT - CourseSheet.LEFT,
            "height",
            plot + MAIN - least,
            "fill",
            "currentColor",
            "fill-opacity",
            "0.05");
    Pen.text(sheet.svg(), CourseSheet.LEFT + 6, least + 14, "start", 11, "too small to be seen");
  }

  /** The test that sees the smallest lesions at a site, of those that this life had. */
  private Optional<Threshold> threshold(Site site) {
    return CourseStrips.tests(course).stream()
        .filter(test -> course.biology().tests().contains(test.id()))
        .map(test -> new Threshold(site, test, course.biology().seenFromMm(test.id(), site)))
        .filter(one -> one.mm() < MOST_MM)
        .min(Comparator.comparingDouble(Threshold::mm));
  }

  private void track(Track track) {
    StringBuilder line = new StringBuilder();
    StringBuilder asleep = new StringBuilder();
    List<Stretch> all = track.stretches();
    double end = course.ended().years();
    double lastX = 0;
    double lastMm = 0;
    for (int k = 0; k < all.size(); k++) {
      Stretch stretch = all.get(k);
      double from = Math.max(sheet.low(), stretch.fromYears());
      double until = Math.min(end, stretch.untilYears());
      if (until < from) {
        continue;
      }
      if (stretch.birthYears() > from && k == 0) {
        double wakes = Math.min(until, stretch.birthYears());
        String floor = Markup.coordinate(y(track.diameterMm(stretch, from)));
        asleep.append("M").append(Markup.coordinate(sheet.x(from))).append(' ').append(floor);
        asleep.append("L").append(Markup.coordinate(sheet.x(wakes))).append(' ').append(floor);
        from = wakes;
      }
      from = k == 0 ? from : Math.min(until, courseFrom(stretch.fromYears()));
      int steps = Math.max(1, (int) Math.ceil((until - from) / STEP_YEARS));
      for (int step = 0; step <= steps; step++) {
        double years = from + (until - from) * step / steps;
        lastMm = track.diameterMm(stretch, years);
        lastX = sheet.x(years);
        line.append(line.isEmpty() ? "M" : "L").append(CourseSheet.at(lastX, y(lastMm)));
      }
    }
    boolean outlived = true;
    if (track.ending() == Ending.ERASED && !line.isEmpty()) {
      double from = all.getLast().untilYears();
      double gone = courseFrom(from);
      outlived = gone <= end;
      double part = outlived ? 1 : (end - from) / (gone - from);
      lastX = sheet.x(Math.min(end, gone));
      lastMm *= Math.pow(LEAST_MM / lastMm, part);
      line.append("L").append(CourseSheet.at(lastX, y(lastMm)));
    }
    String colour = colour(track.site());
    double largest = largest(track);
    String width = largest > 5 ? "2.2" : largest > 0.5 ? "1.5" : "0.8";
    if (!asleep.isEmpty()) {
      sheet.curve(asleep.toString(), colour, "1 4", "2");
    }
    if (!line.isEmpty()) {
      sheet.curve(line.toString(), colour, "", width);
      if (outlived && (largest > 0.5 || track.ending() != Ending.ERASED)) {
        sheet.sign(track.ending(), lastX, y(lastMm), colour);
      }
    }
  }

  /** When the effect of what was done at a time is complete: a course works until it ends. */
  private double courseFrom(double years) {
    double from = years;
    for (Treated one : CourseWords.kind(course, Treated.class)) {
      if (one.years() == years && one.act().kind() == Act.Kind.COURSE) {
        from = Math.max(from, one.endsYears());
      }
    }
    return from;
  }

  private double y(double mm) {
    double part = Math.log(Math.max(mm, LEAST_MM) / LEAST_MM) / Math.log(MOST_MM / LEAST_MM);
    return plot + MAIN - Math.min(1, part) * MAIN;
  }

  /** The lesions that are drawn, the largest first. */
  static List<Track> drawn(LifeCourse course) {
    double end = course.ended().years();
    return course.tracks().stream()
        .filter(track ->
            track.ending() != Ending.CLEARED && track.stretches().getFirst().fromYears() < end)
        .sorted(Comparator.comparingDouble(CourseSizes::largest).reversed())
        .limit(MOST_TRACKS)
        .toList();
  }

  private static double largest(Track track) {
    double largest = 0;
    for (Stretch stretch : track.stretches()) {
      largest = Math.max(largest, track.diameterMm(stretch, stretch.untilYears()));
    }
    return largest;
  }

  /** The colour of a site. */
  static String colour(Site site) {
    return Pen.colour(
        switch (site) {
          case LIVER -> 0;
          case LUNG -> 1;
          case PERITONEUM -> 2;
          case LOCAL -> 3;
          case NODES -> 5;
          case BONE, BRAIN -> 4;
        });
  }
}
