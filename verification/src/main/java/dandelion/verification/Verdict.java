package dandelion.verification;

import java.util.Locale;

/**
 * How a check ended.
 *
 * @param grade passed, failed, or not applicable to this study
 * @param found what was found, in words
 */
public record Verdict(Grade grade, String found) {
  /** How a check can end. */
  public enum Grade {
    /** What was found is what must be. */
    PASS("PASS"),
    /** It is not. */
    FAIL("FAIL"),
    /** The study has nothing that this check could look at. */
    NOT_ASKED("n/a");

    private final String word;

    Grade(String word) {
      this.word = word;
    }

    /** The word for tables. */
    public String word() {
      return word;
    }
  }

  static Verdict pass(String found, Object... values) {
    return new Verdict(Grade.PASS, say(found, values));
  }

  static Verdict fail(String found, Object... values) {
    return new Verdict(Grade.FAIL, say(found, values));
  }

  static Verdict notAsked(String why, Object... values) {
    return new Verdict(Grade.NOT_ASKED, say(why, values));
  }

  static Verdict of(boolean passed, String found, Object... values) {
    return passed ? pass(found, values) : fail(found, values);
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation is not among our libraries
  private static String say(String words, Object... values) {
    return values.length == 0 ? words : String.format(Locale.ROOT, words, values);
  }
}
