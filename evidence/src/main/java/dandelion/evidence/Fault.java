package dandelion.evidence;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a file somebody wrote, said so that the writer can put it right.
 *
 * <p>All words are made fit for a terminal: control characters become visible and long words are
 * cut short.
 *
 * @param file the file, as the user named it
 * @param line the line, counted from 1; 0 when not known
 * @param column the column, counted from 1; 0 when not known
 * @param field the name of the field with its way from the top, such as {@code arms.ct.adherence};
 *     empty when the fault is not about one field
 * @param value what stands there, such as {@code 1.3} or {@code nothing}
 * @param expected what should stand there, such as {@code a probability between 0 and 1}
 * @param maybe what the writer perhaps meant, when we dare to guess
 */
public record Fault(
    String file,
    int line,
    int column,
    String field,
    String value,
    String expected,
    @Nullable String maybe)
    implements Comparable<Fault> {

  /** The longest value that is shown in full. */
  static final int LONGEST_VALUE = 60;

  private static final int LONGEST_WORDS = 1_000;

  private static final Comparator<Fault> ORDER =
      Comparator.comparing(Fault::file)
          .thenComparingInt(Fault::line)
          .thenComparingInt(Fault::column)
          .thenComparing(Fault::field)
          .thenComparing(Fault::value)
          .thenComparing(Fault::expected)
          .thenComparing(Fault::maybeOrNothing);

  /** Makes the words fit to be shown. */
  public Fault {
    file = shown(file, LONGEST_WORDS);
    line = Math.max(0, line);
    column = Math.max(0, column);
    field = shown(field, LONGEST_WORDS);
    value = shown(value, LONGEST_VALUE);
    expected = shown(expected, LONGEST_WORDS);
    maybe = maybe == null || maybe.isBlank() ? null : shown(maybe, LONGEST_WORDS);
  }

  /** Orders by file, then line, then column; then by the words, so that the order is total. */
  @Override
  public int compareTo(Fault other) {
    return ORDER.compare(this, other);
  }

  /** The file with line and column where they are known, such as {@code studies/a.yaml:12:9}. */
  public String place() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }

  /** One line for the fault and, where there is a guess, a second line for the guess. */
  @Override
  public String toString() {
    String about = field.isEmpty() ? "" : field + ": ";
    String said = place() + ": " + about + "found " + value + ", expected " + expected;
    return maybe == null ? said : said + "\n    Maybe " + maybe + "?";
  }

  private String maybeOrNothing() {
    return maybe == null ? "" : maybe;
  }

  private static String shown(String words, int longest) {
    StringBuilder shown = new StringBuilder();
    int count = 0;
    for (int i = 0; i < words.length(); ) {
      if (count == longest) {
        return shown.append("...").toString();
      }
      int letter = words.codePointAt(i);
      i += Character.charCount(letter);
      count++;
      if (letter == '\n' || letter == '\t' || letter == '\r') {
        shown.append(' ');
      } else if (isUnseen(letter)) {
        shown.append(String.format(Locale.ROOT, "\\u%04x", letter));
      } else {
        shown.appendCodePoint(letter);
      }
    }
    return shown.toString();
  }

  private static boolean isUnseen(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
