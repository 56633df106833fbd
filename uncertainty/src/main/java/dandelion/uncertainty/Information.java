package dandelion.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Expected value of partial perfect information: what could be gained if some of the numbers were
 * known before choosing an arm.
 *
 * <p>Whoever knows them can follow a rule: choose the arm that a {@link Regression} on them
 * foretells to be best. The rule is learned from four fifths of the draws and tried on the others;
 * what it gains there, against always choosing the arm that is best on average, is what the numbers
 * are worth. So the estimate is that of a rule that exists and was not fitted to the draws it is
 * judged by: it leans to the low side where regression after Strong, Oakley and Brennan (2014,
 * Medical Decision Making), on which it is built, leans to the high side with many numbers.
 *
 * <p>A rule may leave numbers out. Therefore a set of numbers is worth at least what any set within
 * it is worth, at least nothing, and never more than perfect information about everything: no rule
 * is better than the best arm in any draw.
 */
public final class Information {
  private final Sample sample;
  private final Regression regression;
  private final Map<List<Integer>, double[][]> foretold = new LinkedHashMap<>();

  /**
   * What a set of numbers is worth.
   *
   * @param value for each patient, in money
   * @param se standard error over draws
   */
  public record Worth(double value, double se) {}

  /**
   * @param sample what the draws came to
   * @param values what was drawn: by draw, in the order of the sample, and number
   */
  public Information(Sample sample, double[][] values) {
    this.sample = sample;
    int numbers = values.length == 0 ? 0 : values[0].length;
    double[][] scores = new double[numbers][];
    for (int number = 0; number < numbers; number++) {
      int which = number;
      scores[number] = scores(Arrays.stream(values).mapToDouble(row -> row[which]).toArray());
    }
    this.regression = new Regression(scores, sample.size());
  }

  /** Normal scores: the standard normal quantiles of the ranks; equal values get their mean. */
  static double[] scores(double[] values) {
    int n = values.length;
    Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(k -> values[k]));
    NormalDistribution normal = NormalDistribution.of(0, 1);
    double[] scores = new double[n];
    for (int from = 0; from < n; ) {
      int to = from;
      double sum = 0;
      while (to < n && values[order[to]] == values[order[from]]) {
        sum += normal.inverseCumulativeProbability((to + 0.5) / n);
        to++;
      }
      for (int k = from; k < to; k++) {
        scores[order[k]] = sum / (to - from);
      }
      from = to;
    }
    return scores;
  }

  /**
   * What sets of numbers are worth at a price of a QALY.
   *
   * @param sets places of the numbers, by name; a set that holds another is worth at least as much
   * @param price of a quality-adjusted year
   */
  public Map<String, Worth> worths(Map<String, List<Integer>> sets, double price) {
    Map<String, Worth> alone = new LinkedHashMap<>();
    sets.forEach((name, numbers) -> alone.put(name, alone(numbers, price)));
    Map<String, Worth> worths = new LinkedHashMap<>();
    for (Map.Entry<String, List<Integer>> set : sets.entrySet()) {
      Worth most = new Worth(0, 0);
      for (Map.Entry<String, List<Integer>> other : sets.entrySet()) {
        Worth its = alone.getOrDefault(other.getKey(), most);
        if (its.value() > most.value()
            && new HashSet<>(set.getValue()).containsAll(other.getValue())) {
          most = its;
        }
      }
      worths.put(set.getKey(), most);
    }
    return worths;
  }

  private Worth alone(List<Integer> numbers, double price) {
    double[][] benefits = new double[sample.arms()][];
    for (int arm = 0; arm < benefits.length; arm++) {
      benefits[arm] = sample.benefitDifferences(arm, price);
    }
    int best = 0;
    for (int arm = 1; arm < benefits.length; arm++) {
      best = Sample.mean(benefits[arm]) > Sample.mean(benefits[best]) ? arm : best;
    }
    double[][] rules = foretold.computeIfAbsent(List.copyOf(numbers), this::foretell);
    double[] gains = new double[sample.size()];
    for (int k = 0; k < gains.length; k++) {
      int chosen = best;
      double most = rule(rules, best, price, k);
      for (int arm = 0; arm < benefits.length; arm++) {
        double its = rule(rules, arm, price, k);
        if (its > most) {
          most = its;
          chosen = arm;
        }
      }
      gains[k] = benefits[chosen][k] - benefits[best][k];
    }
    return new Worth(
        Math.max(0, Sample.mean(gains)), Math.sqrt(Sample.variance(gains) / gains.length));
  }

  private static double rule(double[][] rules, int arm, double price, int draw) {
    return price * rules[2 * arm + 1][draw] - rules[2 * arm][draw];
  }

  /** Differences of cost and QALYs from the reference arm, foretold; two rows an arm. */
  private double[][] foretell(List<Integer> numbers) {
    List<double[]> rows = new ArrayList<>();
    for (int arm = 0; arm < sample.arms(); arm++) {
      if (arm == sample.reference()) {
        rows.add(new double[sample.size()]);
        rows.add(new double[sample.size()]);
      } else {
        rows.add(regression.foretold(sample.differences(arm, Kept.COST), numbers));
        rows.add(regression.foretold(sample.differences(arm, Kept.QALYS), numbers));
      }
    }
    return rows.toArray(new double[0][]);
  }
}
