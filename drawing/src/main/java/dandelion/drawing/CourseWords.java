package dandelion.drawing;

import dandelion.care.Act;
import dandelion.care.Test;
import dandelion.evidence.Site;
import dandelion.simulation.Event;
import dandelion.simulation.LifeCourse;
import dandelion.simulation.LifeCourse.Decided;
import dandelion.simulation.LifeCourse.Ended;
import dandelion.simulation.LifeCourse.Entered;
import dandelion.simulation.LifeCourse.Found;
import dandelion.simulation.LifeCourse.Happening;
import dandelion.simulation.LifeCourse.Seen;
import dandelion.simulation.LifeCourse.Treated;
import dandelion.simulation.LifeCourse.Visited;
import java.util.ArrayList;
import java.util.List;

/** One life in few words: what stands in the labels of its drawing, and in which lane. */
final class CourseWords {
  private CourseWords() {}

  /**
   * Words at a time.
   *
   * @param line how its upright line looks: 0 dotted, 1 dashed, 2 solid, 3 heavy
   */
  record Label(double years, String words, int line) {}

  /** How a life ends. */
  static String ending(LifeCourse course) {
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

  static List<Label> labels(LifeCourse course) {
    List<Label> labels = new ArrayList<>();
    for (Happening happening : course.happenings()) {
      switch (happening) {
        case LifeCourse.Operated one -> add(labels, one.years(), "operation on the primary", 2);
        case Entered one -> add(labels, one.years(), "enters study", 0);
        case Found one -> add(labels, one.years(), found(one), 1);
        case Decided one -> {
          Act act = one.steps().isEmpty() ? Act.NO_ADJUVANT : one.steps().getFirst().act();
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

  /** A site in one word. */
  static String inShort(Site site) {
    return switch (site) {
      case LOCAL -> "local";
      case NODES -> "nodes";
      case LIVER, LUNG, PERITONEUM, BONE, BRAIN -> place(site);
    };
  }

  /** Labels in lanes, so that none lies over another; the lowest lane first. */
  static List<List<Label>> lanes(List<Label> labels, double low, double high) {
    List<List<Label>> lanes = new ArrayList<>();
    List<Double> free = new ArrayList<>();
    double perYear = (CourseSheet.RIGHT - CourseSheet.LEFT) / (high - low);
    for (int k = labels.size() - 1; k >= 0; k--) {
      Label label = labels.get(k);
      double from = CourseSheet.LEFT + (label.years() - low) * perYear;
      double start = start(from, label.words());
      double width = label.words().length() * CourseSheet.LETTER + 10;
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
  static double start(double line, String words) {
    return isAfter(line, words) ? line + 4 : Math.max(8, line - 4 - width(words));
  }

  /** Whether there is room for a label after its line. */
  static boolean isAfter(double line, String words) {
    return line + 4 + width(words) <= CourseSheet.WIDTH - 8;
  }

  /** About how wide words are. */
  static double width(String words) {
    return words.length() * CourseSheet.LETTER;
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

  static <T extends Happening> List<T> kind(LifeCourse course, Class<T> kind) {
    List<T> some = new ArrayList<>();
    for (Happening one : course.happenings()) {
      if (kind.isInstance(one)) {
        some.add(kind.cast(one));
      }
    }
    return some;
  }
}
