package dandelion.calibration;

import dandelion.evidence.Evidence;
import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.evidence.Field;
import dandelion.evidence.Fingerprint;
import dandelion.study.Design;
import dandelion.study.Study;
import dandelion.study.StudyFile;
import dandelion.validation.Registry;
import dandelion.validation.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.hipparchus.random.Well19937c;

/**
 * From the priors of what is free and the published figures of the registry to a posterior. The
 * same inputs give the same bytes, for any number of threads, stopped and gone on with or not.
 *
 * @param targets what is free, and what is fitted
 * @param evidence all other numbers
 * @param plan how much work is done
 */
public record Calibration(Targets targets, Evidence evidence, Plan plan) {
  private static final int CANDIDATES = 16;
  private static final int MORE_PATIENTS = 8;
  private static final String METHOD = "2";

  /**
   * How much work is done.
   *
   * @param evaluations how often the registry is played
   * @param patients virtual patients each time
   * @param draws draws of the posterior, of equal weight
   * @param seed of the sampling; the patients' seed stands in the study
   * @param threads how many are played at once; changes nothing but the time
   */
  public record Plan(int evaluations, long patients, int draws, long seed, int threads) {}

  /** How many patients live in a whole run. */
  public long patients() {
    long ofDescent = Descent.evaluations(targets.free().size());
    return plan.patients() * (plan.evaluations() + MORE_PATIENTS * (CANDIDATES + 1L + ofDescent));
  }

  /** Every quantity of the registry with the evidence as it stands. */
  public Map<String, Double> observe() {
    Design smaller = design();
    return Registry.observe(smaller, new Study(smaller, evidence), plan.threads());
  }

  private Design design() {
    Design design = StudyFile.read(targets.study(), evidence);
    return design.with(plan.patients(), design.seed());
  }

  /** Where the evaluations of a run are kept in its folder. */
  public static Path evaluations(Path folder) {
    return folder.resolve(Ledger.FILE);
  }

  /**
   * Samples.
   *
   * @param folder where every evaluation is kept as soon as it is done
   * @param version of Dandelion, since another one may give other figures
   * @param resume whether evaluations that are there are gone on with
   * @param lived told how many patients have lived so far
   */
  public Posterior run(Path folder, String version, boolean resume, LongConsumer lived)
      throws IOException {
    Files.createDirectories(folder);
    Design smaller = design();
    Map<String, Double> errors =
        Registry.errors(smaller, new Study(smaller, evidence), plan.threads());
    checkQuantities(errors.keySet());
    List<String> columns = new ArrayList<>();
    targets.free().forEach(free -> columns.add(free.id()));
    columns.addAll(Trials.quantities(targets));
    Ledger ledger = new Ledger(evaluations(folder), fingerprint(smaller, version), columns, resume);
    try (Trials trials =
        new Trials(targets, evidence, plan.patients(), plan.threads(), errors, ledger, lived)) {
      Well19937c random = new Well19937c(plan.seed());
      Refinement.Found found = new Refinement(trials, random).sample(plan.evaluations());
      Sample sample = found.last();
      if (sample.overwhelmed() == sample.count()) {
        Faults faults = new Faults();
        String nothing = "limits and patients that leave nothing to count";
        faults.add(
            new Fault(
                targets.name() + ".yaml",
                0,
                0,
                "free",
                nothing,
                "narrower limits or more --patients",
                null));
        faults.throwIfAny();
      }
      Weights weights = Weights.of(found.logWeights(), 1);
      Posterior.Point point = point(trials, sample, weights);
      return Posterior.of(this, trials, found, weights, point, random);
    }
  }

  /** Another disease's registry may count what this one does not; it would be fitted to nothing. */
  private void checkQuantities(Set<String> counted) {
    Faults faults = new Faults();
    for (String quantity : Trials.quantities(targets)) {
      if (!counted.contains(quantity)) {
        String file = targets.name() + ".yaml";
        String expected = "a quantity that this disease's registry counts";
        String maybe = Field.nearest(quantity, counted);
        faults.add(new Fault(file, 0, 0, "quantity", quantity, expected, maybe));
      }
    }
    faults.throwIfAny();
  }

  /**
   * The point set: of the best places and the posterior mean, the one that is best among many more
   * patients, and from there downhill to where the figures are met best. The best of thousands
   * among few patients would be best by luck.
   */
  private Posterior.Point point(Trials trials, Sample sample, Weights weights) throws IOException {
    List<double[]> candidates = new ArrayList<>();
    candidates.add(weights.moments(sample).mean());
    IntStream.range(0, sample.count())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer k) -> -sample.logPosterior(k)))
        .limit(CANDIDATES)
        .forEach(k -> candidates.add(sample.place(k)));
    List<double[]> shown = trials.simulate(candidates, plan.patients() * MORE_PATIENTS);
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < candidates.size(); k++) {
      double here = sample.logPosterior(candidates.get(k), trials.misses(shown.get(k)));
      if (here > most) {
        most = here;
        best = k;
      }
    }
    Descent descent =
        new Descent(trials, places -> trials.simulate(places, plan.patients() * MORE_PATIENTS));
    Descent.Found found = descent.from(candidates.get(best), shown.get(best));
    return new Posterior.Point(found.place(), found.figures(), best == 0);
  }

  private String fingerprint(Design design, String version) throws IOException {
    StringBuilder text = new StringBuilder(METHOD).append(version).append(evidence.sha256());
    text.append(targets.figures())
        .append(targets.free())
        .append(plan.evaluations())
        .append(',')
        .append(plan.patients());
    text.append(',').append(plan.seed()).append(',').append(design.seed());
    design.inputs().forEach(input -> text.append(',').append(input.sha256()));
    return Fingerprint.of(text.toString()).substring(0, 32);
  }
}
