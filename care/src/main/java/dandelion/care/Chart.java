package dandelion.care;

import java.util.Arrays;

/**
 * What is known of a patient today. Unknown is a value: a finding nobody looked for is neither
 * normal nor abnormal. A simulated patient and one at a bedside are the same record.
 */
public final class Chart {
  private static final double UNKNOWN = Double.NaN;

  private final double[] values = new double[Finding.COUNT];

  /** A chart in which nothing is known. */
  public Chart() {
    clear();
  }

  /** Forgets everything. */
  public void clear() {
    Arrays.fill(values, UNKNOWN);
  }

  /** The value of a finding; NaN when unknown. */
  public double get(Finding finding) {
    return values[finding.ordinal()];
  }

  /** Whether a finding is known. */
  public boolean knows(Finding finding) {
    return !Double.isNaN(values[finding.ordinal()]);
  }

  /** Writes a finding down. */
  public void set(Finding finding, double value) {
    values[finding.ordinal()] = value;
  }

  /** Writes down a yes/no finding. */
  public void set(Finding finding, boolean value) {
    values[finding.ordinal()] = value ? 1 : 0;
  }

  /** Strikes a finding out: it is unknown again. */
  public void forget(Finding finding) {
    values[finding.ordinal()] = UNKNOWN;
  }

  double at(int ordinal) {
    return values[ordinal];
  }

  /** What is known, as {@code age_years 71, sex male, ...}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Finding finding : Finding.values()) {
      if (knows(finding)) {
        text.append(text.isEmpty() ? "" : ", ")
            .append(finding.id())
            .append(' ')
            .append(finding.phrase(get(finding)));
      }
    }
    return text.toString();
  }
}
