package dandelion.study;

import dandelion.simulation.Event;
import dandelion.simulation.Expense;
import dandelion.simulation.Life;
import java.nio.ByteBuffer;
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

  private static final int DEATH = Event.DEATH.ordinal();
  private static final int HELPED = 0;
  private static final int HARMED = 1;
  private static final int DIED_HERE = 2;
  private static final int DIED_THERE = 3;
  private static final int GAINED = 0;
  private static final int LOST = 1;
  private static final int SQUARES = 2;
  private static final Expense[] EXPENSES = Expense.values();

  private final int arms;
  private final int reference;
  private final Grid grid;
  private final int bins;
  private final int cells;
  private final boolean economics;
  private final int quantities;
  private final double[][] amounts;

  /**
   * Patients; then per arm: events by bin, how differences rose and fell, pictures; then per cell
   * of patients: how many, deaths under the reference arm, and per arm who is helped and harmed.
   */
  final long[] counts;

  /**
   * Per arm: sums of all quantities, of their squares, of their differences, of the squares of
   * those; per arm and cell of patients: life-years gained, lost, and their squares; with economics
   * also per arm products of cost and quality-adjusted years, and of their differences.
   */
  final double[] sums;

  private final int eventsAt;
  private final int moreAt;
  private final int fewerAt;
  private final int foundAt;
  private final int sizesAt;
  private final int lesionsAt;
  private final int patientsAt;
  private final int deathsAt;
  private final int twinsAt;
  private final int gainsAt;
  private final int productsAt;

  /**
   * @param arms how many arms
   * @param reference the arm that others are compared with
   * @param grid the times at which events are counted
   * @param cells how many cells of patients are told apart, see {@link Groups}
   */
  Tally(int arms, int reference, Grid grid, int cells) {
    this(arms, reference, grid, cells, false);
  }

  /** The same, with costs and quality-adjusted years if economics are asked for. */
  Tally(int arms, int reference, Grid grid, int cells, boolean economics) {
    this.economics = economics;
    this.quantities = economics ? Outcome.QUANTITIES.size() : Outcome.FIRST_OF_ECONOMICS;
    this.amounts = new double[arms][quantities];
    this.arms = arms;
    this.reference = reference;
    this.grid = grid;
    this.cells = cells;
    this.bins = grid.size();
    int perEvent = arms * Event.COUNT * (bins + 1);
    eventsAt = 2;
    moreAt = eventsAt + perEvent;
    fewerAt = moreAt + perEvent;
    foundAt = fewerAt + perEvent;
    sizesAt = foundAt + arms * (Life.SYMPTOMS + 1);
    lesionsAt = sizesAt + arms * SIZE_BINS;
    patientsAt = lesionsAt + arms * LESION_BINS;
    deathsAt = patientsAt + cells;
    twinsAt = deathsAt + cells;
    counts = new long[twinsAt + arms * cells * 4];
    gainsAt = arms * quantities * 4;
    productsAt = gainsAt + arms * cells * 3;
    sums = new double[productsAt + (economics ? arms * 2 : 0)];
  }

  /** How many bytes {@link #put} writes. */
  int size() {
    return 8 * (counts.length + sums.length);
  }

  /** Writes everything. */
  void put(ByteBuffer into) {
    into.asLongBuffer().put(counts);
    into.position(into.position() + 8 * counts.length);
    into.asDoubleBuffer().put(sums);
    into.position(into.position() + 8 * sums.length);
  }

  /** Reads what {@link #put} of a tally of the same shape wrote. */
  void get(ByteBuffer from) {
    from.asLongBuffer().get(counts);
    from.position(from.position() + 8 * counts.length);
    from.asDoubleBuffer().get(sums);
    from.position(from.position() + 8 * sums.length);
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

  /**
   * Counts one patient.
   *
   * @param lives the same person's lives in all arms
   * @param candidates how many candidates it took
   * @param inCells the cells the patient belongs to, besides that of all patients
   */
  void count(Life[] lives, int candidates, int[] inCells) {
    counts[0]++;
    counts[1] += candidates;
    Life there = lives[reference];
    int died = died(there);
    countIn(Groups.ALL, died);
    for (int cell : inCells) {
      countIn(cell, died);
    }
    for (int arm = 0; arm < arms; arm++) {
      measure(lives[arm], amounts[arm]);
    }
    for (int arm = 0; arm < arms; arm++) {
      Life life = lives[arm];
      countEvents(arm, life);
      addQuantities(arm);
      if (arm != reference && !life.sameAs(there)) {
        countDifferences(arm, life, there);
        countGains(arm, life, there, inCells);
      }
    }
  }

  private void countIn(int cell, int died) {
    counts[patientsAt + cell]++;
    counts[deathsAt + cell] += died;
  }

  private static int died(Life life) {
    return life.happened() >> DEATH & 1;
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

  private void addQuantities(int arm) {
    double[] amount = amounts[arm];
    int sum = arm * quantities * 4;
    int squares = sum + quantities;
    for (int q = 0; q < amount.length; q++) {
      sums[sum + q] += amount[q];
    }
    for (int q = 0; q < amount.length; q++) {
      sums[squares + q] += amount[q] * amount[q];
    }
    if (economics) {
      sums[productsAt + 2 * arm] += amount[Outcome.COST] * amount[Outcome.QALYS];
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
    double[] amount = amounts[arm];
    double[] amountThere = amounts[reference];
    int sum = (arm * 4 + 2) * quantities;
    int squares = sum + quantities;
    for (int q = 0; q < amount.length; q++) {
      double d = amount[q] - amountThere[q];
      sums[sum + q] += d;
      sums[squares + q] += d * d;
    }
    if (economics) {
      sums[productsAt + 2 * arm + 1] +=
          (amount[Outcome.COST] - amountThere[Outcome.COST])
              * (amount[Outcome.QALYS] - amountThere[Outcome.QALYS]);
    }
  }

  private void countGains(int arm, Life life, Life there, int[] inCells) {
    double gain = life.lifeYears() - there.lifeYears();
    int deaths = died(life) - died(there);
    if (gain != 0 || deaths != 0) {
      countGain(arm, Groups.ALL, gain, deaths);
      for (int cell : inCells) {
        countGain(arm, cell, gain, deaths);
      }
    }
  }

  private void countGain(int arm, int cell, double gain, int deaths) {
    int at = twinsAt(arm, cell);
    int sum = gainsAt(arm, cell);
    if (gain > 0) {
      counts[at + HELPED]++;
      sums[sum + GAINED] += gain;
    } else if (gain < 0) {
      counts[at + HARMED]++;
      sums[sum + LOST] -= gain;
    }
    sums[sum + SQUARES] += gain * gain;
    if (deaths > 0) {
      counts[at + DIED_HERE]++;
    } else if (deaths < 0) {
      counts[at + DIED_THERE]++;
    }
  }

  private int twinsAt(int arm, int cell) {
    return twinsAt + (arm * cells + cell) * 4;
  }

  private int gainsAt(int arm, int cell) {
    return gainsAt + (arm * cells + cell) * 3;
  }

  private int bin(double years) {
    return years == Double.POSITIVE_INFINITY ? bins : grid.bin(years);
  }

  /** All quantities of a life, in the order of {@link Outcome#QUANTITIES}. */
  private void measure(Life life, double[] into) {
    into[Outcome.LIFE_YEARS] = life.lifeYears();
    into[Outcome.HOSPITAL_DAYS] = life.hospitalDays();
    for (int q = Outcome.FIRST_TEST; q < Outcome.FIRST_OF_ECONOMICS; q++) {
      into[q] = life.testCount(q - Outcome.FIRST_TEST);
    }
    if (economics) {
      into[Outcome.QALYS] = life.qalys();
      into[Outcome.COST] = life.cost();
      for (Expense expense : EXPENSES) {
        into[Outcome.FIRST_EXPENSE + expense.ordinal()] = life.cost(expense);
      }
    }
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
    double[] four = new double[4];
    for (int k = 0; k < four.length; k++) {
      four[k] = sums[(arm * 4 + k) * quantities + quantity];
    }
    return four;
  }

  /** Cost times quality-adjusted years, added up; and the same of differences. */
  double[] products(int arm) {
    return Arrays.copyOfRange(sums, productsAt + 2 * arm, productsAt + 2 * arm + 2);
  }

  /** Patients in a cell. */
  long patients(int cell) {
    return counts[patientsAt + cell];
  }

  /** Those of a cell who died within the horizon under the reference arm. */
  long deathsThere(int cell) {
    return counts[deathsAt + cell];
  }

  /** Those of a cell who live longer in this arm. */
  long helped(int arm, int cell) {
    return counts[twinsAt(arm, cell) + HELPED];
  }

  /** Those of a cell who live shorter in this arm. */
  long harmed(int arm, int cell) {
    return counts[twinsAt(arm, cell) + HARMED];
  }

  /** Those of a cell who died within the horizon in this arm but not in the reference arm. */
  long diedOnlyHere(int arm, int cell) {
    return counts[twinsAt(arm, cell) + DIED_HERE];
  }

  /** Those of a cell who died within the horizon in the reference arm but not in this one. */
  long diedOnlyThere(int arm, int cell) {
    return counts[twinsAt(arm, cell) + DIED_THERE];
  }

  /** Life-years that those helped gain. */
  double gained(int arm, int cell) {
    return sums[gainsAt(arm, cell) + GAINED];
  }

  /** Life-years that those harmed lose. */
  double lost(int arm, int cell) {
    return sums[gainsAt(arm, cell) + LOST];
  }

  /** Squares of the life-years gained or lost, added up. */
  double squaredGains(int arm, int cell) {
    return sums[gainsAt(arm, cell) + SQUARES];
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
