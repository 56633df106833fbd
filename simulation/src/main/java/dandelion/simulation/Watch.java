package dandelion.simulation;

import dandelion.care.Test;
import dandelion.care.Trigger;
import dandelion.disease.Body;
import dandelion.disease.Fate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The follow-up of one life: which visits are due and kept, when the next one will show something,
 * and how many tests it took.
 */
final class Watch {
  private static final double ROUNDING = 1e-9;

  private final Fate fate;
  private final Body body;
  private final long[][] own = new long[Test.values().length][Months.WORDS];
  private long[][] visits = own;
  private boolean ownVisits = true;
  private Plan plan;
  private double anchorYears;
  private int countedTo;
  private final long[] keptMonths = new long[Months.WORDS];
  private final long[] shifted = new long[Months.WORDS];
  private final long[] allMonths = new long[Months.WORDS];
  private @Nullable Economics economics;
  private double entryYears;
  private double keptFor = Double.NaN;
  private double allFor = Double.NaN;
  private double keptChance;
  private int keptWords;

  /** What led to the finding that {@link #nextFinding} foretells: ordinal of a test. */
  int foundBy;

  Watch(Fate fate, Body body, Plan any) {
    this.fate = fate;
    this.body = body;
    this.plan = any;
  }

  /** Every test counted is charged, at its month, from now on. */
  void charge(Economics prices) {
    economics = prices;
  }

  /** When the clock starts, to which charges are discounted. */
  void entersAt(double years) {
    entryYears = years;
  }

  /** Starts watching at a time; visits before it belong to nobody. */
  void begin(Plan newPlan, double anchor, double now) {
    plan = newPlan;
    anchorYears = anchor;
    if (plan.faithful) {
      visits = plan.due;
      ownVisits = false;
    } else {
      visits = own;
      ownVisits = true;
      for (Test test : plan.followed) {
        keep(test);
      }
    }
    countedTo = after(now);
    foundBy = -1;
  }

  private void keep(Test test) {
    long[] due = plan.due[test.ordinal()];
    long[] kept = own[test.ordinal()];
    double average = plan.attendance[test.ordinal()];
    if (average >= 1) {
      System.arraycopy(due, 0, kept, 0, Months.WORDS);
      return;
    }
    learnKept(average);
    for (int word = 0; word < Months.WORDS; word++) {
      kept[word] = word < plan.words ? due[word] & keptMonths[word] : 0;
    }
  }

  /** Another patient has entered: nothing is known of the visits kept. */
  void newPatient() {
    keptFor = Double.NaN;
    allFor = Double.NaN;
  }

  /** Which months this patient would keep at this average, learnt once for all tests and arms. */
  private void learnKept(double average) {
    if (keptFor != average) {
      keptFor = average;
      keptChance = fate.chanceOfAttending(average, plan.adherenceSpread());
      keptWords = 0;
    }
    if (keptWords < plan.words) {
      keptWords = plan.words;
      fate.attendedMonths(keptChance, keptMonths, keptWords);
    }
  }

  /** Adds the visits that follow an operation for recurrence. */
  void addAfterTreatment(double now) {
    int from = Math.max(0, after(now) - 1);
    for (Test test : plan.followed) {
      int t = test.ordinal();
      if (!ownVisits) {
        System.arraycopy(visits[t], 0, own[t], 0, Months.WORDS);
      }
      if (!Months.any(plan.afterTreatment[t])) {
        continue;
      }
      Arrays.fill(shifted, 0);
      Months.addShifted(shifted, plan.afterTreatment[t], from);
      if (plan.attendance[t] < 1) {
        learnAll(plan.attendance[t]);
      }
      for (int word = 0; word < Months.WORDS; word++) {
        own[t][word] |= plan.attendance[t] < 1 ? shifted[word] & allMonths[word] : shifted[word];
      }
    }
    visits = own;
    ownVisits = true;
  }

  /** Which of all months this patient would keep at this average. */
  private void learnAll(double average) {
    if (allFor != average) {
      allFor = average;
      double chance = fate.chanceOfAttending(average, plan.adherenceSpread());
      fate.attendedMonths(chance, allMonths, Months.WORDS);
    }
  }

  /** Watching starts again after a time without it. */
  void resume(double now) {
    countedTo = after(now);
  }

  /** The imaging that the last finding foretold will have used, as bits of the disease's tests. */
  int foundByBits() {
    int sees = foundBy < 0 ? -1 : plan.seesIndex[foundBy];
    int bits = sees < 0 ? 0 : 1 << sees;
    for (int k = 0; k < plan.triggers.length; k++) {
      if (plan.triggers[k].marker().ordinal() == foundBy) {
        bits |= plan.triggerBits[k];
      }
    }
    return bits;
  }

  /** When the next visit will show a lesion, looking after a time; infinite when none will. */
  double nextFinding(double now, double until) {
    int from = after(now);
    int best = Months.NEVER;
    for (Test test : plan.followed) {
      int sees = plan.seesIndex[test.ordinal()];
      if (sees >= 0) {
        int month = first(test, from, body.firstSeenYears(sees));
        if (month < best) {
          best = month;
          foundBy = test.ordinal();
        }
      }
    }
    for (Trigger trigger : plan.triggers) {
      int month = firstTriggered(trigger, from, until, best);
      if (month < best) {
        best = month;
        foundBy = trigger.marker().ordinal();
      }
    }
    return best == Months.NEVER ? Double.POSITIVE_INFINITY : timeOf(best);
  }

  /** The first positive marker whose work-up shows a lesion. */
  private int firstTriggered(Trigger trigger, int from, double until, int best) {
    double seen = Double.POSITIVE_INFINITY;
    for (Test test : trigger.workUp()) {
      int sees = plan.seesIndex[test.ordinal()];
      if (sees >= 0) {
        seen = Math.min(seen, body.firstSeenYears(sees));
      }
    }
    if (seen > until) {
      return Months.NEVER;
    }
    double risen = body.markerRisenYears(trigger.neededRise(fate.markerBaseline()), until);
    int month = first(trigger.marker(), from, Math.max(seen, risen));
    if (fate.proneToFalseAlarms()) {
      long[] due = visits[trigger.marker().ordinal()];
      int stop = Math.min(month, best);
      for (int m = Months.first(due, Math.max(from, at(seen)));
          m < stop;
          m = Months.first(due, m + 1)) {
        if (fate.falseAlarm(m)) {
          return m;
        }
      }
    }
    return month;
  }

  /** Tells of the visits up to and including a time, since the last count, if it was watched. */
  void tell(Log log, double now, boolean watching) {
    int to = watching ? Math.min(after(now), Months.NEVER) : 0;
    for (int month = countedTo; month < to; month++) {
      for (Test test : plan.followed) {
        boolean kept = Months.has(visits[test.ordinal()], month);
        if (kept || Months.has(plan.due[test.ordinal()], month)) {
          boolean measured = kept && test.kind() == Test.Kind.MARKER;
          boolean risen = kept && isRisen(test, month, now);
          boolean falsely = kept && !risen && isTrigger(test) && fate.falseAlarm(month);
          double level = measured ? body.marker(timeOf(month)) : Double.NaN;
          log.visited(timeOf(month), test, kept, level, risen || falsely, falsely);
        }
      }
    }
  }

  private boolean isTrigger(Test marker) {
    return Arrays.stream(plan.triggers).anyMatch(trigger -> trigger.marker() == marker);
  }

  private boolean isRisen(Test marker, int month, double now) {
    for (Trigger trigger : plan.triggers) {
      double rise = trigger.neededRise(fate.markerBaseline());
      if (trigger.marker() == marker
          && (rise <= 0 || (body.hasLesions() && month >= at(body.markerRisenYears(rise, now))))) {
        return true;
      }
    }
    return false;
  }

  /** Counts the tests done up to and including a time, since the last count, if it was watched. */
  void count(Life life, double now, boolean watching) {
    int to = after(now);
    if (!watching || to <= countedTo) {
      return;
    }
    for (Test test : plan.followed) {
      life.tests[test.ordinal()] += Months.count(visits[test.ordinal()], countedTo, to);
    }
    for (Trigger trigger : plan.triggers) {
      countWorkUps(trigger, life, to, now);
    }
    if (economics != null) {
      charge(economics, life, to, now);
    }
    countedTo = to;
  }

  /** Charges what {@link #count} counts. */
  private void charge(Economics prices, Life life, int to, double now) {
    double anchored = prices.costs.at(anchorYears - entryYears);
    for (Test test : plan.followed) {
      long[] set = visits[test.ordinal()];
      int first = Months.first(set, countedTo);
      if (first < to) {
        double worth = Months.sum(set, first, to, prices.monthly);
        charge(prices, life, test, first, worth * anchored);
      }
    }
    for (Trigger trigger : plan.triggers) {
      chargeWorkUps(prices, trigger, life, to, now, anchored);
    }
  }

  private void charge(Economics prices, Life life, Test test, int month, double worth) {
    life.charge(worth * prices.test[test.ordinal()], test.isImaging(), timeOf(month) - entryYears);
  }

  private void chargeWorkUps(
      Economics prices, Trigger trigger, Life life, int to, double now, double anchored) {
    long[] due = visits[trigger.marker().ordinal()];
    int risen = risen(trigger, now);
    boolean prone = fate.proneToFalseAlarms();
    if (!prone && risen >= to) {
      return;
    }
    int first = Months.NEVER;
    double worth = 0;
    int from = prone ? countedTo : Math.max(countedTo, risen);
    for (int m = Months.first(due, from); m < to; m = Months.first(due, m + 1)) {
      if (m >= risen || fate.falseAlarm(m)) {
        worth += prices.monthly[m];
        first = Math.min(first, m);
      }
    }
    if (first < to) {
      for (Test test : trigger.workUp()) {
        charge(prices, life, test, first, worth * anchored);
      }
    }
  }

  /** The first month in which a marker is truly positive, as far as it matters by now. */
  private int risen(Trigger trigger, double now) {
    double rise = trigger.neededRise(fate.markerBaseline());
    return rise <= 0
        ? countedTo
        : at(body.hasLesions() ? body.markerRisenYears(rise, now) : Double.POSITIVE_INFINITY);
  }

  private void countWorkUps(Trigger trigger, Life life, int to, double now) {
    long[] due = visits[trigger.marker().ordinal()];
    int risen = risen(trigger, now);
    int positives = Months.count(due, Math.max(countedTo, risen), to);
    if (fate.proneToFalseAlarms()) {
      int stop = Math.min(to, risen);
      for (int m = Months.first(due, countedTo); m < stop; m = Months.first(due, m + 1)) {
        positives += fate.falseAlarm(m) ? 1 : 0;
      }
    }
    if (positives > 0) {
      for (Test test : trigger.workUp()) {
        life.tests[test.ordinal()] += positives;
      }
    }
  }

  private int first(Test test, int from, double notBefore) {
    return notBefore == Double.POSITIVE_INFINITY
        ? Months.NEVER
        : Months.first(visits[test.ordinal()], Math.max(from, at(notBefore)));
  }

  /** The first whole month after a time. */
  private int after(double timeYears) {
    return Math.max(0, (int) Math.floor((timeYears - anchorYears) * 12 + ROUNDING) + 1);
  }

  /** The first whole month at or after a time. */
  private int at(double timeYears) {
    double month = Math.ceil((timeYears - anchorYears) * 12 - ROUNDING);
    return month >= Months.NEVER ? Months.NEVER : Math.max(0, (int) month);
  }

  private double timeOf(int month) {
    return anchorYears + month / 12.0;
  }
}
