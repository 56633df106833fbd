package dandelion.claims;

import dandelion.care.Test;
import dandelion.claims.Experiment.Quantities;
import dandelion.evidence.Site;
import dandelion.simulation.Event;
import dandelion.simulation.Life;
import java.util.function.Predicate;

/** What claims ask of the studies of hepatocellular carcinoma. */
final class LiverCancer {
  private static final double LARGE_MM = 50;
  private static final int CIRRHOSIS = 2;
  private static final double TWO_MONTHS = 2 / 12.0;

  private LiverCancer() {}

  /** Groups of patients by what the pathologist found. */
  private record Tumours(int diameter, int number, int invasion, int background) {
    static Tumours of(Quantities q) {
      return new Tumours(
          q.fact("tumour_mm"), q.fact("tumours"), q.fact("invasion"), q.fact("liver_background"));
    }

    boolean isLarge(Case one) {
      return one.fate().fact(diameter) > LARGE_MM;
    }

    boolean isSingle(Case one) {
      return one.fate().fact(number) == 1;
    }

    boolean isSmallSingle(Case one) {
      return isSingle(one) && !isLarge(one);
    }

    boolean invades(Case one) {
      return one.fate().fact(invasion) > 0;
    }

    boolean invadesMicroscopically(Case one) {
      return one.fate().fact(invasion) == 1;
    }

    boolean isSmallClean(Case one) {
      return isSmallSingle(one) && !invades(one);
    }

    boolean isCirrhotic(Case one) {
      return one.fate().fact(background) == CIRRHOSIS;
    }

    boolean isAtRisk(Case one) {
      return isLarge(one) || !isSingle(one) || invades(one);
    }
  }

  static void registry(Quantities q) {
    int usual = q.arm("routine");
    Tumours tumours = Tumours.of(q);
    recurrence(q, usual, tumours);
    Predicate<Case> recurs = one -> one.by(usual, Event.RECURRENCE, 5);
    Predicate<Case> outside = recurs.and(one -> one.spread(usual, 5) && isOutside(one, usual));
    q.share("hcc_outside_liver", recurs.and(tumours::isSmallSingle), outside);
    q.share("hcc_inside_liver", recurs, one -> at(one, usual, Site.LIVER));
    q.share("hcc_lung_of_outside", outside, one -> at(one, usual, Site.LUNG));
    q.share("hcc_found_before_symptoms", recurs, one -> one.life(usual).foundBy() != Life.SYMPTOMS);
    q.share("hcc_found_by_afp", recurs, one -> one.life(usual).foundBy() == Test.AFP.ordinal());
    double third = Math.exp(Experiments.THIRD * q.value("hepatocellular.immunity.spread_patients"));
    q.hazardRatio(
        "hcc_weak_against_strong_immunity",
        Quantities.side(one -> one.fate().competence() < 1 / third, usual, Event.RECURRENCE),
        Quantities.side(one -> one.fate().competence() > third, usual, Event.RECURRENCE),
        5);
    untreated(q);
  }

  private static void recurrence(Quantities q, int usual, Tumours tumours) {
    q.share(
        "hcc_recurrence_5y",
        one -> tumours.isSingle(one) && one.fate().fact(tumours.diameter) <= 100,
        one -> one.by(usual, Event.RECURRENCE, 5));
    q.share(
        "hcc_recurrence_5y_small_clean",
        tumours::isSmallClean,
        one -> one.by(usual, Event.RECURRENCE, 5));
    q.share(
        "hcc_recurrence_5y_large_invading",
        one -> tumours.isLarge(one) && tumours.invades(one),
        one -> one.by(usual, Event.RECURRENCE, 5));
    Predicate<Case> small = tumours::isSmallSingle;
    q.hazardRatio(
        "hcc_invasion_small_single",
        Quantities.side(
            small.and(tumours::invadesMicroscopically), usual, Event.RECURRENCE_OR_DEATH),
        Quantities.side(tumours::isSmallClean, usual, Event.RECURRENCE_OR_DEATH),
        5);
  }

  /** What comes back is left alone, from the day it is found. */
  private static void untreated(Quantities q) {
    int left = q.arm("untreated");
    Predicate<Case> early = one -> one.by(left, Event.RECURRENCE, 5);
    q.add(
        "hcc_untreated_months", new Measure.MedianMonths(early, one -> afterRecurrence(one, left)));
    q.share("hcc_untreated_alive_1y", early, one -> afterRecurrence(one, left) > 1);
    q.share(
        "hcc_untreated_dies_of_cancer",
        early.and(one ->
            one.by(left, Event.DEATH_CANCER, 10) || one.by(left, Event.DEATH_LIVER_FAILURE, 10)),
        one -> one.by(left, Event.DEATH_CANCER, 10));
    q.share(
        "hcc_deaths_with_metastases",
        one -> dies(one, q.arm("routine")),
        one -> one.everSpreadOutsideLiver(q.arm("routine")));
  }

  /** Dies of the cancer, of its treatment or of the liver's failure. */
  private static boolean dies(Case one, int arm) {
    return one.by(arm, Event.DEATH_CANCER, 10)
        || one.by(arm, Event.DEATH_TREATMENT, 10)
        || one.by(arm, Event.DEATH_LIVER_FAILURE, 10);
  }

  static void tace(Quantities q) {
    int none = q.arm("none");
    int once = q.arm("tace-1");
    Tumours tumours = Tumours.of(q);
    q.share(
        "hcc_residual_on_angiography",
        Quantities.ALL,
        one -> one.shows(Test.ANGIOGRAPHY, TWO_MONTHS));
    freeOfDisease(q, "tace_rfs_at_risk", tumours::isAtRisk, once, none, 3);
    q.share("recurrence_3y_tace", once, Event.RECURRENCE, 3);
    q.share("recurrence_3y_no_tace", none, Event.RECURRENCE, 3);
    freeOfDisease(q, "tace_dfs_invasion", tumours::invadesMicroscopically, once, none, 5);
    freeOfDisease(q, "tace_dfs_several", one -> !tumours.isSingle(one), once, none, 5);
    freeOfDisease(q, "tace_dfs_small_clean", tumours::isSmallClean, once, none, 5);
    Predicate<Case> largeInvading =
        one -> tumours.isLarge(one) && tumours.invadesMicroscopically(one);
    q.add(
        "tace_death_large_invading",
        new Measure.OddsOfLives(
            largeInvading,
            one -> one.by(once, Event.DEATH, 5),
            one -> one.by(none, Event.DEATH, 5)));
    Predicate<Case> clean = one -> one.hidden(Site.LIVER) == 0;
    for (int sessions : new int[] {1, 2, 4}) {
      int arm = q.arm("tace-" + sessions);
      q.hazardRatio(
          "tace_" + sessions + "_death_nothing_left",
          Quantities.side(clean, arm, Event.DEATH),
          Quantities.side(clean, none, Event.DEATH),
          5);
    }
    q.share(
        "tace_4_liver_failure_cirrhosis",
        clean.and(tumours::isCirrhotic),
        one -> one.by(q.arm("tace-4"), Event.DEATH_LIVER_FAILURE, 5));
    q.share(
        "no_tace_liver_failure_cirrhosis",
        clean.and(tumours::isCirrhotic),
        one -> one.by(none, Event.DEATH_LIVER_FAILURE, 5));
    q.share("selective_tace_given", Quantities.ALL, tumours::isAtRisk);
    q.hazardRatio("selective_tace_death", q.arm("selective-1"), none, Event.DEATH, 5);
    q.hazardRatio("tace_for_all_death", once, none, Event.DEATH, 5);
  }

  private static void freeOfDisease(
      Quantities q, String name, Predicate<Case> of, int here, int there, double years) {
    q.hazardRatio(
        name,
        Quantities.side(of, here, Event.RECURRENCE_OR_DEATH),
        Quantities.side(of, there, Event.RECURRENCE_OR_DEATH),
        years);
  }

  static void other(Quantities q) {
    int none = q.arm("none");
    freeOfDisease(q, "hcc_cells_rfs", Quantities.ALL, q.arm("cell-therapy"), none, 5);
    freeOfDisease(q, "hcc_exercise_rfs", Quantities.ALL, q.arm("exercise"), none, 5);
  }

  private static boolean at(Case one, int arm, Site site) {
    return one.life(arm).lesionsAtDetection(site) > 0;
  }

  private static boolean isOutside(Case one, int arm) {
    for (int s = 0; s < Site.COUNT; s++) {
      Site site = Site.of(s);
      if (site != Site.LIVER && site != Site.LOCAL && at(one, arm, site)) {
        return true;
      }
    }
    return false;
  }

  private static double afterRecurrence(Case one, int arm) {
    return one.life(arm).years(Event.DEATH) - one.life(arm).years(Event.RECURRENCE);
  }
}
