package dandelion.disease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalTableTest {
  private final double[] table = NormalTable.of4096();

  @Test
  void holdsTheMiddlesOfEqualShares() {
    assertThat(table).hasSize(4096);
    for (int k = 0; k < table.length; k++) {
      assertThat(Chance.normal(table[k])).isCloseTo((k + 0.5) / 4096, within(1e-9));
    }
  }

  @Test
  void isAscendingAndSymmetric() {
    for (int k = 1; k < table.length; k++) {
      assertThat(table[k]).isGreaterThan(table[k - 1]);
      assertThat(table[4095 - k]).isEqualTo(-table[k]);
    }
  }

  /** The quantiles of 0.75, 0.875 and 0.975 lie between neighbours. */
  @Test
  void knowsTheQuantilesOfBooks() {
    assertThat((table[3071] + table[3072]) / 2).isCloseTo(0.6744897502, within(1e-7));
    assertThat((table[3583] + table[3584]) / 2).isCloseTo(1.1503493804, within(1e-6));
    double lower = table[3993]; // (3993.5 / 4096) = 0.97498
    double upper = table[3994];
    double share = (0.975 * 4096 - 3993.5);
    assertThat(lower + share * (upper - lower)).isCloseTo(1.9599639845, within(3e-6));
  }

  @Test
  void hasTheSpreadOfANormal() {
    double squares = 0;
    for (double z : table) {
      squares += z * z;
    }
    assertThat(squares / table.length).isCloseTo(1, within(1e-3));
  }
}
