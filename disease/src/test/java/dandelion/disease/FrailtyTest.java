package dandelion.disease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrailtyTest {

  /** Moments of the tabulated law, by the middles of a million equal shares of probability. */
  @ParameterizedTest
  @ValueSource(doubles = {0.15, 0.3, 0.5, 1, 2})
  void hasMeanOneAndVarianceOneOverShape(double shape) {
    Frailty frailty = new Frailty(shape);
    int n = 1_000_000;
    double sum = 0;
    double squares = 0;
    double before = Double.MAX_VALUE;
    boolean falls = true;
    for (int k = 0; k < n; k++) {
      double value = frailty.of(-Math.log((k + 0.5) / n));
      falls &= value >= 0 && value <= before;
      before = value;
      sum += value;
      squares += value * value;
    }
    double mean = sum / n;
    assertThat(falls).isTrue();
    assertThat(mean).isCloseTo(1, within(2e-3));
    assertThat(squares / n - mean * mean).isCloseTo(1 / shape, within(0.01 / shape));
  }

  @Test
  void ofShapeOneIsTheExponentialItself() {
    Frailty frailty = new Frailty(1);
    for (double x = 0; x < 39; x += 0.0137) {
      assertThat(frailty.of(x)).isCloseTo(x, within(1e-7 * (1 + x)));
    }
  }
}
