package dandelion.study;

import java.util.List;
import java.util.TreeSet;

/** The times at which outcomes are counted: every month, and the times the study asks for. */
final class Grid {
  private final double[] years;
  private final int[] firstOfMonth;

  Grid(double horizonYears, List<Double> atYears) {
    TreeSet<Double> times = new TreeSet<>(atYears);
    int months = (int) Math.floor(horizonYears * 12 + 1e-9);
    for (int month = 1; month <= months; month++) {
      double time = month / 12.0;
      Double near = times.floor(time + 1e-9);
      if (near == null || near < time - 1e-9) {
        times.add(time);
      }
    }
    years = times.stream().mapToDouble(Double::doubleValue).toArray();
    firstOfMonth = new int[months + 2];
    int at = 0;
    for (int month = 0; month < firstOfMonth.length; month++) {
      while (at < years.length && years[at] < month / 12.0 - 1e-9) {
        at++;
      }
      firstOfMonth[month] = at;
    }
  }

  int size() {
    return years.length;
  }

  double years(int bin) {
    return years[bin];
  }

  /** The first time of the grid at or after a time; {@link #size} when there is none. */
  int bin(double timeYears) {
    if (timeYears > years[years.length - 1]) {
      return years.length;
    }
    int bin = firstOfMonth[(int) (timeYears * 12)];
    while (bin < years.length && years[bin] < timeYears) {
      bin++;
    }
    return bin;
  }

  /** The bin of one of the times asked for. */
  int binOf(double timeYears) {
    int bin = bin(timeYears);
    return bin == years.length ? bin - 1 : bin;
  }
}
