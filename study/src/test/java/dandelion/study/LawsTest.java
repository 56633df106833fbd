package dandelion.study;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.evidence.Evidence;
import dandelion.evidence.LifeTable;
import dandelion.evidence.Site;
import dandelion.simulation.Event;
import dandelion.simulation.Life;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Laws that hold whatever the numbers are: what one change must do to a study, or must not. Those
 * that compare lives do so patient by patient.
 */
class LawsTest {
  private static final String CT_MONTHLY =
      "{test: ct_cap, every_months: 1, from_month: 1, to_month: 120}\n";
  private static final String CT_HALF_YEARLY =
      "{test: ct_cap, every_months: 6, from_month: 6, to_month: 120}\n";
  private static final String CT_YEARLY =
      "{test: ct_cap, every_months: 12, from_month: 12, to_month: 120}\n";
  private static final String PERFECT_MONTHLY =
      "{test: perfect, every_months: 1, from_month: 1, to_month: 120}\n";
  private static final String AFTER_TREATMENT =
      """
      after_treatment:
        - {test: ct_cap, every_months: 6, from_month: 6, to_month: 24, source: [dandelion-judgement]}
      """;
  private static final String CEA = "{test: cea, every_months: 3, from_month: 3, to_month: 60}\n";
  private static final String CEA_LEADS_TO_CT =
      """
      triggers:
        - {test: cea, rises_by: 7, unit: ug/L, do: [cea, ct_cap], source: [dandelion-judgement]}
      """;

  private static final String EVERYBODY = "{month: 2, tests: [], let_in_if: {lesions: 0}}";

  @TempDir private Path folder;

  private Trials trials() {
    return new Trials(folder);
  }

  // ---- one pathway against itself

  @Test
  void aPathwayAgainstItselfChangesNothing() {
    Study study =
        trials()
            .bundled("one", "facs-cea-ct", 0.9)
            .bundled("two", "facs-cea-ct", 0.9)
            .bundled("three", "facs-cea-ct", 0.9)
            .study(40_000, 1, Trials.EVIDENCE);
    assertNoDifference(study.run(2), List.of("two", "three"), true);
  }

  @Test
  void aPathwayAgainstItselfChangesNothingWithAnotherBetween() {
    Study study =
        trials()
            .bundled("one", "facs-cea-ct", 0.9)
            .bundled("minimum", "facs-minimum", 0.9)
            .own("other", 0.7, CT_MONTHLY, AFTER_TREATMENT, Trials.AS_IN_ENGLAND)
            .bundled("two", "facs-cea-ct", 0.9)
            .study(40_000, 2, Trials.EVIDENCE);
    assertNoDifference(study.run(2), List.of("two"), true);
  }

  /** The same where metastases seed strongly and operations often leave cells. */
  @Test
  void aPathwayAgainstItselfChangesNothingWhenMetastasesSeed() {
    Evidence evidence =
        Trials.with(
            "seeding.by_metastasis", 4,
            "dormancy.share", 0.3,
            "resect_liver.residue", 0.5,
            "resect_lung.residue", 0.5);
    Study study =
        trials()
            .bundled("minimum", "facs-minimum", 0.9)
            .bundled("one", "facs-cea-ct", 0.9)
            .own("other", 1, PERFECT_MONTHLY, AFTER_TREATMENT, Trials.AS_IN_ENGLAND)
            .bundled("two", "facs-cea-ct", 0.9)
            .compareWith("one")
            .study(20_000, 3, evidence);
    assertNoDifference(study.run(2), List.of("two"), true);
  }

  /** Arms whose adjuvant treatment differs: nobody's clock or luck moves for another arm's sake. */
  @Test
  void aPathwayAgainstItselfChangesNothingBesideOneWithOtherAdjuvantTreatment() {
    String always =
        """
        adjuvant:
          at_month: 1.5
          rows:
            - {id: A1, if: {}, offer: [adjuvant_oxaliplatin], why: all are treated, source: [dandelion-judgement]}
        recurrence:
          rows:
            - {id: R1, if: {}, offer: [best_supportive_care], why: nothing is done, source: [dandelion-judgement]}
        """;
    for (boolean afterAdjuvant : new boolean[] {false, true}) {
      Study study =
          trials()
              .own("one", 1, CT_HALF_YEARLY, "", Trials.NOTHING_IS_DONE)
              .own("treated", 1, CT_HALF_YEARLY, "", always)
              .own("two", 1, CT_HALF_YEARLY, "", Trials.NOTHING_IS_DONE)
              .enter(
                  "{month: 2, after_adjuvant: "
                      + afterAdjuvant
                      + ", tests: [ct_cap], let_in_if: {lesions: 0}}")
              .study(20_000, 4, Trials.EVIDENCE);
      Results results = study.run(2);
      assertThat(results.estimate("treated", "life_years", 5).estimate()).isPositive();
      assertNoDifference(results, List.of("two"), true);
    }
  }

  /** An arm that differs in adjuvant treatment alone must not be given another arm's life. */
  @Test
  void anArmWithOtherAdjuvantTreatmentLivesItsOwnLife() {
    String recurrence =
        """
        recurrence:
          rows:
            - {id: R1, if: {lesions: 0}, offer: [watch], why: nothing is seen, source: [dandelion-judgement]}
            - {id: R2, if: {courses: "<2"}, offer: [systemic_palliative], why: a test of rows, source: [dandelion-judgement]}
            - {id: R3, if: {}, offer: [best_supportive_care], why: nothing is done, source: [dandelion-judgement]}
        """;
    String adjuvant =
        """
        adjuvant:
          at_month: 1.5
          rows:
            - {id: A1, if: {}, offer: [ACT], why: a test of rows, source: [dandelion-judgement]}
        """;
    String none = adjuvant.replace("ACT", "no_adjuvant") + recurrence;
    String some = adjuvant.replace("ACT", "adjuvant_fluoropyrimidine") + recurrence;
    String other = none.replace("courses: \"<2\"", "courses: \"<1\"");
    Study.Engine beside =
        trials()
            .own("none", 1, CT_HALF_YEARLY, "", none)
            .own("treated", 1, CT_HALF_YEARLY, "", some)
            .study(1, 21, Trials.EVIDENCE)
            .engine();
    Study.Engine apart =
        trials()
            .own("none", 1, CT_HALF_YEARLY, "", other)
            .own("treated", 1, CT_HALF_YEARLY, "", some)
            .study(1, 21, Trials.EVIDENCE)
            .engine();
    int differ = 0;
    int negative = 0;
    for (int patient = 0; patient < 20_000; patient++) {
      beside.run(patient);
      apart.run(patient);
      negative += beside.lives()[1].lifeYears() < 0 ? 1 : 0;
      differ += beside.lives()[1].sameAs(apart.lives()[1]) ? 0 : 1;
    }
    assertThat(differ).as("lives of the treated that depend on what the untreated get").isZero();
    assertThat(negative).as("lives of the treated that ended before they entered").isZero();
  }

  // ---- nothing to find, nothing to do

  /** n = 100,000 men and women of 70; 10 comparisons at 5.7 standard errors: alarm below 1e-6. */
  @Test
  void withoutMetastasesSurvivalIsThatOfTheLifeTable() {
    Evidence evidence = Trials.with("seeding.founded", 1e-12, "margin.positive", 0);
    LifeTable table = requireNonNull(evidence.lifeTable("united-kingdom-2009"));
    for (boolean man : new boolean[] {true, false}) {
      Results results =
          trials()
              .own("only", 1, CT_YEARLY, "", Trials.NOTHING_IS_DONE)
              .aged(70, man)
              .enter("{month: 6, tests: [], let_in_if: {}}")
              .follow(15, "[1, 2, 5, 10, 15]")
              .study(100_000, 5, evidence)
              .run(2);
      for (double years : new double[] {1, 2, 5, 10, 15}) {
        Results.Estimate alive = results.estimate("only", "overall_survival", years);
        double expected = table.survival(man, 70.5, years);
        double se = Math.sqrt(expected * (1 - expected) / 100_000);
        assertThat(alive.estimate()).as("%s years", years).isCloseTo(expected, within(5.7 * se));
      }
      assertThat(results.estimate("only", "recurrence", 15).estimate()).isZero();
      assertThat(results.estimate("only", "death_cancer", 15).estimate()).isZero();
    }
  }

  /** Seeing without acting saves nobody, however well and often one looks. */
  @Test
  void aPerfectTestEveryMonthWithoutTreatmentSavesNobody() {
    Results results =
        trials()
            .own("never", 1, "", "", Trials.NOTHING_IS_DONE)
            .own("always", 1, PERFECT_MONTHLY, "", Trials.NOTHING_IS_DONE)
            .own("often", 0.8, CT_MONTHLY + CEA, CEA_LEADS_TO_CT, Trials.NOTHING_IS_DONE)
            .follow(10, "[1, 2, 5, 10]")
            .study(60_000, 6, Trials.EVIDENCE)
            .run(2);
    for (Results.Difference line : results.differences()) {
      if (line.outcome().equals("overall_survival")
          || line.outcome().equals("life_years")
          || line.outcome().startsWith("death_")) {
        assertThat(line.difference()).as("%s of %s", line.outcome(), line.arm()).isZero();
        assertThat(line.se()).isZero();
      }
      if (line.outcome().equals("recurrence") && line.arm().equals("always")) {
        assertThat(line.difference()).as("found early, at %s", line.timeYears()).isPositive();
      }
    }
    for (Results.Twins twins : results.twins()) {
      assertThat(twins.unchanged()).isEqualTo(60_000);
    }
  }

  /** An operation, a course or a test that is done to nobody changes nothing. */
  @Test
  void withoutMetastasesFollowUpChangesNoLife() {
    Evidence evidence = Trials.with("seeding.founded", 1e-12, "margin.positive", 0);
    Results results =
        trials()
            .bundled("minimum", "facs-minimum", 0.9)
            .bundled("intense", "facs-cea-ct", 0.9)
            .study(20_000, 7, evidence)
            .run(2);
    Results.Twins twins = results.twins().getFirst();
    assertThat(twins.unchanged()).isEqualTo(20_000);
    assertThat(results.estimate("intense", "recurrence", 5).estimate()).isZero();
    assertThat(results.estimate("intense", "tests_ct_cap", 5).estimate())
        .isGreaterThan(results.estimate("minimum", "tests_ct_cap", 5).estimate());
  }

  // ---- better and more

  @Test
  void aBetterTestNeverSeesLater() {
    Map<String, Double> better = new HashMap<>();
    for (int site = 0; site < Site.COUNT; site++) {
      String id = "colorectal.imaging.ct_cap." + Site.of(site).id();
      if (Trials.EVIDENCE.has(id)) {
        better.put(id, Trials.EVIDENCE.value(id) * 0.6);
      }
    }
    Evidence sharper = Trials.EVIDENCE.with(better);
    Trials trial =
        trials().own("only", 0.8, CT_HALF_YEARLY, "", Trials.NOTHING_IS_DONE).enter(EVERYBODY);
    Study.Engine usual = trial.study(1, 8, Trials.EVIDENCE).engine();
    Study.Engine sharp = trial.study(1, 8, sharper).engine();
    int earlier = 0;
    for (int patient = 0; patient < 30_000; patient++) {
      usual.run(patient);
      sharp.run(patient);
      Life one = usual.lives()[0];
      Life other = sharp.lives()[0];
      assertThat(Math.min(9, other.years(Event.DEATH)))
          .as("patient %s", patient)
          .isCloseTo(Math.min(9, one.years(Event.DEATH)), within(1e-3));
      assertNeverLater(one, other, patient);
      earlier += other.years(Event.RECURRENCE) < one.years(Event.RECURRENCE) ? 1 : 0;
    }
    assertThat(earlier).isGreaterThan(500);
  }

  @Test
  void moreVisitsNeverFindLater() {
    Study.Engine engine =
        trials()
            .own("yearly", 0.8, CT_YEARLY, "", Trials.NOTHING_IS_DONE)
            .own("half-yearly", 0.8, CT_HALF_YEARLY, "", Trials.NOTHING_IS_DONE)
            .own("monthly", 0.8, CT_MONTHLY, "", Trials.NOTHING_IS_DONE)
            .own("and-cea", 0.8, CT_MONTHLY + CEA, CEA_LEADS_TO_CT, Trials.NOTHING_IS_DONE)
            .study(1, 9, Trials.EVIDENCE)
            .engine();
    int[] earlier = new int[4];
    for (int patient = 0; patient < 30_000; patient++) {
      engine.run(patient);
      for (int arm = 1; arm < 4; arm++) {
        Life fewer = engine.lives()[arm - 1];
        Life more = engine.lives()[arm];
        assertNeverLater(fewer, more, patient);
        earlier[arm] += more.years(Event.RECURRENCE) < fewer.years(Event.RECURRENCE) ? 1 : 0;
      }
    }
    assertThat(earlier[1]).isGreaterThan(500);
    assertThat(earlier[2]).isGreaterThan(500);
  }

  @Test
  void keenerPatientsAreNeverFoundLater() {
    Study.Engine engine =
        trials()
            .own("half", 0.5, CT_HALF_YEARLY, "", Trials.NOTHING_IS_DONE)
            .own("most", 0.9, CT_HALF_YEARLY, "", Trials.NOTHING_IS_DONE)
            .own("all", 1, CT_HALF_YEARLY, "", Trials.NOTHING_IS_DONE)
            .study(1, 10, Trials.EVIDENCE)
            .engine();
    for (int patient = 0; patient < 30_000; patient++) {
      engine.run(patient);
      assertNeverLater(engine.lives()[0], engine.lives()[1], patient);
      assertNeverLater(engine.lives()[1], engine.lives()[2], patient);
      int most = engine.lives()[2].tests(dandelion.care.Test.CT_CAP);
      assertThat(most).isLessThanOrEqualTo(14);
    }
  }

  private static void assertNeverLater(Life fewer, Life more, int patient) {
    // A month's visit and a symptom are known to a thousandth of a year.
    assertThat(more.years(Event.RECURRENCE))
        .as("patient %s: found at %s", patient, fewer.years(Event.RECURRENCE))
        .isLessThanOrEqualTo(fewer.years(Event.RECURRENCE) + 2e-3);
  }

  /** n = 40,000 with the same luck; chemotherapy that kills more leaves fewer to recur. */
  @Test
  void strongerAdjuvantTreatmentLeavesFewerRecurrences() {
    String all =
        """
        adjuvant:
          at_month: 1.5
          rows:
            - {id: A1, if: {}, offer: [adjuvant_oxaliplatin], why: all are treated, source: [dandelion-judgement]}
        recurrence:
          rows:
            - {id: R1, if: {}, offer: [best_supportive_care], why: nothing is done, source: [dandelion-judgement]}
        """;
    Trials trial = trials().own("only", 1, CT_HALF_YEARLY, "", all).enter(EVERYBODY);
    Study.Engine[] engines = new Study.Engine[3];
    double[] potency = {1, 2, 4};
    for (int k = 0; k < 3; k++) {
      engines[k] =
          trial
              .study(
                  1,
                  11,
                  Trials.with(
                      "adjuvant_oxaliplatin.potency", potency[k],
                      "adjuvant_oxaliplatin.immune_factor", 1,
                      "immunity.after_surgery", 1,
                      "adjuvant_oxaliplatin.death", 0))
              .engine();
    }
    int[] recur = new int[3];
    for (int patient = 0; patient < 20_000; patient++) {
      double before = 0;
      for (int k = 0; k < 3; k++) {
        int candidates = engines[k].run(patient);
        Life life = engines[k].lives()[0];
        recur[k] += life.years(Event.RECURRENCE) < 5 ? 1 : 0;
        if (candidates == 1 && k == 0) {
          before = life.years(Event.DEATH);
        } else if (candidates == 1 && before > 0) {
          assertThat(life.years(Event.DEATH))
              .as("patient %s, potency %s", patient, potency[k])
              .isGreaterThanOrEqualTo(before - 0.05);
          before = Math.max(before, life.years(Event.DEATH));
        }
      }
    }
    assertThat(recur[1]).isLessThan(recur[0]);
    assertThat(recur[2]).isLessThan(recur[1]);
  }

  // ---- what must not matter

  @Test
  void theNumberOfThreadsDoesNotMatter() {
    Trials trial =
        trials().bundled("minimum", "facs-minimum", 0.9).bundled("intense", "facs-cea-ct", 0.9);
    int n = 5 * Study.BLOCK + 123;
    Results one = trial.study(n, 12, Trials.EVIDENCE).run(1);
    for (int threads : new int[] {2, 7}) {
      Results other = trial.study(n, 12, Trials.EVIDENCE).run(threads);
      assertThat(other.summary()).isEqualTo(one.summary());
      assertThat(other.differences()).isEqualTo(one.differences());
      assertThat(other.benefits()).isEqualTo(one.benefits());
      assertThat(other.curves()).isEqualTo(one.curves());
      assertThat(other.sizesAtDetection()).isEqualTo(one.sizesAtDetection());
      assertThat(other.candidates()).isEqualTo(one.candidates());
    }
    assertThat(one.patients()).isEqualTo(n);
  }

  @Test
  void addingArmsChangesNoOtherArm() {
    int n = 30_000;
    Results alone =
        trials()
            .bundled("minimum", "facs-minimum", 0.9)
            .bundled("cea", "facs-cea", 0.8)
            .study(n, 13, Trials.EVIDENCE)
            .run(2);
    Results company =
        trials()
            .own(
                "first",
                0.6,
                CT_MONTHLY + CEA,
                CEA_LEADS_TO_CT + AFTER_TREATMENT,
                Trials.AS_IN_ENGLAND)
            .bundled("minimum", "facs-minimum", 0.9)
            .bundled("intense", "facs-cea-ct", 1)
            .bundled("cea", "facs-cea", 0.8)
            .bundled("registry", "registry-2007", 0.5)
            .compareWith("minimum")
            .study(n, 13, Trials.EVIDENCE)
            .run(2);
    assertThat(summaryOf(company, "minimum")).isEqualTo(summaryOf(alone, "minimum"));
    assertThat(summaryOf(company, "cea")).isEqualTo(summaryOf(alone, "cea"));
    assertThat(company.candidates()).isEqualTo(alone.candidates());
  }

  private static List<String> summaryOf(Results results, String arm) {
    return results.summary().stream()
        .filter(line -> line.arm().equals(arm))
        .filter(line -> !line.outcome().startsWith("tests_") || line.estimate() > 0)
        .map(Results.Estimate::toString)
        .toList();
  }

  @Test
  void aTestThatIsNeverDoneChangesNothing() {
    int n = 20_000;
    String withPet = CEA_LEADS_TO_CT.replace("[cea, ct_cap]", "[cea, ct_cap, pet_ct]");
    Results results =
        trials()
            .own("plain", 0.8, CT_YEARLY, AFTER_TREATMENT, Trials.AS_IN_ENGLAND)
            .own(
                "tested",
                0.8,
                CT_YEARLY + CEA,
                AFTER_TREATMENT + CEA_LEADS_TO_CT,
                Trials.AS_IN_ENGLAND)
            .own("idle", 0.8, CT_YEARLY, AFTER_TREATMENT + withPet, Trials.AS_IN_ENGLAND)
            .study(n, 14, Trials.EVIDENCE)
            .run(2);
    assertNoDifference(results, List.of("idle"), true);
  }

  /** n = 60,000 each with other luck; about 60 comparisons at 6 standard errors: alarm 1e-7. */
  @Test
  void otherPatientsGiveTheSameWithinTheStatedErrors() {
    Trials trial =
        trials().bundled("minimum", "facs-minimum", 0.9).bundled("intense", "facs-cea-ct", 0.9);
    Results one = trial.study(60_000, 15, Trials.EVIDENCE).run(2);
    Results other = trial.study(60_000, 16, Trials.EVIDENCE).run(2);
    assertThat(other.summary()).isNotEqualTo(one.summary());
    for (int k = 0; k < one.summary().size(); k++) {
      Results.Estimate a = one.summary().get(k);
      Results.Estimate b = other.summary().get(k);
      assertThat(b.outcome()).isEqualTo(a.outcome());
      double few = 6 * 6 / 60_000.0; // Poisson counts near zero
      assertThat(b.estimate())
          .as("%s of %s at %s", a.outcome(), a.arm(), a.timeYears())
          .isCloseTo(a.estimate(), within(6 * Math.hypot(a.se(), b.se()) + few));
    }
    for (int k = 0; k < one.differences().size(); k++) {
      Results.Difference a = one.differences().get(k);
      Results.Difference b = other.differences().get(k);
      assertThat(b.difference())
          .as("difference of %s at %s", a.outcome(), a.timeYears())
          .isCloseTo(a.difference(), within(6 * Math.hypot(a.se(), b.se()) + 6 * 6 / 60_000.0));
    }
  }

  /** A longer horizon tells more of the same lives: what came before is as it was. */
  @Test
  void aLongerHorizonDoesNotChangeWhatCameBefore() {
    Trials trial = trials().bundled("only", "facs-cea-ct", 0.9);
    Study.Engine near = trial.follow(4, "[1]").study(1, 17, Trials.EVIDENCE).engine();
    Study.Engine far = trial.follow(10, "[1]").study(1, 17, Trials.EVIDENCE).engine();
    int differ = 0;
    for (int patient = 0; patient < 20_000; patient++) {
      near.run(patient);
      far.run(patient);
      double[] here = near.lives()[0].eventYears();
      double[] there = far.lives()[0].eventYears();
      for (int event = 0; event < here.length; event++) {
        boolean same =
            Math.min(here[event], there[event]) < 3.99
                ? Math.abs(here[event] - there[event]) < 5e-3
                : here[event] > 3.98 && there[event] > 3.98;
        differ += same ? 0 : 1;
      }
    }
    assertThat(differ).as("events moved by a longer horizon").isZero();
  }

  /** Years from entry, not from the operation: later entry, later table, fewer early deaths. */
  @Test
  void eventsAreCountedFromEntry() {
    Evidence evidence = Trials.with("seeding.founded", 1e-12, "margin.positive", 0);
    Trials trial = trials().own("only", 1, CT_YEARLY, "", Trials.NOTHING_IS_DONE).follow(8, "[1]");
    Study.Engine early =
        trial.enter("{month: 0, tests: [], let_in_if: {}}").study(1, 18, evidence).engine();
    Study.Engine late =
        trial.enter("{month: 30, tests: [], let_in_if: {}}").study(1, 18, evidence).engine();
    int compared = 0;
    for (int patient = 0; patient < 20_000; patient++) {
      early.run(patient);
      if (late.run(patient) > 1) {
        continue;
      }
      double one = early.lives()[0].years(Event.DEATH);
      double other = late.lives()[0].years(Event.DEATH);
      if (one < 8) {
        compared++;
        assertThat(other).isCloseTo(one - 2.5, within(1e-9));
      }
    }
    assertThat(compared).isGreaterThan(2000);
  }

  /** Asking for no lesion as a sum or site by site lets the same people in, with the same lives. */
  @Test
  void howTheSameConditionIsWrittenDoesNotMatter() {
    Trials trial = trials().bundled("only", "facs-cea-ct", 0.9);
    String start = "{month: 2, after_adjuvant: true, tests: [ct_cap, colonoscopy], let_in_if: ";
    Study.Engine total =
        trial
            .enter(start + "{lesions: 0, stage: [i, ii, iii]}}")
            .study(1, 19, Trials.EVIDENCE)
            .engine();
    Study.Engine bySite =
        trial
            .enter(
                start
                    + "{liver_lesions: 0, lung_lesions: 0, local_lesions: 0, other_lesions: 0,"
                    + " stage: [i, ii, iii]}}")
            .study(1, 19, Trials.EVIDENCE)
            .engine();
    for (int patient = 0; patient < 20_000; patient++) {
      assertThat(total.run(patient)).isEqualTo(bySite.run(patient));
      assertThat(total.lives()[0].sameAs(bySite.lives()[0])).as("patient %s", patient).isTrue();
    }
  }

  /** One engine or a new one for every patient; adjuvant treatment may depend on the marker. */
  @Test
  void nobodyIsTreatedByThePreviousPatientsChart() {
    String byMarker =
        """
        adjuvant:
          at_month: 1.5
          rows:
            - {id: A1, if: {lesions: "any", marker: ">2"}, offer: [adjuvant_oxaliplatin], why: high marker, source: [dandelion-judgement]}
            - {id: A2, if: {}, offer: [no_adjuvant], why: low marker, source: [dandelion-judgement]}
        recurrence:
          rows:
            - {id: R1, if: {}, offer: [best_supportive_care], why: nothing is done, source: [dandelion-judgement]}
        """;
    Study study =
        trials().own("only", 1, CT_HALF_YEARLY, "", byMarker).study(1, 20, Trials.EVIDENCE);
    Study.Engine together = study.engine();
    int differ = 0;
    for (int patient = 0; patient < 400; patient++) {
      String here = outcome(together, patient);
      String alone = outcome(study.engine(), patient);
      differ += here.equals(alone) ? 0 : 1;
    }
    assertThat(differ).as("lives that depend on the patient before").isZero();
  }

  /** The same where entry asks for what only an earlier life could have written. */
  @Test
  void nobodyIsLetInByThePreviousPatientsChart() {
    Study study =
        trials()
            .bundled("only", "facs-cea-ct", 1)
            .enter(
                "{month: 2, tests: [ct_cap], let_in_if: {lesions: 0, curative_operations: 0, courses: 0}}")
            .study(1, 22, Trials.with("seeding.founded", 2));
    Study.Engine together = study.engine();
    int differ = 0;
    for (int patient = 0; patient < 60; patient++) {
      String here = outcome(together, patient);
      String alone = outcome(study.engine(), patient);
      differ += here.equals(alone) ? 0 : 1;
    }
    assertThat(differ).as("lives that depend on the patient before").isZero();
  }

  private static String outcome(Study.Engine engine, int patient) {
    try {
      int candidates = engine.run(patient);
      Life life = engine.lives()[0];
      return candidates + Arrays.toString(life.eventYears()) + life.hospitalDays();
    } catch (RuntimeException refused) {
      return refused.getClass().getSimpleName();
    }
  }

  private static void assertNoDifference(Results results, List<String> arms, boolean exactly) {
    for (Results.Difference line : results.differences()) {
      if (arms.contains(line.arm())) {
        assertThat(line.difference())
            .as("%s of %s at %s", line.outcome(), line.arm(), line.timeYears())
            .isCloseTo(0, within(exactly ? 0 : 1e-9));
        assertThat(line.se()).isZero();
      }
    }
    for (Results.Twins twins : results.twins()) {
      if (arms.contains(twins.arm())) {
        assertThat(twins.unchanged()).as("twins in %s", twins.arm()).isEqualTo(results.patients());
      }
    }
  }

  /** A visit on the day of the horizon is counted, so what it finds counts too. */
  @Test
  void whatAVisitOnTheLastDayFindsIsFound() {
    String yearly = "{test: ct_cap, every_months: 12, from_month: 12, to_month: 36}";
    java.util.List<Study.Engine> engines = new java.util.ArrayList<>();
    for (double horizon : new double[] {3, 4}) {
      engines.add(
          new Trials(folder)
              .own("yearly", 1, yearly, "", Trials.NOTHING_IS_DONE)
              .enter("{month: 2, schedules_from: entry, tests: [ct_cap], let_in_if: {lesions: 0}}")
              .follow(horizon, "[1, " + (int) horizon + "]")
              .study(20_000, 3, Trials.EVIDENCE)
              .engine());
    }
    int found = 0;
    for (int patient = 0; patient < 20_000; patient++) {
      double[] years = new double[2];
      for (int k = 0; k < 2; k++) {
        engines.get(k).run(patient);
        years[k] = engines.get(k).lives()[0].years(dandelion.simulation.Event.RECURRENCE);
      }
      if (years[1] == 3) {
        found++;
        assertThat(years[0]).as("patient %s", patient).isEqualTo(3);
      }
    }
    assertThat(found).isGreaterThan(50);
  }
}
