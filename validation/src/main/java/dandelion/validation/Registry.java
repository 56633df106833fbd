package dandelion.validation;

import dandelion.disease.Disease;
import dandelion.disease.Diseases;
import dandelion.disease.Fate;
import dandelion.simulation.Life;
import dandelion.study.Design;
import dandelion.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a registry would write about simulated patients: the quantities that published figures are
 * compared with. The study's first arm is routine care, its last, when there are several, no
 * treatment.
 */
public abstract class Registry {

  /** Takes down one patient: the hidden course and the lives in all arms. */
  abstract void count(int thread, Fate fate, Life[] lives);

  /** Every quantity by name. */
  abstract Map<String, Double> figures();

  /** The registry of a disease. */
  private static Registry of(Disease disease, int threads) {
    return disease.equals(Diseases.COLORECTAL)
        ? new ColorectalRegistry(threads)
        : new HepatocellularRegistry(threads);
  }

  /** Names of all quantities of all diseases. */
  public static List<String> quantities() {
    return Diseases.ALL.stream()
        .flatMap(disease -> of(disease, 1).figures().keySet().stream())
        .distinct()
        .toList();
  }

  /** Lets the patients of a registry study live and returns every quantity by name. */
  public static Map<String, Double> observe(Design design, Study study, int threads) {
    Registry registry = of(design.disease(), threads);
    List<Consumer<Study.Engine>> counters = new ArrayList<>();
    for (int k = 0; k < threads; k++) {
      int mine = k;
      counters.add(engine -> registry.count(mine, engine.simulation().fate(), engine.lives()));
    }
    Crowd.live(study.engines(threads), design.patients(), counters, more -> {});
    return registry.figures();
  }
}
