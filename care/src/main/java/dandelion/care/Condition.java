package dandelion.care;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table's row wants of one finding: a set of intervals, after FEEL's unary tests.
 *
 * <p>Written as {@code 3}, {@code rectum}, {@code ">=2"}, {@code "(3..5]"}, {@code [ii, iii]} (any
 * of these), {@code "not(rectum)"} or {@code any}. {@code any} means that the row's author accepts
 * not knowing the finding; a condition left out means that the row does not look at it.
 *
 * @param finding what is looked at
 * @param from lower ends, ascending
 * @param to upper ends, each at or above its lower end
 * @param open bit 0 set when the lower end is not included, bit 1 when the upper one is not
 * @param any whether anything will do, even not knowing
 * @param text as written
 */
@SuppressWarnings("ArrayRecordComponent") // small, never handed on, never compared
record Condition(
    Finding finding, double[] from, double[] to, int[] open, boolean any, String text) {

  enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  Answer ask(double value) {
    if (any) {
      return Answer.YES;
    }
    if (Double.isNaN(value)) {
      return Answer.UNKNOWN;
    }
    for (int k = 0; k < from.length; k++) {
      boolean above = (open[k] & 1) == 0 ? value >= from[k] : value > from[k];
      boolean below = (open[k] & 2) == 0 ? value <= to[k] : value < to[k];
      if (above && below) {
        return Answer.YES;
      }
    }
    return Answer.NO;
  }

  /** Whether no value can meet this condition. */
  boolean impossible() {
    return !any && from.length == 0;
  }

  /** Reads one condition; null when it cannot be read. */
  static @Nullable Condition parse(Finding finding, String text) {
    String trimmed = text.strip();
    if (trimmed.equals("any")) {
      return new Condition(finding, new double[0], new double[0], new int[0], true, trimmed);
    }
    if (trimmed.startsWith("not(") && trimmed.endsWith(")")) {
      Condition inner = parseList(finding, trimmed.substring(4, trimmed.length() - 1), trimmed);
      return inner == null || inner.any ? null : inner.complement(trimmed);
    }
    return parseList(finding, trimmed, trimmed);
  }

  private static @Nullable Condition parseList(Finding finding, String text, String whole) {
    List<double[]> intervals = new ArrayList<>();
    for (String part : split(text)) {
      double[] interval = parseOne(finding, part.strip());
      if (interval == null) {
        return null;
      }
      intervals.add(interval);
    }
    return of(finding, intervals, whole);
  }

  /** Splits at commas; intervals such as {@code [1..3]} hold none. */
  private static List<String> split(String text) {
    String inner =
        text.startsWith("[") && text.endsWith("]") && !text.contains("..")
            ? text.substring(1, text.length() - 1)
            : text;
    return Arrays.asList(inner.split(",", -1));
  }

  private static double @Nullable [] parseOne(Finding finding, String text) {
    double infinity = Double.POSITIVE_INFINITY;
    for (String sign : List.of("<=", ">=", "<", ">")) {
      if (text.startsWith(sign)) {
        double value = value(finding, text.substring(sign.length()).strip());
        if (Double.isNaN(value) || !finding.words().isEmpty()) {
          return null;
        }
        return switch (sign) {
          case "<=" -> new double[] {-infinity, value, 0};
          case ">=" -> new double[] {value, infinity, 0};
          case "<" -> new double[] {-infinity, value, 2};
          default -> new double[] {value, infinity, 1};
        };
      }
    }
    int dots = text.indexOf("..");
    if (dots > 0) {
      char first = text.charAt(0);
      char last = text.charAt(text.length() - 1);
      if ("[(".indexOf(first) < 0 || "])".indexOf(last) < 0) {
        return null;
      }
      double from = value(finding, text.substring(1, dots).strip());
      double to = value(finding, text.substring(dots + 2, text.length() - 1).strip());
      if (Double.isNaN(from) || Double.isNaN(to) || from > to) {
        return null;
      }
      return new double[] {from, to, (first == '(' ? 1 : 0) + (last == ')' ? 2 : 0)};
    }
    double value = value(finding, text);
    return Double.isNaN(value) ? null : new double[] {value, value, 0};
  }

  private static double value(Finding finding, String text) {
    if (!finding.words().isEmpty()) {
      int place = finding.words().indexOf(text);
      return place < 0 ? Double.NaN : place;
    }
    try {
      double value = Double.parseDouble(text);
      return value >= finding.least() && value <= finding.most() ? value : Double.NaN;
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  private static Condition of(Finding finding, List<double[]> intervals, String text) {
    List<double[]> sorted = new ArrayList<>(intervals);
    sorted.sort((a, b) -> Double.compare(a[0], b[0]));
    int count = sorted.size();
    double[] from = new double[count];
    double[] to = new double[count];
    int[] open = new int[count];
    for (int k = 0; k < count; k++) {
      from[k] = sorted.get(k)[0];
      to[k] = sorted.get(k)[1];
      open[k] = (int) sorted.get(k)[2];
    }
    return new Condition(finding, from, to, open, false, text);
  }

  private Condition complement(String text) {
    List<double[]> gaps = new ArrayList<>();
    double at = Double.NEGATIVE_INFINITY;
    int openAt = 0;
    for (int k = 0; k < from.length; k++) {
      if (at < from[k] || (at == from[k] && openAt == 0 && (open[k] & 1) != 0)) {
        gaps.add(new double[] {at, from[k], openAt + ((open[k] & 1) == 0 ? 2 : 0)});
      }
      if (to[k] >= at) {
        at = to[k];
        openAt = (open[k] & 2) == 0 ? 1 : 0;
      }
    }
    if (at < Double.POSITIVE_INFINITY) {
      gaps.add(new double[] {at, Double.POSITIVE_INFINITY, openAt});
    }
    return of(finding, gaps, text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Condition that
        && finding == that.finding
        && any == that.any
        && Arrays.equals(from, that.from)
        && Arrays.equals(to, that.to)
        && Arrays.equals(open, that.open);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(from) * 31 + finding.hashCode();
  }

  @Override
  public String toString() {
    return finding.id() + " " + text;
  }
}
