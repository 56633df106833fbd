package dandelion.claims;

import dandelion.study.Interval;
import dandelion.validation.Amount;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A figure that is counted patient by patient. Counts are whole numbers, so that they do not depend
 * on the threads.
 */
sealed interface Measure {
  /** In what the figure is given: %, HR, OR, months, ... */
  String unit();

  /** How many counts it keeps. */
  int counts();

  /** Adds one patient to the counts that begin at a place. */
  void count(Case one, long[] into, int at);

  /** The figure that the counts make. */
  Amount amount(long[] counts, int at);

  /** In how many per cent of some patients something is so. */
  record Share(Predicate<Case> of, Predicate<Case> is) implements Measure {
    @Override
    public String unit() {
      return "%";
    }

    @Override
    public int counts() {
      return 2;
    }

    @Override
    public void count(Case one, long[] into, int at) {
      if (of.test(one)) {
        into[at]++;
        into[at + 1] += is.test(one) ? 1 : 0;
      }
    }

    @Override
    public Amount amount(long[] counts, int at) {
      return Amount.share((double) counts[at + 1], (double) counts[at]);
    }
  }

  /**
   * Per cent of those at risk to whom an event comes between two times, for each of so many years.
   */
  record Pace(
      Predicate<Case> of,
      ToDoubleFunction<Case> event,
      ToDoubleFunction<Case> leaves,
      double fromYears,
      double toYears,
      double perYears)
      implements Measure {
    @Override
    public String unit() {
      return "% per " + Math.round(perYears * 12) + " months";
    }

    @Override
    public int counts() {
      return 2;
    }

    @Override
    public void count(Case one, long[] into, int at) {
      double came = event.applyAsDouble(one);
      double ends = Math.min(Math.min(came, leaves.applyAsDouble(one)), toYears);
      if (of.test(one) && ends > fromYears) {
        into[at] += whole(ends - fromYears);
        into[at + 1] += came <= toYears ? 1 : 0;
      }
    }

    @Override
    public Amount amount(long[] counts, int at) {
      double events = counts[at + 1];
      double periods = counts[at] / PARTS_OF_A_YEAR / perYears;
      double half = Interval.Z95 * Math.sqrt(Math.max(1, events)) / periods;
      double rate = events / periods;
      return periods == 0
          ? Amount.exactly(Double.NaN)
          : new Amount(100 * rate, 100 * Math.max(0, rate - half), 100 * (rate + half));
    }
  }

  /** One group's side of a comparison: who is in it, when the event comes, when they leave. */
  record Side(Predicate<Case> of, ToDoubleFunction<Case> event, ToDoubleFunction<Case> leaves) {}

  /**
   * Hazard ratio of an event, one group of patients or lives against another: events for each year
   * at risk in the one over those in the other. Where both sides are lives of the same patients the
   * interval is too wide.
   */
  record HazardRatio(Side here, Side there, double toYears) implements Measure {
    @Override
    public String unit() {
      return "HR";
    }

    @Override
    public int counts() {
      return 4;
    }

    @Override
    public void count(Case one, long[] into, int at) {
      count(here, one, into, at);
      count(there, one, into, at + 2);
    }

    private void count(Side side, Case one, long[] into, int at) {
      if (side.of.test(one)) {
        double came = side.event.applyAsDouble(one);
        double ends = Math.min(Math.min(came, side.leaves.applyAsDouble(one)), toYears);
        if (ends > 0) {
          into[at] += whole(ends);
          into[at + 1] += came <= ends ? 1 : 0;
        }
      }
    }

    @Override
    public Amount amount(long[] counts, int at) {
      double events = counts[at + 1];
      double others = counts[at + 3];
      double ratio = events / counts[at] / (others / counts[at + 2]);
      return Amount.ratio(ratio, 1 / events + 1 / others);
    }
  }

  /** A ratio of odds: two counts of the one side, with and without, then two of the other. */
  sealed interface Odds extends Measure {
    @Override
    default String unit() {
      return "OR";
    }

    @Override
    default int counts() {
      return 4;
    }

    @Override
    default Amount amount(long[] counts, int at) {
      double odds =
          (double) counts[at] / counts[at + 1] / ((double) counts[at + 2] / counts[at + 3]);
      return Amount.ratio(
          odds,
          1.0 / counts[at] + 1.0 / counts[at + 1] + 1.0 / counts[at + 2] + 1.0 / counts[at + 3]);
    }
  }

  /** Odds of something in one group of patients over those in another. */
  record OddsRatio(Predicate<Case> here, Predicate<Case> there, Predicate<Case> is)
      implements Odds {
    @Override
    public void count(Case one, long[] into, int at) {
      int yes = is.test(one) ? 0 : 1;
      into[at + yes] += here.test(one) ? 1 : 0;
      into[at + 2 + yes] += there.test(one) ? 1 : 0;
    }
  }

  /** Odds of something in one group of lives over those in another of the same patients. */
  record OddsOfLives(Predicate<Case> of, Predicate<Case> here, Predicate<Case> there)
      implements Odds {
    @Override
    public void count(Case one, long[] into, int at) {
      if (of.test(one)) {
        into[at + (here.test(one) ? 0 : 1)]++;
        into[at + (there.test(one) ? 2 : 3)]++;
      }
    }
  }

  /**
   * Percentage points by which a share of one group of lives exceeds that of another group of lives
   * of the same patients.
   */
  record Points(Predicate<Case> here, Predicate<Case> there) implements Measure {
    @Override
    public String unit() {
      return "% points";
    }

    @Override
    public int counts() {
      return 3;
    }

    @Override
    public void count(Case one, long[] into, int at) {
      into[at]++;
      into[at + 1] += here.test(one) && !there.test(one) ? 1 : 0;
      into[at + 2] += there.test(one) && !here.test(one) ? 1 : 0;
    }

    @Override
    public Amount amount(long[] counts, int at) {
      double sum = counts[at + 1] - counts[at + 2];
      double squares = counts[at + 1] + counts[at + 2];
      return Amount.mean(100 * sum, 1e4 * squares, (double) counts[at]);
    }
  }

  /** The mean of a quantity. */
  record Mean(String unit, Predicate<Case> of, ToDoubleFunction<Case> quantity) implements Measure {
    @Override
    public int counts() {
      return 3;
    }

    @Override
    public void count(Case one, long[] into, int at) {
      if (of.test(one)) {
        double value = quantity.applyAsDouble(one);
        into[at]++;
        into[at + 1] += Math.round(value * PARTS);
        into[at + 2] += Math.round(value * value * PARTS);
      }
    }

    @Override
    public Amount amount(long[] counts, int at) {
      return Amount.mean(counts[at + 1] / PARTS, counts[at + 2] / PARTS, (double) counts[at]);
    }
  }

  /** The median of a time, in months; infinite when it lies beyond the last month counted. */
  record MedianMonths(Predicate<Case> of, ToDoubleFunction<Case> years) implements Measure {
    private static final int TENTHS = 10 * 12 * 10;

    @Override
    public String unit() {
      return "months";
    }

    @Override
    public int counts() {
      return TENTHS + 1;
    }

    @Override
    public void count(Case one, long[] into, int at) {
      if (of.test(one)) {
        into[at + (int) Math.min(TENTHS, Math.max(0, years.applyAsDouble(one)) * 120)]++;
      }
    }

    @Override
    public Amount amount(long[] counts, int at) {
      long all = 0;
      for (int k = 0; k <= TENTHS; k++) {
        all += counts[at + k];
      }
      if (all == 0) {
        return Amount.exactly(Double.NaN);
      }
      double half = Interval.Z95 * Math.sqrt((double) all) / 2;
      return new Amount(
          reached(counts, at, all / 2.0),
          reached(counts, at, all / 2.0 - half),
          reached(counts, at, all / 2.0 + half));
    }

    private static double reached(long[] counts, int at, double rank) {
      double running = 0;
      for (int k = 0; k < TENTHS; k++) {
        running += counts[at + k];
        if (running >= rank && running > 0) {
          return (k + 0.5) / 10;
        }
      }
      return Double.POSITIVE_INFINITY;
    }
  }

  /** Years are counted in millionths. */
  double PARTS_OF_A_YEAR = 1e6;

  /** Other quantities in thousandths. */
  double PARTS = 1e3;

  private static long whole(double years) {
    return Math.round(years * PARTS_OF_A_YEAR);
  }
}
