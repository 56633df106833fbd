package dandelion.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * From a place downhill to one that meets the figures best: least squares by Levenberg and
 * Marquardt's method, with the prior as one more miss in every coordinate, a small one where the
 * prior is but limits, so that nothing runs off to them for little. Slopes are differences over
 * steps long enough for a model that counts whole patients.
 */
final class Descent {
  /** How often slopes are taken and a step is made, at most. */
  static final int ROUNDS = 12;

  private static final double[] DAMPING = {0.03, 0.1, 0.3, 1, 3, 10, 30};
  private static final double STEP = 0.2;
  private static final double LONGEST = 1.5;
  private static final double WORTH_GOING_ON = 0.005; // of the squares that are left
  private static final double SYMMETRIC = 1e-6;
  private static final double POSITIVE = 1e-14;

  private final Problem problem;
  private final Model model;

  /** The model with as many patients as a descent wants. */
  interface Model {
    List<double[]> simulate(List<double[]> places) throws IOException;
  }

  Descent(Problem problem, Model model) {
    this.problem = problem;
    this.model = model;
  }

  /** How many evaluations a descent in so many dimensions takes at most. */
  static long evaluations(int dimension) {
    return ROUNDS * (dimension + (long) DAMPING.length);
  }

  /**
   * Where a descent has come to.
   *
   * @param place where
   * @param figures what the model shows there
   * @param squares the sum of squared misses, and of the squared place as far as the prior counts
   */
  @SuppressWarnings("ArrayRecordComponent") // made and read at once
  record Found(double[] place, double[] figures, double squares) {}

  /** Goes down from a place at which the model has shown some figures. */
  Found from(double[] place, double[] figures) throws IOException {
    Found here = new Found(place.clone(), figures, squares(place, figures));
    for (int round = 0; round < ROUNDS && here.squares < Double.POSITIVE_INFINITY; round++) {
      Found best = here;
      List<double[]> tried = steps(here);
      List<double[]> shown = model.simulate(tried);
      for (int k = 0; k < tried.size(); k++) {
        double squares = squares(tried.get(k), shown.get(k));
        if (squares < best.squares) {
          best = new Found(tried.get(k), shown.get(k), squares);
        }
      }
      boolean settled = best.squares > (1 - WORTH_GOING_ON) * here.squares;
      here = best;
      if (settled) {
        break;
      }
    }
    return here;
  }

  private double squares(double[] place, double[] figures) {
    double[] misses = problem.misses(figures);
    double sum = misses.length == 0 ? Double.POSITIVE_INFINITY : 0;
    for (double one : misses) {
      sum += one * one;
    }
    for (int k = 0; k < place.length; k++) {
      sum += problem.pull(k) * place[k] * place[k];
    }
    return sum;
  }

  /** Steps from here, the more damped the shorter. */
  private List<double[]> steps(Found here) throws IOException {
    int n = here.place.length;
    RealMatrix slopes = slopes(here);
    RealVector place = MatrixUtils.createRealVector(here.place);
    RealVector downhill =
        slopes.preMultiply(MatrixUtils.createRealVector(problem.misses(here.figures)));
    RealMatrix bend = slopes.transposeMultiply(slopes);
    for (int k = 0; k < n; k++) {
      downhill.addToEntry(k, problem.pull(k) * here.place[k]);
      bend.addToEntry(k, k, problem.pull(k));
    }
    List<double[]> steps = new ArrayList<>();
    for (double damping : DAMPING) {
      RealMatrix damped = bend.copy();
      for (int k = 0; k < n; k++) {
        damped.multiplyEntry(k, k, 1 + damping);
      }
      RealVector step =
          new CholeskyDecomposition(damped, SYMMETRIC, POSITIVE).getSolver().solve(downhill);
      double length = step.getNorm();
      steps.add(
          place.subtract(step.mapMultiply(length > LONGEST ? LONGEST / length : 1)).toArray());
    }
    return steps;
  }

  /** How every miss changes with every coordinate; not at all where the model cannot be run. */
  private RealMatrix slopes(Found here) throws IOException {
    double[] misses = problem.misses(here.figures);
    int n = here.place.length;
    List<double[]> moved = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      double[] place = here.place.clone();
      place[k] += towardsTheMiddle(place[k]);
      moved.add(place);
    }
    List<double[]> shown = model.simulate(moved);
    RealMatrix slopes = MatrixUtils.createRealMatrix(misses.length, n);
    for (int k = 0; k < n; k++) {
      double[] there = problem.misses(shown.get(k));
      for (int m = 0; m < there.length; m++) {
        slopes.setEntry(m, k, (there[m] - misses[m]) / towardsTheMiddle(here.place[k]));
      }
    }
    return slopes;
  }

  private static double towardsTheMiddle(double coordinate) {
    return coordinate > 0 ? -STEP : STEP;
  }
}
