package dandelion.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dandelion.evidence.Evidence;
import dandelion.evidence.LifeTable;
import dandelion.study.Design;
import dandelion.study.Design.Arm;
import dandelion.study.Results.Estimate;
import dandelion.study.Study;
import dandelion.study.StudyFile;
import dandelion.verification.Verdict.Grade;
import dandelion.verification.Verification.Checked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks pass on what is right, and each kind of check fails on what is wrong. */
class VerificationTest {
  private static final Evidence EVIDENCE = Evidence.embedded();
  private static final int PATIENTS = 4_000;

  private static Design follow() {
    return StudyFile.read(Path.of("..", "studies", "colorectal-follow-up.yaml"), EVIDENCE);
  }

  private static Map<String, Grade> verify(Bench bench, Design design) {
    Map<String, Grade> grades = new HashMap<>();
    List<Checked> all =
        new Verification(bench, design, EVIDENCE, PATIENTS, 2).run((name, number) -> {});
    all.forEach(one -> grades.put(one.name(), one.verdict().grade()));
    assertThat(grades).hasSize(Verification.count());
    return grades;
  }

  private static List<String> failing(Bench bench, Design design) {
    return verify(bench, design).entrySet().stream()
        .filter(one -> one.getValue() == Grade.FAIL)
        .map(Map.Entry::getKey)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colorectal-follow-up",
        "liver-metastases-found",
        "liver-metastases-removed",
        "delay-of-surgery",
        "registry-colorectal",
        "hepatocellular-adjuvant-tace"
      })
  void bundledStudiesFailNothing(String study) {
    Design design = StudyFile.read(Path.of("..", "studies", study + ".yaml"), EVIDENCE);
    List<Checked> all =
        new Verification(Bench.DANDELION, design, EVIDENCE, PATIENTS / 2, 2)
            .run((name, number) -> {});
    assertThat(all).filteredOn(Checked::failed).isEmpty();
    assertThat(all)
        .filteredOn(one -> one.verdict().grade() == Grade.PASS)
        .hasSizeGreaterThan(Verification.count() / 2);
  }

  // ---- sabotage: of what is run

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

  private static Bench forging(UnaryOperator<Design> design) {
    return new Forged(design, evidence -> evidence);
  }

  private static Bench misreading(String id, UnaryOperator<Double> change) {
    return new Forged(
        design -> design, evidence -> evidence.with(Map.of(id, change.apply(evidence.value(id)))));
  }

  @Test
  void anArmThatHidesAnotherPathwayUnderItsNameIsFound() {
    Design given = follow();
    Bench hiding =
        forging(design -> {
          List<Arm> arms = new ArrayList<>(design.arms());
          int last = Math.min(3, arms.size() - 1);
          Arm arm = arms.get(last);
          arms.set(
              last,
              new Arm(
                  arm.name(),
                  given.arms().getLast().pathway(),
                  arm.attendance(),
                  arm.delayYears()));
          return Variant.of(design).arms(arms, design.reference()).design();
        });
    assertThat(failing(hiding, given)).contains("equal arms", "order of arms", "adherence 0");
  }

  @Test
  void seedingTurnedUpsideDownIsFound() {
    String id = "colorectal.seeding.founded";
    double usual = EVIDENCE.value(id);
    assertThat(failing(misreading(id, value -> usual * usual / value), follow()))
        .contains("everything seeds more");
  }

  @Test
  void aBurdenThatIsReadTheWrongWayRoundIsFound() {
    String id = "colorectal.lethal.burden";
    double usual = EVIDENCE.value(id);
    assertThat(failing(misreading(id, value -> usual * usual / value), follow()))
        .containsExactly("lethal burden up");
  }

  @Test
  void deathsByTreatmentThatNobodyCountsAreFound() {
    Bench sparing =
        new Forged(
            design -> design,
            evidence -> {
              Map<String, Double> values = new HashMap<>();
              for (String act : List.of("resect_liver", "resect_lung", "resect_local")) {
                String id = "colorectal." + act + ".death";
                values.put(id, EVIDENCE.value(id) * EVIDENCE.value(id) / evidence.value(id));
              }
              for (String act : List.of("resect_liver_and_lung", "systemic_palliative")) {
                values.put("colorectal." + act + ".death", 0.0);
              }
              values.put("colorectal.adjuvant_oxaliplatin.death", 0.0);
              values.put("colorectal.adjuvant_fluoropyrimidine.death", 0.0);
              return evidence.with(values);
            });
    assertThat(failing(sparing, follow())).contains("deadlier treatment");
  }

  /** Between 70 and 75 this table raises the dead. */
  @Test
  void aLifeTableThatIsNotMonotoneIsFound() {
    double[] from = {0, 60, 70, 75, 90};
    double[] q = {0.1, 0.1, -0.6, 0.5, 1};
    LifeTable raising = new LifeTable("raising the dead", from, q, q);
    assertThat(failing(Bench.DANDELION, Variant.of(follow()).lifeTable(raising).design()))
        .contains("the life table");
  }

  @Test
  void anotherLifeTableThanTheStudysIsFound() {
    Bench other =
        forging(design -> Variant.of(design).lifeTable(follow().lifeTable().times(1.5)).design());
    assertThat(failing(other, follow())).contains("the life table", "other deaths doubled");
    Bench early = forging(design -> Variant.of(design).lifeTable(LATE).design());
    assertThat(failing(early, follow())).contains("the life table");
  }

  private static final LifeTable LATE =
      new LifeTable(
          "nobody dies before 80",
          new double[] {0, 80, 100},
          new double[] {0.001, 0.9, 1},
          new double[] {0.001, 0.9, 1});

  @Test
  void anEngineThatIgnoresTheSeedIsFound() {
    Bench deaf = forging(design -> Variant.of(design).seed(7).design());
    assertThat(failing(deaf, follow())).contains("another seed", "errors are true");
  }

  @Test
  void anEngineThatDependsOnThreadsIsFound() {
    Bench torn =
        new Bench() {
          @Override
          public Found run(Design design, Evidence evidence, int threads) {
            long seed = design.seed() + threads;
            return DANDELION.run(Variant.of(design).seed(seed).design(), evidence, threads);
          }
        };
    assertThat(failing(torn, follow())).contains("threads");
  }

  @Test
  void anEngineThatPeepsAtTheHorizonIsFound() {
    Bench peeping =
        forging(design ->
            Variant.of(design).seed(design.seed() + (long) design.horizonYears()).design());
    assertThat(failing(peeping, follow())).contains("a longer horizon", "a shorter horizon");
  }

  @Test
  void testsThatAreDoneWhoeverComesAreFound() {
    Bench zealous =
        forging(design ->
            Variant.of(design)
                .eachAttendance(arm -> Examined.attendance(Math.max(0.5, arm.attendance()[0])))
                .design());
    assertThat(failing(zealous, follow())).contains("adherence 0");
  }

  @Test
  void aPerfectTestThatIsBlindIsFound() {
    Bench blinding =
        new Forged(
            design -> design,
            evidence -> {
              Map<String, Double> values = new HashMap<>();
              evidence.entries().stream()
                  .map(one -> one.id())
                  .filter(id -> id.startsWith("colorectal.imaging.perfect."))
                  .filter(id -> !id.endsWith(".spread"))
                  .forEach(id -> values.put(id, 9_999.0));
              return evidence.with(values);
            });
    assertThat(failing(blinding, follow())).containsExactly("perfect tests");
  }

  @Test
  void treatmentThatNobodyCanDeclineIsFound() {
    Design given = follow();
    Bench forcing =
        forging(design ->
            Variant.of(design).eachPathway(of -> given.arms().getFirst().pathway()).design());
    assertThat(failing(forcing, given)).contains("no treatment");
  }

  // ---- sabotage: of what is told

  private static Bench telling(UnaryOperator<Found> lie) {
    return new Bench() {
      @Override
      public Found run(Design design, Evidence evidence, int threads) {
        return lie.apply(DANDELION.run(design, evidence, threads));
      }
    };
  }

  private static Bench telling(String arm, String outcome, double bias, double errors) {
    UnaryOperator<List<Estimate>> lie =
        lines ->
            lines.stream()
                .map(one ->
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
                        : one)
                .toList();
    return telling(found ->
        new Found(
            found.design(),
            found.patients(),
            found.candidates(),
            lie.apply(found.summary()),
            found.differences(),
            found.benefits(),
            lie.apply(found.curves()),
            found.foundBy()));
  }

  @Test
  void anArmThatIsFlatteredIsFound() {
    assertThat(failing(telling("cea-ct", "overall_survival", 0.02, 1), follow()))
        .contains("differences", "causes of death", "incidence over time");
    assertThat(failing(telling("cea-ct", "life_years", 0.05, 1), follow()))
        .contains("differences", "life-years");
  }

  @Test
  void freedomFromRecurrenceAboveSurvivalIsFound() {
    assertThat(failing(telling("ct", "recurrence_free_survival", 0.3, 1), follow()))
        .contains("recurrence-free survival", "probabilities");
  }

  @Test
  void errorsThatAreToldTooSmallAreFound() {
    assertThat(failing(telling("", "life_years", 0, 0.3), follow())).contains("errors are true");
  }

  @Test
  void anErrorThatDoesNotFallIsFound() {
    Bench stuck =
        telling(found ->
            new Found(
                found.design(),
                found.patients(),
                found.candidates(),
                found.summary().stream()
                    .map(one ->
                        new Estimate(
                            one.arm(),
                            one.outcome(),
                            one.timeYears(),
                            one.estimate(),
                            0.02,
                            one.low(),
                            one.high(),
                            one.unit()))
                    .toList(),
                found.differences(),
                found.benefits(),
                found.curves(),
                found.foundBy()));
    assertThat(failing(stuck, follow())).contains("twice the patients");
  }

  @Test
  void groupsThatLoseSomebodyAreFound() {
    Bench losing =
        telling(found ->
            new Found(
                found.design(),
                found.patients(),
                found.candidates(),
                found.summary(),
                found.differences(),
                found.benefits().subList(0, found.benefits().size() - 1),
                found.curves(),
                found.foundBy()));
    assertThat(failing(losing, follow())).contains("groups of patients");
  }

  @Test
  void differencesThatForgetTheirSignAreFound() {
    Bench unsigned =
        telling(found ->
            new Found(
                found.design(),
                found.patients(),
                found.candidates(),
                found.summary(),
                found.differences().stream()
                    .map(one ->
                        new dandelion.study.Results.Difference(
                            one.arm(),
                            one.reference(),
                            one.outcome(),
                            one.timeYears(),
                            Math.abs(one.difference()),
                            one.se(),
                            one.low(),
                            one.high(),
                            one.unit(),
                            one.varianceRatio()))
                    .toList(),
                found.benefits(),
                found.curves(),
                found.foundBy()));
    assertThat(failing(unsigned, follow())).contains("swapped arms", "differences");
  }

  @Test
  void anArmThatDependsOnItsNeighboursIsFound() {
    Bench crowded =
        forging(design -> Variant.of(design).seed(design.seed() + design.arms().size()).design());
    assertThat(failing(crowded, follow())).contains("an arm removed", "an arm added");
  }

  @Test
  void sightWithoutEyesIsFound() {
    Bench seeing =
        new Forged(
            design -> design,
            evidence ->
                evidence.with(
                    Map.of(
                        "colorectal.imaging.ct_cap.liver",
                        EVIDENCE.value("colorectal.imaging.ct_cap.liver"))));
    assertThat(failing(seeing, follow())).containsExactly("nothing can be seen");
  }

  @Test
  void aRunThatBreaksDownFails() {
    Bench broken =
        new Bench() {
          @Override
          public Found run(Design design, Evidence evidence, int threads) {
            throw new IllegalStateException("the engine is out of order");
          }
        };
    assertThat(verify(broken, follow())).containsEntry("equal arms", Grade.FAIL);
  }
}
