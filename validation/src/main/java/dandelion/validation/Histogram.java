package dandelion.validation;

import java.util.Arrays;
import java.util.function.Function;

/** Quantiles of whole numbers counted by several threads. */
final class Histogram {
  private Histogram() {}

  /** The value below which a share of all that was counted lies; 0 when nothing was. */
  static <C> double quantile(C[] counts, Function<C, long[]> rows, double share) {
    long[] sum = new long[rows.apply(counts[0]).length];
    for (C c : counts) {
      long[] more = rows.apply(c);
      Arrays.setAll(sum, k -> sum[k] + more[k]);
    }
    double wanted = Arrays.stream(sum).sum() * share;
    double running = 0;
    for (int k = 0; k < sum.length; k++) {
      if (sum[k] > 0 && running + sum[k] >= wanted) {
        return k + (wanted - running) / sum[k];
      }
      running += sum[k];
    }
    return 0;
  }
}
