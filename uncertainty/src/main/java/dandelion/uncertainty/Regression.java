package dandelion.uncertainty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * Foretells an outcome of draws from some of the numbers that were drawn, as well as a smooth
 * function of them can, for draws that it has not seen.
 *
 * <p>Each number enters by its normal score and the square of that; the numbers that tell most also
 * by their products. Ridge regression with a penalty for each term that grows as the term tells
 * less; how strong it is all in all is found by leaving out one draw after the other, in closed
 * form. Draws are split into five parts; each part is foretold by the four others.
 */
final class Regression {
  static final int PARTS = 5;
  private static final int MOST_TERMS = 60;
  private static final int CROSSED = 8;
  private static final int STRENGTHS = 14;
  private static final double WEAKEST = 1e-4;
  private static final double STEP = 2.5;
  private static final double ABOVE_CHANCE = 2;

  private final double[][] scores;
  private final int draws;

  /**
   * @param scores normal scores of each number, by number and draw
   * @param draws how many draws
   */
  Regression(double[][] scores, int draws) {
    this.scores = scores;
    this.draws = draws;
  }

  /** A term: a number's score, its square, or a product of two numbers' scores. */
  private record Term(int first, int second, double weight) {}

  /**
   * Foretells every draw from the parts that it does not belong to.
   *
   * @param outcome of every draw
   * @param numbers places of the numbers that may be used
   */
  double[] foretold(double[] outcome, List<Integer> numbers) {
    double[] foretold = new double[draws];
    for (int part = 0; part < PARTS; part++) {
      int left = part;
      int[] known = IntStream.range(0, draws).filter(k -> k % PARTS != left).toArray();
      int[] unknown = IntStream.range(0, draws).filter(k -> k % PARTS == left).toArray();
      foretell(outcome, numbers, known, unknown, foretold);
    }
    return foretold;
  }

  private void foretell(
      double[] outcome, List<Integer> numbers, int[] known, int[] unknown, double[] into) {
    double mean = IntStream.of(known).mapToDouble(k -> outcome[k]).average().orElse(0);
    double[] y = IntStream.of(known).mapToDouble(k -> outcome[k] - mean).toArray();
    List<Term> terms = terms(y, numbers, known);
    double[][] x = new double[terms.size()][];
    double[] centres = new double[terms.size()];
    for (int t = 0; t < x.length; t++) {
      x[t] = values(terms.get(t), known);
      centres[t] = centre(x[t]);
    }
    double[] weights = ridge(x, y);
    for (int k : unknown) {
      double sum = mean;
      for (int t = 0; t < x.length; t++) {
        sum += weights[t] * (value(terms.get(t), k) - centres[t]);
      }
      into[k] = sum;
    }
  }

  /** The terms that tell more than chance would, the most telling first. */
  private List<Term> terms(double[] y, List<Integer> numbers, int[] known) {
    List<Term> single = new ArrayList<>();
    for (int number : numbers) {
      keep(new Term(number, -1, 0), y, known, single);
      keep(new Term(number, number, 0), y, known, single);
    }
    Comparator<Term> telling =
        Comparator.comparingDouble(Term::weight)
            .reversed()
            .thenComparingInt(Term::first)
            .thenComparingInt(Term::second);
    single.sort(telling);
    List<Integer> first = single.stream().map(Term::first).distinct().limit(CROSSED).toList();
    List<Term> all = new ArrayList<>(single);
    for (int i = 0; i < first.size(); i++) {
      for (int j = 0; j < i; j++) {
        keep(new Term(first.get(i), first.get(j), 0), y, known, all);
      }
    }
    all.sort(telling);
    return all.subList(0, Math.min(all.size(), Math.min(MOST_TERMS, known.length / 4)));
  }

  private void keep(Term term, double[] y, int[] known, List<Term> into) {
    double[] x = values(term, known);
    centre(x);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int k = 0; k < y.length; k++) {
      xy += x[k] * y[k];
      xx += x[k] * x[k];
      yy += y[k] * y[k];
    }
    double told = xx > 0 && yy > 0 ? xy * xy / xx / yy : 0;
    if (told > ABOVE_CHANCE / y.length) {
      into.add(new Term(term.first(), term.second(), told - 1.0 / y.length));
    }
  }

  private double[] values(Term term, int[] known) {
    double[] x = new double[known.length];
    double root = Math.sqrt(Math.max(term.weight(), 1e-300));
    boolean weighed = term.weight() > 0;
    for (int k = 0; k < x.length; k++) {
      x[k] = plain(term, known[k]) * (weighed ? root : 1);
    }
    return x;
  }

  private double value(Term term, int draw) {
    return plain(term, draw) * Math.sqrt(term.weight());
  }

  private double plain(Term term, int draw) {
    double one = scores[term.first()][draw];
    return term.second() < 0 ? one : one * scores[term.second()][draw];
  }

  private static double centre(double[] x) {
    double mean = IntStream.range(0, x.length).mapToDouble(k -> x[k]).average().orElse(0);
    for (int k = 0; k < x.length; k++) {
      x[k] -= mean;
    }
    return mean;
  }

  /** Ridge regression of the strength that foretells left-out draws best. */
  private static double[] ridge(double[][] x, double[] y) {
    int terms = x.length;
    int n = y.length;
    if (terms == 0) {
      return new double[0];
    }
    RealMatrix gram = new Array2DRowRealMatrix(terms, terms);
    for (int i = 0; i < terms; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          sum += x[i][k] * x[j][k];
        }
        gram.setEntry(i, j, sum);
        gram.setEntry(j, i, sum);
      }
    }
    EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(gram);
    double[] values = eigen.getEigenvalues();
    double[][] rotated = new double[terms][n];
    double[] xy = new double[terms];
    for (int t = 0; t < terms; t++) {
      double[] direction = eigen.getEigenvector(t).toArray();
      for (int i = 0; i < terms; i++) {
        for (int k = 0; k < n; k++) {
          rotated[t][k] += direction[i] * x[i][k];
        }
      }
      for (int k = 0; k < n; k++) {
        xy[t] += rotated[t][k] * y[k];
      }
    }
    double largest = Math.max(values[0], values[terms - 1]);
    double best = Double.POSITIVE_INFINITY;
    double chosen = largest;
    for (int s = 0; s < STRENGTHS; s++) {
      double strength = largest * WEAKEST * Math.pow(STEP, s);
      double miss = missOfLeftOut(rotated, values, xy, y, strength);
      if (miss < best) {
        best = miss;
        chosen = strength;
      }
    }
    double[] weights = new double[terms];
    for (int t = 0; t < terms; t++) {
      double[] direction = eigen.getEigenvector(t).toArray();
      double along = xy[t] / (Math.max(0, values[t]) + chosen);
      for (int i = 0; i < terms; i++) {
        weights[i] += direction[i] * along;
      }
    }
    return weights;
  }

  private static double missOfLeftOut(
      double[][] rotated, double[] values, double[] xy, double[] y, double strength) {
    int n = y.length;
    double sum = 0;
    double[] shrunk = new double[values.length];
    for (int t = 0; t < shrunk.length; t++) {
      shrunk[t] = 1 / (Math.max(0, values[t]) + strength);
    }
    for (int k = 0; k < n; k++) {
      double fitted = 0;
      double leverage = 1.0 / n;
      for (int t = 0; t < shrunk.length; t++) {
        double z = rotated[t][k] * shrunk[t];
        fitted += z * xy[t];
        leverage += z * rotated[t][k];
      }
      double left = (y[k] - fitted) / Math.max(1e-6, 1 - leverage);
      sum += left * left;
    }
    return sum;
  }
}
