package dandelion.disease;

import java.util.Arrays;

/**
 * The weight of all lesions that count, over time. It rises without end towards a plateau, so that
 * the time at which it reaches a target is a closed form for one lesion and a few steps of Newton's
 * method for several.
 */
final class Burden {
  private static final int MOST_STEPS = 80;
  private static final double PRECISION_LN = 1e-7;
  private static final double NEGLIGIBLE_LN = 25; // a share of 1e-11
  private static final double LEFT_OUT_LN = 7; // all lesions left out weigh less than a thousandth
  private static final double LONG_YEARS = 200;

  private final Biology biology;
  private final double plateau;
  private int count;
  private double[] birth = new double[16];
  private double[] rate = new double[16];
  private double[] lnWeight = new double[16];
  private double slope;

  Burden(Biology biology) {
    this.biology = biology;
    this.plateau = biology.growth.plateauLnCells();
  }

  void clear() {
    count = 0;
  }

  void add(double birthYears, double ratePerYear, int site) {
    if (count == birth.length) {
      birth = Arrays.copyOf(birth, 2 * count);
      rate = Arrays.copyOf(rate, 2 * count);
      lnWeight = Arrays.copyOf(lnWeight, 2 * count);
    }
    birth[count] = birthYears;
    rate[count] = ratePerYear;
    lnWeight[count++] = biology.lnLethalWeight[site];
  }

  /** Natural log of all cells at a time; minus infinity when there are none. */
  double lnCells(double timeYears) {
    return sum(timeYears, false, 0);
  }

  /**
   * When the sum reaches a target, whatever the limit; infinite when that is after the limit.
   *
   * @param weighted whether a cell counts by how heavily its site weighs towards death
   */
  double reaches(double lnTarget, boolean weighted, double untilYears) {
    if (count == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double heaviest = 0;
    for (int k = 0; weighted && k < count; k++) {
      heaviest = k == 0 ? lnWeight[0] : Math.max(heaviest, lnWeight[k]);
    }
    double share = lnTarget - heaviest - (count == 1 ? 0 : Elementary.ln(count));
    double least = Fate.scaledAge(share, plateau);
    double low = Double.POSITIVE_INFINITY;
    int first = 0;
    for (int k = 0; k < count; k++) {
      double earliest = birth[k] + least / rate[k];
      if (earliest < low) {
        low = earliest;
        first = k;
      }
    }
    if (low > untilYears || count == 1) {
      return low > untilYears ? Double.POSITIVE_INFINITY : low;
    }
    double leftOut = Fate.scaledAge(share - LEFT_OUT_LN, plateau);
    if (sum(untilYears, weighted, leftOut) < lnTarget) {
      return Double.POSITIVE_INFINITY;
    }
    double weight = weighted ? lnWeight[first] : 0;
    double alone = birth[first] + Fate.scaledAge(lnTarget - weight, plateau) / rate[first];
    return root(lnTarget, weighted, leftOut, low, Math.min(alone, low + LONG_YEARS));
  }

  /** Newton's method on the logarithm of the sum, from the right, kept between two limits. */
  private double root(double lnTarget, boolean weighted, double leftOut, double from, double to) {
    double low = from;
    double high = to;
    double at = to;
    for (int step = 0; step < MOST_STEPS; step++) {
      double above = sum(at, weighted, leftOut) - lnTarget;
      if (Math.abs(above) < PRECISION_LN) {
        return at;
      }
      if (above > 0) {
        high = at;
      } else {
        low = at;
      }
      double next = at - above / slope;
      at = next > low && next < high ? next : (low + high) / 2;
    }
    return at;
  }

  /** The logarithm of the sum at a time; leaves its rate of rise in {@link #slope}. */
  private double sum(double timeYears, boolean weighted, double leftOut) {
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double rising = 0;
    for (int k = 0; k < count; k++) {
      double scaledAge = rate[k] * (timeYears - birth[k]);
      if (scaledAge <= leftOut) {
        continue;
      }
      double cells = plateau * (1 - Elementary.exp(-scaledAge));
      double growing = rate[k] * (plateau - cells);
      double weighs = weighted ? cells + lnWeight[k] : cells;
      if (weighs > most) {
        double scale = sum == 0 ? 0 : Elementary.exp(most - weighs);
        sum = sum * scale + 1;
        rising = rising * scale + growing;
        most = weighs;
      } else if (weighs > most - NEGLIGIBLE_LN) {
        double part = Elementary.exp(weighs - most);
        sum += part;
        rising += part * growing;
      }
    }
    slope = rising / sum;
    return sum == 0 ? Double.NEGATIVE_INFINITY : most + Elementary.ln(sum);
  }
}
