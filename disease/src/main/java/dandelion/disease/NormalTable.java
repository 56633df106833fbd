package dandelion.disease;

/** Quantiles of the standard normal at the middles of 4096 equal shares of probability. */
final class NormalTable {
  private NormalTable() {}

  static double[] of4096() {
    double[] table = new double[4096];
    for (int k = 0; k < 2048; k++) {
      double z = quantile((k + 0.5) / 4096);
      table[k] = z;
      table[4095 - k] = -z;
    }
    return table;
  }

  /**
   * By bisection on the distribution function, itself by its series: exact enough, and run once.
   */
  private static double quantile(double p) {
    double low = -6;
    double high = 0;
    while (high - low > 1e-12) {
      double middle = (low + high) / 2;
      if (distribution(middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double distribution(double z) {
    double sum = z;
    double term = z;
    for (int k = 3; Math.abs(term) > 1e-18 * Math.abs(sum) && k < 400; k += 2) {
      term *= z * z / k;
      sum += term;
    }
    return 0.5 + sum * StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI);
  }
}
