package dandelion.disease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ElementaryTest {

  @Test
  void exponentialAgreesWithStrictMath() {
    SplittableRandom random = new SplittableRandom(5);
    for (int k = 0; k < 500_000; k++) {
      double x = 1398 * random.nextDouble() - 699;
      double expected = StrictMath.exp(x);
      assertThat(Math.abs(Elementary.exp(x) - expected)).isLessThanOrEqualTo(4e-15 * expected);
      double small = x / 699 * Math.pow(10, -18 * random.nextDouble());
      assertThat(Elementary.exp(small)).isCloseTo(StrictMath.exp(small), within(1e-15 * Math.E));
    }
  }

  @Test
  void logarithmAgreesWithStrictMath() {
    SplittableRandom random = new SplittableRandom(6);
    for (int k = 0; k < 500_000; k++) {
      double x = Math.exp(1398 * random.nextDouble() - 699);
      double expected = StrictMath.log(x);
      assertThat(Math.abs(Elementary.ln(x) - expected))
          .isLessThanOrEqualTo(2e-15 * Math.max(1, Math.abs(expected)));
      double near = 1 + (random.nextDouble() - 0.5) / 4;
      assertThat(Elementary.ln(near)).isCloseTo(StrictMath.log(near), within(1e-15));
    }
  }

  @Test
  void bothKnowTheEndsOfTheirRange() {
    assertThat(Elementary.exp(0)).isEqualTo(1);
    assertThat(Elementary.exp(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Elementary.exp(-701)).isZero();
    assertThat(Elementary.exp(Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(Elementary.exp(701)).isInfinite();
    assertThat(Elementary.exp(Double.NaN)).isNaN();
    assertThat(Elementary.ln(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Elementary.ln(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Elementary.ln(Double.MIN_VALUE)).isEqualTo(StrictMath.log(Double.MIN_VALUE));
    assertThat(Elementary.ln(-1)).isNaN();
    assertThat(Elementary.ln(Double.NaN)).isNaN();
    assertThat(Elementary.ln(1)).isCloseTo(0, within(1e-15));
  }

  @Test
  void oneUndoesTheOther() {
    for (double x = -600; x < 600; x += 0.37) {
      assertThat(Elementary.ln(Elementary.exp(x)))
          .isCloseTo(x, within(4e-15 * Math.max(1, Math.abs(x))));
    }
  }
}
