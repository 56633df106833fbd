package dandelion.claims;

import dandelion.care.Schedule;
import dandelion.care.Test;
import dandelion.claims.Experiment.Quantities;
import dandelion.disease.Colorectal;
import dandelion.evidence.Site;
import dandelion.simulation.Event;
import dandelion.simulation.Life;
import dandelion.study.Design;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What claims ask of the bundled studies. */
final class Experiments {
  private static final int RECTUM = 2;
  static final double THIRD = 0.430727; // of a standard normal lies above
  private static final double MONTH = 1 / 12.0;

  /** All of them. */
  static final List<Experiment> ALL =
      List.of(
          new Experiment("registry-colorectal", 1, Experiments::registry),
          new Experiment("colorectal-follow-up", 1, Experiments::followUp),
          new Experiment("colorectal-follow-up-colofol", 1, Experiments::colofol),
          new Experiment("registry-hepatocellular", 0.5, LiverCancer::registry),
          new Experiment("hepatocellular-adjuvant-tace", 0.5, LiverCancer::tace),
          new Experiment("hepatocellular-adjuvant-other", 0.5, LiverCancer::other),
          new Experiment("delay-of-surgery", 1, LiverMetastases::delay),
          new Experiment("liver-metastases-found", 0.1, LiverMetastases::found),
          new Experiment("liver-metastases-removed", 0.1, LiverMetastases::removed),
          new Experiment("liver-metastases-unresectable", 0.1, LiverMetastases::unresectable),
          new Experiment("order-and-timing", 0.1, LiverMetastases::order),
          new Experiment("exercise", 1, LiverMetastases::exercise));

  private Experiments() {}

  // ---- colorectal cancer

  private static void registry(Quantities q) {
    int usual = q.arm("routine");
    int untreated = q.arm("untreated");
    Predicate<Case> clear = one -> !one.metastatic(usual);
    Predicate<Case> recurs = clear.and(one -> one.spread(usual, 5));
    spread(q, usual, clear, recurs);
    firstLiverMetastases(q, usual);
    removed(q, usual);
    hidden(q, usual, clear);
    byStage(q, usual, clear);
    sleepAndImmunity(q, usual, clear);
    margin(q, usual, clear);
    deaths(q, usual, untreated);
    watched(q, usual, clear);
  }

  private static void spread(
      Quantities q, int usual, Predicate<Case> clear, Predicate<Case> recurs) {
    q.share(
        "liver_metastases_5y",
        Quantities.ALL,
        one -> one.liverAtEntry(usual) || one.by(usual, Event.LIVER_RECURRENCE, 5));
    q.share("liver_at_diagnosis", Quantities.ALL, one -> one.liverAtEntry(usual));
    q.share("liver_after_resection_5y", clear, one -> one.by(usual, Event.LIVER_RECURRENCE, 5));
    q.share(
        "liver_after_resection_stage_2_3_5y",
        clear.and(one -> stage(one) > 0),
        one -> one.by(usual, Event.LIVER_RECURRENCE, 5));
    q.share(
        "liver_after_resection_within_6_months",
        clear.and(one -> one.by(usual, Event.LIVER_RECURRENCE, 5)),
        one -> one.by(usual, Event.LIVER_RECURRENCE, 0.5));
    q.medianMonths("months_to_metastasis", recurs, usual, Event.RECURRENCE);
    q.share("recurs_in_liver", recurs, one -> at(one, usual, Site.LIVER));
    q.share("recurs_in_lung", recurs, one -> at(one, usual, Site.LUNG));
    q.share("recurs_in_peritoneum", recurs, one -> at(one, usual, Site.PERITONEUM));
    q.add(
        "lung_rectum_against_colon",
        new Measure.OddsRatio(
            recurs.and(Experiments::isRectal),
            recurs.and(one -> !isRectal(one)),
            one -> at(one, usual, Site.LUNG)));
  }

  private static void firstLiverMetastases(Quantities q, int usual) {
    Predicate<Case> liver = one -> one.firstLiverLesions(usual) > 0;
    q.share("liver_one_to_three", liver, one -> one.firstLiverLesions(usual) <= 3);
    q.share("liver_several", liver, one -> one.firstLiverLesions(usual) > 1);
    q.share("liver_four_and_more", liver, one -> one.firstLiverLesions(usual) > 3);
    q.share(
        "liver_both_halves_at_diagnosis",
        liver.and(one -> one.metastatic(usual)),
        one -> one.bothHalves(usual));
    q.share("liver_both_halves", liver, one -> one.bothHalves(usual));
  }

  /** What becomes of liver metastases in routine care. */
  private static void removed(Quantities q, int usual) {
    Predicate<Case> early = one -> one.liverAtEntry(usual);
    Predicate<Case> late =
        one -> !one.metastatic(usual) && one.by(usual, Event.LIVER_RECURRENCE, 5);
    Predicate<Case> removed = one -> one.by(usual, Event.CURATIVE_RETREATMENT, 10);
    q.share("liver_removed", early.or(late), removed);
    q.share("liver_removed_at_diagnosis", early, removed);
    q.share("liver_removed_after_resection", late, removed);
  }

  private static void hidden(Quantities q, int usual, Predicate<Case> clear) {
    Predicate<Case> hides = clear.and(one -> one.hidden(Site.LIVER) > 0);
    q.share("hidden_liver", clear, one -> one.hidden(Site.LIVER) > 0);
    q.share("hidden_liver_surfaces_5y", hides, one -> one.by(usual, Event.LIVER_RECURRENCE, 5));
    q.share("liver_after_resection_2y", clear, one -> one.by(usual, Event.LIVER_RECURRENCE, 2));
    q.share(
        "sown_before_10mm",
        one -> one.everSpread(usual) && one.fate().firstFoundedYears() <= 0,
        one -> one.fate().primaryMm(one.fate().firstFoundedYears()) < 10);
  }

  private static void byStage(Quantities q, int usual, Predicate<Case> clear) {
    for (int s = 0; s < 3; s++) {
      int stage = s;
      q.share(
          "colon_recurrence_5y_stage_" + (s + 1),
          clear.and(one -> !isRectal(one) && stage(one) == stage),
          one -> one.by(usual, Event.RECURRENCE, 5));
    }
  }

  private static void sleepAndImmunity(Quantities q, int usual, Predicate<Case> clear) {
    Predicate<Case> recurs = clear.and(one -> one.by(usual, Event.RECURRENCE, 10));
    q.share("recurrences_that_slept", recurs, one -> one.life(usual).sleptAtDetection() > 0);
    q.share(
        "late_recurrences_that_slept",
        recurs.and(one -> !one.by(usual, Event.RECURRENCE, 4)),
        one -> one.life(usual).sleptAtDetection() > 0);
    q.add(
        "recurrence_per_half_year_after_6y",
        new Measure.Pace(
            clear.and(one -> !isRectal(one)),
            one -> one.life(usual).years(Event.RECURRENCE),
            one -> one.life(usual).lifeYears(),
            6,
            10,
            0.5));
    double third = Math.exp(THIRD * q.value("colorectal.immunity.spread_patients"));
    Predicate<Case> weak = clear.and(one -> one.fate().competence() < 1 / third);
    Predicate<Case> strong = clear.and(one -> one.fate().competence() > third);
    q.share("recurrence_weak_immunity", weak, one -> one.by(usual, Event.RECURRENCE, 5));
    q.share("recurrence_strong_immunity", strong, one -> one.by(usual, Event.RECURRENCE, 5));
    q.hazardRatio(
        "strong_against_weak_immunity",
        Quantities.side(strong, usual, Event.RECURRENCE),
        Quantities.side(weak, usual, Event.RECURRENCE),
        5);
  }

  private static void margin(Quantities q, int usual, Predicate<Case> clear) {
    Predicate<Case> positive = clear.and(one -> one.fate().marginPositive());
    Predicate<Case> free = clear.and(one -> !one.fate().marginPositive());
    q.share("local_margin_positive_5y", positive, one -> one.by(usual, Event.LOCAL_RECURRENCE, 5));
    q.share("local_margin_clear_5y", free, one -> one.by(usual, Event.LOCAL_RECURRENCE, 5));
    q.share(
        "rectum_local_margin_positive_2y",
        positive.and(Experiments::isRectal),
        one -> one.by(usual, Event.LOCAL_RECURRENCE, 2));
    q.hazardRatio(
        "metastases_by_margin",
        new Measure.Side(positive, one -> firstSpread(one, usual), one -> years(one, usual)),
        new Measure.Side(free, one -> firstSpread(one, usual), one -> years(one, usual)),
        5);
  }

  private static void deaths(Quantities q, int usual, int untreated) {
    q.share(
        "cancer_deaths_with_metastases",
        one -> one.by(usual, Event.DEATH_CANCER, 10) || one.by(usual, Event.DEATH_TREATMENT, 10),
        one -> one.everSpread(usual));
    Predicate<Case> liver = one -> one.liverAtEntry(untreated);
    q.medianMonths("untreated_liver_months", liver, untreated, Event.DEATH);
    for (int years : new int[] {1, 2, 5}) {
      q.share(
          "untreated_liver_alive_" + years + "y",
          liver,
          one -> !one.by(untreated, Event.DEATH, years));
    }
  }

  private static void watched(Quantities q, int usual, Predicate<Case> clear) {
    Predicate<Case> followed =
        clear.and(one -> !one.by(usual, Event.RECURRENCE_OR_DEATH, 5 + MONTH));
    double due = due(q.design(), usual, Test.CEA);
    q.add(
        "cea_tests_done",
        new Measure.Mean(
            "%", followed, one -> 100 * Math.min(1, one.life(usual).tests(Test.CEA) / due)));
    Predicate<Case> recurs = clear.and(one -> one.by(usual, Event.RECURRENCE, 5));
    q.share("found_before_symptoms", recurs, one -> one.life(usual).foundBy() != Life.SYMPTOMS);
    for (Site site : List.of(Site.LIVER, Site.LUNG, Site.LOCAL)) {
      q.share(
          "found_before_symptoms_" + site.id(),
          recurs.and(one -> at(one, usual, site)),
          one -> one.life(usual).foundBy() != Life.SYMPTOMS);
    }
  }

  private static double due(@org.jspecify.annotations.Nullable Design design, int arm, Test test) {
    if (design == null) {
      return 1;
    }
    return design.arms().get(arm).pathway().followUp().stream()
        .filter(schedule -> schedule.test() == test)
        .map(Schedule::months)
        .flatMapToInt(Arrays::stream)
        .count();
  }

  private static void followUp(Quantities q) {
    int minimum = q.arm("minimum");
    int ct = q.arm("ct");
    q.share("curative_minimum", minimum, Event.CURATIVE_RETREATMENT, 4.4);
    q.share("curative_cea", q.arm("cea"), Event.CURATIVE_RETREATMENT, 4.4);
    q.share("curative_ct", ct, Event.CURATIVE_RETREATMENT, 4.4);
    q.hazardRatio("death_ct_against_minimum", ct, minimum, Event.DEATH, 5);
    q.add(
        "deaths_saved_ct",
        new Measure.Points(
            one -> one.by(minimum, Event.DEATH, 5), one -> one.by(ct, Event.DEATH, 5)));
  }

  private static void colofol(Quantities q) {
    int low = q.arm("low");
    int high = q.arm("high");
    q.add(
        "cancer_deaths_fewer_tests",
        new Measure.Points(
            one -> one.by(low, Event.DEATH_CANCER, 5), one -> one.by(high, Event.DEATH_CANCER, 5)));
  }

  // ---- small things

  private static int stage(Case one) {
    return (int) one.fate().fact(Colorectal.STAGE);
  }

  private static boolean isRectal(Case one) {
    return one.fate().fact(Colorectal.PRIMARY_SITE) == RECTUM;
  }

  private static boolean at(Case one, int arm, Site site) {
    return one.life(arm).lesionsAtDetection(site) > 0;
  }

  private static double years(Case one, int arm) {
    return one.life(arm).lifeYears();
  }

  /** When tumour away from the operated place was first seen. */
  private static double firstSpread(Case one, int arm) {
    Life life = one.life(arm);
    double first = Math.min(life.years(Event.LIVER_RECURRENCE), life.years(Event.LUNG_RECURRENCE));
    first = Math.min(first, life.years(Event.PERITONEAL_RECURRENCE));
    return Math.min(first, life.years(Event.OTHER_RECURRENCE));
  }
}
