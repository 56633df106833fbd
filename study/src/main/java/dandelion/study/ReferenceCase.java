package dandelion.study;

import dandelion.evidence.Economy;
import dandelion.evidence.Evidence;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The methods that an agency or a panel asks for, so that evaluations can be compared. Its numbers
 * stand in evidence; what it wants in words stands here.
 */
public enum ReferenceCase {
  /** The National Institute for Health and Care Excellence, England. */
  NICE_2022(
      "NICE, health technology evaluations: the manual (PMG36, 2022)",
      "the National Health Service and personal social services",
      List.of("united-kingdom"),
      "EQ-5D answered by patients, valued by the public"),
  /** China's guidelines for pharmacoeconomic evaluations. */
  CHINA_2020(
      "China Guidelines for Pharmacoeconomic Evaluations (2020)",
      "society, or the health system as a whole",
      List.of("china"),
      "a generic instrument answered by patients, valued by the public of China"),
  /** The Second Panel on Cost-Effectiveness in Health and Medicine, United States. */
  SECOND_PANEL(
      "Second Panel on Cost-Effectiveness in Health and Medicine (2016)",
      "both the health-care sector and society, with an inventory of impacts",
      List.of(),
      "preferences of the public");

  private static final String PREFIX = Economy.ANY + "reference_case.";

  private final String title;
  private final String perspective;
  private final List<String> settings;
  private final String quality;

  ReferenceCase(String title, String perspective, List<String> settings, String quality) {
    this.title = title;
    this.perspective = perspective;
    this.settings = settings;
    this.quality = quality;
  }

  /** Its name in study files. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** The case of a name; null when there is none. */
  public static @Nullable ReferenceCase named(String id) {
    return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst().orElse(null);
  }

  /** Who asks for it, and where that stands. */
  public String title() {
    return title;
  }

  /** Whose costs are to be counted. */
  public String perspective() {
    return perspective;
  }

  /** Settings whose prices are meant; empty when any may be. */
  public List<String> settings() {
    return settings;
  }

  /** Whose health-related quality of life, and who values it. */
  public String quality() {
    return quality;
  }

  /** Yearly discount of costs that it asks for. */
  public double costRate(Evidence evidence) {
    return evidence.value(prefix() + "discount.costs");
  }

  /** Yearly discount of quality-adjusted years that it asks for. */
  public double qalyRate(Evidence evidence) {
    return evidence.value(prefix() + "discount.qalys");
  }

  /** Up to which share still alive at its end a horizon counts as a lifetime. */
  public static double aliveAtEnd(Evidence evidence) {
    return evidence.value(PREFIX + "alive_at_end");
  }

  private String prefix() {
    return PREFIX + name().toLowerCase(java.util.Locale.ROOT) + ".";
  }
}
