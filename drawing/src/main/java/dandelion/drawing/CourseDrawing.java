package dandelion.drawing;

import dandelion.care.Test;
import dandelion.evidence.Site;
import dandelion.simulation.LifeCourse;
import dandelion.simulation.LifeCourse.Ending;
import dandelion.simulation.LifeCourse.Track;
import dandelion.study.Unwritable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One patient's life under one arm or several, drawn: the true size of every lesion over time
 * against what tests can see, what was found and done, and below it the visits, the liver and the
 * marker. SVG that needs nothing else.
 */
public final class CourseDrawing {
  private static final double BEFORE_YEARS = -2;

  private static final String STYLE =
      "svg{background:#fff;color:#1b1f24}"
          + "@media (prefers-color-scheme: dark){svg{background:#14181d;color:#e3e7ec}}";

  /**
   * One arm.
   *
   * @param name its name
   * @param title of its pathway
   * @param course the life under it
   */
  public record Arm(String name, String title, LifeCourse course) {}

  private final List<Arm> arms;
  private final CourseSheet sheet;
  private final Markup svg;
  private double top;

  private CourseDrawing(String title, String who, List<Arm> arms, boolean alone) {
    this.arms = arms;
    double height = 78;
    for (Arm arm : arms) {
      height += height(arm);
    }
    this.svg =
        Pen.begin("course", (int) CourseSheet.WIDTH, (int) height + 74, title, title + ". " + who);
    this.sheet = new CourseSheet(svg, first(arms), last(arms));
    if (alone) {
      svg.element("style", STYLE);
    }
    Pen.text(svg, 16, 26, "start", 17, title);
    Pen.text(svg, 16, 46, "start", 13, who);
    Pen.text(
        svg,
        16,
        64,
        "start",
        11.5,
        "What the lines of lesions show nobody could know: doctors saw only what stands in the"
            + " labels. Research and teaching, not a medical device.");
    top = 78;
    arms.forEach(this::arm);
    legend();
    svg.close();
  }

  /**
   * Writes a drawing, or a page with it.
   *
   * @param title what is drawn
   * @param who the patient
   * @param log the life in words, for the page
   * @param file where to; a page when its name ends in {@code .html}
   */
  public static void write(String title, String who, List<Arm> arms, List<String> log, Path file)
      throws IOException {
    boolean page = file.toString().endsWith(".html");
    Markup drawing = new CourseDrawing(title, who, arms, !page).svg;
    String text;
    if (page) {
      Markup out = Page.begin(title);
      out.open("figure").add(drawing).close();
      out.element("h2", "In words").element("pre", String.join("\n", log));
      text = "<!DOCTYPE html>\n" + out.close().close();
    } else {
      text = drawing.toString();
    }
    Unwritable.write(file, text);
  }

  // ---- extent

  private static double first(List<Arm> arms) {
    double first = -0.25;
    for (Arm arm : arms) {
      for (Track track : CourseSizes.drawn(arm.course())) {
        first = Math.min(first, track.stretches().getFirst().fromYears());
      }
    }
    return Math.max(BEFORE_YEARS, first);
  }

  private static double last(List<Arm> arms) {
    double last = 1;
    for (Arm arm : arms) {
      last = Math.max(last, arm.course().ended().years());
    }
    return last * 1.02;
  }

  private static double height(Arm arm) {
    LifeCourse course = arm.course();
    double lanes = CourseWords.lanes(CourseWords.labels(course), 0, 1).size() + 3.0;
    double tests = CourseStrips.tests(course).size();
    return 34
        + lanes * CourseSheet.ROW
        + CourseSizes.MAIN
        + 14
        + tests * CourseSheet.ROW
        + 28
        + CourseStrips.PANEL
        + 46;
  }

  // ---- one arm

  private void arm(Arm arm) {
    LifeCourse course = arm.course();
    List<List<CourseWords.Label>> lanes =
        CourseWords.lanes(CourseWords.labels(course), sheet.low(), sheet.high());
    double y = top + 22;
    Pen.rule(svg, 16, top + 2, CourseSheet.WIDTH - 16, top + 2);
    Pen.text(svg, 16, y, "start", 14, "Arm " + arm.name() + ": " + ending(course));
    Pen.text(svg, CourseSheet.WIDTH - 16, y, "end", 11.5, arm.title());
    double plot = y + 14 + lanes.size() * CourseSheet.ROW;
    new CourseSizes(sheet, course, plot).draw();
    labels(lanes, plot);
    CourseStrips strips = new CourseStrips(sheet, course);
    double visits = plot + CourseSizes.MAIN + 14;
    List<Test> tests = CourseStrips.tests(course);
    for (int k = 0; k < tests.size(); k++) {
      strips.visits(tests.get(k), visits + k * CourseSheet.ROW);
    }
    double panel = visits + tests.size() * CourseSheet.ROW + 20;
    strips.panel(panel);
    years(panel + CourseStrips.PANEL);
    top = panel + CourseStrips.PANEL + 46;
  }

  /** How a life ends, in words. */
  public static String ending(LifeCourse course) {
    return CourseWords.ending(course);
  }

  private void labels(List<List<CourseWords.Label>> lanes, double plot) {
    for (int lane = 0; lane < lanes.size(); lane++) {
      double y = plot - 6 - lane * CourseSheet.ROW;
      for (CourseWords.Label label : lanes.get(lane)) {
        double x = sheet.x(label.years());
        sheet.upright(x, plot - 3, plot + CourseSizes.MAIN, label.line());
        sheet.upright(x, y - 9, y + 3, label.line());
        for (int below = 0; below < lane; below++) {
          double at = plot - 6 - below * CourseSheet.ROW;
          if (lanes.get(below).stream().noneMatch(other -> isCrossed(other, x))) {
            sheet.upright(x, at - 12, at + 3, label.line());
          }
        }
        words(label.words(), x, y);
      }
    }
  }

  /** A label beside its line: after it, or before it where there is no room. */
  private void words(String words, double line, double y) {
    boolean before = !CourseWords.isAfter(line, words) && CourseWords.start(line, words) > 8;
    double x = before ? line - 4 : CourseWords.start(line, words);
    Pen.text(svg, x, y, before ? "end" : "start", 11.5, words);
  }

  /** Whether a line at a place would run through a label's words. */
  private boolean isCrossed(CourseWords.Label label, double x) {
    double start = CourseWords.start(sheet.x(label.years()), label.words());
    return x > start - 3 && x < start + CourseWords.width(label.words()) + 3;
  }

  // ---- below

  private void years(double y) {
    Pen.rule(svg, CourseSheet.LEFT, y, CourseSheet.RIGHT, y);
    for (double year = Math.ceil(sheet.low()); year <= sheet.high(); year++) {
      Pen.rule(svg, sheet.x(year), y, sheet.x(year), y + 4);
      Pen.text(svg, sheet.x(year), y + 17, "middle", 11.5, Digits.plain(year));
    }
    Pen.text(
        svg,
        (CourseSheet.LEFT + CourseSheet.RIGHT) / 2,
        y + 33,
        "middle",
        11.5,
        "years from the operation on the primary");
  }

  private void legend() {
    Set<Site> sites = new TreeSet<>();
    arms.forEach(arm -> CourseSizes.drawn(arm.course()).forEach(track -> sites.add(track.site())));
    double x = 16;
    double y = top + 18;
    for (Site site : sites) {
      String words = site == Site.LOCAL ? "local" : CourseWords.place(site);
      svg.leaf(
          "path",
          "d",
          "M" + CourseSheet.at(x, y - 4) + "L" + CourseSheet.at(x + 22, y - 4),
          "stroke",
          CourseSizes.colour(site),
          "stroke-width",
          "2.4",
          "fill",
          "none");
      Pen.text(svg, x + 27, y, "start", 11.5, words);
      x += 40 + words.length() * CourseSheet.LETTER;
    }
    y += 19;
    x = 16;
    sheet.curve(
        "M" + CourseSheet.at(x, y - 4) + "L" + CourseSheet.at(x + 22, y - 4),
        "currentColor",
        "1 4",
        "2");
    x = sheet.word(x + 27, y, "sleeping cell");
    sheet.sign(Ending.CUT_OUT, x + 6, y - 4, "currentColor");
    x = sheet.word(x + 16, y, "cut out");
    sheet.sign(Ending.ERASED, x + 6, y - 4, "currentColor");
    x = sheet.word(x + 16, y, "destroyed or erased");
    svg.leaf(
        "rect",
        "x",
        x,
        "y",
        y - 11,
        "width",
        18.0,
        "height",
        14.0,
        "fill",
        "currentColor",
        "fill-opacity",
        "0.16");
    x = sheet.word(x + 23, y, "while a course lasts");
    svg.leaf("circle", "cx", x + 4, "cy", y - 4, "r", 3.0, "fill", "currentColor");
    x = sheet.word(x + 12, y, "test, nothing new");
    svg.leaf(
        "circle", "cx", x + 4, "cy", y - 4, "r", 3.0, "fill", "none", "stroke", "currentColor");
    x = sheet.word(x + 12, y, "visit missed");
    sheet.square(x + 5, y - 4, true);
    x = sheet.word(x + 14, y, "positive");
    sheet.square(x + 5, y - 4, false);
    x = sheet.word(x + 14, y, "done, not positive");
    if (arms.stream().anyMatch(arm -> CourseStrips.isUnjudged(arm.course()))) {
      sheet.emptySquare(x + 5, y - 4);
      sheet.word(x + 14, y, "measured, no level set");
    }
  }
}
