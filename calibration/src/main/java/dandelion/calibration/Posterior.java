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

  /**
   * How good the sampling was.
   *
   * @param evaluations places at which the registry was played
   * @param overwhelmed places that could not be simulated, mostly with too many lesions; their
   *     likelihood is 0
   * @param effective effective sample size: one over the sum of squared weights
   * @param largest the greatest weight
   * @param unique different places among the draws
   * @param tail shape of the tail of the weights (Pareto k of Vehtari and others): below 0.5 good,
   *     above 0.7 the weights cannot be relied on
   * @param off how far, in units of a fitted figure's error, the model is from the emulator at the
   *     draws; mostly the luck of its patients
   * @param bias the same on average over the draws, for the worst figure; what the emulator has
   *     wrong
   * @param plain effective sample size if draws were weighted by the model's own answers, luck
   *     included
   * @param squares sum of squared misses of the fitted figures with the point set, in units of
   *     {@code within}
   * @param meanIsPoint whether the point set lies downhill from the posterior mean, and not from
   *     the place of highest density
   */
  public record Diagnostics(
      int evaluations,
      long overwhelmed,
      double effective,
      double largest,
      long unique,
      double tail,
      double off,
      double bias,
      double plain,
      double squares,
      boolean meanIsPoint) {

    /** What a reader must know before relying on the draws; empty when nothing stands out. */
    public String warning() {
      if (tail > 0.7) {
        return "the weights have a heavy tail (Pareto k above 0.7): the posterior is not reliable;"
            + " more --evaluations are needed";
      }
      if (bias > 0.5) {
        return "the emulator is off by more than half the error of a figure: more --evaluations are"
            + " needed";
      }
      return effective < 100
          ? "the effective sample size is below 100: intervals are rough; more --evaluations are"
              + " needed"
          : "";
    }
  }

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
