package dandelion.validation;

import dandelion.disease.Disease;
import dandelion.disease.Diseases;
import dandelion.disease.Fate;
import dandelion.simulation.Life;
import dandelion.study.Crowd;
import dandelion.study.Design;
import dandelion.study.Study;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What a registry would write about simulated patients: the quantities that published figures are
 * compared with. The study's first arm is routine care, its last, when there are several, no
 * treatment.
 */
public abstract class Registry {
  /** The unit of shares. */
  static final String PROPORTION = "proportion";

  /** The unit of differences of shares. */
  static final String POINTS = "points";

  /** The unit of hazard ratios. */
  static final String RATIO = "HR";

  private static final int GROUPS = 10;

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

  /** The standard error that chance leaves in every quantity with so many patients. */
  public static Map<String, Double> errors(Design design, Study study, int threads) {
    Map<String, Double> errors = new LinkedHashMap<>();
    observeWithDoubt(design, study, threads, more -> {})
        .forEach((name, amount) -> errors.put(name, amount.se()));
    return errors;
  }

  /** The ratio of constant hazards behind two shares; 0 when one of them tells nothing. */
  static double hazardRatio(double here, double there) {
    boolean telling = here < 1 && there > 0 && there < 1;
    return telling ? StrictMath.log1p(-here) / StrictMath.log1p(-there) : 0;
  }

  /** The unit of a quantity. */
  static String unit(String quantity) {
    if (quantity.startsWith("hazard_ratio")) {
      return RATIO;
    }
    if (quantity.startsWith("median_months")) {
      return "months";
    }
    return quantity.contains("doubling_days") ? "days" : PROPORTION;
  }

  /**
   * The same with the interval that chance leaves: the jackknife over ten groups of patients. The
   * groups are made by the patients' numbers, so that threads make no difference.
   *
   * @param lived told, now and then, how many patients more have lived; called from any thread
   */
  static Map<String, Amount> observeWithDoubt(
      Design design, Study study, int threads, LongConsumer lived) {
    Registry all = of(design.disease(), threads);
    List<Registry> allButOne = new ArrayList<>();
    for (int g = 0; g < GROUPS; g++) {
      allButOne.add(of(design.disease(), threads));
    }
    List<Consumer<Study.Engine>> counters = new ArrayList<>();
    for (int k = 0; k < threads; k++) {
      counters.add(new Grouped(all, allButOne, k, threads));
    }
    Crowd.live(study.engines(threads), design.patients(), counters, lived);
    List<Map<String, Double>> parts = allButOne.stream().map(Registry::figures).toList();
    Map<String, Amount> amounts = new LinkedHashMap<>();
    all.figures()
        .forEach((name, value) -> {
          double mean =
              parts.stream().mapToDouble(part -> part.getOrDefault(name, 0.0)).sum() / GROUPS;
          double squares = 0;
          for (Map<String, Double> part : parts) {
            double off = part.getOrDefault(name, 0.0) - mean;
            squares += off * off;
          }
          amounts.put(name, Amount.within(value, Math.sqrt(squares * (GROUPS - 1) / GROUPS)));
        });
    return amounts;
  }

  /** Counts the patients of one thread, each in all groups but its own. */
  private static final class Grouped implements Consumer<Study.Engine> {
    private final Registry all;
    private final List<Registry> allButOne;
    private final int thread;
    private final int threads;
    private long patient;

    Grouped(Registry all, List<Registry> allButOne, int thread, int threads) {
      this.all = all;
      this.allButOne = allButOne;
      this.thread = thread;
      this.threads = threads;
      this.patient = thread;
    }

    @Override
    public void accept(Study.Engine engine) {
      Fate fate = engine.simulation().fate();
      all.count(thread, fate, engine.lives());
      int group = (int) (patient % GROUPS);
      for (int g = 0; g < GROUPS; g++) {
        if (g != group) {
          allButOne.get(g).count(thread, fate, engine.lives());
        }
      }
      patient += threads;
    }
  }
}
