package dandelion.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dandelion.evidence.Evidence;
import dandelion.study.Appraisal;
import dandelion.study.Design;
import dandelion.study.Results.Benefit;
import dandelion.study.Results.Difference;
import dandelion.study.Results.Estimate;
import dandelion.study.Results.Worth;
import dandelion.study.Study;
import dandelion.study.StudyFile;
import dandelion.verification.Verdict.Grade;
import dandelion.verification.Verification.Checked;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Benches that are broken in one way, and what the checks say of them. */
final class Sabotage {
  static final Evidence EVIDENCE = Evidence.embedded();
  static final int PATIENTS = 4_000;

  private Sabotage() {}

  /** The study that is sabotaged: four arms, with prices. */
  static Design follow() {
    return StudyFile.read(Path.of("..", "studies", "colorectal-follow-up.yaml"), EVIDENCE);
  }

  /** Each of these checks fails on the bench. */
  static void isFound(Bench bench, Design design, String... by) {
    assertThat(checked(bench, design, by))
        .allSatisfy(one ->
            assertThat(one.verdict().grade())
                .as(one.name() + ": " + one.verdict().found())
                .isEqualTo(Grade.FAIL));
  }

  /** What these checks come to. */
  static List<Checked> checked(Bench bench, Design design, String... names) {
    return new Verification(bench, design, EVIDENCE, PATIENTS, 2).run(Set.of(names));
  }

  // ---- of what is run

  /** Changes a design, or evidence, behind the checks' back. */
  private record Forged(UnaryOperator<Design> design, UnaryOperator<Evidence> evidence)
      implements Bench {
    @Override
    public Found run(Design asked, Evidence its, int threads) {
      return DANDELION.run(design.apply(asked), evidence.apply(its), threads);
    }

    @Override
    public List<Study.Engine> engines(Design asked, Evidence its, int threads) {
      return DANDELION.engines(design.apply(asked), evidence.apply(its), threads);
    }
  }

  static Bench forging(UnaryOperator<Design> design) {
    return new Forged(design, evidence -> evidence);
  }

  static Bench misreading(UnaryOperator<Evidence> evidence) {
    return new Forged(design -> design, evidence);
  }

  static Bench misreading(String id, UnaryOperator<Double> change) {
    return misreading(evidence -> evidence.with(Map.of(id, change.apply(evidence.value(id)))));
  }

  /**
   * Charges lives otherwise than asked.
   *
   * @param change from what is asked and the study's own to what is done
   */
  static Bench overcharging(BinaryOperator<Appraisal> change) {
    Appraisal own = java.util.Objects.requireNonNull(follow().appraisal());
    return forging(design -> {
      Appraisal asked = design.appraisal();
      return asked == null
          ? design
          : Variant.of(design).appraisal(change.apply(asked, own)).design();
    });
  }

  // ---- of what is told

  static Bench telling(UnaryOperator<Found> lie) {
    return new Bench() {
      @Override
      public Found run(Design design, Evidence evidence, int threads) {
        return lie.apply(DANDELION.run(design, evidence, threads));
      }
    };
  }

  static UnaryOperator<Found> lines(UnaryOperator<Estimate> lie) {
    return found ->
        new Found(
            found.design(),
            found.patients(),
            found.candidates(),
            found.summary().stream().map(lie).toList(),
            found.differences(),
            found.benefits(),
            found.curves().stream().map(lie).toList(),
            found.foundBy(),
            found.worths());
  }

  static UnaryOperator<Found> comparisons(UnaryOperator<Difference> lie) {
    return found ->
        with(
            found,
            found.differences().stream().map(lie).toList(),
            found.benefits(),
            found.worths());
  }

  static UnaryOperator<Found> groups(UnaryOperator<List<Benefit>> lie) {
    return found -> with(found, found.differences(), lie.apply(found.benefits()), found.worths());
  }

  static UnaryOperator<Found> worths(UnaryOperator<List<Worth>> lie) {
    return found -> with(found, found.differences(), found.benefits(), lie.apply(found.worths()));
  }

  private static Found with(
      Found found, List<Difference> differences, List<Benefit> benefits, List<Worth> worths) {
    return new Found(
        found.design(),
        found.patients(),
        found.candidates(),
        found.summary(),
        differences,
        benefits,
        found.curves(),
        found.foundBy(),
        worths);
  }

  /** Tells an outcome with something added, and with other errors; of one arm, or of all. */
  static Bench telling(String arm, String outcome, double bias, double errors) {
    return telling(
        lines(one ->
            (arm.isEmpty() || one.arm().equals(arm)) && one.outcome().equals(outcome)
                ? new Estimate(
                    one.arm(),
                    outcome,
                    one.timeYears(),
                    one.estimate() + bias,
                    one.se() * errors,
                    one.low() + bias,
                    one.high() + bias,
                    one.unit())
                : one));
  }
}
