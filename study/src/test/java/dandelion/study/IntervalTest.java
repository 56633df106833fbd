package dandelion.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {
  private static final double PRINTED = 5.1e-5;

  /** Newcombe 1998, Statistics in Medicine 17:857, table I, score method without correction. */
  @Test
  void sharesAreAsNewcombePrintedThem() {
    holds(81, 263, 0.2553, 0.3662);
    holds(15, 148, 0.0624, 0.1605);
    holds(0, 20, 0, 0.1611);
    holds(1, 29, 0.0061, 0.1718);
  }

  private static void holds(double count, double of, double low, double high) {
    Interval interval = Interval.ofShare(count / of, of);
    assertThat(interval.low()).isCloseTo(low, within(PRINTED));
    assertThat(interval.high()).isCloseTo(high, within(PRINTED));
  }

  @Test
  void aShareLiesInItsInterval() {
    for (double of : new double[] {1, 3, 100, 1e6}) {
      assertThat(Interval.ofShare(0, of).low()).isZero();
      assertThat(Interval.ofShare(1, of).high()).isEqualTo(1);
    }
    assertThat(Interval.ofShare(Double.NaN, 0)).isEqualTo(new Interval(0, 1));
  }
}
