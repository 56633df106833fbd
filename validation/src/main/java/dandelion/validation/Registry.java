package dandelion.validation;

import dandelion.disease.Disease;
import dandelion.disease.Diseases;
import dandelion.disease.Fate;
import dandelion.simulation.Life;
import dandelion.study.Design;
import dandelion.study.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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
    Study.Engine[] engines = new Study.Engine[threads];
    Arrays.setAll(engines, k -> study.engine());
    Registry registry = of(design.disease(), threads);
    registry.run(engines, design.patients());
    return registry.figures();
  }

  private void run(Study.Engine[] engines, long patients) {
    List<Thread> workers = new ArrayList<>();
    RuntimeException[] failure = new RuntimeException[engines.length];
    for (int k = 0; k < engines.length; k++) {
      int mine = k;
      workers.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  for (long patient = mine; patient < patients; patient += engines.length) {
                    engines[mine].run(patient);
                    count(mine, engines[mine].simulation().fate(), engines[mine].lives());
                  }
                } catch (RuntimeException failed) {
                  failure[mine] = failed;
                }
              }));
    }
    for (Thread worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while patients lived", stop);
      }
    }
    for (RuntimeException failed : failure) {
      if (failed != null) {
        throw failed;
      }
    }
  }
}
