package dandelion.disease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheddingTest {

  @ParameterizedTest
  @CsvSource({"0.663, 28.3", "0.5, 27.6", "1, 29", "0.663, 20"})
  void shedIsTheIntegralOfTheIntensity(double alpha, double plateau) {
    Shedding law = new Shedding(alpha, plateau);
    double at = 0;
    double integral = 0;
    for (double x = 0.01; x <= 8; x *= 1.03) {
      integral += simpson(alpha * plateau, at, x);
      at = x;
      // Below 0.03 (some weeks of life) chords across a steep curve cost up to 2e-3.
      double tolerance = x < 0.03 ? 5e-3 : 1e-3;
      assertThat(law.shed(x)).as("G(%s)", x).isCloseTo(integral, within(tolerance * integral));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.663, 28.3", "0.5, 27.6", "1, 29", "0.663, 20"})
  void reachedInvertsShed(double alpha, double plateau) {
    Shedding law = new Shedding(alpha, plateau);
    for (double x = 0.01; x <= 8; x *= 1.013) {
      assertThat(law.reached(law.shed(x))).as("x %s", x).isCloseTo(x, within(1e-3 * x));
    }
    for (double x = 9; x < 40; x += 0.7) {
      assertThat(law.reached(law.shed(x))).as("x %s", x).isCloseTo(x, within(1e-3 * x));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.663, 28.3", "1, 29"})
  void bothOnlyRise(double alpha, double plateau) {
    Shedding law = new Shedding(alpha, plateau);
    double shed = 0;
    for (double x = 0.0005; x < 14; x += 0.0037) {
      double more = law.shed(x);
      assertThat(more).as("G(%s)", x).isGreaterThan(shed);
      shed = more;
    }
    double reached = 0;
    for (double sum = 1e-6; sum < 1e14; sum *= 1.01) {
      double later = law.reached(sum);
      assertThat(later).as("inverse of %s", sum).isGreaterThanOrEqualTo(reached);
      reached = later;
    }
  }

  @ParameterizedTest
  @CsvSource({"0.663, 28.3"})
  void nothingIsShedBeforeTheTumour(double alpha, double plateau) {
    Shedding law = new Shedding(alpha, plateau);
    assertThat(law.shed(0)).isZero();
    assertThat(law.shed(-3)).isZero();
    assertThat(law.reached(0)).isZero();
    assertThat(law.intensity(0)).isEqualTo(1);
    assertThat(law.intensity(50)).isCloseTo(Math.exp(alpha * plateau), within(1e-3));
  }

  /** The integral of exp(amplitude (1 - exp(-s))) between two points, 400 panels of Simpson. */
  static double simpson(double amplitude, double from, double to) {
    int panels = 400;
    double step = (to - from) / panels;
    double sum = 0;
    for (int k = 0; k < panels; k++) {
      double at = from + k * step;
      sum += f(amplitude, at) + 4 * f(amplitude, at + step / 2) + f(amplitude, at + step);
    }
    return sum * step / 6;
  }

  private static double f(double amplitude, double s) {
    return Math.exp(amplitude * (1 - Math.exp(-s)));
  }
}
