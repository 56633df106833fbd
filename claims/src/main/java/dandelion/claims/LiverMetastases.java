package dandelion.claims;

import dandelion.claims.Experiment.Quantities;
import dandelion.evidence.Site;
import dandelion.simulation.Event;
import java.util.function.Predicate;

/** What claims ask of the studies of liver metastases, of delay and of exercise. */
final class LiverMetastases {
  private static final double DAYS_90 = 90 / 365.25;

  private LiverMetastases() {}

  static void delay(Quantities q) {
    int atOnce = q.arm("no-delay");
    q.hazardRatio("delay_death_per_4_weeks", q.arm("weeks-4"), atOnce, Event.DEATH, 5);
    q.hazardRatio(
        "delay_recurrence_12_weeks", q.arm("weeks-12"), atOnce, Event.RECURRENCE_OR_DEATH, 5);
  }

  static void found(Quantities q) {
    int usual = q.arm("resection-else-ablation");
    q.share(
        "found_removed_at_once",
        Quantities.ALL,
        one -> one.life(usual).years(Event.CURATIVE_RETREATMENT) <= 0);
    q.share("found_alive_5y_removed", Quantities.ALL, one -> !one.by(usual, Event.DEATH, 5));
    int untreated = q.arm("untreated");
    q.share("found_alive_5y_untreated", Quantities.ALL, one -> !one.by(untreated, Event.DEATH, 5));
  }

  static void removed(Quantities q) {
    int alone = q.arm("operation");
    q.share("removed_recurrence", alone, Event.RECURRENCE, 5);
    Predicate<Case> recurs = one -> one.by(alone, Event.RECURRENCE, 5);
    q.share(
        "removed_again_in_liver",
        recurs,
        one -> one.life(alone).lesionsAtDetection(Site.LIVER) > 0);
    q.share(
        "removed_again",
        recurs,
        one -> one.life(alone).years(Event.CURATIVE_RETREATMENT) < Double.POSITIVE_INFINITY);
    q.share("removed_death_90d", alone, Event.DEATH_TREATMENT, DAYS_90);
  }

  static void unresectable(Quantities q) {
    int drugs = q.arm("chemotherapy");
    int both = q.arm("ablation");
    for (int years : new int[] {5, 8}) {
      q.share(
          "ablation_survival_" + years + "y",
          Quantities.ALL,
          one -> !one.by(both, Event.DEATH, years));
      q.share(
          "chemotherapy_survival_" + years + "y",
          Quantities.ALL,
          one -> !one.by(drugs, Event.DEATH, years));
    }
  }

  static void order(Quantities q) {
    int usual = q.arm("ablation-chemo-1");
    q.hazardRatio("chemo_late_death", q.arm("ablation-chemo-3"), usual, Event.DEATH, 5);
    q.hazardRatio("chemo_very_late_death", q.arm("ablation-chemo-6"), usual, Event.DEATH, 5);
    q.hazardRatio("no_chemo_death", q.arm("ablation-alone"), usual, Event.DEATH, 5);
    q.hazardRatio("chemo_first_death", q.arm("chemo-ablation"), usual, Event.DEATH, 5);
    for (String when : new String[] {"before", "together", "after"}) {
      int arm = q.arm("cells-" + when);
      q.hazardRatio("cells_" + when + "_rfs", arm, usual, Event.RECURRENCE_OR_DEATH, 5);
      q.hazardRatio("cells_" + when + "_death", arm, usual, Event.DEATH, 5);
    }
  }

  static void exercise(Quantities q) {
    int advice = q.arm("education");
    int programme = q.arm("exercise");
    q.hazardRatio("exercise_dfs", programme, advice, Event.RECURRENCE_OR_DEATH, 5);
    q.hazardRatio("exercise_death", programme, advice, Event.DEATH, 8);
  }
}
