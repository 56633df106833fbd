package dandelion.simulation;

import dandelion.care.Act;
import java.util.Arrays;

/**
 * What one life is charged with, and the states that lower its quality, as they come; worked out
 * when the life is over. Every item lasts from one time to another, years from the operation, and
 * costs something at its beginning, something for each year, or both.
 *
 * <p>Its items are those that a first finding and what follows it bring, and adjuvant treatment. So
 * lives that share a {@link Tail} have equal accounts; tests alone are charged elsewhere.
 */
final class Account {
  private static final double FOR_EVER = Double.POSITIVE_INFINITY;
  private static final int NO_EXPENSE = 0;

  private int size;
  private int known = -1;
  private double[] from = new double[16];
  private double[] until = new double[16];
  private double[] once = new double[16];
  private double[] yearly = new double[16];
  private double[] utility = new double[16];
  private double[] loss = new double[16];
  private int[] expense = new int[16];

  void clear() {
    size = 0;
    known = -1;
  }

  void copyFrom(Account other) {
    size = 0;
    for (int k = 0; k < other.size; k++) {
      add(other.expense[k], other.from[k], other.until[k]);
      once[k] = other.once[k];
      yearly[k] = other.yearly[k];
      utility[k] = other.utility[k];
      loss[k] = other.loss[k];
    }
    known = other.known;
  }

  private int add(int what, double fromYears, double untilYears) {
    if (size == from.length) {
      grow();
    }
    int k = size++;
    expense[k] = what;
    from[k] = fromYears;
    until[k] = untilYears;
    once[k] = 0;
    yearly[k] = 0;
    utility[k] = 1;
    loss[k] = 0;
    return k;
  }

  private void grow() {
    int larger = 2 * from.length;
    from = Arrays.copyOf(from, larger);
    until = Arrays.copyOf(until, larger);
    once = Arrays.copyOf(once, larger);
    yearly = Arrays.copyOf(yearly, larger);
    utility = Arrays.copyOf(utility, larger);
    loss = Arrays.copyOf(loss, larger);
    expense = Arrays.copyOf(expense, larger);
  }

  // ---- writing

  /** An operation whose price is not of this study was done: the months after it are. */
  void recovers(Economics economics, double now) {
    int k = add(NO_EXPENSE, now, now + economics.recoveryYears);
    utility[k] = economics.utilityRecovering;
  }

  /**
   * An act was done.
   *
   * @param days on the ward
   * @param lastsYears how long it lasts in this life
   */
  void does(Economics economics, Act act, double now, double days, double lastsYears) {
    double price = economics.act[act.ordinal()];
    double ward = days * economics.hospitalDay;
    switch (act.kind()) {
      case OPERATION -> {
        int k = add(Expense.OPERATIONS.ordinal(), now, now + economics.recoveryYears);
        once[k] = price + ward;
        utility[k] = economics.utilityRecovering;
        removed(now);
      }
      case ABLATION -> {
        int k = add(Expense.ABLATIONS.ordinal(), now, now);
        once[k] = price + ward;
        loss[k] = economics.ablationLoss;
        removed(now);
      }
      case EMBOLISATION -> {
        int k = add(Expense.EMBOLISATIONS.ordinal(), now, now + lastsYears);
        once[k] = price + ward;
        utility[k] = economics.utilityOn[act.ordinal()];
      }
      case COURSE -> {
        int k = add(Expense.COURSES.ordinal(), now, now + lastsYears);
        once[k] = ward;
        yearly[k] = 12 * price;
        utility[k] = economics.utilityOn[act.ordinal()];
      }
      case NOTHING -> {}
    }
  }

  void complicated(Economics economics, double now) {
    int k = add(Expense.COMPLICATIONS.ordinal(), now, now);
    once[k] = economics.complication;
    loss[k] = economics.complicationLoss;
  }

  /** It was looked, and tumour was seen or not. */
  void looked(Economics economics, double now, boolean seen) {
    if (!seen) {
      removed(now);
    } else if (known < 0) {
      known = add(Expense.CARE.ordinal(), now, FOR_EVER);
      yearly[known] = economics.palliativeCare;
      utility[known] = economics.utilityKnown;
    }
  }

  private void removed(double now) {
    if (known >= 0) {
      until[known] = now;
      known = -1;
    }
  }

  // ---- working out

  /**
   * Works out a life that is over.
   *
   * @param entry when the clock started, to which everything is discounted
   * @param end of the life, or the horizon
   * @param ageYears age at the operation
   * @param ofTumour whether the tumour or the liver's failure ended it
   */
  void settle(
      Life life, Economics economics, double entry, double end, double ageYears, boolean ofTumour) {
    for (int k = 0; k < size; k++) {
      double begins = Math.max(from[k], entry);
      double ends = Math.min(until[k], end);
      if (once[k] != 0 && from[k] >= entry && from[k] <= end) {
        life.costs[expense[k]] += once[k] * economics.costs.at(from[k] - entry);
      }
      if (yearly[k] != 0 && ends > begins) {
        life.costs[expense[k]] += yearly[k] * economics.costs.over(begins - entry, ends - entry);
      }
    }
    double last = ofTumour ? end - economics.lastYears : FOR_EVER;
    if (ofTumour && end > entry && economics.terminalCare != 0) {
      double begins = Math.max(last, entry);
      double yearlyLast = economics.terminalCare / economics.lastYears;
      life.costs[Expense.CARE.ordinal()] +=
          yearlyLast * economics.costs.over(begins - entry, end - entry);
    }
    life.qalys = lived(economics, entry, end, ageYears, last) - lost(economics, entry, end);
  }

  /** From one change of state to the next. */
  private double lived(
      Economics economics, double entry, double end, double ageYears, double last) {
    double sum = 0;
    double now = entry;
    int group = Economics.group(ageYears + entry);
    while (now < end) {
      double leaves = Economics.leaves(group, ageYears);
      if (leaves <= now) {
        group++;
        continue;
      }
      double next = Math.min(end, leaves);
      double share = 1;
      for (int k = 0; k < size; k++) {
        if (from[k] > now) {
          next = Math.min(next, from[k]);
        } else if (until[k] > now) {
          next = Math.min(next, until[k]);
          share = Math.min(share, utility[k]);
        }
      }
      if (last > now) {
        next = Math.min(next, last);
      } else {
        share = Math.min(share, economics.utilityLast);
      }
      sum += economics.utilityFree[group] * share * economics.qalys.over(now - entry, next - entry);
      now = next;
    }
    return sum;
  }

  private double lost(Economics economics, double entry, double end) {
    double sum = 0;
    for (int k = 0; k < size; k++) {
      if (loss[k] != 0 && from[k] >= entry && from[k] <= end) {
        sum += loss[k] * economics.qalys.at(from[k] - entry);
      }
    }
    return sum;
  }
}
