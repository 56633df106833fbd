package dandelion.calibration;

import java.util.Arrays;

/**
 * Where many numbers lie.
 *
 * @param mean their mean
 * @param sd their standard deviation
 * @param low 2.5 % lie below
 * @param median half lie below
 * @param high 2.5 % lie above
 */
public record Spread(double mean, double sd, double low, double median, double high) {
  private static final double TAIL = 0.025;

  /** Of these numbers, each counting the same. */
  static Spread of(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double mean = Arrays.stream(sorted).sum() / sorted.length;
    double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
    return new Spread(
        mean,
        Math.sqrt(squares / sorted.length),
        quantile(sorted, TAIL),
        quantile(sorted, 0.5),
        quantile(sorted, 1 - TAIL));
  }

  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
