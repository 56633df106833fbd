package dandelion.uncertainty;

import dandelion.study.UnfitCheckpoint;
import dandelion.study.Unwritable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Every draw that is done, on disk in its order: a line each, with a checksum. A line that was cut
 * short by a crash is no line; the draw is done again.
 */
final class Journal implements AutoCloseable {
  private static final String FIRST = "dandelion-draws-1";
  private static final long FORCE_EVERY_NANOS = 2_000_000_000L;

  private final Path file;
  private final FileChannel out;
  private long forced = System.nanoTime();

  private Journal(Path file, FileChannel out) {
    this.file = file;
    this.out = out;
  }

  /** What a journal begins with. */
  record Head(String study, String fingerprint, long patientsPerDraw) {
    String line() {
      return FIRST + "," + study + "," + fingerprint + "," + patientsPerDraw;
    }
  }

  /** What the journal in a file begins with. */
  static Head head(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String line = lines.readLine();
      String[] words = line == null ? new String[0] : line.split(",", -1);
      if (words.length != 4 || !words[0].equals(FIRST)) {
        throw new UnfitCheckpoint(file + " is no journal of draws, or its beginning is damaged");
      }
      return new Head(words[1], words[2], Long.parseLong(words[3]));
    } catch (NumberFormatException | UncheckedIOException damaged) {
      throw new UnfitCheckpoint(file + " is no journal of draws, or its beginning is damaged");
    }
  }

  /** Begins a journal; what stood there is gone. */
  static Journal begin(Path file, Head head) throws IOException {
    Journal[] begun = new Journal[1];
    Unwritable.naming(
        file,
        () -> {
          FileChannel out =
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.TRUNCATE_EXISTING);
          begun[0] = new Journal(file, out);
          begun[0].write(head.line());
        });
    return begun[0];
  }

  /**
   * Goes on with a journal.
   *
   * @param file where it is
   * @param head what it must begin with
   * @param numbers how many numbers a draw has
   * @param known takes every whole draw in it, in order
   */
  static Journal goOn(Path file, Head head, int numbers, Consumer<Drawn> known) throws IOException {
    if (!head(file).equals(head)) {
      throw new UnfitCheckpoint(
          file
              + " belongs to other draws: the study file, a pathway, evidence, the seed, the patients"
              + " of each draw or the version has changed since");
    }
    long good = head.line().length() + 1L;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      lines.readLine();
      long next = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Drawn drawn = parse(line, numbers);
        if (drawn == null || drawn.draw() != next) {
          break;
        }
        known.accept(drawn);
        next++;
        good += line.getBytes(StandardCharsets.UTF_8).length + 1L;
      }
    }
    long end = good;
    Journal[] opened = new Journal[1];
    Unwritable.naming(
        file,
        () -> {
          FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE);
          out.truncate(end);
          out.position(end);
          opened[0] = new Journal(file, out);
        });
    return opened[0];
  }

  /** Adds a draw; its line is whole on disk, or not there. */
  void add(Drawn drawn) throws IOException {
    StringBuilder line = new StringBuilder().append(drawn.draw());
    if (drawn.trouble() != null) {
      line.append(",!").append(drawn.trouble().replace(',', ';'));
    }
    for (double number : drawn.numbers()) {
      line.append(',').append(number);
    }
    line.append(',').append(checksum(line.toString()));
    Unwritable.naming(file, () -> write(line.toString()));
  }

  private void write(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
    if (System.nanoTime() - forced > FORCE_EVERY_NANOS) {
      out.force(true);
      forced = System.nanoTime();
    }
  }

  private static @Nullable Drawn parse(String line, int numbers) {
    int last = line.lastIndexOf(',');
    if (last < 0 || !line.substring(last + 1).equals(checksum(line.substring(0, last)))) {
      return null;
    }
    String[] words = line.substring(0, last).split(",", -1);
    try {
      long draw = Long.parseLong(words[0]);
      if (words.length == 2 && words[1].startsWith("!")) {
        return new Drawn(draw, new double[0], words[1].substring(1));
      }
      double[] all = new double[words.length - 1];
      for (int k = 0; k < all.length; k++) {
        all[k] = Double.parseDouble(words[k + 1]);
      }
      return all.length == numbers ? new Drawn(draw, all, null) : null;
    } catch (NumberFormatException damaged) {
      return null;
    }
  }

  private static String checksum(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }

  @Override
  public void close() throws IOException {
    Unwritable.naming(
        file,
        () -> {
          out.force(true);
          out.close();
        });
  }
}
