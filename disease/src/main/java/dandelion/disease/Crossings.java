package dandelion.disease;

import java.util.Arrays;

/**
 * When a body's burden crosses what kills, what is felt, and what raises the marker: kept once
 * found.
 */
final class Crossings {
  static final int LETHAL = 0;
  static final int HEAVY = 1;
  static final int MARKER = 2;

  private final double[] target = new double[3];
  private final double[] found = new double[3];
  private final double[] searchedTo = new double[3];

  /** Forgets everything: the body has changed. */
  void clear() {
    Arrays.fill(searchedTo, Double.NEGATIVE_INFINITY);
  }

  boolean knows(int which, double lnTarget, double untilYears) {
    return searchedTo[which] >= untilYears && target[which] == lnTarget;
  }

  /** Keeps a crossing, and the time up to which it was looked for. */
  void keep(int which, double lnTarget, double foundYears, double searchedToYears) {
    target[which] = lnTarget;
    found[which] = foundYears;
    searchedTo[which] = searchedToYears;
  }

  double answer(int which, double untilYears) {
    return found[which] <= untilYears ? found[which] : Double.POSITIVE_INFINITY;
  }
}
