package dandelion.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which numbers move an answer most: its mean over the third of the draws in which a number was
 * lowest and over the third in which it was highest, all others being whatever was drawn for them.
 *
 * @param place of the number
 * @param low mean of the answer where the number is low
 * @param high mean of the answer where it is high
 * @param lowValue mean of the number there
 * @param highValue mean of the number there
 * @param rankCorrelation of the number with the answer
 */
public record Tornado(
    int place, double low, double high, double lowValue, double highValue, double rankCorrelation) {

  /** How far the number moves the answer. */
  public double swing() {
    return Math.abs(high - low);
  }

  /**
   * All numbers, those that move the answer most first.
   *
   * @param answer by draw
   * @param values what was drawn, by draw and number
   */
  public static List<Tornado> of(double[] answer, double[][] values) {
    int n = answer.length;
    int third = n / 3;
    List<Tornado> all = new ArrayList<>();
    double[] ranks = Information.scores(answer);
    for (int number = 0; third > 0 && number < values[0].length; number++) {
      int which = number;
      double[] drawn = Arrays.stream(values).mapToDouble(row -> row[which]).toArray();
      int[] order =
          IntStream.range(0, n)
              .boxed()
              .sorted(Comparator.comparingDouble(k -> drawn[k]))
              .mapToInt(Integer::intValue)
              .toArray();
      all.add(
          new Tornado(
              number,
              IntStream.range(0, third).mapToDouble(k -> answer[order[k]]).average().orElse(0),
              IntStream.range(n - third, n).mapToDouble(k -> answer[order[k]]).average().orElse(0),
              IntStream.range(0, third).mapToDouble(k -> drawn[order[k]]).average().orElse(0),
              IntStream.range(n - third, n).mapToDouble(k -> drawn[order[k]]).average().orElse(0),
              correlation(ranks, Information.scores(drawn))));
    }
    all.sort(Comparator.comparingDouble(Tornado::swing).reversed());
    return List.copyOf(all);
  }

  /** Correlation of normal scores, which hangs on ranks alone. */
  private static double correlation(double[] a, double[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int k = 0; k < a.length; k++) {
      ab += a[k] * b[k];
      aa += a[k] * a[k];
      bb += b[k] * b[k];
    }
    return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
  }
}
