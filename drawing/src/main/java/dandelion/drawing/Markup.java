package dandelion.drawing;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML and SVG as text that is also well-formed XML: every tag is closed, every text escaped, so
 * that no name from a user's file can become part of the page's structure.
 */
public final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; attributes are names and values in turn. */
  public Markup open(String tag, Object... attributes) {
    begin(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element that was opened last. */
  public Markup close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** An element without content. */
  public Markup leaf(String tag, Object... attributes) {
    begin(tag, attributes);
    out.append("/>\n");
    return this;
  }

  /** An element that holds text only. */
  public Markup element(String tag, String content, Object... attributes) {
    begin(tag, attributes);
    out.append('>').append(escaped(content)).append("</").append(tag).append('>');
    return this;
  }

  /** Text, escaped. */
  public Markup text(String content) {
    out.append(escaped(content));
    return this;
  }

  /** What was marked up elsewhere. */
  public Markup add(Markup other) {
    out.append(other);
    return this;
  }

  /** All that was written; every element must have been closed. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("<" + open.peek() + "> was not closed");
    }
    return out.toString();
  }

  private void begin(String tag, Object... attributes) {
    out.append('<').append(tag);
    for (int k = 0; k < attributes.length; k += 2) {
      Object value = attributes[k + 1];
      String text = value instanceof Double number ? coordinate(number) : escaped(value.toString());
      out.append(' ').append(attributes[k]).append("=\"").append(text).append('"');
    }
  }

  /** A place in a drawing, to a hundredth of its unit. */
  public static String coordinate(double value) {
    long hundredths = Math.round(value * 100);
    long rest = Math.abs(hundredths % 100);
    String sign = hundredths < 0 ? "-" : "";
    String whole = sign + Math.abs(hundredths / 100);
    return rest == 0
        ? whole
        : rest % 10 == 0 ? whole + "." + rest / 10 : whole + (rest < 10 ? ".0" : ".") + rest;
  }

  /**
   * Text for between tags or in quotes; what no page may hold, or what turns text around, shows.
   */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(letter -> {
          switch (letter) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> safe.appendCodePoint(isFit(letter) ? letter : 0xFFFD);
          }
        });
    return safe.toString();
  }

  private static boolean isFit(int letter) {
    boolean space = letter == '\t' || letter == '\n';
    boolean control = (letter < ' ' && !space) || (letter >= 0x7F && letter < 0xA0);
    boolean half = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
    boolean turns =
        (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069);
    boolean none = (letter & 0xFFFE) == 0xFFFE;
    return !(control || half || turns || none);
  }
}
