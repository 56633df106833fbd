package dandelion.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What the draws say to whoever must choose an arm at a price of a QALY: how often each is best,
 * and what is lost by choosing now.
 *
 * @param price of a quality-adjusted year
 * @param benefit expected net benefit of each arm
 * @param probability share of draws in which each arm has the highest net benefit; draws in which
 *     several have it are shared among them
 * @param loss expected loss of choosing each arm: what the best arm of each draw gives more
 * @param best the arm of the highest expected net benefit; the first, when several have it
 * @param information expected value of perfect information for each patient: the loss of the best
 * @param informationSe its standard error, of the draws
 */
public record Decision(
    double price,
    List<Double> benefit,
    List<Double> probability,
    List<Double> loss,
    int best,
    double information,
    double informationSe) {
  private static final int STEPS = 60;
  private static final double BEYOND = 3;

  /** The decision at one price. */
  public static Decision at(Sample sample, double price) {
    int arms = sample.arms();
    double[][] benefits = new double[arms][];
    for (int arm = 0; arm < arms; arm++) {
      benefits[arm] = sample.benefits(arm, price);
    }
    return of(price, benefits);
  }

  /**
   * The decision when net benefits are known.
   *
   * @param price of a quality-adjusted year
   * @param benefits net benefits by arm and draw
   */
  static Decision of(double price, double[][] benefits) {
    int arms = benefits.length;
    int draws = benefits[0].length;
    double[] probability = new double[arms];
    double[] highest = new double[draws];
    for (int k = 0; k < draws; k++) {
      double most = Double.NEGATIVE_INFINITY;
      int sharing = 0;
      for (double[] ofArm : benefits) {
        sharing = ofArm[k] > most ? 1 : sharing + (ofArm[k] == most ? 1 : 0);
        most = Math.max(most, ofArm[k]);
      }
      highest[k] = most;
      for (int arm = 0; arm < arms; arm++) {
        probability[arm] += benefits[arm][k] == most ? 1.0 / sharing / draws : 0;
      }
    }
    int best = 0;
    List<Double> expected = new ArrayList<>();
    for (int arm = 0; arm < arms; arm++) {
      expected.add(Sample.mean(benefits[arm]));
      best = expected.get(arm) > expected.get(best) ? arm : best;
    }
    List<Double> losses = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    for (int arm = 0; arm < arms; arm++) {
      losses.add(Sample.mean(lost(highest, benefits[arm])));
      probabilities.add(probability[arm]);
    }
    double se = Math.sqrt(Sample.variance(lost(highest, benefits[best])) / draws);
    return new Decision(
        price,
        List.copyOf(expected),
        List.copyOf(probabilities),
        List.copyOf(losses),
        best,
        losses.get(best),
        se);
  }

  private static double[] lost(double[] highest, double[] benefit) {
    double[] lost = new double[highest.length];
    for (int k = 0; k < lost.length; k++) {
      lost[k] = highest[k] - benefit[k];
    }
    return lost;
  }

  /** Prices for curves: from nothing to three times the highest asked for, and those asked for. */
  public static List<Double> prices(List<Double> asked) {
    TreeSet<Double> prices = new TreeSet<>(asked);
    double last = asked.isEmpty() ? 0 : prices.last() * BEYOND;
    for (int k = 0; k <= STEPS; k++) {
      prices.add(last * k / STEPS);
    }
    return List.copyOf(prices);
  }
}
