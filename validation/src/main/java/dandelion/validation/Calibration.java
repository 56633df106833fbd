package dandelion.validation;

import dandelion.disease.TooManyLesions;
import dandelion.evidence.Evidence;
import dandelion.study.Design;
import dandelion.study.Study;
import dandelion.study.StudyFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.MersenneTwister;

/**
 * Fits evidence entries to published figures with a plain optimiser (CMA-ES), on the same virtual
 * patients at every step, so that the sum of squared misses is a smooth and repeatable function.
 */
public final class Calibration {
  private static final double START_WIDTH = 0.15;
  private static final double OVERWHELMED = 1e6;

  private final Targets targets;
  private final Evidence evidence;
  private final long patients;
  private final int threads;

  /**
   * @param targets what to fit, and to what
   * @param evidence where the fit starts from
   * @param patients virtual patients at every step
   * @param threads threads
   */
  public Calibration(Targets targets, Evidence evidence, long patients, int threads) {
    this.targets = targets;
    this.evidence = evidence;
    this.patients = patients;
    this.threads = threads;
  }

  /**
   * What came out.
   *
   * @param values fitted values by id
   * @param figures every quantity with these values
   * @param miss sum of squared standardised misses of the fitted figures
   */
  public record Fit(Map<String, Double> values, Map<String, Double> figures, double miss) {}

  /**
   * Searches.
   *
   * @param evaluations how many times the registry is simulated
   * @param seed of the search; the patients' seed stands in the study
   * @param progress told the evaluation's number and the best miss so far
   */
  public Fit fit(int evaluations, long seed, BiConsumer<Integer, Double> progress) {
    List<Targets.Free> free = targets.free();
    int n = free.size();
    double[] start = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    double[] width = new double[n];
    for (int k = 0; k < n; k++) {
      Targets.Free one = free.get(k);
      double value = Math.clamp(evidence.value(one.id()), one.from() * 1.001, one.to() * 0.999);
      start[k] = place(one, value);
      high[k] = 1;
      width[k] = START_WIDTH;
    }
    int[] count = new int[1];
    double[] best = {Double.POSITIVE_INFINITY};
    CMAESOptimizer optimiser =
        new CMAESOptimizer(evaluations, 0, true, 0, 1, new MersenneTwister(seed), false, null);
    int population = 4 + (int) (3 * Math.log(n));
    PointValuePair result =
        optimiser.optimize(
            new MaxEval(evaluations + population),
            new ObjectiveFunction(point -> {
              if (count[0] >= evaluations) {
                return best[0] + 1; // the search ends with its generation
              }
              double miss = missAt(values(point));
              best[0] = Math.min(best[0], miss);
              progress.accept(++count[0], best[0]);
              return miss;
            }),
            GoalType.MINIMIZE,
            new InitialGuess(start),
            new SimpleBounds(low, high),
            new CMAESOptimizer.Sigma(width),
            new CMAESOptimizer.PopulationSize(population));
    Map<String, Double> values = values(result.getPoint());
    Map<String, Double> figures = observe(values);
    return new Fit(values, figures, miss(figures));
  }

  /** The miss of one set of values; very large where it overwhelms a patient with lesions. */
  private double missAt(Map<String, Double> values) {
    try {
      return miss(observe(values));
    } catch (TooManyLesions overwhelmed) {
      return OVERWHELMED;
    }
  }

  /** Every quantity with some values replaced. */
  public Map<String, Double> observe(Map<String, Double> values) {
    Evidence changed = evidence.with(values);
    Design design = StudyFile.read(targets.study(), changed);
    Design smaller = design.with(patients, design.seed());
    return Registry.observe(smaller, new Study(smaller, changed), threads);
  }

  /** The sum of squared standardised misses. */
  public double miss(Map<String, Double> figures) {
    double sum = 0;
    for (Targets.Figure figure : targets.ofRegistry()) {
      if (figure.fitted()) {
        double z =
            (figures.getOrDefault(figure.quantity(), 0.0) - figure.value()) / figure.within();
        sum += z * z;
      }
    }
    return sum;
  }

  private Map<String, Double> values(double[] point) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int k = 0; k < point.length; k++) {
      Targets.Free one = targets.free().get(k);
      values.put(one.id(), value(one, point[k]));
    }
    return values;
  }

  private static double place(Targets.Free free, double value) {
    return Math.log(value / free.from()) / Math.log(free.to() / free.from());
  }

  private static double value(Targets.Free free, double place) {
    return free.from() * Math.pow(free.to() / free.from(), place);
  }
}
