package dandelion.app;

import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whole numbers as people type them: 1000000, 1_000_000, 1e6, 1m, 200k. */
final class Whole {
  private static final Pattern SHAPE =
      Pattern.compile("([0-9][0-9_]{0,24}(?:\\.[0-9]{1,12})?)(?:[eE]\\+?([0-9]{1,2})|([kKmM]))?");
  private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}([,.' ][0-9]{3})+");

  private Whole() {}

  /**
   * Reads the value of an option.
   *
   * @param option its name
   * @param given what was typed; null when the option was left out
   * @param otherwise the value when it was left out, or is wrong
   * @param least the least value that makes sense
   * @param most the greatest
   * @param faults takes what is wrong
   */
  static long read(
      String option, @Nullable String given, long otherwise, long least, long most, Faults faults) {
    if (given == null) {
      return otherwise;
    }
    BigDecimal value = value(given.strip());
    if (value != null
        && value.compareTo(BigDecimal.valueOf(least)) >= 0
        && value.compareTo(BigDecimal.valueOf(most)) <= 0) {
      return value.longValueExact();
    }
    String expected =
        String.format(
            Locale.ROOT,
            "a whole number from %,d to %,d%s",
            least,
            most,
            most < 1_000_000 ? "" : ", such as 1000000, 1_000_000, 1e6, 1m or 200k");
    String maybe = GROUPED.matcher(given).matches() ? given.replaceAll("[^0-9]", "") : null;
    faults.add(new Fault(option, 0, 0, "", given.isEmpty() ? "nothing" : given, expected, maybe));
    return otherwise;
  }

  /** Reads a seed: any whole number of 64 bits. */
  static long seed(String option, @Nullable String given, long otherwise, Faults faults) {
    if (given == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(given.strip().replace("_", ""));
    } catch (NumberFormatException noNumber) {
      String value = given.isEmpty() ? "nothing" : given;
      String expected = "a whole number of at most 18 digits, such as 42";
      faults.add(new Fault(option, 0, 0, "", value, expected, null));
      return otherwise;
    }
  }

  /** The number, or null when it is none, or not whole. */
  private static @Nullable BigDecimal value(String typed) {
    Matcher shape = SHAPE.matcher(typed);
    if (!shape.matches()) {
      return null;
    }
    BigDecimal value = new BigDecimal(shape.group(1).replace("_", ""));
    if (shape.group(2) != null) {
      value = value.scaleByPowerOfTen(Integer.parseInt(shape.group(2)));
    } else if (shape.group(3) != null) {
      value = value.scaleByPowerOfTen(shape.group(3).equalsIgnoreCase("k") ? 3 : 6);
    }
    return value.stripTrailingZeros().scale() <= 0 ? value.setScale(0) : null;
  }
}
