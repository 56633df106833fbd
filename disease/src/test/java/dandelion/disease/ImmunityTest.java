package dandelion.disease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImmunityTest {
  private final Immunity immunity = new Immunity();

  @Test
  void averagePersonsClockIsTheCalendar() {
    immunity.reset(1);
    for (double start : new double[] {-12.5, -1, 0, 3}) {
      for (double span : new double[] {0, 0.25, 7, 1000}) {
        double wakes = immunity.wakes(start, span);
        assertThat(wakes).isCloseTo(start + span, within(1e-12 * (1 + span)));
        assertThat(immunity.exposure(start, wakes)).isCloseTo(span, within(1e-12 * (1 + span)));
      }
    }
  }

  /** Competence 2 for ever, a tenth of it from year 0 to 0.5, and 3 times that from 0.25 to 1. */
  @Test
  void piecesAreAddedUpAsByHand() {
    immunity.reset(2);
    immunity.multiply(0, 0.5, 0.1);
    immunity.multiply(0.25, 1, 3);
    // levels: 2 until 0; 0.2 until 0.25; 0.6 until 0.5; 6 until 1; 2 after
    assertThat(immunity.exposure(-1, 0)).isCloseTo(2, within(1e-12));
    assertThat(immunity.exposure(0, 0.25)).isCloseTo(0.05, within(1e-12));
    assertThat(immunity.exposure(0.25, 0.5)).isCloseTo(0.15, within(1e-12));
    assertThat(immunity.exposure(0.5, 1)).isCloseTo(3, within(1e-12));
    assertThat(immunity.exposure(-1, 2)).isCloseTo(2 + 0.05 + 0.15 + 3 + 2, within(1e-12));
    assertThat(immunity.exposure(0.1, 0.3)).isCloseTo(0.15 * 0.2 + 0.05 * 0.6, within(1e-12));
    assertThat(immunity.exposure(0.3, 0.3)).isZero();
    // 1/competence: 0.5 a year, 5, 5/3, 1/6, 0.5
    assertThat(immunity.wakes(-1, 0.25)).isCloseTo(-0.5, within(1e-12));
    assertThat(immunity.wakes(-1, 0.5 + 1.25)).isCloseTo(0.25, within(1e-12));
    assertThat(immunity.wakes(-1, 0.5 + 1.25 + 0.25 / 0.6)).isCloseTo(0.5, within(1e-12));
    assertThat(immunity.wakes(0, 1.25 + 0.25 / 0.6 + 0.5 / 6 + 4)).isCloseTo(9, within(1e-12));
  }

  @Test
  void anUnchangedFactorAndAnEmptySpanChangeNothing() {
    immunity.reset(1.5);
    immunity.multiply(1, 2, 1);
    immunity.multiply(3, 3, 0.1);
    immunity.multiply(5, 4, 0.1);
    assertThat(immunity.exposure(-7, 11)).isCloseTo(1.5 * 18, within(1e-12));
  }

  @Test
  void aCopyIsItsOwn() {
    immunity.reset(1);
    immunity.multiply(0, 1, 0.5);
    Immunity copy = new Immunity();
    copy.reset(9);
    copy.copyFrom(immunity);
    immunity.multiply(0, 1, 0.5);
    assertThat(copy.exposure(0, 2)).isCloseTo(1.5, within(1e-12));
    assertThat(immunity.exposure(0, 2)).isCloseTo(1.25, within(1e-12));
  }

  /** Random pieces against small steps; waking is the inverse of the integral of 1/competence. */
  @Test
  void agreesWithSmallSteps() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 30; round++) {
      double base = 0.3 + 2 * random.nextDouble();
      int changes = random.nextInt(12);
      double[] from = new double[changes];
      double[] to = new double[changes];
      double[] factor = new double[changes];
      immunity.reset(base);
      for (int k = 0; k < changes; k++) {
        from[k] = 10 * random.nextDouble();
        to[k] = from[k] + random.nextDouble();
        factor[k] = 0.2 + 2 * random.nextDouble();
        immunity.multiply(from[k], to[k], factor[k]);
      }
      double start = 8 * random.nextDouble() - 2;
      int steps = 200_000;
      double step = 6.0 / steps;
      double exposure = 0;
      double inverse = 0;
      for (int i = 0; i < steps; i++) {
        double at = start + (i + 0.5) * step;
        double level = base;
        for (int k = 0; k < changes; k++) {
          level *= at >= from[k] && at < to[k] ? factor[k] : 1;
        }
        exposure += level * step;
        inverse += step / level;
      }
      assertThat(immunity.exposure(start, start + 6)).isCloseTo(exposure, within(2e-3));
      assertThat(immunity.wakes(start, inverse)).isCloseTo(start + 6, within(1e-2));
    }
  }

  @Test
  void tooManyChangesAreAnErrorThatSaysSo() {
    immunity.reset(1);
    assertThatThrownBy(
            () -> {
              for (int k = 0; k < 300; k++) {
                immunity.multiply(k, k + 0.5, 0.5);
              }
            })
        .isInstanceOf(TooManyChanges.class)
        .hasMessageContaining("immune competence changes more than 256 times");
  }
}
