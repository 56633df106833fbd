package dandelion.app;

import dandelion.care.Act;
import dandelion.care.Finding;
import dandelion.care.Table;
import dandelion.care.Test;
import dandelion.drawing.CourseDrawing;
import dandelion.evidence.Site;
import dandelion.simulation.LifeCourse;
import dandelion.simulation.LifeCourse.Decided;
import dandelion.simulation.LifeCourse.Ended;
import dandelion.simulation.LifeCourse.Entered;
import dandelion.simulation.LifeCourse.Fact;
import dandelion.simulation.LifeCourse.Found;
import dandelion.simulation.LifeCourse.Happening;
import dandelion.simulation.LifeCourse.Operated;
import dandelion.simulation.LifeCourse.Seen;
import dandelion.simulation.LifeCourse.Treated;
import dandelion.simulation.LifeCourse.Truth;
import dandelion.simulation.LifeCourse.Visited;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One life as a log that a surgeon can read, at most 100 columns wide. */
final class CourseText {
  private static final int COLUMNS = 100;
  private static final double DAYS = 365.25;
  private static final String INDENT = " ".repeat(11);

  private final LifeCourse course;
  private final boolean truth;
  private final List<String> lines = new ArrayList<>();
  private final List<Visited> quiet = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private final Set<Double> times = new HashSet<>();
  private final Set<Table.Offer> declined = new HashSet<>();

  private CourseText(LifeCourse course, boolean truth) {
    this.course = course;
    this.truth = truth;
  }

  /**
   * The lines of a life.
   *
   * @param truth whether what nobody could know is told, in lines that begin with an exclamation
   *     mark
   */
  static List<String> lines(LifeCourse course, boolean truth) {
    CourseText text = new CourseText(course, truth);
    for (Happening happening : course.happenings()) {
      if (happening instanceof Found found) {
        text.told.add(found.by() + found.years());
        text.times.add(found.years());
      }
    }
    course.happenings().forEach(text::tell);
    return text.lines;
  }

  /** Who the patient is, in one sentence. */
  static String person(LifeCourse course) {
    for (Happening happening : course.happenings()) {
      if (happening instanceof Entered one) {
        return person(one);
      }
    }
    return "";
  }

  private static String person(Entered one) {
    String sex = "person";
    String age = "";
    List<String> more = new ArrayList<>();
    for (Fact fact : one.person()) {
      String value = fact.finding().phrase(fact.value());
      switch (fact.finding()) {
        case SEX -> sex = value.equals("male") ? "man" : "woman";
        case AGE_YEARS -> age = String.format(Locale.ROOT, "%.0f", fact.value() - one.years());
        case PRIMARY_SITE -> more.add("cancer of the " + value.replace('_', ' '));
        case T_STAGE -> more.add("T" + value);
        case N_STAGE -> more.add("N" + value);
        case STAGE -> more.add("stage " + value.toUpperCase(Locale.ROOT));
        case MARGIN -> more.add("margin " + value);
        case TUMOUR_MM -> more.add("tumour of " + value + " mm");
        case TUMOURS -> more.add(fact.value() == 1 ? "one tumour" : "several tumours");
        case INVASION -> more.add("invasion of vessels: " + value);
        case LIVER_BACKGROUND -> more.add("liver: " + value);
        case CHILD_PUGH -> more.add("Child-Pugh " + value.toUpperCase(Locale.ROOT));
        case ANTIVIRAL -> more.add("antiviral treatment: " + value);
        case CAN_PAY -> {
          if (fact.value() == 0) {
            more.add("cannot pay for what is not covered");
          }
        }
        case ECOG -> more.add("ECOG " + value + " at entry");
        default -> {}
      }
    }
    return "A " + sex + " of " + age + " at the operation: " + String.join(", ", more) + ".";
  }

  // ---- one after the other

  private void tell(Happening happening) {
    if (happening instanceof Visited visit && !visit.alarm()) {
      quiet.add(visit);
      return;
    }
    tellQuiet();
    switch (happening) {
      case Operated one -> {
        day(one, "operation on the primary");
        hidden("in the body: " + truth(one.truth()));
      }
      case Entered one -> {
        day(one, "enters the study");
      }
      case Visited one -> alarm(one);
      case Found one -> found(one);
      case Decided one -> decided(one);
      case Treated one -> treated(one);
      case Ended one -> ended(one);
    }
  }

  private void alarm(Visited one) {
    String label = PathwayPage.label(one.test().id());
    String level = one.falsely() ? "" : " " + amount(one.level()) + " ug/L";
    boolean found = times.contains(one.years());
    day(one, label + level + ": positive" + (found ? "" : "; its work-up shows nothing"));
    if (one.falsely()) {
      hidden("a false alarm: no tumour raises it");
    }
  }

  /** Visits that led to nothing, gathered by test. */
  private void tellQuiet() {
    Set<Test> tests = new TreeSet<>();
    quiet.forEach(visit -> tests.add(visit.test()));
    for (Test test : tests) {
      List<Visited> all = quiet.stream().filter(visit -> visit.test() == test).toList();
      List<Visited> kept =
          all.stream()
              .filter(one -> one.kept() && !told.contains(test.id() + one.years()))
              .toList();
      List<Visited> missed = all.stream().filter(one -> !one.kept()).toList();
      String label = PathwayPage.label(test.id());
      if (!kept.isEmpty()) {
        more(label + " on " + days(kept) + ": " + result(kept));
      }
      if (!missed.isEmpty()) {
        more(label + " missed on " + days(missed));
      }
    }
    quiet.clear();
  }

  private static String result(List<Visited> kept) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (Visited one : kept) {
      if (!Double.isNaN(one.level())) {
        least = Math.min(least, one.level());
        most = Math.max(most, one.level());
      }
    }
    if (most == 0) {
      return "nothing";
    }
    String from = amount(least);
    String to = amount(most);
    return (from.equals(to) ? from : from + " to " + to) + " ug/L, not positive";
  }

  private static String days(List<Visited> visits) {
    return (visits.size() == 1 ? "day " : "days ")
        + visits.stream().map(one -> day(one.years())).collect(Collectors.joining(", "));
  }

  private void found(Found one) {
    Test test = Test.named(one.by());
    String by =
        test != null
            ? PathwayPage.label(one.by())
                + (test.kind() == Test.Kind.MARKER ? " leads to a finding" : " finds something")
            : switch (one.by()) {
              case "symptoms" -> "the patient comes with symptoms";
              case "restaging" -> "restaging, when the course has ended";
              default -> one.by();
            };
    String tests =
        one.tests().stream().map(done -> done(done, one)).collect(Collectors.joining(", "));
    day(one, by);
    more("done: " + tests);
    if (one.seen().isEmpty()) {
      more("seen: nothing");
    } else {
      more("seen: " + one.seen().stream().map(CourseText::seen).collect(Collectors.joining("; ")));
    }
    Truth there = one.truth();
    int unseen = there.lesions() - one.total();
    hidden("in the body: " + truth(there) + (unseen > 0 ? "; " + unseen + " not seen" : ""));
  }

  /** A test that was done; a marker with its level. */
  private static String done(Test test, Found in) {
    String label = PathwayPage.label(test.id());
    if (test.kind() != Test.Kind.MARKER || Double.isNaN(in.level())) {
      return label;
    }
    String reading =
        switch (in.reading()) {
          case HIGH -> " (positive)";
          case LOW -> " (not positive)";
          case UNJUDGED, NONE -> "";
        };
    return label + " " + amount(in.level()) + " ug/L" + reading;
  }

  private static String seen(Seen seen) {
    String many = seen.count() == 1 ? "1 lesion" : seen.count() + " lesions";
    return String.format(
        Locale.ROOT,
        "%s, %s%.0f mm",
        many + " " + place(seen.site()),
        seen.count() == 1 ? "" : "the largest ",
        seen.largestMm());
  }

  private static String place(Site site) {
    return switch (site) {
      case LIVER -> "in the liver";
      case LUNG -> "in the lungs";
      case PERITONEUM -> "of the peritoneum";
      case LOCAL -> "at the place of the operation";
      case NODES -> "in distant nodes";
      case BONE -> "in bone";
      case BRAIN -> "in the brain";
    };
  }

  private void decided(Decided one) {
    String strength = one.strength().isEmpty() ? "" : ", " + one.strength();
    String sources = " [" + String.join(", ", one.sources()) + "]";
    day(one, one.table() + " table, row " + one.row() + strength + ": " + one.why() + sources);
    if (one.looked().isEmpty()) {
      more("because no row before it fitted");
    } else {
      more("because " + one.looked().stream().map(this::fact).collect(Collectors.joining(", ")));
    }
    for (Table.Offer offer : one.declined()) {
      if (declined.add(offer)) {
        more(
            String.format(
                Locale.ROOT,
                "offered, not done: %s (%.0f%% of such patients get it)%s",
                offer.act().title(),
                100 * offer.uptake(),
                again(offer)));
      }
    }
    more(
        one.steps().isEmpty()
            ? "so the rows below decide"
            : "decided: "
                + one.steps().stream()
                    .map(CourseText::step)
                    .collect(Collectors.joining(", then ")));
  }

  /** How often an offer that was not taken up is made again later in this life. */
  private String again(Table.Offer offer) {
    long times =
        course.happenings().stream()
            .filter(one -> one instanceof Decided decided && decided.declined().contains(offer))
            .count();
    return times < 2 ? "" : times == 2 ? "; so once more" : "; so " + (times - 1) + " times more";
  }

  private String fact(Fact fact) {
    Finding finding = fact.finding();
    return finding.id().replace('_', ' ').replace(" pct", "")
        + " "
        + finding.phrase(fact.value())
        + (finding.id().endsWith("_pct") ? "%" : "");
  }

  private static String step(Table.Step step) {
    return step.act().title()
        + (step.afterMonths() == 0
            ? ""
            : String.format(Locale.ROOT, " (after %s months)", amount(step.afterMonths())));
  }

  private void treated(Treated one) {
    StringBuilder words = new StringBuilder(one.act().title());
    if (one.act().kind() == Act.Kind.COURSE || one.act().kind() == Act.Kind.EMBOLISATION) {
      words.append(", until day ").append(day(one.endsYears()));
      words.append(one.stoppedEarly() ? ": stopped halfway, it was not borne" : "");
    }
    words.append(one.complicated() ? "; a major complication" : "");
    day(one, words.toString());
    List<String> liver = new ArrayList<>();
    changed(liver, "reserve", one.reserveBefore(), one.reserveAfter());
    changed(liver, "volume", one.volumeBefore(), one.volumeAfter());
    if (!liver.isEmpty()) {
      more("liver " + String.join("; ", liver));
    }
    String how =
        one.act().kind() == Act.Kind.OPERATION ? " cut out" : " destroyed to the last cell";
    String ended = one.ended() == 0 ? "none" : Integer.toString(one.ended());
    String when = one.act().isCurative() ? "; left: " : "; left when it ends: ";
    hidden(ended + how + when + truth(one.truth()));
  }

  /** Says what an act changed; what it left as it was is not worth a word. */
  private static void changed(List<String> words, String what, double before, double after) {
    if (Math.round(before) != Math.round(after)) {
      words.add(String.format(Locale.ROOT, "%s %.0f%% before, %.0f%% after", what, before, after));
    }
  }

  private void ended(Ended one) {
    day(one, CourseDrawing.ending(course));
    hidden("in the body: " + truth(one.truth()));
    int cleared =
        (int)
            course.tracks().stream()
                .filter(track -> track.ending() == LifeCourse.Ending.CLEARED)
                .count();
    if (cleared > 0) {
      hidden("immunity cleared " + cleared + " while they were microscopic");
    }
  }

  // ---- lines

  private static String truth(Truth truth) {
    return switch (truth.lesions()) {
      case 0 -> "no growing lesion";
      case 1 -> "1 growing lesion of " + amount(truth.largestMm()) + " mm";
      default ->
          truth.lesions() + " growing lesions, the largest of " + amount(truth.largestMm()) + " mm";
    };
  }

  private static String amount(double value) {
    return value < 0.095
        ? String.format(Locale.ROOT, "%.2f", value)
        : value < 9.95
            ? String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "")
            : String.format(Locale.ROOT, "%.0f", value);
  }

  private static String day(double years) {
    return Long.toString(Math.round(years * DAYS));
  }

  private void day(Happening happening, String words) {
    String first = String.format(Locale.ROOT, "day %5s  ", day(happening.years()));
    lines.addAll(wrapped(first, words));
  }

  private void more(String words) {
    lines.addAll(wrapped(INDENT, words));
  }

  private void hidden(String words) {
    if (truth) {
      lines.addAll(wrapped(INDENT + "! ", words));
    }
  }

  /** Words in lines, the first of which begins with a label; the others stand below the words. */
  static List<String> wrapped(String label, String words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(label);
    boolean empty = true;
    for (String word : words.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > COLUMNS) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(label.length() + (label.isEmpty() ? 0 : 2)));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
