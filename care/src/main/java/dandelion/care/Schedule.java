package dandelion.care;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The months in which one test is due.
 *
 * @param test what is due
 * @param months months after the schedule's start, ascending, each once
 */
@SuppressWarnings("ArrayRecordComponent") // small, never handed on, never compared
public record Schedule(Test test, int[] months) {
  /** The last month a schedule may reach. */
  public static final int LAST_MONTH = 240;

  /** Two schedules of the same test as one. */
  Schedule with(Schedule other) {
    BitSet all = new BitSet();
    Arrays.stream(months).forEach(all::set);
    Arrays.stream(other.months).forEach(all::set);
    return new Schedule(test, all.stream().toArray());
  }

  static Schedule every(Test test, int everyMonths, int fromMonth, int toMonth) {
    int count = (toMonth - fromMonth) / everyMonths + 1;
    int[] months = new int[count];
    for (int k = 0; k < count; k++) {
      months[k] = fromMonth + k * everyMonths;
    }
    return new Schedule(test, months);
  }
}
