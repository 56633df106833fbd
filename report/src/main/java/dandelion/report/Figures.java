package dandelion.report;

import dandelion.drawing.Axis;
import dandelion.drawing.Bars;
import dandelion.drawing.Bars.Bar;
import dandelion.drawing.Bars.Group;
import dandelion.drawing.Digits;
import dandelion.drawing.Markup;
import dandelion.drawing.Plot;
import dandelion.drawing.Plot.Curve;
import dandelion.drawing.Plot.Frame;
import dandelion.drawing.Plot.Point;
import dandelion.study.Outcome;
import dandelion.study.Results;
import dandelion.study.Results.Estimate;
import dandelion.study.Results.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** The report's plots: what happens in time, and how recurrences are found. */
final class Figures {
  private static final List<String> SITES =
      List.of(
          "liver_recurrence",
          "lung_recurrence",
          "peritoneal_recurrence",
          "local_recurrence",
          "other_recurrence");
  private static final List<String> CAUSES =
      List.of("death_cancer", "death_treatment", "death_liver_failure", "death_other");
  private static final int[] LESIONS_FROM = {1, 2, 3, 4, 6, 11, 20};
  private static final double ALMOST_ALL = 0.99;

  private final Results results;
  private final AtHorizon atHorizon;
  private final List<String> arms;
  private final String horizon;
  private final Axis years;
  private final Map<String, Map<String, List<Point>>> curves = new LinkedHashMap<>();
  private final Markup out = new Markup();
  private int figures;

  private Figures(Results results, AtHorizon atHorizon) {
    this.results = results;
    this.atHorizon = atHorizon;
    this.arms = results.design().armNames();
    this.horizon = Words.years(results.design().horizonYears());
    this.years = Axis.years(results.design().horizonYears(), 10);
    for (Estimate e : results.curves()) {
      curves
          .computeIfAbsent(e.outcome(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(e.arm(), _ -> new ArrayList<>())
          .add(new Point(e.timeYears(), e.estimate(), e.low(), e.high()));
    }
  }

  /** All plots the study's outcomes allow. */
  static Markup of(Results results, AtHorizon atHorizon) {
    Figures figures = new Figures(results, atHorizon);
    figures.inTime();
    figures.causes();
    figures.detection();
    figures.tests();
    return figures.out;
  }

  // ---- curves

  private void inTime() {
    survival("overall_survival", "Overall survival", "Share of patients alive.");
    survival(
        "recurrence_free_survival",
        "Recurrence-free survival",
        "Share of patients alive in whom no recurrence has been detected. Tests that find recurrences"
            + " sooner lower this curve, even when nobody is worse off.");
    competing();
    bySite();
    Map<String, List<Point>> retreated = curves.get("curative_retreatment");
    if (retreated != null) {
      begin("Retreatment meant to cure");
      note(
          "Share of all patients who have had an operation or ablation for recurrence that was meant"
              + " to cure. "
              + draw(
                  frame(Plot.WIDE, upTo(Stream.of(retreated)), "Retreatment meant to cure"),
                  retreated));
      out.close();
    }
  }

  private void survival(String outcome, String title, String words) {
    Map<String, List<Point>> lines = curves.get(outcome);
    if (lines == null) {
      return;
    }
    double least =
        lines.values().stream().flatMap(List::stream).mapToDouble(Point::low).min().orElse(0);
    begin(title);
    Axis up = Axis.around(Math.min(least, 0.99), 1, 8);
    note(words + " " + draw(frame(Plot.WIDE, up, title), lines));
    out.close();
  }

  private void competing() {
    Map<String, List<Point>> recurrence = curves.get("recurrence");
    if (recurrence == null) {
      return;
    }
    begin("Recurrence, and death without recurrence");
    Optional<Map<String, List<Point>>> death = deathWithoutRecurrence(recurrence);
    if (death.isEmpty()) {
      note(draw(frame(Plot.WIDE, upTo(Stream.of(recurrence)), "Recurrence detected"), recurrence));
    } else {
      Axis up = upTo(Stream.of(recurrence, death.get()));
      out.open("div", "class", "pair").open("div");
      String first = draw(frame(Plot.HALF, up, "Recurrence detected"), recurrence);
      out.close().open("div");
      String second = draw(frame(Plot.HALF, up, "Death without recurrence"), death.get());
      out.close().close();
      note(
          "Cumulative incidence with death as a competing risk: the shares of all patients in whom a"
              + " recurrence has been detected (left), and who have died without one (right). "
              + sentence("Left", first)
              + sentence("Right", second));
    }
    out.close();
  }

  private static String sentence(String side, String words) {
    return words.isEmpty() ? "" : side + ": " + words + " ";
  }

  private Optional<Map<String, List<Point>>> deathWithoutRecurrence(
      Map<String, List<Point>> recurrence) {
    Map<String, List<Point>> free = curves.get("recurrence_free_survival");
    if (free == null) {
      return Optional.empty();
    }
    long n = results.patients();
    Map<String, List<Point>> death = new LinkedHashMap<>();
    free.forEach((arm, points) -> {
      List<Point> recurred = recurrence.getOrDefault(arm, List.of());
      List<Point> died = new ArrayList<>();
      for (int k = 0; k < points.size(); k++) {
        double share = 1 - points.get(k).y() - recurred.get(k).y();
        Proportion dead = new Proportion(Math.round(share * n), n);
        died.add(new Point(points.get(k).x(), dead.share(), dead.low(), dead.high()));
      }
      death.put(arm, died);
    });
    return Optional.of(death);
  }

  private static Axis upTo(Stream<Map<String, List<Point>>> plots) {
    double most =
        plots
            .flatMap(plot -> plot.values().stream())
            .flatMap(List::stream)
            .mapToDouble(Point::high)
            .max()
            .orElse(0);
    return Axis.around(0, Math.max(0.01, most), 6);
  }

  private Frame frame(int width, Axis up, String title) {
    figures++;
    String across = "Years since entry";
    int height = width == Plot.WIDE ? 300 : 260;
    Axis time = width == Plot.WIDE ? years : Axis.years(years.high(), 5);
    return new Frame("plot" + figures, title, width, height, time, across, up, true, false);
  }

  /** Draws into the open figure; returns what must be said of it. */
  private String draw(Frame frame, Map<String, List<Point>> lines) {
    List<Curve> drawn = new ArrayList<>();
    lines.forEach((arm, points) ->
        drawn.add(
            new Curve(arms.indexOf(arm), arm, Digits.percent(points.getLast().y(), 1), points)));
    if (frame.width() == Plot.HALF) {
      out.element("p", frame.title(), "class", "panel");
    }
    out.add(Plot.curves(frame, drawn));
    return Plot.remark(frame, drawn);
  }

  // ---- bars

  private void bySite() {
    if (bars("Recurrence by site", SITES)) {
      note(
          "Share of all patients in whom a recurrence has been detected at the site within "
              + horizon
              + ". One patient may have recurrences at several sites.");
      out.close();
    }
  }

  private void causes() {
    if (bars("Causes of death", CAUSES)) {
      note(
          "Share of all patients who have died of the cause within "
              + horizon
              + ". Death from treatment is death within 90 days of an operation, or by a course of"
              + " systemic treatment.");
      out.close();
    }
  }

  private void tests() {
    List<String> names =
        Outcome.names().stream().filter(name -> name.startsWith("tests_")).toList();
    if (bars("Tests and visits for each patient", names)) {
      note(
          "Mean number for each patient within "
              + horizon
              + ", from entry on; those done because of symptoms, a marker or a finding are counted"
              + " too.");
      out.close();
    }
  }

  /** Draws those of the outcomes that are reported, at the horizon; leaves the figure open. */
  private boolean bars(String title, List<String> outcomes) {
    List<Group> groups = new ArrayList<>();
    boolean percent = true;
    for (String outcome : atHorizon.reported(arms.getFirst(), outcomes)) {
      List<Bar> bars = new ArrayList<>();
      for (int arm = 0; arm < arms.size(); arm++) {
        Estimate e = atHorizon.estimate(arms.get(arm), outcome).orElseThrow();
        percent = e.unit().equals("proportion");
        bars.add(bar(arm, e.estimate(), e.low(), e.high(), percent));
      }
      groups.add(
          new Group(Words.capital(Words.outcome(outcome).replaceFirst("^Death from ", "")), bars));
    }
    if (groups.isEmpty()) {
      return false;
    }
    begin(title);
    figures++;
    out.add(Bars.draw("plot" + figures, title, arms, groups, percent));
    return true;
  }

  private static Bar bar(int arm, double value, double low, double high, boolean percent) {
    double factor = percent ? 100 : 1;
    int decimals = Digits.decimals((high - low) / 2 * factor, 1, 2);
    String text = value == 0 ? "0" : Digits.fixed(value * factor, decimals);
    text += percent ? "%" : "";
    return new Bar(arm, value, Math.max(0, low), high, text);
  }

  // ---- the first recurrence

  private void detection() {
    Map<String, Map<String, Long>> found = byArm(results.foundBy());
    if (found.isEmpty()) {
      out.element("p", "No recurrence was detected in any arm.");
      return;
    }
    foundBy(found);
    sizes(byArm(results.sizesAtDetection()));
    lesions(byArm(results.lesionsAtDetection()));
  }

  private static Map<String, Map<String, Long>> byArm(List<Share> shares) {
    Map<String, Map<String, Long>> byArm = new LinkedHashMap<>();
    for (Share share : shares) {
      byArm
          .computeIfAbsent(share.arm(), _ -> new LinkedHashMap<>())
          .put(share.what(), share.count());
    }
    return byArm;
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private void foundBy(Map<String, Map<String, Long>> found) {
    SequencedSet<String> ways = new LinkedHashSet<>();
    found.values().forEach(counts -> ways.addAll(counts.keySet()));
    if (ways.remove("symptoms")) {
      ways.addFirst("symptoms");
    }
    List<Group> groups = new ArrayList<>();
    for (String way : ways) {
      List<Bar> bars = new ArrayList<>();
      for (int arm = 0; arm < arms.size(); arm++) {
        Map<String, Long> counts = found.getOrDefault(arms.get(arm), Map.of());
        bars.add(bar(arm, new Proportion(counts.getOrDefault(way, 0L), total(counts))));
      }
      groups.add(new Group(way.equals("symptoms") ? "Symptoms" : Words.test(way), bars));
    }
    begin("How the first recurrence was found");
    figures++;
    out.add(
        Bars.draw(
            "plot" + figures, "What led to the first recurrence's detection", arms, groups, true));
    note(
        "Of 100 first recurrences detected within "
            + horizon
            + ", what led to their detection: symptoms, or a test done on schedule.");
    out.close();
  }

  private static Bar bar(int arm, Proportion share) {
    Bar bar = bar(arm, share.share(), share.low(), share.high(), true);
    return share.of() == 0 ? new Bar(arm, 0, 0, 0, "none") : bar;
  }

  private void sizes(Map<String, Map<String, Long>> sizes) {
    List<Curve> drawn = new ArrayList<>();
    int classes = 6;
    for (int arm = 0; arm < arms.size(); arm++) {
      List<Long> counts = List.copyOf(sizes.getOrDefault(arms.get(arm), Map.of()).values());
      List<Point> points = SizeCurve.smallerThan(counts);
      if (counts.stream().anyMatch(count -> count > 0)) {
        drawn.add(new Curve(arm, arms.get(arm), "median " + SizeCurve.median(points), points));
        long below = points.stream().filter(point -> point.y() < ALMOST_ALL).count();
        classes = Math.max(classes, (int) below);
      }
    }
    int shown = Math.min(Results.SIZE_CLASSES, classes + 1);
    drawn.replaceAll(c -> new Curve(c.style(), c.name(), c.value(), c.points().subList(0, shown)));
    double end = drawn.getFirst().points().getLast().x();
    figures++;
    Frame frame =
        new Frame(
            "plot" + figures,
            "Size of the largest lesion at detection",
            Plot.WIDE,
            300,
            Axis.exactly(0, end, 10),
            "Largest lesion when the first recurrence was detected, mm",
            new Axis(0, 1, 0.25),
            false,
            true);
    begin(frame.title());
    out.add(Plot.curves(frame, drawn));
    note(
        "Of those with a detected recurrence, the share whose largest lesion seen was smaller than the"
            + " size below; beside each arm, its median. A curve further left means smaller lesions. "
            + Plot.remark(frame, drawn));
    out.close();
  }

  private void lesions(Map<String, Map<String, Long>> lesions) {
    List<Group> groups = new ArrayList<>();
    for (int k = 0; k < LESIONS_FROM.length; k++) {
      int from = LESIONS_FROM[k];
      int to = k + 1 < LESIONS_FROM.length ? LESIONS_FROM[k + 1] - 1 : Results.LESION_CLASSES - 1;
      List<Bar> bars = new ArrayList<>();
      for (int arm = 0; arm < arms.size(); arm++) {
        Map<String, Long> counts = lesions.getOrDefault(arms.get(arm), Map.of());
        long here =
            counts.values().stream().skip(from - 1L).limit(to - from + 1L).mapToLong(c -> c).sum();
        bars.add(bar(arm, new Proportion(here, total(counts))));
      }
      boolean last = k + 1 == LESIONS_FROM.length;
      String name = last ? from + " or more" : from == to ? "" + from : from + " to " + to;
      groups.add(new Group(name + (from == 1 ? " lesion" : " lesions"), bars));
    }
    begin("Number of lesions at detection");
    figures++;
    out.add(Bars.draw("plot" + figures, "Number of lesions at detection", arms, groups, true));
    note("Of 100 first recurrences detected within " + horizon + ", how many lesions were seen.");
    out.close();
  }

  // ---- around a plot

  private void begin(String title) {
    out.open("figure").element("h3", title);
  }

  private void note(String words) {
    out.element("figcaption", words.strip());
  }
}
