package dandelion.verification;

import dandelion.care.Test;
import dandelion.evidence.Entry;
import dandelion.evidence.Evidence;
import dandelion.evidence.Site;
import dandelion.study.Crowd;
import dandelion.study.Design;
import dandelion.study.Study;
import dandelion.work.Threads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The study that is examined, and the ways in which checks change it and run it. */
final class Examined {
  private static final double NEXT_TO_NOTHING = 1e-12;
  private static final double BLIND_MM = 9_999;

  private final Bench bench;
  private final Design design;
  private final Evidence evidence;
  private final int threads;
  private @Nullable Found asIs;

  Examined(Bench bench, Design given, Evidence evidence, long patients, int threads) {
    this.bench = bench;
    this.design = Variant.of(given).allOutcomes().patients(patients).design();
    this.evidence = evidence;
    this.threads = threads;
  }

  // ---- the study

  Design design() {
    return design;
  }

  Evidence evidence() {
    return evidence;
  }

  int threads() {
    return threads;
  }

  Variant variant() {
    return Variant.of(design);
  }

  /** The study as it is; run once. */
  Found asIs() {
    if (asIs == null) {
      asIs = run(design);
    }
    return asIs;
  }

  Found run(Design other) {
    return run(other, evidence);
  }

  Found run(Evidence other) {
    return run(design, other);
  }

  Found run(Design other, Evidence otherEvidence) {
    return run(other, otherEvidence, threads);
  }

  Found run(Design other, Evidence otherEvidence, int otherThreads) {
    return bench.run(other, otherEvidence, otherThreads);
  }

  // ---- single lives

  /** Looks at the engine after each patient of one thread. */
  interface Watcher extends Consumer<Study.Engine> {}

  /** Lets every patient live; each thread has a watcher of its own. */
  <W extends Watcher> List<W> watch(Design other, Evidence otherEvidence, Supplier<W> watcher) {
    List<Study.Engine> engines = bench.engines(other, otherEvidence, threads);
    List<W> watchers = new ArrayList<>();
    engines.forEach(engine -> watchers.add(watcher.get()));
    Crowd.live(engines, other.patients(), watchers, lived -> {});
    return watchers;
  }

  /** Looks at one patient under two designs. */
  interface PairWatcher {
    /** Both engines have let the same patient's place live. */
    void see(Study.Engine one, Study.Engine other, boolean samePerson);
  }

  /** Lets every patient live under the study as it is and under another design. */
  <W extends PairWatcher> List<W> watchBoth(Design other, Evidence its, Supplier<W> watcher) {
    List<Study.Engine> ones = bench.engines(design, evidence, threads);
    List<Study.Engine> others = bench.engines(other, its, threads);
    List<W> watchers = new ArrayList<>();
    ones.forEach(engine -> watchers.add(watcher.get()));
    new Threads(threads)
        .each(
            threads,
            k -> {
              int mine = (int) k;
              for (long p = mine; p < design.patients(); p += threads) {
                boolean same = ones.get(mine).run(p) == others.get(mine).run(p);
                watchers.get(mine).see(ones.get(mine), others.get(mine), same);
              }
            });
    return watchers;
  }

  // ---- evidence with something changed

  private String disease() {
    return design.disease().name() + ".";
  }

  /** Evidence with all entries of this disease that fit changed. */
  Evidence with(Predicate<String> nameFits, DoubleUnaryOperator change) {
    return with(evidence, nameFits, change);
  }

  private Evidence with(Evidence from, Predicate<String> nameFits, DoubleUnaryOperator change) {
    Map<String, Double> values = new HashMap<>();
    for (Entry entry : from.entries()) {
      String id = entry.id();
      if (id.startsWith(disease()) && nameFits.test(id.substring(disease().length()))) {
        values.put(id, change.applyAsDouble(entry.baseValue()));
      }
    }
    return from.with(values);
  }

  /** Nothing is sown, nothing is left behind, and the liver bears no tumour of its own. */
  Evidence unseeded() {
    return with(
        name ->
            name.equals("seeding.founded")
                || name.equals("margin.positive")
                || (name.startsWith("de_novo.") && isHazard(name)),
        value -> value == 0 ? 0 : NEXT_TO_NOTHING);
  }

  private boolean isHazard(String name) {
    return switch (evidence.entry(disease() + name).kind()) {
      case HAZARD, RATE -> true;
      default -> false;
    };
  }

  /** Unseeded; besides, no treatment kills and no liver fails. */
  Evidence mortalOnlyByAge() {
    Evidence harmless = with(unseeded(), name -> name.endsWith(".death"), value -> 0);
    return harmless.with(Map.of("liver.failure_threshold", NEXT_TO_NOTHING));
  }

  /** No image shows anything, and no marker rises. */
  Evidence blind() {
    Evidence dark = with(Examined::isVisibility, value -> BLIND_MM);
    return with(
        dark, name -> name.equals("marker.secretors") || name.equals("marker.prone"), value -> 0);
  }

  private static boolean isVisibility(String name) {
    return name.startsWith("imaging.")
        && Arrays.stream(Site.values()).anyMatch(site -> name.endsWith("." + site.id()));
  }

  /** The same chance of attending for every test. */
  static double[] attendance(double chance) {
    double[] attendance = new double[Test.values().length];
    Arrays.fill(attendance, chance);
    return attendance;
  }
}
