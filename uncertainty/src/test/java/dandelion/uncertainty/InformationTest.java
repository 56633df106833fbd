package dandelion.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/**
 * The value of knowing some numbers, against closed forms of a linear model with normal numbers.
 */
class InformationTest {
  private static final int N = 2_000;
  private static final int NUMBERS = 12;
  private static final double[] SLOPES = {3, 2, 1};
  private static final double MEAN = 1;

  private final Random random = new Random(11);
  private final double[][] values = new double[N][NUMBERS];
  private final Sample sample = new Sample(2, 0);

  /** Gain in QALYs of arm 1: mean 1, plus 3, 2 and 1 times three of twelve normal numbers. */
  InformationTest() {
    for (int k = 0; k < N; k++) {
      double gain = MEAN;
      for (int number = 0; number < NUMBERS; number++) {
        values[k][number] = random.nextGaussian();
        gain += number < SLOPES.length ? SLOPES[number] * values[k][number] : 0;
      }
      sample.add(drawn(k, 0, gain));
    }
  }

  private static Drawn drawn(long draw, double cost, double qalys) {
    double[] numbers = new double[2 * Drawn.OF_AN_ARM];
    numbers[Drawn.OF_AN_ARM] = cost;
    numbers[Drawn.OF_AN_ARM + 1] = qalys;
    return new Drawn(draw, numbers, null);
  }

  /** What knowing numbers of this sd of the gain is worth: the unit normal loss integral. */
  private static double loss(double sd) {
    NormalDistribution unit = NormalDistribution.of(0, 1);
    double z = MEAN / sd;
    return sd * (unit.density(z) - z * (1 - unit.cumulativeProbability(z)));
  }

  private Map<String, Information.Worth> worths() {
    Map<String, List<Integer>> sets = new LinkedHashMap<>();
    sets.put("steep", List.of(0));
    sets.put("steep and middle", List.of(0, 1));
    sets.put("all that count", List.of(0, 1, 2));
    sets.put("idle", List.of(5, 6, 7, 8));
    sets.put("everything", List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    return new Information(sample, values).worths(sets, 1);
  }

  /** n = 2,000, seed 11; 4 standard errors: chance of a false alarm about 6e-5 for each set. */
  @Test
  void aLinearModelWithNormalNumbersGivesTheClosedForm() {
    Map<String, Information.Worth> worths = worths();
    check(of(worths, "steep"), loss(3));
    check(of(worths, "steep and middle"), loss(Math.sqrt(13)));
    check(of(worths, "all that count"), loss(Math.sqrt(14)));
    check(of(worths, "everything"), loss(Math.sqrt(14)));
  }

  private static Information.Worth of(Map<String, Information.Worth> worths, String name) {
    return Objects.requireNonNull(worths.get(name), name);
  }

  private static void check(Information.Worth worth, double truth) {
    assertThat(worth.value()).isCloseTo(truth, within(4 * worth.se()));
    assertThat(worth.se()).isLessThan(0.1 * truth);
  }

  @Test
  void numbersThatMoveNothingAreWorthNothing() {
    Information.Worth idle = of(worths(), "idle");
    assertThat(idle.value()).isLessThanOrEqualTo(3 * idle.se() + 1e-12);
    assertThat(idle.value()).isLessThan(0.1 * loss(3));
  }

  @Test
  void moreNumbersAreNeverWorthLessAndNoneMoreThanAll() {
    Map<String, Information.Worth> worths = worths();
    List<Double> nested =
        List.of("steep", "steep and middle", "all that count", "everything").stream()
            .map(name -> of(worths, name).value())
            .toList();
    assertThat(nested).isSorted();
    double everything = Decision.at(sample, 1).information();
    assertThat(worths.values())
        .allSatisfy(one -> assertThat(one.value()).isBetween(0.0, everything));
    assertThat(nested.getLast()).isGreaterThan(0.9 * everything);
  }

  @Test
  void aTornadoFindsTheSteepestFirst() {
    List<Tornado> bars = Tornado.of(sample.benefitDifferences(1, 1), values);
    assertThat(bars.stream().limit(3).map(Tornado::place)).containsExactly(0, 1, 2);
    assertThat(bars.getFirst().high()).isGreaterThan(bars.getFirst().low());
    assertThat(bars.getFirst().rankCorrelation()).isBetween(0.7, 0.9); // 3 / sqrt(14) = 0.80
  }

  @Test
  void normalScoresShareTies() {
    double[] scores = Information.scores(new double[] {2, 1, 2, 5});
    assertThat(scores[0]).isEqualTo(scores[2]);
    assertThat(scores[1]).isLessThan(scores[0]);
    assertThat(scores[3]).isCloseTo(-scores[1], within(1e-12));
  }
}
