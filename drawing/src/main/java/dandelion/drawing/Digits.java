package dandelion.drawing;

import java.util.Locale;

/** Numbers as people read them: as many digits as they bear, a real minus sign, per cent. */
public final class Digits {
  private static final String SUPERSCRIPTS =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
  private static final double DAYS_PER_YEAR = 365.25;
  private static final double MONTHS_PER_YEAR = 12;
  private static final char MINUS = '\u2212';

  private Digits() {}

  /** With so many decimals. */
  public static String fixed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    boolean nought = text.chars().noneMatch(letter -> letter >= '1' && letter <= '9');
    return nought ? text.replace("-", "") : text.replace('-', MINUS);
  }

  /** With a sign, also when it is above 0. */
  public static String signed(double value, int decimals) {
    String text = fixed(value, decimals);
    boolean nought = text.chars().noneMatch(letter -> letter >= '1' && letter <= '9');
    return nought || value < 0 ? text : "+" + text;
  }

  /** What values of a unit are multiplied by to be read: proportions are read as per cent. */
  public static double factor(String unit) {
    return unit.equals("proportion") ? 100 : 1;
  }

  /** A whole number. */
  public static String count(long value) {
    return fixed((double) value, 0);
  }

  /** A share as per cent. */
  public static String percent(double share, int decimals) {
    return fixed(share * 100, decimals) + "%";
  }

  /** From one number to another. */
  public static String range(double low, double high, int decimals) {
    return fixed(low, decimals) + " to " + fixed(high, decimals);
  }

  /** From one number to another, both with a sign. */
  public static String signedRange(double low, double high, int decimals) {
    return signed(low, decimals) + " to " + signed(high, decimals);
  }

  /** A span of life as people say it: {@code 3 days}, {@code 11 months}, {@code 2.4 years}. */
  public static String span(double years) {
    double days = years * DAYS_PER_YEAR;
    double months = years * MONTHS_PER_YEAR;
    if (days < 1) {
      return "less than a day";
    } else if (months < 2) {
      return fixed(days, 0) + (days < 1.5 ? " day" : " days");
    }
    return months < 24
        ? fixed(months, months < 9.95 ? 1 : 0) + " months"
        : fixed(years, 1) + " years";
  }

  /** The decimals that show an interval of this half-width, within limits. */
  public static int decimals(double halfWidth, int least, int most) {
    if (!(halfWidth > 0)) {
      return least;
    }
    int needed = (int) Math.ceil(-Math.log10(halfWidth));
    return Math.max(least, Math.min(most, needed));
  }

  /** Up to six digits that count, no trailing zeros; far from 1 with a power of ten. */
  public static String plain(double value) {
    double size = Math.abs(value);
    if (value == 0) {
      return "0";
    }
    if (size >= 1e-4 && size < 1e7) {
      return trimmed(String.format(Locale.ROOT, "%,.10f", rounded(value))).replace('-', MINUS);
    }
    int power = (int) Math.floor(Math.log10(size));
    String digits = trimmed(String.format(Locale.ROOT, "%.5f", value / Math.pow(10, power)));
    return digits.replace('-', MINUS) + "\u00d710" + superscript(power);
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.5e", value));
  }

  private static String trimmed(String number) {
    return number.replaceFirst("\\.?0+$", "");
  }

  private static String superscript(int power) {
    StringBuilder text = new StringBuilder(power < 0 ? "\u207b" : "");
    for (char digit : Integer.toString(Math.abs(power)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }
}
