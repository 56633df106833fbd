package dandelion.verification;

import dandelion.simulation.Event;
import dandelion.study.Design;
import dandelion.study.Results.Estimate;
import dandelion.study.Study;
import java.util.List;

/** What following lives for another time must do, and must not. */
final class TimeChecks {
  private static final String SUBJECT = "time";
  private static final double LONGER_YEARS = 1;
  private static final double NEAR_END_YEARS = 0.02;

  /** So many patients may differ: a lesion that stays nothing to a nearer end is not kept. */
  private static final double FEW = 5;

  private static final double SAME_DAY_YEARS = 5e-3;
  private static final double MOST_YEARS = 21;

  /** In so many of a million, a time known to a thousandth of a year falls into another month. */
  private static final double OTHER_MONTH = 2e-4;

  private TimeChecks() {}

  static List<Check> all() {
    return List.of(
        new Check(
            SUBJECT,
            "a longer horizon",
            "lives followed one year longer",
            "patient by patient, no earlier event moved and no life-year lost",
            TimeChecks::longer),
        new Check(
            SUBJECT,
            "a shorter horizon",
            "lives followed to the first time asked for only",
            "survival there, and recurrence before, as in the whole study",
            TimeChecks::shorter));
  }

  /** Counts what a longer horizon moved. */
  static final class Moved implements Examined.PairWatcher {
    private final double until;
    private long others;
    private long moved;
    private long shorter;
    private long compared;

    Moved(double until) {
      this.until = until;
    }

    @Override
    public void see(Study.Engine near, Study.Engine far, boolean samePerson) {
      others += samePerson ? 0 : 1;
      for (int arm = 0; samePerson && arm < near.lives().length; arm++) {
        compared++;
        boolean same = true;
        for (Event event : Event.values()) {
          double here = near.lives()[arm].years(event);
          double there = far.lives()[arm].years(event);
          same &= Math.min(here, there) >= until || Math.abs(here - there) <= SAME_DAY_YEARS;
        }
        moved += same ? 0 : 1;
        double lost = near.lives()[arm].lifeYears() - far.lives()[arm].lifeYears();
        shorter += lost > SAME_DAY_YEARS ? 1 : 0;
      }
    }
  }

  private static Verdict longer(Examined study) {
    Design design = study.design();
    double horizon = design.horizonYears() + LONGER_YEARS;
    if (design.entry().month() / 12 + horizon > MOST_YEARS) {
      return Verdict.notAsked("the horizon is the longest there is");
    }
    double until = design.horizonYears() - NEAR_END_YEARS;
    List<Moved> all =
        study.watchBoth(
            study.variant().horizon(horizon).design(), study.evidence(), () -> new Moved(until));
    long others = all.stream().mapToLong(one -> one.others).sum();
    long moved = all.stream().mapToLong(one -> one.moved).sum();
    long shorter = all.stream().mapToLong(one -> one.shorter).sum();
    long compared = all.stream().mapToLong(one -> one.compared).sum();
    return Verdict.of(
        moved == 0 && shorter == 0 && others == 0 && compared > 0,
        "of %,d lives %,d moved, %,d shorter; %,d other patients",
        compared,
        moved,
        shorter,
        others);
  }

  private static Verdict shorter(Examined study) {
    double until = study.design().atYears().getFirst();
    if (until == study.design().horizonYears()) {
      return Verdict.notAsked("the horizon is the only time asked for");
    }
    Found whole = study.asIs();
    Found cut = study.run(study.variant().horizon(until).design());
    double most = 0;
    String where = "";
    for (String arm : cut.arms()) {
      double off =
          Math.abs(cut.last(arm, "overall_survival") - whole.at(arm, "overall_survival", until));
      List<Estimate> here = cut.curve(arm, "recurrence");
      List<Estimate> there = whole.curve(arm, "recurrence");
      for (int k = 0; k < here.size() && here.get(k).timeYears() < until - 1 / 24.0; k++) {
        off = Math.max(off, Math.abs(here.get(k).estimate() - there.get(k).estimate()));
      }
      if (off >= most) {
        most = off;
        where = arm;
      }
    }
    double allowed = Math.max(OTHER_MONTH, FEW / study.design().patients());
    return Verdict.of(most <= allowed, "largest change %.4f points, in %s", 100 * most, where);
  }
}
