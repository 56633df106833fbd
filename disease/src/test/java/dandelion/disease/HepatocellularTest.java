package dandelion.disease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.disease.Fate.Origin;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HepatocellularTest {
  private static final double PER_DOUBLING = 1.5;
  private static final double MICRO = 2;

  /**
   * Seeds of a tumour twice as large as the reference and with microvascular invasion grow faster
   * by both factors, and so do their own seeds. Tumours that the liver bears anew, and what those
   * seed, have nothing to do with the one removed.
   */
  @Test
  void seedsGrowAsFastAsTheTumourTheyComeFromAndNewTumoursDoNot() {
    Fate plain = fate(1, 1);
    Fate linked = fate(PER_DOUBLING, MICRO);
    Map<String, Integer> compared = new HashMap<>();
    for (int patient = 0; patient < 3000; patient++) {
      Map<Long, Double> rates = new HashMap<>();
      plain.draw(7, patient, 0, 0);
      linked.draw(7, patient, 0, 0);
      unfold(plain);
      unfold(linked);
      for (int i = 0; i < plain.lesions; i++) {
        rates.put(plain.lesionKey[i], plain.rate[i]);
      }
      boolean[] isOfNew = new boolean[linked.lesions];
      int[] parent = parents(linked);
      for (int i = 0; i < linked.lesions; i++) {
        isOfNew[i] = parent[i] < 0 ? linked.origin[i] == Origin.NEW_TUMOUR : isOfNew[parent[i]];
        Double before = rates.get(linked.lesionKey[i]);
        if (before != null) {
          double expected = isOfNew[i] ? 1 : PER_DOUBLING * MICRO;
          assertThat(linked.rate[i] / before).isCloseTo(expected, within(1e-9));
          compared.merge(
              (isOfNew[i] ? "new" : "old") + (parent[i] < 0 ? "" : " child"), 1, Integer::sum);
        }
      }
    }
    assertThat(compared.values()).hasSize(4).allMatch(number -> number > 100);
  }

  private static void unfold(Fate fate) {
    int roots = fate.lesions;
    for (int i = 0; i < roots; i++) {
      fate.unfold(i, 4);
    }
  }

  private static int[] parents(Fate fate) {
    int[] parent = new int[fate.lesions];
    Arrays.fill(parent, -1);
    for (int i = 0; i < fate.lesions; i++) {
      for (int child = fate.firstChild[i]; child >= 0; child = fate.nextSibling[child]) {
        parent[child] = i;
      }
    }
    return parent;
  }

  /** Men of 60 with one tumour of 80 mm and microvascular invasion in a cirrhotic liver. */
  private static Fate fate(double perDoubling, double micro) {
    String id = "hepatocellular.";
    Map<String, Double> values = new HashMap<>();
    values.put(id + "growth.ratio_per_doubling", perDoubling);
    values.put(id + "growth.ratio_micro", micro);
    values.put(id + "seeding.founded_diameter", 40.0);
    values.put(id + "seeding.founded", 1.0);
    values.put(id + "clearing.hazard", 1e-9);
    values.put(id + "de_novo.cirrhosis", 0.5);
    values.put(id + "seeding.by_metastasis", 0.1);
    Cohort cohort =
        new Cohort(
            Diseases.HEPATOCELLULAR,
            new double[] {60, 60.001},
            1,
            new double[] {80, 80},
            new double[] {1, 0, 0},
            new double[] {0, 1, 0},
            new double[] {0, 0, 1},
            new double[] {1, 0, 0},
            new double[] {1, 0});
    return new Fate(
        Diseases.HEPATOCELLULAR.biology(Patients.EVIDENCE.with(values), List.of("ct_cap")),
        cohort,
        Patients.IMMORTALS,
        20);
  }
}
