package dandelion.uncertainty;

import dandelion.simulation.Life;

/** Adds up the patients of one draw. Equal lives add exactly nothing to differences. */
final class DrawTally {
  private static final Kept[] KEPT = Kept.values();
  private static final int SPREAD = Kept.SPREAD;

  private final int arms;
  private final int reference;
  private final double[][] sums;
  private final double[][] squares;
  private final double[][] differences;
  private final double[][] differencesSquared;
  private final double[] products;
  private final double[] productsOfDifferences;
  private long patients;

  DrawTally(int arms, int reference) {
    this.arms = arms;
    this.reference = reference;
    sums = new double[arms][KEPT.length];
    squares = new double[arms][SPREAD];
    differences = new double[arms][SPREAD];
    differencesSquared = new double[arms][SPREAD];
    products = new double[arms];
    productsOfDifferences = new double[arms];
  }

  /** Adds one patient's lives under all arms. */
  void add(Life[] lives) {
    patients++;
    Life there = lives[reference];
    for (int arm = 0; arm < arms; arm++) {
      Life life = lives[arm];
      for (Kept kept : KEPT) {
        sums[arm][kept.ordinal()] += kept.of(life);
      }
      for (int k = 0; k < SPREAD; k++) {
        double here = KEPT[k].of(life);
        double more = here - KEPT[k].of(there);
        squares[arm][k] += here * here;
        differences[arm][k] += more;
        differencesSquared[arm][k] += more * more;
      }
      products[arm] += life.cost() * life.qalys();
      productsOfDifferences[arm] += (life.cost() - there.cost()) * (life.qalys() - there.qalys());
    }
  }

  /** What was added up, in the order of {@link Drawn}. */
  double[] numbers() {
    double n = patients;
    double[] numbers = new double[arms * Drawn.OF_AN_ARM];
    int at = 0;
    for (int arm = 0; arm < arms; arm++) {
      for (int k = 0; k < KEPT.length; k++) {
        double mean = sums[arm][k] / n;
        // so that the means' difference is the mean difference, exactly 0 for equal lives
        numbers[at++] = k < SPREAD ? sums[reference][k] / n + differences[arm][k] / n : mean;
      }
      for (int k = 0; k < SPREAD; k++) {
        numbers[at++] = variance(sums[arm][k] / n, squares[arm][k] / n);
      }
      numbers[at++] = products[arm] / n - sums[arm][0] / n * (sums[arm][1] / n);
      for (int k = 0; k < SPREAD; k++) {
        numbers[at++] = variance(differences[arm][k] / n, differencesSquared[arm][k] / n);
      }
      numbers[at++] =
          productsOfDifferences[arm] / n - differences[arm][0] / n * (differences[arm][1] / n);
    }
    return numbers;
  }

  private static double variance(double mean, double square) {
    return Math.max(0, square - mean * mean);
  }
}
