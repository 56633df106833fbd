package dandelion.validation;

import dandelion.study.Interval;

/**
 * A simulated figure with its Monte-Carlo interval.
 *
 * @param value not a number when no patient bears on it, infinite when it lies beyond the horizon
 * @param low lower end of the 95 % interval; the value itself where none is known
 * @param high its upper end
 */
public record Amount(double value, double low, double high) {
  /** A figure without an interval. */
  public static Amount exactly(double value) {
    return new Amount(value, value, value);
  }

  /** A figure with this standard error. */
  public static Amount within(double value, double se) {
    return of(value, Interval.around(value, se), 1);
  }

  /** The standard error that the interval stands for. */
  double se() {
    return (high - low) / (2 * Interval.Z95);
  }

  /** The standard error of the logarithm that the interval stands for. */
  double seOfLog() {
    return low > 0 ? Math.log(high / low) / (2 * Interval.Z95) : se() / value;
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
    double share = part / whole;
    return of(share, Interval.ofShare(share, whole), 100);
  }

  private static Amount of(double value, Interval interval, double unit) {
    return new Amount(unit * value, unit * interval.low(), unit * interval.high());
  }

  /** A ratio whose logarithm has this variance. */
  public static Amount ratio(double value, double variance) {
    if (Double.isNaN(value) || value <= 0 || Double.isInfinite(value)) {
      return exactly(Double.NaN);
    }
    double factor = Math.exp(Interval.Z95 * Math.sqrt(variance));
    return new Amount(value, value / factor, value * factor);
  }

  /** A mean of so many values with this sum and sum of squares. */
  public static Amount mean(double sum, double squares, double n) {
    if (n == 0) {
      return exactly(Double.NaN);
    }
    double mean = sum / n;
    return within(mean, Math.sqrt(Math.max(0, squares / n - mean * mean) / n));
  }
}
