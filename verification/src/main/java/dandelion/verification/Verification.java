package dandelion.verification;

import dandelion.evidence.Evidence;
import dandelion.simulation.NobodyFits;
import dandelion.study.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;

/**
 * Black-box tests of a whole study: one thing is changed, and what must follow is looked for. In
 * the manner of the verification stages of TECH-VER (Buyukkaramikli and others 2019,
 * PharmacoEconomics).
 */
public final class Verification {
  /** Every check, in the order of the table. */
  private static final List<Check> ALL =
      Stream.of(
              ArmChecks.all(),
              ChanceChecks.all(),
              DiseaseChecks.all(),
              CareChecks.all(),
              TimeChecks.all(),
              CountChecks.all(),
              QualityChecks.all(),
              PriceChecks.all(),
              WorthChecks.all())
          .flatMap(List::stream)
          .toList();

  private final Bench bench;
  private final Design design;
  private final Evidence evidence;
  private final long patients;
  private final int threads;

  /**
   * @param design the study examined
   * @param evidence the numbers it runs on
   * @param patients how many patients live in each run
   * @param threads how many threads work
   */
  public Verification(Design design, Evidence evidence, long patients, int threads) {
    this(Bench.DANDELION, design, evidence, patients, threads);
  }

  Verification(Bench bench, Design design, Evidence evidence, long patients, int threads) {
    this.bench = bench;
    this.design = design;
    this.evidence = evidence;
    this.patients = patients;
    this.threads = threads;
  }

  /**
   * What one check came to.
   *
   * @param subject what it is about, the same for neighbours
   * @param name its name
   * @param change what was changed in the study
   * @param expectation what had to be found
   * @param verdict what was found, and whether that is it
   */
  public record Checked(
      String subject, String name, String change, String expectation, Verdict verdict) {
    /** Whether something is wrong. */
    public boolean failed() {
      return verdict.grade() == Verdict.Grade.FAIL;
    }
  }

  /** How many checks there are. */
  public static int count() {
    return ALL.size();
  }

  /**
   * Runs every check.
   *
   * @param begun told the name and the number, from 1, of each check as it begins
   */
  public List<Checked> run(ObjIntConsumer<String> begun) {
    return run(ALL, begun);
  }

  /** Runs the checks of these names only. */
  List<Checked> run(Set<String> names) {
    List<Check> some = ALL.stream().filter(check -> names.contains(check.name())).toList();
    if (some.size() != names.size()) {
      throw new IllegalArgumentException("not all of these are checks: " + names);
    }
    return run(some, (name, number) -> {});
  }

  private List<Checked> run(List<Check> checks, ObjIntConsumer<String> begun) {
    Examined study = new Examined(bench, design, evidence, patients, threads);
    List<Checked> all = new ArrayList<>();
    for (Check check : checks) {
      begun.accept(check.name(), all.size() + 1);
      all.add(
          new Checked(
              check.subject(),
              check.name(),
              check.change(),
              check.expectation(),
              judged(check, study)));
    }
    return List.copyOf(all);
  }

  /** A run that breaks down is a check that fails; one that nobody may enter cannot be asked. */
  private static Verdict judged(Check check, Examined study) {
    try {
      return check.judge().apply(study);
    } catch (NobodyFits nobody) {
      return Verdict.notAsked("nobody so changed is let in");
    } catch (RuntimeException broken) {
      return Verdict.fail("stopped: %s", String.valueOf(broken.getMessage()));
    }
  }
}
