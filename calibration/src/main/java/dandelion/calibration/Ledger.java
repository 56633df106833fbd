package dandelion.calibration;

import dandelion.study.UnfitCheckpoint;
import dandelion.study.Unwritable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every evaluation in the order in which it was asked for, kept in a file as soon as it is done.
 * The search asks the same questions in the same order each time, so going on means to be told the
 * first answers from the file. A line that was cut short by a crash is dropped.
 */
final class Ledger implements Closeable {
  /** Its name in the folder of results. */
  static final String FILE = "evaluations.csv";

  private static final String MARK = "# Dandelion evaluations, run ";

  private final Path file;
  private final Deque<String> known = new ArrayDeque<>();
  private final FileChannel out;
  private final int found;
  private long done;

  /**
   * Opens it.
   *
   * @param file where it is
   * @param fingerprint of everything the answers depend on
   * @param columns names of the columns
   * @param resume whether a file that is there is gone on with; otherwise it is begun afresh
   */
  Ledger(Path file, String fingerprint, List<String> columns, boolean resume) throws IOException {
    this.file = file;
    String header = MARK + fingerprint + "\nevaluation,patients," + String.join(",", columns);
    long keep = 0;
    if (resume && Files.exists(file)) {
      keep = read(Files.readString(file), header);
    }
    found = known.size();
    try {
      this.out =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
              .truncate(keep);
      out.position(keep);
    } catch (IOException why) {
      Unwritable.naming(
          file,
          () -> {
            throw why;
          });
      throw why;
    }
    if (keep == 0) {
      write(header + "\n");
    }
  }

  /** Reads whole lines; returns how many bytes they are. */
  private long read(String text, String header) throws UnfitCheckpoint {
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    if ((header + "\n").startsWith(text)) {
      return 0;
    }
    if (!whole.startsWith(header + "\n")) {
      throw new UnfitCheckpoint(
          file
              + (text.startsWith(MARK)
                  ? " belongs to another run: the targets, a study, evidence, the number of patients"
                      + " or evaluations, the seed or the version has changed since"
                  : " is not a list of evaluations"));
    }
    whole.substring(header.length() + 1).lines().forEach(known::add);
    return whole.getBytes(StandardCharsets.UTF_8).length;
  }

  /** How many evaluations the file held. */
  int found() {
    return found;
  }

  /**
   * The answer that is known to the next question; null when it is not known.
   *
   * @param patients how many patients are to live
   * @param values the values of what is free
   * @param figures how many numbers an answer has
   */
  double @Nullable [] next(long patients, double[] values, int figures) throws UnfitCheckpoint {
    String line = known.poll();
    if (line == null) {
      return null;
    }
    done++;
    String question = question(patients, values);
    String[] cells = line.split(",", -1);
    boolean overwhelmed = cells.length == values.length + 3;
    if (!line.startsWith(question)
        || (!overwhelmed && cells.length != 2 + values.length + figures)) {
      throw new UnfitCheckpoint(file + " is damaged in evaluation " + done);
    }
    if (overwhelmed) {
      return new double[0];
    }
    double[] answer = new double[figures];
    for (int k = 0; k < figures; k++) {
      try {
        answer[k] = Double.parseDouble(cells[2 + values.length + k]);
      } catch (NumberFormatException noNumber) {
        throw new UnfitCheckpoint(file + " is damaged in evaluation " + done);
      }
    }
    return answer;
  }

  /** Keeps an answer. */
  void keep(long patients, double[] values, double[] figures) throws IOException {
    done++;
    write(
        question(patients, values) + (figures.length == 0 ? "overwhelmed" : join(figures)) + "\n");
  }

  private String question(long patients, double[] values) {
    return done + "," + patients + "," + join(values) + ",";
  }

  private static String join(double[] numbers) {
    List<String> texts = new ArrayList<>();
    Arrays.stream(numbers).forEach(number -> texts.add(Double.toString(number)));
    return String.join(",", texts);
  }

  private void write(String text) throws IOException {
    Unwritable.naming(
        file,
        () -> {
          ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
          while (bytes.hasRemaining()) {
            out.write(bytes);
          }
        });
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
