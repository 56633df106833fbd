package dandelion.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.study.Frontier.Place;
import dandelion.study.Frontier.Status;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The frontier against worked examples in print, and against its definition. */
class FrontierTest {

  /**
   * Radiotherapy after surgery, JNCI Cancer Spectr 2020;4:pkaa004, table 1: testing all (the
   * second) is dominated; treating all against nobody has an ICER of 529,365.8.
   */
  @Test
  void aDominatedStrategyIsLeftOutAsInPrint() {
    List<Place> places =
        Frontier.of(
            new double[] {1695.865, 12_224.17, 12_118.17},
            new double[] {8.570992, 8.583273, 8.590681});
    assertThat(places.stream().map(Place::status))
        .containsExactly(Status.EFFICIENT, Status.DOMINATED, Status.EFFICIENT);
    assertThat(places.get(0).ratio()).isNaN();
    assertThat(places.get(2).next()).isZero();
    assertThat(places.get(2).ratio()).isCloseTo(529_365.8, within(30.0)); // effects have 6 decimals
  }

  /** Colorectal screening, Aust New Zealand Health Policy 2005;2:10, table 7. */
  @Test
  void aWholeFrontierHasTheRatiosInPrint() {
    double[] costs = {0, 140_117_791, 248_112_291, 304_301_903, 370_181_240, 422_777_702};
    double[] effects = {0, 3551, 6023, 6720, 7076, 7299};
    double[] printed = {Double.NaN, 39_459, 43_687, 80_616, 185_054, 235_859};
    List<Place> places = Frontier.of(costs, effects);
    for (int k = 1; k < costs.length; k++) {
      assertThat(places.get(k).next()).isEqualTo(k - 1);
      assertThat(places.get(k).ratio()).isCloseTo(printed[k], within(0.001 * printed[k]));
    }
  }

  /** Zidovudine with and without lamivudine, as printed by Briggs, Claxton and Sculpher (2006). */
  @Test
  void theRatioOfTwoStrategiesIsThatInPrint() {
    List<Place> places =
        Frontier.of(new double[] {44_663.45, 50_601.65}, new double[] {7.99121, 8.93739});
    assertThat(places.get(1).ratio()).isCloseTo(6276, within(0.5));
  }

  /** The middle one costs less than the last, but a mixture of the first and the last beats it. */
  @Test
  void aMixtureOfTwoDominatesTheOneBetween() {
    List<Place> places = Frontier.of(new double[] {0, 6, 10}, new double[] {0, 1, 4});
    assertThat(places.get(1).status()).isEqualTo(Status.EXTENDEDLY_DOMINATED);
    assertThat(places.get(2).next()).isZero();
    assertThat(places.get(2).ratio()).isCloseTo(2.5, within(1e-12));
  }

  @Test
  void ofEqualStrategiesTheFirstCounts() {
    List<Place> places = Frontier.of(new double[] {5, 5, 5}, new double[] {1, 1, 0.5});
    assertThat(places.stream().map(Place::status))
        .containsExactly(Status.EFFICIENT, Status.DOMINATED, Status.DOMINATED);
  }

  /** On the frontier are those, and only those, that are best at some price of an effect. */
  @Test
  void theFrontierHoldsWhoeverIsBestAtSomePrice() {
    SplittableRandom random = new SplittableRandom(9);
    for (int round = 0; round < 300; round++) {
      int n = 2 + random.nextInt(7);
      double[] costs = random.doubles(n, 0, 10).toArray();
      double[] effects = random.doubles(n, 0, 10).toArray();
      List<Place> places = Frontier.of(costs, effects);
      boolean[] best = new boolean[n];
      for (double price = 0; price < 400; price = price * 1.002 + 1e-4) {
        int most = 0;
        for (int k = 1; k < n; k++) {
          if (price * effects[k] - costs[k] > price * effects[most] - costs[most]) {
            most = k;
          }
        }
        best[most] = true;
      }
      double before = 0;
      for (int k : byCost(costs)) {
        boolean on = places.get(k).status() == Status.EFFICIENT;
        double ratio = places.get(k).ratio();
        if (on && (Double.isNaN(ratio) || ratio < 350)) {
          // one that is best in a very short range of prices may have been stepped over
          boolean narrow = nextRatio(places, k) - (Double.isNaN(ratio) ? 0 : ratio) < 0.01 * ratio;
          assertThat(best[k] || narrow).as("on the frontier: best at some price").isTrue();
        }
        if (best[k]) {
          assertThat(on).as("best at some price: on the frontier").isTrue();
        }
        if (on && !Double.isNaN(ratio)) {
          assertThat(ratio).isGreaterThan(before);
          before = ratio;
        }
      }
    }
  }

  private static double nextRatio(List<Place> places, int k) {
    return places.stream()
        .filter(place -> place.next() == k)
        .mapToDouble(Place::ratio)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static int[] byCost(double[] costs) {
    double[] sorted = costs.clone();
    Arrays.sort(sorted);
    return Arrays.stream(sorted)
        .mapToInt(cost -> {
          int k = 0;
          while (costs[k] != cost) {
            k++;
          }
          return k;
        })
        .toArray();
  }
}
