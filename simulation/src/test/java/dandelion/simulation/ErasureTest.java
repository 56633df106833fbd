package dandelion.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dandelion.care.Act;
import dandelion.disease.Diseases;
import dandelion.evidence.Evidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What treatment does to one lesion by its size. That chemotherapy erases small lesions and only
 * shrinks large ones is nowhere written down: it must come out of resistant cells, of which a
 * larger lesion has more.
 */
class ErasureTest {
  private static final long PATIENTS = 20_000;
  private static final long SEED = 4;
  private static final double[] SIZES_MM = {0.1, 0.3, 1, 3, 5, 10, 20, 30, 50};

  private static Erasure with(Object... idsAndValues) {
    Map<String, Double> values = new HashMap<>();
    for (int k = 0; k < idsAndValues.length; k += 2) {
      values.put("colorectal." + idsAndValues[k], ((Number) idsAndValues[k + 1]).doubleValue());
    }
    return of(Lives.EVIDENCE.with(values));
  }

  private static Erasure of(Evidence evidence) {
    return new Erasure(evidence, Diseases.COLORECTAL);
  }

  @ParameterizedTest
  @EnumSource(
      value = Act.class,
      names = {"ADJUVANT_OXALIPLATIN", "SYSTEMIC_CONVERSION"})
  void chemotherapyErasesSmallLesionsAndFailsAtLargeOnes(Act act) {
    Erasure erasure = of(Lives.EVIDENCE);
    double before = 2;
    for (double mm : SIZES_MM) {
      double share = erasure.of(act, mm, PATIENTS, SEED).share();
      assertThat(share).as("%s mm", mm).isLessThanOrEqualTo(before);
      before = share;
    }
    Erasure.Outcome small = erasure.of(act, 1, PATIENTS, SEED);
    Erasure.Outcome large = erasure.of(act, 30, PATIENTS, SEED);
    Erasure.Outcome middling = erasure.of(act, 10, PATIENTS, SEED);
    assertThat(small.share()).isGreaterThan(5 * middling.share());
    assertThat(middling.share()).isGreaterThan(5 * large.share());
    assertThat(large.share()).as("above 3 cm").isLessThan(0.02);
    assertThat(large.responding()).as("shrunk above 3 cm").isGreaterThan(0.2);
  }

  /** Patient by patient: a course that erases a lesion would have erased a smaller one. */
  @Test
  void whoLosesALargeLesionWouldHaveLostASmallOne() {
    Erasure erasure = of(Lives.EVIDENCE);
    for (long seed = 0; seed < 3000; seed++) {
      long before = 1;
      for (double mm : SIZES_MM) {
        long erased = erasure.of(Act.ADJUVANT_OXALIPLATIN, mm, 1, seed).erased();
        assertThat(erased).as("seed %s, %s mm", seed, mm).isLessThanOrEqualTo(before);
        before = erased;
      }
    }
  }

  /** Without resistant cells the same drug, given long enough, erases every lesion of any size. */
  @Test
  void itIsTheResistantCellsThatSaveLargeLesions() {
    Object[] strong = {
      "adjuvant_oxaliplatin.potency", 200, "adjuvant_oxaliplatin.stopped_early", 0
    };
    Object[] andNoneResistant = {
      "adjuvant_oxaliplatin.potency", 200,
      "adjuvant_oxaliplatin.stopped_early", 0,
      "chemotherapy.resistance_rate", 1e-300
    };
    Erasure resistant = with(strong);
    Erasure sensitive = with(andNoneResistant);
    for (double mm : SIZES_MM) {
      double cured = sensitive.of(Act.ADJUVANT_OXALIPLATIN, mm, PATIENTS, SEED).share();
      assertThat(cured).as("%s mm, none resistant", mm).isGreaterThan(0.97);
    }
    double small = resistant.of(Act.ADJUVANT_OXALIPLATIN, 1, PATIENTS, SEED).share();
    double large = resistant.of(Act.ADJUVANT_OXALIPLATIN, 30, PATIENTS, SEED).share();
    assertThat(small).isGreaterThan(5 * large);
  }

  /**
   * Goldie and Coldman's law itself, from a formula of its own: with a drug that leaves no
   * sensitive cell and the same resistance in everybody, erasure has the chance that no resistant
   * cell is there, {@code exp(-rate N ln N)}.
   */
  @Test
  void withoutSensitiveSurvivorsErasureIsTheChanceThatNoCellIsResistant() {
    double rate = 1e-7;
    Erasure erasure =
        with(
            "adjuvant_oxaliplatin.potency",
            1e4,
            "adjuvant_oxaliplatin.stopped_early",
            0,
            "chemotherapy.resistance_rate",
            rate,
            "chemotherapy.resistance_spread",
            0);
    for (double mm : new double[] {0.5, 0.8, 1, 1.3, 2}) {
      Erasure.Outcome outcome = erasure.of(Act.ADJUVANT_OXALIPLATIN, mm, PATIENTS, SEED);
      double expected = Math.exp(-rate * Math.exp(outcome.lnCells()) * outcome.lnCells());
      double se = Math.sqrt(expected * (1 - expected) / PATIENTS) + 1e-6;
      assertThat(outcome.share()).as("%s mm", mm).isCloseTo(expected, within(5 * se));
    }
  }

  /**
   * No rule about size stands in the code of systemic treatment: with eight times as many cells to
   * a mm3, lesions half as wide behave the same, patient by patient. Only cells count, and
   * millimetres do not.
   */
  @ParameterizedTest
  @EnumSource(
      value = Act.class,
      names = {"ADJUVANT_OXALIPLATIN", "SYSTEMIC_CONVERSION", "SYSTEMIC_TARGETED"})
  void onlyCellsCountForDrugsAndMillimetresDoNot(Act act) {
    double cells = Lives.EVIDENCE.value("colorectal.growth.cells_per_mm3");
    Erasure usual = of(Lives.EVIDENCE);
    Erasure dense = with("growth.cells_per_mm3", 8 * cells);
    for (double mm : SIZES_MM) {
      Erasure.Outcome outcome = usual.of(act, mm, PATIENTS, SEED);
      Erasure.Outcome half = dense.of(act, mm / 2, PATIENTS, SEED);
      assertThat(half.lnCells()).isCloseTo(outcome.lnCells(), within(1e-9));
      assertThat(half.erased()).as("%s mm", mm).isEqualTo(outcome.erased());
      if (outcome.erased() > 100) {
        long same = dense.of(act, mm, PATIENTS, SEED).erased();
        assertThat(same).as("%s mm, denser", mm).isLessThan(outcome.erased());
      }
    }
  }

  /** Heat does go by millimetres, because its evidence does: it is no matter of cells. */
  @Test
  void ablationGoesByMillimetres() {
    double cells = Lives.EVIDENCE.value("colorectal.growth.cells_per_mm3");
    Erasure usual = of(Lives.EVIDENCE);
    Erasure dense = with("growth.cells_per_mm3", 8 * cells);
    double before = 1;
    for (double mm : new double[] {20, 30, 50}) {
      Erasure.Outcome outcome = usual.of(Act.ABLATE_RADIOFREQUENCY, mm, PATIENTS, SEED);
      double share = outcome.share();
      double denser = dense.of(Act.ABLATE_RADIOFREQUENCY, mm, PATIENTS, SEED).share();
      assertThat(denser).as("%s mm", mm).isCloseTo(share, within(0.005));
      double se = outcome.standardError(share);
      assertThat(share).as("%s mm", mm).isLessThan(before);
      if (mm == 30) {
        double published =
            Lives.EVIDENCE.value("colorectal.ablate_radiofrequency.complete_at_30mm");
        assertThat(share).isCloseTo(published, within(5 * se));
      }
      before = share;
    }
  }

  /** What CT and MRI do not see is not ablated, whereas drugs go everywhere. */
  @Test
  void onlyWhatIsSeenIsAblated() {
    Erasure erasure = of(Lives.EVIDENCE);
    assertThat(erasure.of(Act.ABLATE_RADIOFREQUENCY, 1, PATIENTS, SEED).treated())
        .isLessThan(PATIENTS / 1000);
    assertThat(erasure.of(Act.ABLATE_RADIOFREQUENCY, 50, PATIENTS, SEED).treated())
        .isGreaterThan(PATIENTS * 9 / 10);
    assertThat(erasure.of(Act.TACE, 1, PATIENTS, SEED).treated()).isEqualTo(PATIENTS);
  }

  @Test
  void everyActOnTheLiverCanBeExploredInEveryDisease() {
    for (dandelion.disease.Disease disease : Diseases.ALL) {
      Erasure erasure = new Erasure(Lives.EVIDENCE, disease);
      List<Act> known = java.util.Arrays.stream(Act.values()).filter(erasure::knows).toList();
      assertThat(known).contains(Act.TACE, Act.ABLATE_RADIOFREQUENCY, Act.RESECT_LIVER);
      for (Act act : known) {
        Erasure.Outcome outcome = erasure.of(act, 20, 500, SEED);
        assertThat(outcome.erased()).isBetween(0L, outcome.treated());
      }
      assertThatThrownBy(() -> erasure.of(Act.WATCH, 20, 1, SEED))
          .hasMessageContaining("watch does nothing");
    }
  }
}
