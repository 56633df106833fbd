package dandelion.report;

import dandelion.care.Test;
import dandelion.drawing.Digits;
import dandelion.evidence.Entry.Status;
import dandelion.simulation.Event;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names of outcomes, tests and statuses as they are read in a report. */
final class Words {
  private Words() {}

  /** An outcome, or one of those of {@link AtHorizon}. */
  static String outcome(String name) {
    return switch (name) {
      case AtHorizon.DEATHS -> "Deaths";
      case AtHorizon.TESTS -> "Tests and visits";
      case "overall_survival" -> "Overall survival";
      case "recurrence_free_survival" -> "Recurrence-free survival";
      case "life_years" -> "Life-years";
      case "hospital_days" -> "Days in hospital";
      case "qalys" -> "Quality-adjusted life-years";
      case "cost" -> "Cost";
      default -> eventOrTest(name);
    };
  }

  private static String eventOrTest(String name) {
    for (Event event : Event.values()) {
      if (event.id().equals(name)) {
        return event(event);
      }
    }
    return test(name.startsWith("tests_") ? name.substring("tests_".length()) : name);
  }

  private static String event(Event event) {
    return switch (event) {
      case DEATH -> "Deaths";
      case RECURRENCE_OR_DEATH -> "Recurrence or death";
      case RECURRENCE -> "Recurrence";
      case LIVER_RECURRENCE -> "Liver";
      case LUNG_RECURRENCE -> "Lung";
      case PERITONEAL_RECURRENCE -> "Peritoneum";
      case LOCAL_RECURRENCE -> "Local";
      case OTHER_RECURRENCE -> "Nodes, bone, brain";
      case CURATIVE_RETREATMENT -> "Retreatment meant to cure";
      case COMPLICATION -> "Major complication";
      case DEATH_CANCER -> "Death from cancer";
      case DEATH_TREATMENT -> "Death from treatment";
      case DEATH_LIVER_FAILURE -> "Death from liver failure";
      case DEATH_OTHER -> "Death from other causes";
      case SYNCHRONOUS_METASTASES -> "Metastases at entry";
    };
  }

  /** A test by its name in files; any other name as it is. */
  static String test(String id) {
    Test test = Test.named(id);
    return test == null ? id.replace('_', ' ') : test(test);
  }

  static String test(Test test) {
    return switch (test) {
      case CLINIC -> "Clinic visit";
      case CEA -> "CEA";
      case AFP -> "AFP";
      case CT_CAP -> "CT chest to pelvis";
      case ULTRASOUND_LIVER -> "Ultrasound of liver";
      case MRI_LIVER -> "MRI of liver";
      case PET_CT -> "PET-CT";
      case CHEST_XRAY -> "Chest X-ray";
      case ANGIOGRAPHY -> "Angiography";
      case INTRAOPERATIVE_ULTRASOUND -> "Ultrasound in theatre";
      case COLONOSCOPY -> "Colonoscopy";
      case PERFECT -> "Perfect test";
    };
  }

  /** A finding by its name in files, as a heading. */
  static String finding(String id) {
    return switch (id) {
      case "age_years" -> "Age at entry, years";
      case "primary_site" -> "Site of the primary";
      case "tumour_mm" -> "Size of the tumour, mm";
      case "tumours" -> "Number of tumours";
      case "invasion" -> "Invasion of vessels";
      case "child_pugh" -> "Child-Pugh class";
      case "ecog" -> "ECOG performance status";
      default ->
          capital(id.replaceFirst("_(years|mm)$", ", $1").replace("_pct", ", %").replace('_', ' '));
    };
  }

  /** A group of patients whom a finding tells apart. */
  static String group(String finding, String group) {
    boolean letters = finding.equals("stage") || finding.equals("child_pugh");
    return letters && !group.equals("unknown")
        ? group.toUpperCase(Locale.ROOT)
        : capital(group.replace('_', ' '));
  }

  static String status(Status status) {
    return switch (status) {
      case PUBLISHED -> "published";
      case DERIVED -> "derived";
      case CALIBRATED -> "calibrated";
      case ASSUMED -> "assumed";
    };
  }

  /** What a status means. */
  static String meaning(Status status) {
    return switch (status) {
      case PUBLISHED -> "printed in the source";
      case DERIVED -> "arithmetic on published figures";
      case CALIBRATED -> "fitted so that the model meets published outcomes";
      case ASSUMED -> "a judgement of the project";
    };
  }

  /** How a source was read. */
  static String read(String how) {
    return switch (how) {
      case "seen" -> "figure seen in the source";
      case "memory" -> "recalled, to be checked";
      case "ours" -> "this project's own";
      default -> how;
    };
  }

  /** With a capital at its beginning. */
  static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** A setting as people write it: "United Kingdom 2009". */
  static String setting(String id) {
    return Arrays.stream(id.split("-", -1)).map(Words::capital).collect(Collectors.joining(" "));
  }

  /** A span of years: "5 years", "1 year". */
  static String years(double years) {
    return Digits.plain(years) + (years == 1 ? " year" : " years");
  }
}
