package dandelion.study;

import dandelion.care.Act;
import dandelion.care.Test;
import dandelion.evidence.Site;
import dandelion.simulation.Event;
import dandelion.simulation.LifeCourse;
import dandelion.simulation.LifeCourse.Decided;
import dandelion.simulation.LifeCourse.Ended;
import dandelion.simulation.LifeCourse.Ending;
import dandelion.simulation.LifeCourse.Entered;
import dandelion.simulation.LifeCourse.Found;
import dandelion.simulation.LifeCourse.Happening;
import dandelion.simulation.LifeCourse.Sample;
import dandelion.simulation.LifeCourse.Seen;
import dandelion.simulation.LifeCourse.Stretch;
import dandelion.simulation.LifeCourse.Track;
import dandelion.simulation.LifeCourse.Treated;
import dandelion.simulation.LifeCourse.Visited;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One patient's life under one arm or several, drawn: the true size of every lesion over time
 * against what tests can see, what was found and done, and below it the visits, the liver and the
 * marker. SVG that needs nothing else.
 */
public final class CourseDrawing {
  private static final double WIDTH = 980;
  private static final double LEFT = 92;
  private static final double RIGHT = 850;
  private static final double MAIN = 250;
  private static final double ROW = 15;
  private static final double PANEL = 84;
  private static final double LEAST_MM = 0.01;
  private static final double MOST_MM = 250;
  private static final double BEFORE_YEARS = -2;
  private static final double STEP_YEARS = 1 / 36.0;
  private static final int MOST_TRACKS = 60;
  private static final int RESERVE_COLOUR = 2;
  private static final int MARKER_COLOUR = 3;
  private static final double LEAST_MARKER = 0.5;
  private static final double MOST_MARKER = 5000;
  private static final double LETTER = 6.1;

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
  private final double low;
  private final double high;
  private final Markup svg;
  private double top;

  private CourseDrawing(String title, String who, List<Arm> arms, boolean alone) {
    this.arms = arms;
    this.low = first(arms);
    this.high = last(arms);
    double height = 78;
    for (Arm arm : arms) {
      height += height(arm);
    }
    this.svg = Pen.begin("course", (int) WIDTH, (int) height + 74, title, title + ". " + who);
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
      Markup out = Report.begin(title);
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
      for (Track track : drawn(arm)) {
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

  private static List<Track> drawn(Arm arm) {
    double end = arm.course().ended().years();
    return arm.course().tracks().stream()
        .filter(track ->
            track.ending() != Ending.CLEARED && track.stretches().getFirst().fromYears() < end)
        .sorted(Comparator.comparingDouble(CourseDrawing::largest).reversed())
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

  private static double height(Arm arm) {
    double lanes = lanes(labels(arm.course()), 0, 1).size() + 3.0;
    return 34 + lanes * ROW + MAIN + 14 + tests(arm).size() * ROW + 28 + PANEL + 46;
  }

  // ---- one arm

  private void arm(Arm arm) {
    LifeCourse course = arm.course();
    List<Label> labels = labels(course);
    List<List<Label>> lanes = lanes(labels, low, high);
    double y = top + 22;
    Pen.rule(svg, 16, top + 2, WIDTH - 16, top + 2);
    Pen.text(svg, 16, y, "start", 14, "Arm " + arm.name() + ": " + ending(course));
    Pen.text(svg, WIDTH - 16, y, "end", 11.5, arm.title());
    double plot = y + 14 + lanes.size() * ROW;
    main(arm, plot);
    labels(lanes, plot);
    double visits = plot + MAIN + 14;
    List<Test> tests = tests(arm);
    for (int k = 0; k < tests.size(); k++) {
      visits(course, tests.get(k), visits + k * ROW);
    }
    double panel = visits + tests.size() * ROW + 20;
    panel(course, panel);
    years(panel + PANEL);
    top = panel + PANEL + 46;
  }

  /** How a life ends, in words. */
  public static String ending(LifeCourse course) {
    Ended end = course.ended();
    double entered =
        kind(course, Entered.class).stream().mapToDouble(Entered::years).findFirst().orElse(0);
    String lived = Digits.fixed(end.years() - entered, 1) + " years after entry";
    return end.cause() == null
        ? "alive at the end of the study, " + lived
        : death(end.cause()) + ", " + lived;
  }

  private static String death(Event cause) {
    return switch (cause) {
      case DEATH_CANCER -> "dies of the cancer";
      case DEATH_TREATMENT -> "dies of treatment";
      case DEATH_LIVER_FAILURE -> "dies of liver failure";
      default -> "dies of another cause";
    };
  }

  private double x(double years) {
    return LEFT + (years - low) / (high - low) * (RIGHT - LEFT);
  }

  private static double y(double plot, double mm) {
    double part = Math.log(Math.max(mm, LEAST_MM) / LEAST_MM) / Math.log(MOST_MM / LEAST_MM);
    return plot + MAIN - Math.min(1, part) * MAIN;
  }

  // ---- sizes

  private void main(Arm arm, double plot) {
    LifeCourse course = arm.course();
    visibility(arm, plot);
    for (double mm = 0.01; mm < 200; mm *= 10) {
      Pen.grid(svg, LEFT, y(plot, mm), RIGHT, y(plot, mm));
      Pen.text(svg, LEFT - 8, y(plot, mm) + 4, "end", 11.5, size(mm));
    }
    double end = course.ended().years();
    for (Treated one : kind(course, Treated.class)) {
      double until = Math.min(one.endsYears(), end);
      if (until > one.years()) {
        svg.leaf(
            "rect",
            "x",
            x(one.years()),
            "y",
            plot,
            "width",
            x(until) - x(one.years()),
            "height",
            MAIN,
            "fill",
            "currentColor",
            "fill-opacity",
            "0.09");
      }
    }
    List<Track> tracks = drawn(arm);
    for (int k = tracks.size() - 1; k >= 0; k--) {
      track(course, tracks.get(k), plot);
    }
    long more =
        course.tracks().stream().filter(track -> track.ending() != Ending.CLEARED).count()
            - tracks.size();
    if (more > 0) {
      Pen.text(svg, RIGHT - 6, plot + MAIN - 6, "end", 11, more + " smaller ones are not drawn");
    }
    Pen.rule(svg, LEFT, plot + MAIN, RIGHT, plot + MAIN);
    Pen.rule(svg, LEFT, plot, LEFT, plot + MAIN);
  }

  private static String size(double mm) {
    return mm < 0.02
        ? "one cell"
        : mm < 9 ? Digits.plain(mm) + " mm" : Digits.plain(mm / 10) + " cm";
  }

  /** From which size tests see half of the lesions at the site that matters most in this life. */
  private void visibility(Arm arm, double plot) {
    LifeCourse course = arm.course();
    List<Track> tracks = drawn(arm);
    Site site = tracks.isEmpty() ? Site.LIVER : tracks.getFirst().site();
    double least = MOST_MM;
    double free = plot + MAIN;
    List<Test> tests = new ArrayList<>();
    for (String id : course.biology().tests()) {
      Test test = Test.named(id);
      if (test != null && course.biology().seenFromMm(id, site) < MOST_MM) {
        tests.add(test);
      }
    }
    tests.sort(Comparator.comparingDouble(test -> course.biology().seenFromMm(test.id(), site)));
    for (Test test : tests) {
      double mm = course.biology().seenFromMm(test.id(), site);
      least = Math.min(least, mm);
      svg.leaf(
          "path",
          "d",
          "M" + at(LEFT, y(plot, mm)) + "L" + at(RIGHT, y(plot, mm)),
          "stroke",
          "currentColor",
          "stroke-opacity",
          "0.6",
          "stroke-dasharray",
          "6 4",
          "fill",
          "none");
      double label = Math.min(y(plot, mm) + 4, free - 13);
      free = label;
      String words = brief(test) + ", " + Digits.fixed(mm, mm < 10 ? 1 : 0) + " mm";
      Pen.text(svg, RIGHT + 6, label, "start", 11.5, words);
    }
    if (!tests.isEmpty()) {
      Pen.text(svg, RIGHT + 6, free - 14, "start", 11, "half seen (" + site.id() + "):");
      svg.leaf(
          "rect",
          "x",
          LEFT,
          "y",
          y(plot, least),
          "width",
          RIGHT - LEFT,
          "height",
          plot + MAIN - y(plot, least),
          "fill",
          "currentColor",
          "fill-opacity",
          "0.05");
      Pen.text(svg, LEFT + 6, y(plot, least) + 14, "start", 11, "too small to be seen");
    }
  }

  private void track(LifeCourse course, Track track, double plot) {
    StringBuilder line = new StringBuilder();
    StringBuilder asleep = new StringBuilder();
    List<Stretch> all = track.stretches();
    double end = course.ended().years();
    double lastX = 0;
    double lastMm = 0;
    for (int k = 0; k < all.size(); k++) {
      Stretch stretch = all.get(k);
      double from = Math.max(low, stretch.fromYears());
      double until = Math.min(end, stretch.untilYears());
      if (until < from) {
        continue;
      }
      if (stretch.birthYears() > from && k == 0) {
        double wakes = Math.min(until, stretch.birthYears());
        String floor = Markup.coordinate(y(plot, track.diameterMm(stretch, from)));
        asleep.append("M").append(Markup.coordinate(x(from))).append(' ').append(floor);
        asleep.append("L").append(Markup.coordinate(x(wakes))).append(' ').append(floor);
        from = wakes;
      }
      from = k == 0 ? from : Math.min(until, courseFrom(course, stretch.fromYears()));
      int steps = Math.max(1, (int) Math.ceil((until - from) / STEP_YEARS));
      for (int step = 0; step <= steps; step++) {
        double years = from + (until - from) * step / steps;
        lastMm = track.diameterMm(stretch, years);
        lastX = x(years);
        line.append(line.isEmpty() ? "M" : "L").append(at(lastX, y(plot, lastMm)));
      }
    }
    boolean outlived = true;
    if (track.ending() == Ending.ERASED && !line.isEmpty()) {
      double from = all.getLast().untilYears();
      double gone = courseFrom(course, from);
      outlived = gone <= end;
      double part = outlived ? 1 : (end - from) / (gone - from);
      lastX = x(Math.min(end, gone));
      lastMm *= Math.pow(LEAST_MM / lastMm, part);
      line.append("L").append(at(lastX, y(plot, lastMm)));
    }
    String colour = colour(track.site());
    double largest = largest(track);
    String width = largest > 5 ? "2.2" : largest > 0.5 ? "1.5" : "0.8";
    if (!asleep.isEmpty()) {
      curve(asleep.toString(), colour, "1 4", "2");
    }
    if (!line.isEmpty()) {
      curve(line.toString(), colour, "", width);
      if (outlived && (largest > 0.5 || track.ending() != Ending.ERASED)) {
        sign(track.ending(), lastX, y(plot, lastMm), colour);
      }
    }
  }

  /** When the effect of what was done at a time is complete: a course works until it ends. */
  private static double courseFrom(LifeCourse course, double years) {
    double from = years;
    for (Treated one : kind(course, Treated.class)) {
      if (one.years() == years && one.act().kind() == Act.Kind.COURSE) {
        from = Math.max(from, one.endsYears());
      }
    }
    return from;
  }

  private void curve(String d, String colour, String dashes, String width) {
    List<Object> attributes =
        new ArrayList<>(List.of("d", d, "fill", "none", "stroke", colour, "stroke-width", width));
    if (!dashes.isEmpty()) {
      attributes.addAll(List.of("stroke-dasharray", dashes));
    }
    svg.leaf("path", attributes.toArray());
  }

  private void sign(Ending ending, double x, double y, String colour) {
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

  private static String colour(Site site) {
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

  private static String at(double x, double y) {
    return Markup.coordinate(x) + " " + Markup.coordinate(y);
  }

  // ---- what happened, in labels above

  /**
   * Words at a time.
   *
   * @param line how its upright line looks: 0 dotted, 1 dashed, 2 solid, 3 heavy
   */
  private record Label(double years, String words, int line) {}

  private static List<Label> labels(LifeCourse course) {
    List<Label> labels = new ArrayList<>();
    for (Happening happening : course.happenings()) {
      switch (happening) {
        case LifeCourse.Operated one -> add(labels, one.years(), "operation on the primary", 2);
        case Entered one -> add(labels, one.years(), "enters study", 0);
        case Found one -> add(labels, one.years(), found(one), 1);
        case Decided one -> {
          Act act = one.steps().getFirst().act();
          if (act.kind() == Act.Kind.NOTHING && act != Act.NO_ADJUVANT) {
            add(labels, one.years(), "\u2192 " + brief(act), 1);
          }
        }
        case Treated one ->
            add(labels, one.years(), "\u2192 " + treated(one), one.act().isCurative() ? 2 : 1);
        case Visited one -> {
          if (one.alarm() && !isFound(course, one.years())) {
            add(labels, one.years(), brief(one.test()) + " positive", 0);
          }
        }
        case Ended one ->
            add(
                labels,
                one.years(),
                one.cause() == null ? "alive" : "\u2020 " + death(one.cause()),
                one.cause() == null ? 0 : 3);
      }
    }
    return labels;
  }

  /** An act in few letters. */
  private static String brief(Act act) {
    return switch (act) {
      case NO_ADJUVANT -> "no adjuvant";
      case WATCH -> "follow-up";
      case ADJUVANT_FLUOROPYRIMIDINE -> "adjuvant fluoropyrimidine";
      case ADJUVANT_OXALIPLATIN -> "adjuvant oxaliplatin";
      case RESECT_LIVER -> "liver resection";
      case RESECT_LUNG -> "lung resection";
      case RESECT_LIVER_AND_LUNG -> "resection of liver and lung";
      case RESECT_LOCAL -> "local resection";
      case RESECT_AND_ABLATE_LIVER -> "liver resection and ablation";
      case ABLATE_RADIOFREQUENCY -> "radiofrequency ablation";
      case ABLATE_MICROWAVE -> "microwave ablation";
      case ABLATE_CRYO -> "cryoablation";
      case TACE -> "TACE";
      case SYSTEMIC_PALLIATIVE -> "palliative drugs";
      case PERIOPERATIVE_FOLFOX -> "FOLFOX";
      case SYSTEMIC_CONVERSION -> "drugs to shrink";
      case SYSTEMIC_TARGETED -> "targeted drug";
      case CELL_THERAPY -> "immune cells";
      case CHEMO_WITH_CELL_THERAPY -> "drugs and immune cells";
      case EXERCISE -> "exercise";
      case BEST_SUPPORTIVE_CARE -> "supportive care";
    };
  }

  private static boolean isFound(LifeCourse course, double years) {
    return kind(course, Found.class).stream().anyMatch(found -> found.years() == years);
  }

  private static String treated(Treated one) {
    return brief(one.act())
        + (one.stoppedEarly() ? " (stopped early)" : "")
        + (one.complicated() ? " (complication)" : "");
  }

  /** What happens at one time is one label. */
  private static void add(List<Label> labels, double years, String words, int line) {
    if (!labels.isEmpty() && labels.getLast().years() == years) {
      Label last = labels.removeLast();
      String between = words.startsWith("\u2192") ? " " : ", ";
      labels.add(new Label(years, last.words() + between + words, Math.max(last.line(), line)));
    } else {
      labels.add(new Label(years, words, line));
    }
  }

  private static String found(Found one) {
    Test test = Test.named(one.by());
    boolean marker = test != null && test.kind() == Test.Kind.MARKER;
    String by = test == null ? one.by() : brief(test) + (marker ? " positive" : "");
    if (one.seen().isEmpty()) {
      return by + ": nothing seen";
    }
    StringBuilder words = new StringBuilder(by).append(": ");
    for (Seen seen : one.seen()) {
      words.append(words.toString().endsWith(": ") ? "" : ", ");
      words.append(seen.count()).append(" in ").append(place(seen.site()));
      words.append(" (").append(Digits.fixed(seen.largestMm(), 0)).append(" mm)");
    }
    return words.toString();
  }

  /** A site as people say where something is. */
  static String place(Site site) {
    return switch (site) {
      case LIVER -> "liver";
      case LUNG -> "lungs";
      case PERITONEUM -> "peritoneum";
      case LOCAL -> "the place of the operation";
      case NODES -> "distant nodes";
      case BONE -> "bone";
      case BRAIN -> "brain";
    };
  }

  /** Labels in lanes, so that none lies over another; the lowest lane first. */
  private static List<List<Label>> lanes(List<Label> labels, double low, double high) {
    List<List<Label>> lanes = new ArrayList<>();
    List<Double> free = new ArrayList<>();
    double perYear = (RIGHT - LEFT) / (high - low);
    for (int k = labels.size() - 1; k >= 0; k--) {
      Label label = labels.get(k);
      double from = LEFT + (label.years() - low) * perYear;
      double start = start(from, label.words());
      double width = label.words().length() * LETTER + 10;
      int lane = 0;
      while (lane < lanes.size() && free.get(lane) < start + width) {
        lane++;
      }
      if (lane == lanes.size()) {
        lanes.add(new ArrayList<>());
        free.add(0.0);
      }
      lanes.get(lane).add(label);
      free.set(lane, Math.min(start, from) - 4);
    }
    return lanes;
  }

  /** Where a label begins: after its line, or so that it ends there when there is no room. */
  private static double start(double line, String words) {
    double width = words.length() * LETTER;
    return line + 4 + width <= WIDTH - 8 ? line + 4 : Math.max(8, line - 4 - width);
  }

  private void labels(List<List<Label>> lanes, double plot) {
    for (int lane = 0; lane < lanes.size(); lane++) {
      double y = plot - 6 - lane * ROW;
      for (Label label : lanes.get(lane)) {
        double x = x(label.years());
        upright(x, y - 9, plot + MAIN, label.line());
        Pen.text(svg, start(x, label.words()), y, "start", 11.5, label.words());
      }
    }
  }

  private void upright(double x, double from, double to, int line) {
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

  // ---- visits

  private static List<Test> tests(Arm arm) {
    Set<Test> tests = new TreeSet<>();
    for (Visited visit : kind(arm.course(), Visited.class)) {
      tests.add(visit.test());
    }
    for (Found found : kind(arm.course(), Found.class)) {
      tests.addAll(found.tests());
    }
    return List.copyOf(tests);
  }

  private void visits(LifeCourse course, Test test, double y) {
    Pen.text(svg, LEFT - 8, y + 4, "end", 11.5, brief(test));
    Pen.grid(svg, LEFT, y, RIGHT, y);
    Set<Double> told = new LinkedHashSet<>();
    for (Found found : kind(course, Found.class)) {
      if (found.tests().contains(test)) {
        told.add(found.years());
        boolean shows =
            test.kind() == Test.Kind.IMAGING
                ? found.seen().stream().anyMatch(seen -> sees(course, test, seen.site()))
                : isAlarm(course, test, found.years());
        square(x(found.years()), y, shows);
      }
    }
    for (Visited visit : kind(course, Visited.class)) {
      if (visit.test() == test && !told.contains(visit.years())) {
        double x = x(visit.years());
        if (visit.alarm()) {
          square(x, y, true);
        } else {
          svg.leaf(
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

  private static boolean sees(LifeCourse course, Test test, Site site) {
    return course.biology().tests().contains(test.id())
        && course.biology().seenFromMm(test.id(), site) < Double.POSITIVE_INFINITY;
  }

  private static boolean isAlarm(LifeCourse course, Test test, double years) {
    return kind(course, Visited.class).stream()
        .anyMatch(one -> one.alarm() && one.test() == test && one.years() == years);
  }

  private void square(double x, double y, boolean positive) {
    svg.leaf(
        "rect",
        "x",
        x - 4.5,
        "y",
        y - 4.5,
        "width",
        9.0,
        "height",
        9.0,
        "fill",
        positive ? Pen.colour(5) : "currentColor",
        "stroke",
        "none");
  }

  static String brief(Test test) {
    return switch (test) {
      case CLINIC -> "clinic";
      case CEA -> "CEA";
      case AFP -> "AFP";
      case CT_CAP -> "CT";
      case ULTRASOUND_LIVER -> "ultrasound";
      case MRI_LIVER -> "MRI";
      case PET_CT -> "PET-CT";
      case CHEST_XRAY -> "chest X-ray";
      case ANGIOGRAPHY -> "angiography";
      case INTRAOPERATIVE_ULTRASOUND -> "US in theatre";
      case COLONOSCOPY -> "colonoscopy";
      case PERFECT -> "perfect test";
    };
  }

  // ---- the liver and the marker

  private void panel(LifeCourse course, double y) {
    for (double percent = 0; percent <= 100; percent += 50) {
      double at = y + PANEL - percent / 100 * PANEL;
      Pen.grid(svg, LEFT, at, RIGHT, at);
      Pen.text(svg, LEFT - 8, at + 4, "end", 11, Digits.fixed(percent, 0) + "%");
    }
    coloured(LEFT, y - 5, "liver reserve, per cent of a healthy liver", RESERVE_COLOUR);
    StringBuilder reserve = new StringBuilder();
    StringBuilder marker = new StringBuilder();
    for (Sample sample : course.samples()) {
      double x = x(sample.years());
      double percent = Math.min(100, sample.reservePercent());
      String before = reserve.isEmpty() ? "M" : "L";
      reserve.append(before).append(at(x, y + PANEL - percent / 100 * PANEL));
      marker.append(before).append(at(x, markerY(y, sample.marker())));
    }
    curve(reserve.toString(), Pen.colour(RESERVE_COLOUR), "", "2");
    String colour = Pen.colour(MARKER_COLOUR);
    List<Visited> measured =
        kind(course, Visited.class).stream()
            .filter(visit -> !Double.isNaN(visit.level()) && !visit.falsely())
            .toList();
    String name = measured.isEmpty() ? "tumour marker" : brief(measured.getFirst().test());
    String shown = measured.isEmpty() ? ", never measured" : ", dots: measured";
    coloured(LEFT + 270, y - 5, name + " in \u00b5g/L" + shown, MARKER_COLOUR);
    curve(marker.toString(), colour, "3 3", "1.4");
    for (Visited visit : measured) {
      double x = x(visit.years());
      svg.leaf("circle", "cx", x, "cy", markerY(y, visit.level()), "r", 3.2, "fill", colour);
    }
    for (double level = 1; level <= 1000; level *= 10) {
      coloured(RIGHT + 6, markerY(y, level) + 4, Digits.plain(level), MARKER_COLOUR);
    }
    double end = x(course.ended().years());
    upright(end, y, y + PANEL, course.ended().cause() == null ? 0 : 3);
  }

  private void coloured(double x, double y, String words, int style) {
    svg.element("text", words, "x", x, "y", y, "font-size", 11.5, "fill", Pen.colour(style));
  }

  private static double markerY(double y, double level) {
    double within = Math.max(LEAST_MARKER, Math.min(MOST_MARKER, level));
    double part = Math.log(within / LEAST_MARKER) / Math.log(MOST_MARKER / LEAST_MARKER);
    return y + PANEL - part * PANEL;
  }

  // ---- below

  private void years(double y) {
    Pen.rule(svg, LEFT, y, RIGHT, y);
    for (double year = Math.ceil(low); year <= high; year++) {
      Pen.rule(svg, x(year), y, x(year), y + 4);
      Pen.text(svg, x(year), y + 17, "middle", 11.5, Digits.plain(year));
    }
    Pen.text(
        svg, (LEFT + RIGHT) / 2, y + 33, "middle", 11.5, "years from the operation on the primary");
  }

  private void legend() {
    Set<Site> sites = new TreeSet<>();
    arms.forEach(arm -> drawn(arm).forEach(track -> sites.add(track.site())));
    double x = 16;
    double y = top + 18;
    for (Site site : sites) {
      String words = site == Site.LOCAL ? "local" : place(site);
      svg.leaf(
          "path",
          "d",
          "M" + at(x, y - 4) + "L" + at(x + 22, y - 4),
          "stroke",
          colour(site),
          "stroke-width",
          "2.4",
          "fill",
          "none");
      Pen.text(svg, x + 27, y, "start", 11.5, words);
      x += 40 + words.length() * LETTER;
    }
    y += 19;
    x = 16;
    curve("M" + at(x, y - 4) + "L" + at(x + 22, y - 4), "currentColor", "1 4", "2");
    x = word(x + 27, y, "sleeping cell");
    sign(Ending.CUT_OUT, x + 6, y - 4, "currentColor");
    x = word(x + 16, y, "cut out");
    sign(Ending.ERASED, x + 6, y - 4, "currentColor");
    x = word(x + 16, y, "destroyed or erased");
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
    x = word(x + 23, y, "while a course lasts");
    svg.leaf("circle", "cx", x + 4, "cy", y - 4, "r", 3.0, "fill", "currentColor");
    x = word(x + 12, y, "test, nothing new");
    svg.leaf(
        "circle", "cx", x + 4, "cy", y - 4, "r", 3.0, "fill", "none", "stroke", "currentColor");
    x = word(x + 12, y, "visit missed");
    square(x + 5, y - 4, true);
    x = word(x + 14, y, "positive");
    square(x + 5, y - 4, false);
    word(x + 14, y, "done, not positive");
  }

  private double word(double x, double y, String words) {
    Pen.text(svg, x, y, "start", 11.5, words);
    return x + words.length() * LETTER + 16;
  }

  private static <T extends Happening> List<T> kind(LifeCourse course, Class<T> kind) {
    List<T> some = new ArrayList<>();
    for (Happening one : course.happenings()) {
      if (kind.isInstance(one)) {
        some.add(kind.cast(one));
      }
    }
    return some;
  }
}
