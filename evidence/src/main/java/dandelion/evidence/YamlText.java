package dandelion.evidence;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a file into text, refusing what is no text. */
final class YamlText {

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private YamlText() {}

  /** The text of the file without a byte order mark; null after a fault. */
  static @Nullable String decode(String file, byte[] bytes, Faults faults) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer letters = CharBuffer.allocate(bytes.length + 1);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(in, letters, true);
    letters.flip();
    String text = letters.toString();
    if (result.isError()) {
      String value =
          String.format(Locale.ROOT, "the byte 0x%02x, which is no UTF-8", bytes[in.position()]);
      faults.add(at(file, text, text.length(), value, "a text file in UTF-8", savedAs(bytes)));
      return null;
    }
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    int bad = firstBad(text);
    if (bad < 0) {
      return text;
    }
    int letter = text.codePointAt(bad);
    String value =
        letter == 0 ? "a NUL byte" : String.format(Locale.ROOT, "the letter U+%04X", letter);
    faults.add(at(file, text, bad, value, "letters that can be printed", savedAs(bytes)));
    return null;
  }

  /** A fault for half a letter, which no file can hold; null when there is none. */
  static @Nullable Fault loneSurrogate(String file, String text) {
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      if (isSurrogate(letter)) {
        return at(file, text, i, "half a letter (a lone surrogate)", "whole letters", null);
      }
      i += Character.charCount(letter);
    }
    return null;
  }

  /** Whether a value, after its escapes were resolved, holds a letter that no text needs. */
  static boolean isPrintable(String value) {
    return firstBad(value) < 0;
  }

  private static int firstBad(String text) {
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      boolean space = letter == '\t' || letter == '\n' || letter == '\r';
      boolean control = letter < ' ' || (letter >= 0x7F && letter < 0xA0 && letter != 0x85);
      boolean none = letter == 0xFFFE || letter == 0xFFFF || letter == BYTE_ORDER_MARK;
      if ((control && !space) || none || isSurrogate(letter)) {
        return i;
      }
      i += Character.charCount(letter);
    }
    return -1;
  }

  private static boolean isSurrogate(int letter) {
    return letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
  }

  private static @Nullable String savedAs(byte[] bytes) {
    boolean two = bytes.length >= 2;
    boolean wide = two && (bytes[0] == (byte) 0xFF || bytes[0] == (byte) 0xFE || bytes[1] == 0);
    if (wide) {
      return "the file was saved as UTF-16; save it as UTF-8";
    }
    boolean zip = two && bytes[0] == 'P' && bytes[1] == 'K';
    return zip ? "this is a zip or Office file" : null;
  }

  private static Fault at(
      String file, String text, int end, String value, String expected, @Nullable String maybe) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < end; i++) {
      char letter = text.charAt(i);
      boolean pair = letter == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (letter == '\n' || (letter == '\r' && !pair)) {
        line++;
        start = i + 1;
      }
    }
    int column = text.codePointCount(start, end) + 1;
    return new Fault(file, line, column, "", value, expected, maybe);
  }
}
