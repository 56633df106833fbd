package dandelion.simulation;

/**
 * Sets of months as bits: what is due, what is kept. A test scheduled in month m is bit m. With
 * these, "the first visit kept after the lesion became visible" is a search for a bit, and nothing
 * is stepped through time.
 */
final class Months {
  static final int WORDS = 4;

  /** A month after all months. */
  static final int NEVER = 64 * WORDS;

  private Months() {}

  static void set(long[] set, int[] months) {
    for (int month : months) {
      add(set, month);
    }
  }

  static void add(long[] set, int month) {
    set[month >> 6] |= 1L << (month & 63);
  }

  static boolean has(long[] set, int month) {
    return (set[month >> 6] >>> (month & 63) & 1) != 0;
  }

  static boolean any(long[] set) {
    return (set[0] | set[1] | set[2] | set[3]) != 0;
  }

  /** The first month of the set at or after a month; {@link #NEVER} when there is none. */
  static int first(long[] set, int from) {
    if (from >= NEVER) {
      return NEVER;
    }
    int word = from >> 6;
    long bits = set[word] & (-1L << (from & 63));
    while (bits == 0) {
      if (++word == WORDS) {
        return NEVER;
      }
      bits = set[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(bits);
  }

  /** How many months of the set lie in from..to-1. */
  static int count(long[] set, int from, int to) {
    if (from >= to) {
      return 0;
    }
    if (to <= 64) {
      long upTo = to == 64 ? -1L : (1L << to) - 1;
      return Long.bitCount(set[0] & upTo & -(1L << from));
    }
    return below(set, Math.min(to, NEVER)) - below(set, Math.min(from, NEVER));
  }

  private static int below(long[] set, int month) {
    int count = 0;
    int word = month >> 6;
    for (int k = 0; k < word; k++) {
      count += Long.bitCount(set[k]);
    }
    return (month & 63) == 0
        ? count
        : count + Long.bitCount(set[word] & ((1L << (month & 63)) - 1));
  }

  /** What the months of the set in from..to-1 are worth together, earliest first. */
  static double sum(long[] set, int from, int to, double[] worth) {
    double sum = 0;
    for (int word = from >> 6; word < WORDS && word << 6 < to; word++) {
      int begin = word << 6;
      long bits = set[word];
      bits &= begin < from ? -1L << (from & 63) : -1L;
      bits &= to - begin < 64 ? (1L << (to - begin)) - 1 : -1L;
      for (; bits != 0; bits &= bits - 1) {
        sum += worth[begin + Long.numberOfTrailingZeros(bits)];
      }
    }
    return sum;
  }

  /**
   * Adds another set, moved later by some months; what would fall after the last month is dropped.
   */
  static void addShifted(long[] set, long[] other, int by) {
    for (int month = first(other, 0); month + by < NEVER; month = first(other, month + 1)) {
      add(set, month + by);
    }
  }
}
