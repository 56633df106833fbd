package dandelion.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files and of all that a result depends on: equal only for equal inputs. */
public final class Fingerprint {
  private Fingerprint() {}

  /** Of bytes, as 64 lower-case hexadecimal digits. */
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(digest(bytes));
  }

  /** Of a text in UTF-8, as 64 lower-case hexadecimal digits. */
  public static String of(String text) {
    return HexFormat.of().formatHex(bytesOf(text));
  }

  /** Of a text in UTF-8, as 32 bytes. */
  public static byte[] bytesOf(String text) {
    return digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
