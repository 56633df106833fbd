package dandelion.claims;

import dandelion.claims.Claim.Published;
import dandelion.claims.Claim.Simulated;
import dandelion.claims.Weighed.Beside;
import dandelion.claims.Weighed.Figure;
import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.study.Design;
import dandelion.validation.Amount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Runs what claims ask for and sets it beside what was published. A study is run once, whatever the
 * number of claims that need it; those that none needs are not run.
 */
public final class Weighing {
  private static final List<String> QUANTITIES =
      Stream.concat(
              Experiments.ALL.stream().flatMap(experiment -> experiment.names().stream()),
              Lesions.names().stream())
          .toList();

  private final Claims claims;
  private final Evidence evidence;
  private final long patients;
  private final int threads;
  private final Map<Experiment, Design> designs = new LinkedHashMap<>();
  private final List<String> ofLesions;

  /**
   * @param claims what is asked
   * @param evidence the numbers of the model
   * @param studies the folder with the bundled studies
   * @param patients how many patients live in a usual study; some need more or fewer
   * @param threads how many threads work
   * @param faults takes what is wrong with the studies' files
   */
  public Weighing(
      Claims claims, Evidence evidence, Path studies, long patients, int threads, Faults faults) {
    this.claims = claims;
    this.evidence = evidence;
    this.patients = patients;
    this.threads = threads;
    List<String> asked =
        claims.all().stream()
            .flatMap(claim -> claim.simulated().stream())
            .map(Simulated::quantity)
            .toList();
    this.ofLesions = Lesions.names().stream().filter(asked::contains).toList();
    for (Experiment experiment : Experiments.ALL) {
      if (experiment.names().stream().anyMatch(asked::contains)) {
        Design design = experiment.read(studies, evidence, faults);
        if (design != null) {
          designs.put(experiment, design);
        }
      }
    }
  }

  /** Names of everything that can be simulated. */
  static List<String> quantities() {
    return QUANTITIES;
  }

  /** How many patients live in all. */
  public long patients() {
    return designs.keySet().stream().mapToLong(experiment -> experiment.patients(patients)).sum()
        + ofLesions.size() * patients;
  }

  /**
   * Runs everything.
   *
   * @param lived told how many patients more have lived; called from any thread
   */
  public List<Weighed> run(LongConsumer lived) {
    Map<String, Amount> amounts = new HashMap<>();
    Map<String, String> units = new HashMap<>();
    designs.forEach((experiment, design) -> {
      amounts.putAll(experiment.run(design, evidence, patients, threads, lived));
      units.putAll(experiment.units());
    });
    Lesions lesions = new Lesions(evidence, patients);
    for (String name : ofLesions) {
      amounts.put(name, lesions.of(name));
      units.put(name, "%");
      lived.accept(patients);
    }
    return claims.all().stream().map(claim -> weigh(claim, amounts, units)).toList();
  }

  private static Weighed weigh(
      Claim claim, Map<String, Amount> amounts, Map<String, String> units) {
    List<Figure> figures = new ArrayList<>();
    for (Simulated simulated : claim.simulated()) {
      Amount amount = amounts.getOrDefault(simulated.quantity(), Amount.exactly(Double.NaN));
      List<Beside> beside =
          claim.published().stream()
              .filter(one -> one.against().equals(simulated.quantity()))
              .map(one -> new Beside(one, Weighed.agreement(amount, one)))
              .toList();
      String unit = units.getOrDefault(simulated.quantity(), "");
      figures.add(new Figure(simulated.what(), amount, unit, beside));
    }
    List<Published> others =
        claim.published().stream().filter(one -> one.against().isEmpty()).toList();
    return new Weighed(claim, List.copyOf(figures), others);
  }
}
