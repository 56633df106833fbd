package dandelion.study;

import dandelion.simulation.Event;
import dandelion.simulation.Life;
import java.util.Arrays;

/**
 * What is kept of many lives: counts and sums, no matter how many lives went in.
 *
 * <p>Counts are exact. Sums are added block by block in the order of the patients, so that their
 * bytes do not depend on the number of threads. Equal lives of one patient add exactly nothing to
 * differences.
 */
final class Tally {
  static final int SIZE_BINS = 31;
  static final int SIZE_BIN_MM = 5;
  static final int LESION_BINS = 21;

  private final int arms;
  private final int reference;
  private final Grid grid;
  private final int bins;
  private final int quantities = Outcome.QUANTITIES.size();

  /** Patients; then per arm: events by bin, how differences rose and fell, pictures. */
  final long[] counts;

  /** Per arm and quantity: sum, sum of squares, sum and sum of squares of the difference; twins. */
  final double[] sums;

  private final int eventsAt;
  private final int moreAt;
  private final int fewerAt;
  private final int twinsAt;
  private final int foundAt;
  private final int sizesAt;
  private final int lesionsAt;
  private final int gainsAt;

  Tally(int arms, int reference, Grid grid) {
    this.arms = arms;
    this.reference = reference;
    this.grid = grid;
    this.bins = grid.size();
    int perEvent = arms * Event.COUNT * (bins + 1);
    eventsAt = 2;
    moreAt = eventsAt + perEvent;
    fewerAt = moreAt + perEvent;
    twinsAt = fewerAt + perEvent;
    foundAt = twinsAt + arms * 2;
    sizesAt = foundAt + arms * (Life.SYMPTOMS + 1);
    lesionsAt = sizesAt + arms * SIZE_BINS;
    counts = new long[lesionsAt + arms * LESION_BINS];
    gainsAt = arms * quantities * 4;
    sums = new double[gainsAt + arms * 2];
  }

  void clear() {
    Arrays.fill(counts, 0);
    Arrays.fill(sums, 0);
  }

  /** Adds what another tally counted; always in the order of the patients. */
  void add(Tally other) {
    for (int k = 0; k < counts.length; k++) {
      counts[k] += other.counts[k];
    }
    for (int k = 0; k < sums.length; k++) {
      sums[k] += other.sums[k];
    }
  }

  /** Counts one patient: the same person's lives in all arms, and how many candidates it took. */
  void count(Life[] lives, int candidates) {
    counts[0]++;
    counts[1] += candidates;
    Life there = lives[reference];
    for (int arm = 0; arm < arms; arm++) {
      Life life = lives[arm];
      countEvents(arm, life);
      addQuantities(arm, life);
      if (arm != reference && !life.sameAs(there)) {
        countDifferences(arm, life, there);
      }
    }
  }

  private void countEvents(int arm, Life life) {
    double[] years = life.eventYears();
    int row = eventsAt + arm * Event.COUNT * (bins + 1);
    for (int left = life.happened(); left != 0; left &= left - 1) {
      int e = Integer.numberOfTrailingZeros(left);
      counts[row + e * (bins + 1) + grid.bin(years[e])]++;
    }
    if (life.foundBy() >= 0) {
      counts[foundAt + arm * (Life.SYMPTOMS + 1) + life.foundBy()]++;
      int size = Math.min(SIZE_BINS - 1, (int) (life.sizeAtDetectionMm() / SIZE_BIN_MM));
      counts[sizesAt + arm * SIZE_BINS + size]++;
      counts[
          lesionsAt + arm * LESION_BINS + Math.min(LESION_BINS - 1, life.lesionsAtDetection())]++;
    }
  }

  private void addQuantities(int arm, Life life) {
    int at = arm * quantities * 4;
    for (int q = 0; q < quantities; q++, at += 4) {
      double x = quantity(life, q);
      if (x != 0) {
        sums[at] += x;
        sums[at + 1] += x * x;
      }
    }
  }

  private void countDifferences(int arm, Life life, Life there) {
    double[] here = life.eventYears();
    double[] other = there.eventYears();
    int row = arm * Event.COUNT * (bins + 1);
    for (int left = life.happened() | there.happened(); left != 0; left &= left - 1) {
      int e = Integer.numberOfTrailingZeros(left);
      if (here[e] != other[e]) {
        int into = (here[e] < other[e] ? moreAt : fewerAt) + row + e * (bins + 1);
        counts[into + bin(Math.min(here[e], other[e]))]++;
        counts[into + bin(Math.max(here[e], other[e]))]--;
      }
    }
    int at = arm * quantities * 4;
    for (int q = 0; q < quantities; q++, at += 4) {
      double d = quantity(life, q) - quantity(there, q);
      sums[at + 2] += d;
      sums[at + 3] += d * d;
    }
    double gain = life.lifeYears() - there.lifeYears();
    if (gain != 0) {
      int worse = gain < 0 ? 1 : 0;
      counts[twinsAt + arm * 2 + worse]++;
      sums[gainsAt + arm * 2 + worse] += gain;
    }
  }

  private int bin(double years) {
    return years == Double.POSITIVE_INFINITY ? bins : grid.bin(years);
  }

  private static double quantity(Life life, int q) {
    return switch (q) {
      case Outcome.LIFE_YEARS -> life.lifeYears();
      case Outcome.HOSPITAL_DAYS -> life.hospitalDays();
      default -> life.testCount(q - Outcome.FIRST_TEST);
    };
  }

  // ---- reading

  long patients() {
    return counts[0];
  }

  long candidates() {
    return counts[1];
  }

  /** Patients of an arm in whom an event had come by each time of the grid. */
  long[] cumulative(int arm, int event) {
    return cumulated(eventsAt, arm, event);
  }

  /** Patients in whom it had come in this arm but not in the reference arm, by time. */
  long[] onlyHere(int arm, int event) {
    return cumulated(moreAt, arm, event);
  }

  /** Patients in whom it had come in the reference arm but not in this one, by time. */
  long[] onlyThere(int arm, int event) {
    return cumulated(fewerAt, arm, event);
  }

  private long[] cumulated(int from, int arm, int event) {
    long[] sum = new long[bins];
    int row = from + (arm * Event.COUNT + event) * (bins + 1);
    long running = 0;
    for (int k = 0; k < bins; k++) {
      running += counts[row + k];
      sum[k] = running;
    }
    return sum;
  }

  /** Sum, sum of squares, sum of differences, sum of squared differences of a quantity. */
  double[] quantity(int arm, int quantity) {
    int at = (arm * quantities + quantity) * 4;
    return Arrays.copyOfRange(sums, at, at + 4);
  }

  long helped(int arm) {
    return counts[twinsAt + arm * 2];
  }

  long harmed(int arm) {
    return counts[twinsAt + arm * 2 + 1];
  }

  double gained(int arm) {
    return sums[gainsAt + arm * 2];
  }

  double lost(int arm) {
    return sums[gainsAt + arm * 2 + 1];
  }

  long[] foundBy(int arm) {
    return slice(foundAt, arm, Life.SYMPTOMS + 1);
  }

  long[] sizes(int arm) {
    return slice(sizesAt, arm, SIZE_BINS);
  }

  long[] lesions(int arm) {
    return slice(lesionsAt, arm, LESION_BINS);
  }

  private long[] slice(int from, int arm, int length) {
    return Arrays.copyOfRange(counts, from + arm * length, from + (arm + 1) * length);
  }
}
