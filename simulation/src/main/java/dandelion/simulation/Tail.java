package dandelion.simulation;

import dandelion.care.Test;

/**
 * The rest of a life after a first recurrence that is only palliated: nothing is looked for any
 * more, so it is the same in every arm that finds the same thing at the same time and treats it
 * alike. Kept from the arm that lived it first, given to the next ones.
 */
final class Tail {
  private final Life kept = new Life();
  private final int[] testsBefore = new int[Test.values().length];
  private boolean open;
  private boolean whole;
  private Plan plan;
  private double foundYears;
  private int lookedWith;
  private boolean feltFirst;

  Tail(Plan any) {
    this.plan = any;
  }

  /** Nothing is kept: another patient, or a life in which watching began again. */
  void forget() {
    open = false;
    whole = false;
  }

  /** Whether the kept rest is that of a life that found the same at this time. */
  boolean isOf(Plan other, double years, int tests, boolean bySymptoms) {
    return whole
        && foundYears == years
        && lookedWith == tests
        && feltFirst == bySymptoms
        && other.treatsAs(plan)
        && other.adjuvantAs(plan);
  }

  /** A first recurrence has been found; what follows may be kept. */
  void startAt(Plan ofPlan, Life life, double years, int tests, boolean bySymptoms) {
    open = true;
    whole = false;
    plan = ofPlan;
    foundYears = years;
    lookedWith = tests;
    feltFirst = bySymptoms;
    System.arraycopy(life.tests, 0, testsBefore, 0, testsBefore.length);
  }

  /** The life has ended. */
  void endAt(Life life) {
    if (open) {
      kept.copyFrom(life);
      for (int t = 0; t < testsBefore.length; t++) {
        kept.tests[t] -= testsBefore[t];
      }
      open = false;
      whole = true;
    }
  }

  /** Gives the rest to a life that has its own tests up to now, and its own way of finding. */
  void giveTo(Life life, int foundBy) {
    kept.addTo(life);
    life.foundBy = foundBy;
  }
}
