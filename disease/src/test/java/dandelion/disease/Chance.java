package dandelion.disease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** Statistical tests with a false-alarm chance of 1e-6 each. */
final class Chance {
  /** One-sided 1e-6 quantile of the standard normal. */
  private static final double Z = 4.7534;

  /** Kolmogorov's limit for D sqrt(n): sqrt(ln(2e6) / 2). */
  private static final double KOLMOGOROV = 2.6935;

  private Chance() {}

  /** Fails when these numbers, uniform in 0..1 by the law, are not; sorts them. */
  static void assertUniform(double[] values, String what) {
    Arrays.sort(values);
    int n = values.length;
    double distance = 0;
    for (int k = 0; k < n; k++) {
      distance = Math.max(distance, (k + 1.0) / n - values[k]);
      distance = Math.max(distance, values[k] - (double) k / n);
    }
    assertThat(distance)
        .as("Kolmogorov distance of %s", what)
        .isLessThan(KOLMOGOROV / Math.sqrt(n));
  }

  /** Fails when counts are not multinomial with these expectations (each 5 or more). */
  static void assertFits(long[] counts, double[] expected, String what) {
    double sum = 0;
    for (int k = 0; k < counts.length; k++) {
      assertThat(expected[k]).as("expected in cell %s of %s", k, what).isGreaterThan(5);
      sum += (counts[k] - expected[k]) * (counts[k] - expected[k]) / expected[k];
    }
    int freedom = counts.length - 1;
    double part = 2.0 / (9 * freedom); // Wilson and Hilferty
    double limit = freedom * Math.pow(1 - part + Z * Math.sqrt(part), 3);
    assertThat(sum).as("chi-square of %s with %s degrees", what, freedom).isLessThan(limit);
  }

  /** Fails when pairs of numbers in 0..1 are not independent and uniform: 16 x 16 cells. */
  static void assertIndependent(double[] ones, double[] others, String what) {
    long[] cells = new long[256];
    for (int k = 0; k < ones.length; k++) {
      int row = (int) (ones[k] * 16);
      int column = (int) (others[k] * 16);
      cells[row * 16 + column]++;
    }
    double[] expected = new double[256];
    Arrays.fill(expected, ones.length / 256.0);
    assertFits(cells, expected, what);
  }

  /** The distribution function of the standard normal, by its series. */
  static double normal(double z) {
    if (Math.abs(z) > 8) {
      return z < 0 ? 0 : 1;
    }
    double sum = z;
    double term = z;
    for (int k = 3; Math.abs(term) > 1e-17 && k < 500; k += 2) {
      term *= z * z / k;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }
}
