package dandelion.evidence;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Says that files cannot be used, with everything that is wrong in them. The message is meant for
 * the person who wrote the files; there is no stack trace, because the program did nothing wrong.
 */
public final class FaultyFile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * Makes the message from the faults.
   *
   * @param faults what is wrong; at least one
   */
  public FaultyFile(List<Fault> faults) {
    super(message(faults), null, false, false);
    this.faults = List.copyOf(faults);
  }

  /** What is wrong, in the order of the message. */
  public List<Fault> faults() {
    return faults;
  }

  private static String message(List<Fault> faults) {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("a faulty file has at least one fault");
    }
    String all = faults.stream().map(Fault::toString).collect(Collectors.joining("\n"));
    long files = faults.stream().map(Fault::file).distinct().count();
    return all + "\n" + counted(faults.size(), "fault") + " in " + counted(files, "file");
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
