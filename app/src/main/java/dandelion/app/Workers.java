package dandelion.app;

import dandelion.evidence.Faults;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --threads}: how many threads work. */
final class Workers {
  private static final int MOST = 1024;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "How many threads work; one for each processor when left out.")
  private @Nullable String typed;

  /** As it was typed; null when it was left out. */
  @Nullable String typed() {
    return typed;
  }

  /** How many are asked for. */
  int read(Faults faults) {
    return read(typed, faults);
  }

  /**
   * Reads how many are asked for.
   *
   * @param typed after {@code --threads}; null for one for each processor
   */
  static int read(@Nullable String typed, Faults faults) {
    int processors = Runtime.getRuntime().availableProcessors();
    return (int) Whole.read("--threads", typed, processors, 1, MOST, faults);
  }
}
