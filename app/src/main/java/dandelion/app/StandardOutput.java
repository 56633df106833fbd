package dandelion.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Standard output. Whoever reads it may have read enough, as {@code head} has; the rest is then for
 * nobody. Any other failure stays one: an answer must not be lost on a full disk without a word.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream out;
  private boolean readEnough;

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  /** That of this process, in the encoding it was started with. */
  static PrintStream ofThisProcess() {
    FileOutputStream file = new FileOutputStream(FileDescriptor.out);
    return new PrintStream(new StandardOutput(file), true, System.out.charset());
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (readEnough) {
      return;
    }
    try {
      out.write(bytes, from, length);
    } catch (IOException why) {
      String words = why.getMessage();
      if (words == null || !words.contains("Broken pipe")) {
        throw why;
      }
      readEnough = true;
    }
  }

  @Override
  public void flush() throws IOException {
    if (!readEnough) {
      out.flush();
    }
  }
}
