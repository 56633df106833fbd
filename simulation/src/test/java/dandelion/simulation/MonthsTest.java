package dandelion.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against java.util.BitSet. */
class MonthsTest {
  private final SplittableRandom random = new SplittableRandom(8);

  @Test
  void fromALaterToAnEarlierMonthThereIsNothing() {
    for (int round = 0; round < 3000; round++) {
      long[] set = of(randomSet());
      int to = random.nextInt(Months.NEVER);
      assertThat(Months.count(set, to + random.nextInt(Months.NEVER), to)).isZero();
    }
  }

  @Test
  void agreesWithABitSet() {
    double[] reciprocals = new double[Months.NEVER];
    Arrays.setAll(reciprocals, month -> 1.0 / (1 + month));
    for (int round = 0; round < 3000; round++) {
      BitSet peer = randomSet();
      long[] set = of(peer);
      assertThat(Months.any(set)).isEqualTo(!peer.isEmpty());
      for (int month = 0; month < Months.NEVER; month += 1 + random.nextInt(9)) {
        int from = month;
        assertThat(Months.has(set, month)).isEqualTo(peer.get(month));
        int next = peer.nextSetBit(month);
        assertThat(Months.first(set, month)).isEqualTo(next < 0 ? Months.NEVER : next);
        int to = month + random.nextInt(2 * Months.NEVER);
        int counted = peer.get(month, Math.max(month, Math.min(to, Months.NEVER))).cardinality();
        assertThat(Months.count(set, month, to)).isEqualTo(counted);
        double worth =
            peer.stream().filter(m -> m >= from && m < to).mapToDouble(m -> 1.0 / (1 + m)).sum();
        assertThat(Months.sum(set, from, to, reciprocals)).isCloseTo(worth, within(1e-12));
      }
      assertThat(Months.first(set, Months.NEVER)).isEqualTo(Months.NEVER);
      assertThat(Months.first(set, Months.NEVER + 5)).isEqualTo(Months.NEVER);
      assertThat(Months.count(set, 0, Months.NEVER)).isEqualTo(peer.cardinality());
    }
  }

  @Test
  void addsAnotherSetLater() {
    for (int round = 0; round < 3000; round++) {
      BitSet peer = randomSet();
      BitSet other = randomSet();
      long[] set = of(peer);
      int by = random.nextInt(Months.NEVER + 10);
      Months.addShifted(set, of(other), by);
      other.stream().map(month -> month + by).filter(m -> m < Months.NEVER).forEach(peer::set);
      assertThat(set).isEqualTo(of(peer));
    }
  }

  private BitSet randomSet() {
    BitSet set = new BitSet();
    int size = random.nextInt(40);
    for (int k = 0; k < size; k++) {
      set.set(random.nextInt(Months.NEVER));
    }
    return set;
  }

  private static long[] of(BitSet peer) {
    long[] set = new long[Months.WORDS];
    Months.set(set, peer.stream().toArray());
    return set;
  }
}
