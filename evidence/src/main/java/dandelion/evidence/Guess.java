package dandelion.evidence;

import dandelion.evidence.Node.Kind;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shows what somebody wrote, and guesses what was meant. */
final class Guess {

  private static final Pattern PLAIN_KEY = Pattern.compile("[\\p{L}\\p{N}_-]{1,200}");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");
  private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9].*");
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) ?%");
  private static final Pattern COMMA = Pattern.compile("([-+]?[0-9]{1,15}),([0-9]{1,15})");
  private static final Pattern THOUSANDS =
      Pattern.compile("([-+]?[1-9][0-9]{0,2})((?:[, '][0-9]{3}){1,5})");
  private static final Pattern MULTIPLE =
      Pattern.compile("([-+]?[0-9]{1,9}(?:\\.[0-9]{1,9})?) ?([kKmM])");
  private static final Pattern NUMBER_AND_WORD =
      Pattern.compile("([-+]?[0-9]{1,15}(?:\\.[0-9]{1,15})?) ?\\p{L}[\\p{L}/ .]{0,20}");
  private static final Pattern NO_SPACE = Pattern.compile("([\\w-]{1,60}):(?!//)(\\S.{0,100})");
  private static final int LONGEST_WORD = 80;

  private Guess() {}

  /** Whether a key can stand in a path without quotes. */
  static boolean isPlainKey(String key) {
    return PLAIN_KEY.matcher(key).matches();
  }

  /** Whether a bare word is a number that a double can hold. */
  static boolean isNumber(String text) {
    return text.length() <= LONGEST_WORD
        && NUMBER.matcher(text).matches()
        && !LEADING_ZERO.matcher(text).matches()
        && Double.isFinite(Double.parseDouble(text));
  }

  /** Whether a bare word looks like a number, however large. */
  static boolean isDigits(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** The value of a whole number such as 3, +3, 3.0 or 3e2; null when it is none or too large. */
  static @Nullable Long whole(String number) {
    try {
      return Long.valueOf(number);
    } catch (NumberFormatException notPlain) {
      double value = Double.parseDouble(number);
      boolean exact = Math.rint(value) == value && Math.abs(value) < 0x1p53;
      return exact ? (Long) (long) value : null;
    }
  }

  /** A value in a few words, for "found ...". */
  static String shown(@Nullable Node node) {
    return switch (node) {
      case null -> "nothing";
      case Node.Items list ->
          list.values().isEmpty() ? "an empty list" : "a list of " + list.values().size();
      case Node.Keys map ->
          map.entries().isEmpty()
              ? "an empty map"
              : "a map with "
                  + String.join(", ", map.entries().keySet().stream().limit(5).toList());
      case Node.Scalar scalar -> shown(scalar);
    };
  }

  private static String shown(Node.Scalar scalar) {
    if (scalar.kind() == Kind.NOTHING) {
      return "nothing";
    }
    String text = scalar.text();
    boolean looksOtherwise =
        scalar.quoted() && (isDigits(text) || YamlTree.kindOf(text) != Kind.TEXT);
    boolean hidden = text.isEmpty() || !text.equals(text.strip());
    return looksOtherwise || hidden ? '"' + text + '"' : text;
  }

  /** What type of value is wanted. */
  enum Want {
    NUMBER,
    WHOLE,
    TEXT,
    TRUTH,
    LIST,
    MAP
  }

  /** What was meant by a value of the wrong type. */
  static @Nullable String retyped(@Nullable Node node, Want want) {
    if (node instanceof Node.Keys && want == Want.LIST) {
      return "each item on its own line, beginning with \"- \"";
    }
    if (!(node instanceof Node.Scalar scalar)
        || scalar.kind() == Kind.NOTHING
        || scalar.text().length() > LONGEST_WORD) {
      return null;
    }
    String text = scalar.text();
    return switch (want) {
      case LIST -> "[" + text + "]";
      case MAP -> spaced(text);
      case TRUTH -> asTruth(text);
      case TEXT -> scalar.kind() == Kind.TEXT ? null : '"' + text + "\" in quotes";
      case NUMBER -> scalar.kind() == Kind.TEXT ? asNumber(text, false) : null;
      case WHOLE -> scalar.kind() == Kind.TEXT ? asNumber(text, true) : null;
    };
  }

  /** A key and its value with the space after the colon that was forgotten; null if it was not. */
  static @Nullable String spaced(String text) {
    Matcher noSpace = NO_SPACE.matcher(text);
    return noSpace.matches() ? noSpace.group(1) + ": " + noSpace.group(2) : null;
  }

  private static @Nullable String asTruth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "y", "on", "true", "1" -> "true";
      case "no", "n", "off", "false", "0" -> "false";
      default -> null;
    };
  }

  /** Whether a key is the rest of a number that a comma has cut in two: {@code {value: 0,02}}. */
  static boolean isCutOff(String key, Node value) {
    return key.matches("[0-9]{1,15}")
        && value instanceof Node.Scalar scalar
        && scalar.kind() == Kind.NOTHING;
  }

  private static @Nullable String asNumber(String text, boolean whole) {
    String bare = text.strip().replace("_", "");
    if (isNumber(bare)) {
      return bare;
    }
    if (isDigits(bare)) {
      String shorter = bare.replaceFirst("^([-+]?)0+(?=[0-9])", "$1");
      return isNumber(shorter) ? shorter : null;
    }
    Matcher percent = PERCENT.matcher(bare);
    if (percent.matches()) {
      return plain(new BigDecimal(percent.group(1)).movePointLeft(2));
    }
    Matcher thousands = THOUSANDS.matcher(bare);
    Matcher comma = COMMA.matcher(bare);
    if (thousands.matches()) {
      String joined = thousands.group(1) + thousands.group(2).replaceAll("[, ']", "");
      return whole || !comma.matches()
          ? joined
          : joined + ", or " + bare.replace(',', '.') + " with a point";
    }
    if (comma.matches()) {
      return whole ? null : comma.group(1) + "." + comma.group(2) + ", with a point";
    }
    Matcher multiple = MULTIPLE.matcher(bare);
    if (multiple.matches()) {
      boolean thousand = multiple.group(2).equalsIgnoreCase("k");
      return thousand || whole
          ? plain(new BigDecimal(multiple.group(1)).movePointRight(thousand ? 3 : 6))
          : null;
    }
    Matcher word = NUMBER_AND_WORD.matcher(bare);
    return word.matches() ? word.group(1) : null;
  }

  /**
   * What was meant by a number where a share is wanted: 35 is 35 %. What is a little above 1 may be
   * anything, unless so large a share makes no sense, as of a yearly rate: there, 1.5 is 1.5 %.
   *
   * @param most the largest share that makes sense
   */
  static @Nullable String asShare(String number, double most) {
    if (number.length() > 20 || !isNumber(number)) {
      return null;
    }
    BigDecimal value = new BigDecimal(number);
    if (value.compareTo(BigDecimal.valueOf(most < 1 ? 1 : 2)) < 0) {
      return null;
    }
    BigDecimal share = value.movePointLeft(2);
    return share.compareTo(BigDecimal.valueOf(most)) > 0 ? null : plain(share);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** The known word nearest to a wrong one, or null. */
  static @Nullable String nearest(String wrong, Collection<String> known) {
    if (wrong.isEmpty() || wrong.length() > LONGEST_WORD) {
      return null;
    }
    String lower = alike(wrong);
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String word : known) {
      if (word.length() > LONGEST_WORD || word.equals(wrong)) {
        continue;
      }
      int steps = steps(lower, alike(word));
      int longer = Math.max(lower.length(), word.length());
      int allowed = longer <= 2 ? 0 : Math.max(1, longer / 3);
      if (steps <= allowed && steps < least) {
        best = word;
        least = steps;
      }
    }
    return best == null ? longer(lower, known) : best;
  }

  /** The one known word that begins or else goes on with a word cut short: pet for pet_ct. */
  private static @Nullable String longer(String part, Collection<String> known) {
    List<String> words = known.stream().filter(word -> !word.contains(".")).toList();
    List<String> begin = words.stream().filter(word -> alike(word).startsWith(part + "_")).toList();
    List<String> hold =
        words.stream()
            .filter(word -> ("_" + alike(word) + "_").contains("_" + part + "_"))
            .toList();
    List<String> fitting = begin.isEmpty() ? hold : begin;
    return fitting.size() == 1 ? fitting.getFirst() : null;
  }

  private static String alike(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  /** Letters to add, drop, change or swap with the neighbour to turn one word into the other. */
  private static int steps(String from, String to) {
    int[][] steps = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      steps[i][0] = i;
    }
    for (int j = 0; j <= to.length(); j++) {
      steps[0][j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int fewest = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
        fewest = Math.min(fewest, steps[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        steps[i][j] = swapped ? Math.min(fewest, steps[i - 2][j - 2] + 1) : fewest;
      }
    }
    return steps[from.length()][to.length()];
  }
}
