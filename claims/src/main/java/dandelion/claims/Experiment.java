package dandelion.claims;

import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.simulation.Event;
import dandelion.study.Crowd;
import dandelion.study.Design;
import dandelion.study.Study;
import dandelion.study.StudyFile;
import dandelion.validation.Amount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A study that is run once, and everything that claims ask of it. What is counted is defined by the
 * {@link Counting} that is given; a quantity's name is the claims file's word for it.
 */
final class Experiment {
  private final String study;
  private final double patientsOfUsual;
  private final Counting counting;

  /** Defines the quantities of a study. */
  @FunctionalInterface
  interface Counting {
    void define(Quantities into);
  }

  /**
   * @param study name of the study's file, without {@code .yaml}
   * @param patientsOfUsual how many patients it needs, as share of what other studies need
   * @param counting what is counted
   */
  Experiment(String study, double patientsOfUsual, Counting counting) {
    this.study = study;
    this.patientsOfUsual = patientsOfUsual;
    this.counting = counting;
  }

  String study() {
    return study;
  }

  /** Names of all quantities, known without reading the study. */
  List<String> names() {
    return List.copyOf(units().keySet());
  }

  /** Units of all quantities by name. */
  Map<String, String> units() {
    Quantities quantities = new Quantities(null, null);
    counting.define(quantities);
    Map<String, String> units = new LinkedHashMap<>();
    quantities.measures.forEach((name, measure) -> units.put(name, measure.unit()));
    return units;
  }

  long patients(long usual) {
    return Math.max(1, Math.round(usual * patientsOfUsual));
  }

  /** Reads the study; every fault of its files is collected. */
  @Nullable Design read(Path studies, Evidence evidence, Faults faults) {
    return StudyFile.read(studies.resolve(study + ".yaml"), evidence, faults);
  }

  /** Runs the study and gives every quantity by name. */
  Map<String, Amount> run(
      Design design, Evidence evidence, long usual, int threads, LongConsumer lived) {
    Quantities quantities = new Quantities(design, evidence);
    counting.define(quantities);
    long patients = patients(usual);
    Design smaller = design.with(patients, design.seed());
    List<Study.Engine> engines = new Study(smaller, evidence).engines(threads);
    List<Counter> counters = new ArrayList<>();
    for (Study.Engine engine : engines) {
      counters.add(new Counter(engine, List.copyOf(quantities.measures.values())));
    }
    Crowd.live(engines, patients, counters, lived);
    Map<String, Amount> amounts = new LinkedHashMap<>();
    long[] sum = new long[counters.getFirst().counts.length];
    for (Counter counter : counters) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += counter.counts[k];
      }
    }
    int at = 0;
    for (Map.Entry<String, Measure> one : quantities.measures.entrySet()) {
      amounts.put(one.getKey(), one.getValue().amount(sum, at));
      at += one.getValue().counts();
    }
    return amounts;
  }

  /** The counts of one thread. */
  private static final class Counter implements Consumer<Study.Engine> {
    private final Case one;
    private final List<Measure> measures;
    private final long[] counts;

    Counter(Study.Engine engine, List<Measure> measures) {
      this.one = new Case(engine);
      this.measures = measures;
      this.counts = new long[measures.stream().mapToInt(Measure::counts).sum()];
    }

    @Override
    public void accept(Study.Engine engine) {
      one.next();
      int at = 0;
      for (Measure measure : measures) {
        measure.count(one, counts, at);
        at += measure.counts();
      }
    }
  }

  /** Takes the quantities of a study, and knows its arms. */
  static final class Quantities {
    static final Predicate<Case> ALL = one -> true;

    private final @Nullable Design design;
    private final @Nullable Evidence evidence;
    private final Map<String, Measure> measures = new LinkedHashMap<>();

    private Quantities(@Nullable Design design, @Nullable Evidence evidence) {
      this.design = design;
      this.evidence = evidence;
    }

    /** The place of an arm; 0 while only names are asked for. */
    int arm(String name) {
      if (design == null) {
        return 0;
      }
      int arm = design.armNames().indexOf(name);
      if (arm < 0) {
        throw new IllegalStateException(
            "the claims need an arm '" + name + "' of the study " + design.id());
      }
      return arm;
    }

    /** A number of evidence; 1 while only names are asked for. */
    double value(String id) {
      return evidence == null ? 1 : evidence.value(id);
    }

    /** The place of a fact among those of the study's disease; 0 while only names are asked for. */
    int fact(String name) {
      return design == null ? 0 : design.disease().facts().indexOf(name);
    }

    /** The study; null while only names are asked for. */
    @Nullable Design design() {
      return design;
    }

    void add(String name, Measure measure) {
      if (measures.put(name, measure) != null) {
        throw new IllegalStateException("two quantities are called " + name);
      }
    }

    void share(String name, Predicate<Case> of, Predicate<Case> is) {
      add(name, new Measure.Share(of, is));
    }

    void share(String name, int arm, Event event, double years) {
      share(name, ALL, one -> one.by(arm, event, years));
    }

    void hazardRatio(String name, Measure.Side here, Measure.Side there, double toYears) {
      add(name, new Measure.HazardRatio(here, there, toYears));
    }

    /** Hazard ratio of an event under one arm against another. */
    void hazardRatio(String name, int here, int there, Event event, double toYears) {
      hazardRatio(name, side(ALL, here, event), side(ALL, there, event), toYears);
    }

    static Measure.Side side(Predicate<Case> of, int arm, Event event) {
      return new Measure.Side(
          of, one -> one.life(arm).years(event), one -> one.life(arm).lifeYears());
    }

    void medianMonths(String name, Predicate<Case> of, int arm, Event event) {
      add(name, new Measure.MedianMonths(of, one -> one.life(arm).years(event)));
    }
  }
}
