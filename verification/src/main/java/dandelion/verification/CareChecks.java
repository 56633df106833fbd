package dandelion.verification;

import dandelion.care.Pathway;
import dandelion.care.Schedule;
import dandelion.care.Test;
import dandelion.care.Trigger;
import dandelion.evidence.Evidence;
import dandelion.simulation.Event;
import dandelion.simulation.Life;
import dandelion.study.Design;
import dandelion.study.Results.Share;
import dandelion.study.Study;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What tests, treatment and adherence must do when one of them is taken away or made perfect. */
final class CareChecks {
  private static final String SUBJECT = "tests and treatment";
  private static final double SAME_DAY_YEARS = 2e-3;

  private CareChecks() {}

  static List<Check> all() {
    return List.of(
        new Check(
            SUBJECT,
            "nothing can be seen",
            "every image and marker blind; then, besides, no test scheduled",
            "both the same but for the tests done; all found by symptoms",
            CareChecks::blind),
        new Check(
            SUBJECT,
            "perfect tests",
            "every image shows a lesion from its first cell on",
            "patient by patient, no first recurrence found later",
            CareChecks::perfect),
        new Check(
            SUBJECT,
            "no treatment",
            "every offer declined by all",
            "nobody treated to cure or in hospital, no complication, no death by treatment",
            CareChecks::untreated),
        new Check(
            SUBJECT,
            "deadlier treatment",
            "five times the deaths by every act",
            "more deaths by treatment",
            study ->
                Likeness.moves(
                    study.asIs(),
                    study.run(study.with(name -> name.endsWith(".death"), v -> 5 * v)),
                    "death_treatment",
                    1)),
        new Check(
            SUBJECT,
            "adherence 0",
            "no visit kept; or else no visit scheduled",
            "every figure the same; without lesions, no test at all",
            CareChecks::nobodyComes),
        new Check(
            SUBJECT,
            "adherence 1",
            "every visit kept, with the usual and three times the spread",
            "every figure the same; without lesions, not fewer tests than as it is",
            CareChecks::everybodyComes));
  }

  /** Passes when none of these outcomes ever comes in any arm. */
  static Verdict zero(Found found, String... outcomes) {
    StringBuilder words = new StringBuilder();
    for (String outcome : outcomes) {
      for (String arm : found.arms()) {
        double value = found.last(arm, outcome);
        if (value != 0) {
          return Verdict.fail("%s of %s: %.3g", Likeness.words(outcome), arm, value);
        }
      }
      words.append(words.isEmpty() ? "" : ", ").append(Likeness.words(outcome)).append(" 0");
    }
    return Verdict.pass("%s", words);
  }

  private static Set<String> arms(Examined study) {
    return new HashSet<>(study.design().armNames());
  }

  private static Verdict blind(Examined study) {
    Evidence blind = study.blind();
    Found scheduled = study.run(blind);
    Found free = study.run(study.variant().eachPathway(CareChecks::unscheduled).design(), blind);
    Verdict same =
        Likeness.same(scheduled.figures(arms(study), false), free.figures(arms(study), false));
    for (Share one : scheduled.foundBy()) {
      if (DiseaseChecks.fromOperation(study) && !one.what().equals("symptoms")) {
        return Verdict.fail("%,d found by %s in %s", one.count(), one.what(), one.arm());
      }
    }
    return same;
  }

  private static Pathway unscheduled(Pathway of) {
    return copy(of, List.of(), List.of(), of.triggers(), of.symptomWorkUp(), of.restaging());
  }

  private static Pathway copy(
      Pathway of,
      List<Schedule> followUp,
      List<Schedule> afterTreatment,
      List<Trigger> triggers,
      List<Test> symptomWorkUp,
      List<Test> restaging) {
    return new Pathway(
        of.id(),
        of.title(),
        of.version(),
        of.status(),
        followUp,
        afterTreatment,
        triggers,
        symptomWorkUp,
        restaging,
        of.adjuvantMonth(),
        of.adjuvant(),
        of.recurrence(),
        of.files());
  }

  // ---- perfect

  private static Test perfected(Test test) {
    return test.kind() == Test.Kind.IMAGING ? Test.PERFECT : test;
  }

  private static List<Test> perfectedTests(List<Test> tests) {
    return tests.stream().map(CareChecks::perfected).distinct().toList();
  }

  private static List<Schedule> perfectedSchedules(List<Schedule> schedules) {
    return schedules.stream()
        .map(one -> new Schedule(perfected(one.test()), one.months()))
        .toList();
  }

  /** The same pathway, each image of which shows a lesion from its first cell on. */
  static Pathway perfected(Pathway of) {
    return copy(
        of,
        perfectedSchedules(of.followUp()),
        perfectedSchedules(of.afterTreatment()),
        of.triggers().stream()
            .map(one ->
                new Trigger(
                    one.marker(),
                    one.above(),
                    one.risesBy(),
                    perfectedTests(List.of(one.workUp())).toArray(Test[]::new)))
            .toList(),
        perfectedTests(of.symptomWorkUp()),
        perfectedTests(of.restaging()));
  }

  /** Adherence to its images at least as good as before. */
  static double[] perfectedAttendance(Design.Arm arm) {
    double[] attendance = arm.attendance().clone();
    for (Schedule one : arm.pathway().followUp()) {
      if (one.test().kind() == Test.Kind.IMAGING) {
        double its = arm.attendance()[one.test().ordinal()];
        double best = attendance[Test.PERFECT.ordinal()];
        attendance[Test.PERFECT.ordinal()] = Math.max(best, its);
      }
    }
    return attendance;
  }

  /** Counts first recurrences found earlier and later. */
  static final class Times implements Examined.PairWatcher {
    private long earlier;
    private long later;
    private long compared;

    @Override
    public void see(Study.Engine usual, Study.Engine perfect, boolean samePerson) {
      for (int arm = 0; samePerson && arm < usual.lives().length; arm++) {
        Life one = usual.lives()[arm];
        if (one.years(Event.SYNCHRONOUS_METASTASES) < Double.POSITIVE_INFINITY) {
          continue;
        }
        double by = one.years(Event.RECURRENCE);
        double now = perfect.lives()[arm].years(Event.RECURRENCE);
        compared++;
        earlier += now < by - SAME_DAY_YEARS ? 1 : 0;
        later += now > by + SAME_DAY_YEARS ? 1 : 0;
      }
    }
  }

  private static Verdict perfect(Examined study) {
    if (!DiseaseChecks.fromOperation(study)) {
      return Verdict.notAsked("entry itself waits for something to be found");
    }
    Design perfect =
        study
            .variant()
            .eachAttendance(CareChecks::perfectedAttendance)
            .eachPathway(CareChecks::perfected)
            .design();
    List<Times> all = study.watchBoth(perfect, study.evidence(), Times::new);
    long earlier = all.stream().mapToLong(one -> one.earlier).sum();
    long later = all.stream().mapToLong(one -> one.later).sum();
    long compared = all.stream().mapToLong(one -> one.compared).sum();
    return Verdict.of(
        later == 0 && earlier > 0,
        "of %,d lives %,d found earlier, %,d later",
        compared,
        earlier,
        later);
  }

  // ---- treatment

  private static Verdict untreated(Examined study) {
    Found found =
        study.run(
            study
                .variant()
                .eachPathway(of ->
                    new Pathway(
                        of.id(),
                        of.title(),
                        of.version(),
                        of.status(),
                        of.followUp(),
                        of.afterTreatment(),
                        of.triggers(),
                        of.symptomWorkUp(),
                        of.restaging(),
                        of.adjuvantMonth(),
                        of.adjuvant().takenUpBy(0),
                        of.recurrence().takenUpBy(0),
                        of.files()))
                .design());
    return DiseaseChecks.fromOperation(study)
        ? zero(found, "curative_retreatment", "hospital_days", "complication", "death_treatment")
        : zero(found, "curative_retreatment", "hospital_days", "complication");
  }

  // ---- adherence

  private static Verdict nobodyComes(Examined study) {
    Variant nobody = study.variant().eachAttendance(arm -> Examined.attendance(0));
    Design empty = study.variant().eachPathway(CareChecks::unscheduled).design();
    Verdict same =
        Likeness.same(
            study.run(nobody.design()).figures(arms(study), true),
            study.run(empty).figures(arms(study), true));
    if (same.grade() == Verdict.Grade.FAIL || !DiseaseChecks.fromOperation(study)) {
      return same;
    }
    Found unseeded = study.run(nobody.design(), study.unseeded());
    for (String arm : unseeded.arms()) {
      if (unseeded.tests(arm) != 0) {
        return Verdict.fail("without lesions %.3g tests in %s", unseeded.tests(arm), arm);
      }
    }
    return Verdict.pass("%s; 0 tests", same.found());
  }

  private static Verdict everybodyComes(Examined study) {
    Design all = study.variant().eachAttendance(arm -> Examined.attendance(1)).design();
    String id = "person.adherence_spread";
    Evidence spread = study.evidence().with(Map.of(id, 3 * study.evidence().value(id)));
    Verdict same =
        Likeness.same(
            study.run(all).figures(arms(study), true),
            study.run(all, spread).figures(arms(study), true));
    if (same.grade() == Verdict.Grade.FAIL || !DiseaseChecks.fromOperation(study)) {
      return same;
    }
    Found usual = study.run(study.unseeded());
    Found most = study.run(all, study.unseeded());
    for (String arm : usual.arms()) {
      if (most.tests(arm) < usual.tests(arm)) {
        return Verdict.fail("%s: %.3f tests became %.3f", arm, usual.tests(arm), most.tests(arm));
      }
    }
    String reference = usual.reference();
    return Verdict.pass(
        "%s; %.2f tests became %.2f", same.found(), usual.tests(reference), most.tests(reference));
  }
}
