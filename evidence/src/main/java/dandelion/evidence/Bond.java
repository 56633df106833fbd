package dandelion.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * Entries that only make sense together, whatever is drawn for each of them.
 *
 * @param how what holds them together
 * @param ids the entries; in ascending order of their values where order is what holds them
 */
record Bond(How how, List<String> ids) {

  /** What can hold entries together. */
  enum How {
    /** Each is at least the one before it: drawn one by one, then put in order. */
    ASCENDING,
    /** They are shares of a whole: drawn one by one, then scaled to the sum of the point values. */
    SHARES
  }

  /** All bonds among the entries that come with Dandelion. */
  static List<Bond> all() {
    return List.of(
        ascending("person.ecog_3_at_70", "person.ecog_2_at_70", "person.ecog_1_at_70"),
        ascending(
            "liver.quality_cirrhosis_c",
            "liver.quality_cirrhosis_b",
            "liver.quality_cirrhosis_a",
            "liver.quality_fibrosis"),
        ascending(
            "liver.regeneration_cirrhosis",
            "liver.regeneration_fibrosis",
            "liver.regeneration_normal"),
        ascending(
            "liver.regeneration_ceiling_cirrhosis",
            "liver.regeneration_ceiling_fibrosis",
            "liver.regeneration_ceiling_normal"),
        ascending("liver.child_pugh_b_above", "liver.child_pugh_a_above"),
        ascending("liver.ablate_up_to", "liver.half_from"),
        ascending(
            "colorectal.primary.diameter_t1",
            "colorectal.primary.diameter_t2",
            "colorectal.primary.diameter_t3",
            "colorectal.primary.diameter_t4"),
        ascending(
            "hepatocellular.operation.removed_most_cirrhosis",
            "hepatocellular.operation.removed_most_fibrosis",
            "hepatocellular.operation.removed_most_normal"),
        new Bond(
            How.SHARES,
            List.of(
                "liver.segment_1",
                "liver.segment_2",
                "liver.segment_3",
                "liver.segment_4",
                "liver.segment_5",
                "liver.segment_6",
                "liver.segment_7",
                "liver.segment_8")));
  }

  private static Bond ascending(String... ids) {
    return new Bond(How.ASCENDING, List.of(ids));
  }

  /**
   * Drawn values as they may stand together.
   *
   * @param point the point values, in the order of the ids
   * @param drawn what was drawn, in the same order
   */
  List<Double> bind(List<Double> point, List<Double> drawn) {
    return switch (how) {
      case ASCENDING -> drawn.stream().sorted().toList();
      case SHARES -> {
        double whole = point.stream().mapToDouble(Double::doubleValue).sum();
        double sum = drawn.stream().mapToDouble(Double::doubleValue).sum();
        List<Double> scaled = new ArrayList<>();
        drawn.forEach(one -> scaled.add(one * whole / sum));
        yield List.copyOf(scaled);
      }
    };
  }
}
