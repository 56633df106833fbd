package dandelion.verification;

import dandelion.care.Test;
import dandelion.simulation.Event;
import dandelion.simulation.Life;
import dandelion.study.Design;
import dandelion.study.Study;
import java.util.List;

/** What following lives for another time must do, and must not. */
final class TimeChecks {
  private static final String SUBJECT = "time";
  private static final double LONGER_YEARS = 1;

  /**
   * A lesion too small to be seen at the nearer end is not kept, and adds nothing to a marker. So a
   * marker may lead to others a little later: in up to 5 of 10,000 patients of any study that comes
   * with Dandelion. With 5 patients and 2 in 1,000 allowed the chance of a false alarm is below
   * 1e-6.
   */
  private static final double BY_MARKER = 2e-3;

  private static final double FEW = 5;

  /** Nor does it add to a burden that is felt; by so little does that come later. */
  private static final double FELT_YEARS = 0.02;

  private static final double SAME_DAY_YEARS = 5e-3;
  private static final double MOST_YEARS = 21;

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
            "patient by patient, nothing before moved; by a marker at most 5 patients and 0.2 %",
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
    double until = design.horizonYears();
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
    List<Cut> all =
        study.watchBoth(
            study.variant().horizon(until).design(), study.evidence(), () -> new Cut(until));
    long others = all.stream().mapToLong(one -> one.others).sum();
    long moved = all.stream().mapToLong(one -> one.moved).sum();
    long byMarker = all.stream().mapToLong(one -> one.byMarker).sum();
    double allowed = FEW + BY_MARKER * study.design().patients();
    return Verdict.of(
        others == 0 && moved == 0 && byMarker <= allowed,
        "of %,d patients %,d moved, and %,d whom a marker led to, of %.0f allowed; %,d others",
        study.design().patients(),
        moved,
        byMarker,
        allowed,
        others);
  }

  /** Counts patients in whom a nearer horizon moved what came before it. */
  static final class Cut implements Examined.PairWatcher {
    private final double until;
    private long others;
    private long moved;
    private long byMarker;

    Cut(double until) {
      this.until = until;
    }

    @Override
    public void see(Study.Engine far, Study.Engine near, boolean samePerson) {
      boolean same = true;
      boolean marked = false;
      others += samePerson ? 0 : 1;
      for (int arm = 0; samePerson && arm < near.lives().length; arm++) {
        Life here = near.lives()[arm];
        Life there = far.lives()[arm];
        if (!sameUntil(here, there)) {
          same = false;
          marked |= isMarker(here.foundBy()) || isMarker(there.foundBy());
        }
      }
      moved += same || marked ? 0 : 1;
      byMarker += !same && marked ? 1 : 0;
    }

    private boolean sameUntil(Life here, Life there) {
      for (Event event : Event.values()) {
        double a = here.years(event);
        double b = there.years(event);
        if (Math.min(a, b) < until && !(Math.abs(a - b) <= FELT_YEARS)) {
          return false;
        }
      }
      return true;
    }

    private static boolean isMarker(int foundBy) {
      return foundBy >= 0
          && foundBy < Test.values().length
          && Test.values()[foundBy].kind() == Test.Kind.MARKER;
    }
  }
}
