package dandelion.validation;

/**
 * A simulated figure with its Monte-Carlo interval.
 *
 * @param value not a number when no patient bears on it, infinite when it lies beyond the horizon
 * @param low lower end of the 95 % interval; the value itself where none is known
 * @param high its upper end
 */
public record Amount(double value, double low, double high) {
  private static final double Z95 = 1.959963984540054;

  /** A figure without an interval. */
  public static Amount exactly(double value) {
    return new Amount(value, value, value);
  }

  /** A figure with this standard error. */
  public static Amount within(double value, double se) {
    return new Amount(value, value - Z95 * se, value + Z95 * se);
  }

  /** The standard error that the interval stands for. */
  double se() {
    return (high - low) / (2 * Z95);
  }

  /** The standard error of the logarithm that the interval stands for. */
  double seOfLog() {
    return low > 0 ? Math.log(high / low) / (2 * Z95) : se() / value;
  }

  /** Whether a value lies in the interval. */
  public boolean holds(double other) {
    return low <= other && other <= high;
  }

  /** A share in percent, with Wilson's interval. */
  public static Amount share(double part, double whole) {
    if (whole == 0) {
      return exactly(Double.NaN);
    }
    double p = part / whole;
    double z2 = Z95 * Z95 / whole;
    double middle = (p + z2 / 2) / (1 + z2);
    double half = Z95 / (1 + z2) * Math.sqrt(p * (1 - p) / whole + z2 / (4 * whole));
    return new Amount(100 * p, 100 * Math.max(0, middle - half), 100 * Math.min(1, middle + half));
  }

  /** A ratio whose logarithm has this variance. */
  public static Amount ratio(double value, double variance) {
    if (Double.isNaN(value) || value <= 0 || Double.isInfinite(value)) {
      return exactly(Double.NaN);
    }
    double factor = Math.exp(Z95 * Math.sqrt(variance));
    return new Amount(value, value / factor, value * factor);
  }

  /** A mean of so many values with this sum and sum of squares. */
  public static Amount mean(double sum, double squares, double n) {
    if (n == 0) {
      return exactly(Double.NaN);
    }
    double mean = sum / n;
    double half = Z95 * Math.sqrt(Math.max(0, squares / n - mean * mean) / n);
    return new Amount(mean, mean - half, mean + half);
  }
}
