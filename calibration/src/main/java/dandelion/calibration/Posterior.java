package dandelion.calibration;

import dandelion.validation.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.FastMath;

/**
 * What is believed after the figures were seen.
 *
 * @param targets what was fitted, and to what
 * @param point the point set by id, in the units that programs use
 * @param draws draws of equal weight, each the values in the order of {@code learnt}
 * @param learnt what was learnt of each free entry
 * @param met every figure of the registry
 * @param correlations between the logarithms of the free entries, in the order of {@code learnt}
 * @param diagnostics how good the sampling was
 */
@SuppressWarnings("ArrayRecordComponent") // tables, only read
public record Posterior(
    Targets targets,
    Map<String, Double> point,
    double[][] draws,
    List<Learnt> learnt,
    List<Met> met,
    double[][] correlations,
    Diagnostics diagnostics) {

  /** Where the point set is, and what the model shows there. */
  @SuppressWarnings("ArrayRecordComponent") // made and read at once
  record Point(double[] place, double[] figures, boolean mean) {}

  static Posterior of(
      Calibration calibration,
      Trials trials,
      Refinement.Found found,
      Weights weights,
      Point point,
      RandomGenerator random) {
    Sample sample = found.last();
    int[] drawn = weights.resample(calibration.plan().draws(), random);
    double[][] draws = new double[drawn.length][];
    for (int d = 0; d < drawn.length; d++) {
      draws[d] = trials.values(sample.place(drawn[d]));
    }
    Targets targets = calibration.targets();
    List<Learnt> learnt = learnt(targets, trials.values(point.place()), draws);
    List<Met> met = met(trials, found, point, drawn, random);
    double[] plain = new double[weights.count()];
    Arrays.setAll(plain, weights::of);
    double squares =
        met.stream()
            .filter(one -> one.figure().fitted())
            .mapToDouble(one -> one.off() * one.off())
            .sum();
    Diagnostics diagnostics =
        new Diagnostics(
            found.search().count(),
            found.search().overwhelmed(),
            weights.effective(),
            weights.largest(),
            Arrays.stream(drawn).distinct().count(),
            ParetoTail.shape(plain),
            found.off(),
            found.bias(),
            Weights.of(sample.logWeights(), 1).effective(),
            squares,
            point.mean());
    return new Posterior(
        targets,
        new LinkedHashMap<>(trials.named(point.place())),
        draws,
        learnt,
        met,
        correlations(draws),
        diagnostics);
  }

  private static List<Learnt> learnt(Targets targets, double[] point, double[][] draws) {
    List<Learnt> learnt = new ArrayList<>();
    for (int k = 0; k < point.length; k++) {
      Targets.Free free = targets.free().get(k);
      double[] values = column(draws, k);
      double[] logs = Arrays.stream(values).map(FastMath::log).toArray();
      learnt.add(
          new Learnt(
              free, point[k], Spread.of(values), free.prior().sdOfLn(), Spread.of(logs).sd()));
    }
    return List.copyOf(learnt);
  }

  private static List<Met> met(
      Trials trials, Refinement.Found found, Point point, int[] drawn, RandomGenerator random) {
    Sample sample = found.last();
    Sample search = found.search();
    List<Targets.Figure> figures = trials.figures();
    List<Met> met = new ArrayList<>();
    for (int f = 0; f < figures.size(); f++) {
      int at = trials.column(figures.get(f));
      double scale = trials.scale(figures.get(f));
      double[] simulated = new double[drawn.length];
      double[] predicted = new double[drawn.length];
      double worth = 0;
      for (int d = 0; d < drawn.length; d++) {
        simulated[d] = sample.figures(drawn[d])[at];
        predicted[d] = simulated[d] + Likelihood.draw(random) * scale;
        worth += Likelihood.worth((simulated[d] - figures.get(f).value()) / scale) / drawn.length;
      }
      double[] before =
          search
              .fromPrior()
              .filter(k -> search.misses(k).length > 0)
              .mapToDouble(k -> search.figures(k)[at])
              .toArray();
      met.add(
          new Met(
              figures.get(f),
              scale,
              worth,
              point.figures()[at],
              Spread.of(before.length == 0 ? simulated : before),
              Spread.of(simulated),
              Spread.of(predicted)));
    }
    return List.copyOf(met);
  }

  private static double[][] correlations(double[][] draws) {
    int n = draws[0].length;
    double[][] standard = new double[n][draws.length];
    for (int k = 0; k < n; k++) {
      double[] logs = Arrays.stream(column(draws, k)).map(FastMath::log).toArray();
      Spread spread = Spread.of(logs);
      for (int d = 0; d < logs.length; d++) {
        standard[k][d] = spread.sd() == 0 ? 0 : (logs[d] - spread.mean()) / spread.sd();
      }
    }
    double[][] correlations = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int d = 0; d < draws.length; d++) {
          sum += standard[i][d] * standard[j][d];
        }
        correlations[i][j] = i == j ? 1 : sum / draws.length;
      }
    }
    return correlations;
  }

  static double[] column(double[][] rows, int k) {
    return Arrays.stream(rows).mapToDouble(row -> row[k]).toArray();
  }
}
