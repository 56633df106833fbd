package dandelion.care;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that may be known of a patient: the columns a pathway's tables can ask about.
 *
 * <p>Every finding is a number; for categories it is the place of the word in {@link #words()}, and
 * for yes/no findings 0 or 1. Unknown is a value of its own (see {@link Chart}).
 */
public enum Finding {
  AGE_YEARS("years", 0, 120, "age today"),
  SEX(List.of("female", "male"), "sex"),
  PRIMARY_SITE(List.of("right_colon", "left_colon", "rectum"), "where the primary was"),
  T_STAGE("T category", 1, 4, "depth of the primary, T1 to T4"),
  N_STAGE("N category", 0, 2, "regional nodes, N0 to N2"),
  STAGE(List.of("i", "ii", "iii", "iv"), "stage group at the operation"),
  MARGIN(List.of("clear", "positive"), "margin of the operation on the primary"),
  TUMOUR_MM("mm", 0, 1000, "largest diameter of the primary that was removed"),
  TUMOURS(
      "tumours", 1, 100, "primaries removed in one operation: 1, 2 for two or three, 3 for more"),
  INVASION(
      List.of("none", "micro", "macro"), "growth of the primary into vessels, by the pathologist"),
  LIVER_BACKGROUND(List.of("normal", "fibrosis", "cirrhosis"), "the liver around the tumour"),
  ANTIVIRAL(List.of("no", "yes"), "whether viral hepatitis is suppressed by treatment"),
  CHILD_PUGH(List.of("a", "b", "c"), "Child-Pugh class of the liver today"),
  LIVER_RESERVE_PCT(
      "% of a healthy liver", 0, 100, "what the liver can do today, volume and function"),
  CAN_PAY(List.of("no", "yes"), "whether the patient can pay for what the setting does not cover"),
  ECOG("ECOG score", 0, 4, "performance status"),
  MARKER("ug/L", 0, 1e6, "tumour marker in blood: CEA, or AFP in liver cancer"),
  LESIONS("lesions", 0, 1e6, "lesions seen anywhere"),
  LIVER_LESIONS("lesions", 0, 1e6, "lesions seen in the liver"),
  LIVER_LARGEST_MM("mm", 0, 1000, "largest lesion seen in the liver"),
  LIVER_REMNANT_PCT(
      "% of liver volume", 0, 100, "liver left if all lesions seen in it were cut out"),
  LIVER_LARGE_LESIONS("lesions", 0, 1e6, "lesions seen in the liver that are too large to ablate"),
  LIVER_REMNANT_LARGE_PCT(
      "% of liver volume", 0, 100, "liver left if only those too large to ablate were cut out"),
  LUNG_LESIONS("lesions", 0, 1e6, "lesions seen in the lungs"),
  LUNG_LARGEST_MM("mm", 0, 1000, "largest lesion seen in the lungs"),
  LOCAL_LESIONS("lesions", 0, 1e6, "regrowth seen at the place of the operation"),
  OTHER_LESIONS("lesions", 0, 1e6, "lesions seen in peritoneum, distant nodes, bone or brain"),
  LIVER_OPERATIONS("operations", 0, 20, "operations on the liver so far"),
  CURATIVE_OPERATIONS("operations", 0, 20, "operations for metastases or recurrence so far"),
  ABLATIONS("sessions", 0, 50, "sessions of ablation so far"),
  EMBOLISATIONS("sessions", 0, 50, "sessions of chemoembolization for disease seen so far"),
  COURSES("courses", 0, 50, "courses of systemic treatment for disease seen so far"),
  MONTHS_SINCE_OPERATION("months", 0, 1200, "months since the operation on the primary"),
  MONTHS_SINCE_TREATMENT("months", 0, 1200, "months since the last operation or course"),
  BY_SYMPTOMS(List.of("no", "yes"), "whether symptoms led to this examination");

  /** How many findings there are. */
  public static final int COUNT = values().length;

  private final String unit;
  private final double least;
  private final double most;
  private final String what;
  private final List<String> words;

  Finding(String unit, double least, double most, String what) {
    this.unit = unit;
    this.least = least;
    this.most = most;
    this.what = what;
    this.words = List.of();
  }

  Finding(List<String> words, String what) {
    this.unit = "one of " + String.join(", ", words);
    this.least = 0;
    this.most = words.size() - 1.0;
    this.what = what;
    this.words = words;
  }

  /** The name used in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The unit, or the words of a category. */
  public String unit() {
    return unit;
  }

  /** The least value that makes sense. */
  public double least() {
    return least;
  }

  /** The greatest value that makes sense. */
  public double most() {
    return most;
  }

  /** What it is, in the words of the ward. */
  public String what() {
    return what;
  }

  /** The words of a category, in order; empty for numbers. */
  public List<String> words() {
    return words;
  }

  /** Whether only whole numbers make sense: counts and categories. */
  public boolean whole() {
    return !words.isEmpty()
        || !(this == AGE_YEARS
            || this == MARKER
            || this == TUMOUR_MM
            || this == LIVER_RESERVE_PCT
            || this == LIVER_REMNANT_LARGE_PCT
            || this == LIVER_LARGEST_MM
            || this == LUNG_LARGEST_MM
            || this == LIVER_REMNANT_PCT
            || this == MONTHS_SINCE_OPERATION
            || this == MONTHS_SINCE_TREATMENT);
  }

  /** A value as people write it. */
  public String phrase(double value) {
    if (Double.isNaN(value)) {
      return "unknown";
    }
    if (!words.isEmpty()) {
      return words.get((int) value);
    }
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(Math.round(value * 10) / 10.0);
  }

  /** The finding of this name, or null. */
  public static @Nullable Finding named(String id) {
    for (Finding finding : values()) {
      if (finding.id().equals(id)) {
        return finding;
      }
    }
    return null;
  }

  /** What stands where a finding is named, in words. */
  public static String wanted(String found) {
    return "a finding's name instead of '" + found + "': " + String.join(", ", names());
  }

  /** All names, for messages. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Finding::id).toList();
  }
}
