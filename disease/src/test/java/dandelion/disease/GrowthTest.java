package dandelion.disease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthTest {
  private final Growth growth = new Growth(28.3);

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 1, 3.7})
  void ageInvertsSize(double rate) {
    for (double age = 0; age * rate < 12; age += 0.37 / rate) {
      double lnCells = growth.lnCells(rate, age);
      assertThat(growth.ageYears(rate, lnCells))
          .as("age %s", age)
          .isCloseTo(age, within(1e-9 * Math.exp(rate * age) / rate));
    }
    for (double lnCells = 0; lnCells < 28.3; lnCells += 0.61) {
      double age = growth.ageYears(rate, lnCells);
      assertThat(growth.lnCells(rate, age)).isCloseTo(lnCells, within(1e-12 * 28.3));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 1, 3.7})
  void beginsAsOneCellAndNeverPassesThePlateau(double rate) {
    assertThat(growth.lnCells(rate, 0)).isZero();
    assertThat(growth.lnCells(rate, -0.1)).isNegative();
    assertThat(growth.lnCells(rate, 1e4)).isEqualTo(28.3);
    assertThat(growth.ageYears(rate, 28.3)).isInfinite();
    assertThat(growth.ageYears(rate, 40)).isInfinite();
    assertThat(growth.ageYears(rate, 0)).isCloseTo(0, within(1e-15 / rate));
    assertThat(growth.doublingYears(rate, 28.3)).isInfinite();
  }

  /** Doubling time is ln 2 over the growth of ln cells, here by a difference quotient. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 1, 3.7})
  void doublingTimeIsThatOfTheCurve(double rate) {
    for (double lnCells = 0.5; lnCells < 28; lnCells += 0.9) {
      double age = growth.ageYears(rate, lnCells);
      double step = 1e-5 / rate;
      double slope =
          (growth.lnCells(rate, age + step) - growth.lnCells(rate, age - step)) / (2 * step);
      double expected = Math.log(2) / slope;
      assertThat(growth.doublingYears(rate, lnCells)).isCloseTo(expected, within(1e-5 * expected));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1.1})
  void slowerLesionsAreTheSameCurveStretched(double factor) {
    for (double age = 0.1; age < 20; age += 0.7) {
      assertThat(growth.lnCells(0.6 * factor, age / factor))
          .isCloseTo(growth.lnCells(0.6, age), within(1e-12));
    }
  }
}
