package dandelion.verification;

import static dandelion.verification.Sabotage.EVIDENCE;
import static dandelion.verification.Sabotage.PATIENTS;
import static dandelion.verification.Sabotage.comparisons;
import static dandelion.verification.Sabotage.follow;
import static dandelion.verification.Sabotage.forging;
import static dandelion.verification.Sabotage.groups;
import static dandelion.verification.Sabotage.isFound;
import static dandelion.verification.Sabotage.lines;
import static dandelion.verification.Sabotage.misreading;
import static dandelion.verification.Sabotage.telling;
import static org.assertj.core.api.Assertions.assertThat;

import dandelion.evidence.Evidence;
import dandelion.evidence.LifeTable;
import dandelion.study.Design;
import dandelion.study.Design.Arm;
import dandelion.study.Results.Difference;
import dandelion.study.Results.Estimate;
import dandelion.study.StudyFile;
import dandelion.verification.Verdict.Grade;
import dandelion.verification.Verification.Checked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks pass on what is right, and each kind of check fails on what is wrong. */
class VerificationTest {
  /**
   * What is known to be wrong. {@code Months.count} is below 0 from after 64 months to an earlier
   * month, so that work-ups of false alarms are counted too rarely in long studies.
   */
  private static final Map<String, List<String>> KNOWN =
      Map.of("hepatocellular-adjuvant-tace", List.of("one price raised", "no discount"));

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
    assertThat(all)
        .filteredOn(Checked::failed)
        .extracting(Checked::name)
        .as("once mended, take it off the list")
        .containsExactlyInAnyOrderElementsOf(KNOWN.getOrDefault(study, List.of()));
    assertThat(all)
        .filteredOn(one -> one.verdict().grade() == Grade.PASS)
        .hasSizeGreaterThan(Verification.count() / 2);
  }

  // ---- sabotage: of what is run

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
    isFound(hiding, given, "equal arms", "order of arms", "adherence 0");
  }

  @Test
  void seedingTurnedUpsideDownIsFound() {
    String id = "colorectal.seeding.founded";
    double usual = EVIDENCE.value(id);
    isFound(misreading(id, value -> usual * usual / value), follow(), "everything seeds more");
  }

  @Test
  void aBurdenThatIsReadTheWrongWayRoundIsFound() {
    String id = "colorectal.lethal.burden";
    double usual = EVIDENCE.value(id);
    assertThat(failing(misreading(id, value -> usual * usual / value), follow()))
        .containsExactly("lethal burden up");
  }

  /** Where people enter with metastases too. */
  @Test
  void aBurdenThatIsReadTheWrongWayRoundIsFoundAmongTheMetastatic() {
    String id = "colorectal.lethal.burden";
    double usual = EVIDENCE.value(id);
    Path file = Path.of("..", "studies", "liver-metastases-found.yaml");
    isFound(
        misreading(id, value -> usual * usual / value),
        StudyFile.read(file, EVIDENCE),
        "lethal burden up");
  }

  @Test
  void deathsByTreatmentThatNobodyCountsAreFound() {
    Bench sparing =
        misreading(evidence -> {
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
    isFound(sparing, follow(), "deadlier treatment");
  }

  /** Between 70 and 75 this table raises the dead. */
  @Test
  void aLifeTableThatIsNotMonotoneIsFound() {
    double[] from = {0, 60, 70, 75, 90};
    double[] q = {0.1, 0.1, -0.6, 0.5, 1};
    LifeTable raising = new LifeTable("raising the dead", from, q, q);
    isFound(Bench.DANDELION, Variant.of(follow()).lifeTable(raising).design(), "the life table");
  }

  @Test
  void anotherLifeTableThanTheStudysIsFound() {
    Bench other =
        forging(design -> Variant.of(design).lifeTable(follow().lifeTable().times(1.5)).design());
    isFound(other, follow(), "the life table", "other deaths doubled");
    Bench early = forging(design -> Variant.of(design).lifeTable(LATE).design());
    isFound(early, follow(), "the life table");
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
    isFound(deaf, follow(), "another seed", "errors are true");
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
    isFound(torn, follow(), "threads");
  }

  @Test
  void anEngineThatPeepsAtTheHorizonIsFound() {
    Bench peeping =
        forging(design ->
            Variant.of(design).seed(design.seed() + (long) design.horizonYears()).design());
    isFound(peeping, follow(), "a longer horizon", "a shorter horizon");
  }

  @Test
  void testsThatAreDoneWhoeverComesAreFound() {
    Bench zealous =
        forging(design ->
            Variant.of(design)
                .eachAttendance(arm -> Examined.attendance(Math.max(0.5, arm.attendance()[0])))
                .design());
    isFound(zealous, follow(), "adherence 0");
  }

  @Test
  void aPerfectTestThatIsBlindIsFound() {
    Bench blinding =
        misreading(evidence -> {
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
    isFound(forcing, given, "no treatment");
  }

  // ---- sabotage: of what is told

  @Test
  void anArmThatIsFlatteredIsFound() {
    isFound(
        telling("cea-ct", "overall_survival", 0.02, 1),
        follow(),
        "differences",
        "causes of death",
        "incidence over time");
    isFound(telling("cea-ct", "life_years", 0.05, 1), follow(), "differences", "life-years");
  }

  @Test
  void freedomFromRecurrenceAboveSurvivalIsFound() {
    isFound(
        telling("ct", "recurrence_free_survival", 0.3, 1),
        follow(),
        "recurrence-free survival",
        "probabilities");
  }

  @Test
  void errorsThatAreToldTooSmallAreFound() {
    isFound(telling("", "life_years", 0, 0.3), follow(), "errors are true");
  }

  @Test
  void anErrorThatDoesNotFallIsFound() {
    Bench stuck =
        telling(
            lines(one ->
                new Estimate(
                    one.arm(),
                    one.outcome(),
                    one.timeYears(),
                    one.estimate(),
                    0.02,
                    one.low(),
                    one.high(),
                    one.unit())));
    isFound(stuck, follow(), "twice the patients");
  }

  @Test
  void groupsThatLoseSomebodyAreFound() {
    Bench losing = telling(groups(all -> all.subList(0, all.size() - 1)));
    isFound(losing, follow(), "groups of patients");
  }

  @Test
  void differencesThatForgetTheirSignAreFound() {
    Bench unsigned =
        telling(
            comparisons(one ->
                new Difference(
                    one.arm(),
                    one.reference(),
                    one.outcome(),
                    one.timeYears(),
                    Math.abs(one.difference()),
                    one.se(),
                    one.low(),
                    one.high(),
                    one.unit(),
                    one.varianceRatio())));
    isFound(unsigned, follow(), "swapped arms", "differences");
  }

  @Test
  void anArmThatDependsOnItsNeighboursIsFound() {
    Bench crowded =
        forging(design -> Variant.of(design).seed(design.seed() + design.arms().size()).design());
    isFound(crowded, follow(), "an arm removed", "an arm added");
  }

  @Test
  void sightWithoutEyesIsFound() {
    Bench seeing =
        misreading(evidence ->
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
