package dandelion.disease;

import static java.util.Objects.requireNonNull;

import dandelion.evidence.Evidence;
import dandelion.evidence.LifeTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fates to try treatments on. */
final class Patients {
  static final Evidence EVIDENCE = Evidence.embedded();

  /** The tests that bodies are looked at with; bit 0 is the perfect one. */
  static final List<String> TESTS = List.of("perfect", "ct_cap", "mri_liver", "colonoscopy");

  static final int PERFECT = 1;
  static final int CT = 2;
  static final int ALL_SITES = 0x7F;

  /** So long that no lesion is left out for staying small to the end. */
  static final double AGES = 1000;

  /** Nobody here dies of anything but cancer. */
  static final LifeTable IMMORTALS =
      new LifeTable(
          "immortals", new double[] {0, 100}, new double[] {1e-9, 1}, new double[] {1e-9, 1});

  private Patients() {}

  /** Evidence with some entries of colorectal cancer replaced. */
  static Evidence colorectal(Object... idsAndValues) {
    Map<String, Double> values = new HashMap<>();
    for (int k = 0; k < idsAndValues.length; k += 2) {
      values.put("colorectal." + idsAndValues[k], ((Number) idsAndValues[k + 1]).doubleValue());
    }
    return EVIDENCE.with(values);
  }

  /** Every woman of 65 with a T3 N0 cancer of the left colon: all ratios of seeding are 1. */
  static Fate reference(Evidence evidence) {
    double[] stage = new double[12];
    stage[6] = 1;
    return new Fate(
        Diseases.COLORECTAL.biology(evidence, TESTS),
        new Cohort(
            Diseases.COLORECTAL, new double[] {65, 65.001}, 0, new double[] {0, 1, 0}, stage),
        IMMORTALS,
        AGES);
  }

  /** All kinds of patients, who die of nothing but cancer. */
  static Fate mixed(Evidence evidence) {
    double[] stage = new double[12];
    Arrays.fill(stage, 1);
    return new Fate(
        Diseases.COLORECTAL.biology(evidence, TESTS),
        new Cohort(
            Diseases.COLORECTAL, new double[] {40, 60, 70, 88}, 0.6, new double[] {1, 1, 1}, stage),
        IMMORTALS,
        AGES);
  }

  static LifeTable lifeTable() {
    return requireNonNull(EVIDENCE.lifeTable("united-kingdom"));
  }
}
