package dandelion.app;

import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.report.Manifest;
import dandelion.report.StudyRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that results go into: whatever stands there is not overwritten by accident. */
final class ResultsFolder {
  private static final int SHOWN = 3;

  private final Path folder;
  private final Manifest.@Nullable Earlier earlier;

  ResultsFolder(Path folder) {
    this.folder = folder;
    this.earlier = Manifest.earlier(folder);
  }

  /** Whether a run that did not end left its checkpoint here. */
  boolean hasCheckpoint() {
    return Files.exists(StudyRun.checkpoint(folder));
  }

  /**
   * Complains when results of a study must not go here.
   *
   * @param study id of the study
   * @param resume whether a checkpoint here is to be gone on from
   * @param faults takes the complaint
   */
  void check(String study, boolean resume, Faults faults) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      fault("a file", "a folder, or a name that is free", faults);
      return;
    }
    List<String> there = contents();
    if (there.isEmpty() || (resume && hasCheckpoint())) {
      return;
    }
    if (earlier == null && hasCheckpoint()) {
      String found = "a run that was not finished";
      faults.add(fault(found, "--resume to go on, or another folder", "--resume"));
    } else if (earlier == null) {
      fault("files that are no results: " + list(there), "an empty folder, or a new one", faults);
    } else if (!earlier.study().equals(study)) {
      String found =
          String.format(
              Locale.ROOT, "results of %s, %,d patients", earlier.study(), earlier.done());
      fault(found, "an empty folder, or one with results of " + study, faults);
    }
  }

  /** What is lost when a run begins here; null when nothing is. */
  @Nullable String overwritten() {
    if (earlier == null) {
      return null;
    }
    String results =
        String.format(
            Locale.ROOT,
            "Earlier results of %,d patients in %s are overwritten",
            earlier.done(),
            folder);
    return hasCheckpoint() ? results + "; with --resume they would be gone on with" : results;
  }

  private void fault(String found, String expected, Faults faults) {
    faults.add(fault(found, expected, "--out " + folder + "-2"));
  }

  private Fault fault(String found, String expected, String maybe) {
    return new Fault(folder.toString(), 0, 0, "", found, expected, maybe);
  }

  /** Everything but what a broken-off write leaves behind. */
  private List<String> contents() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.endsWith(".new"))
          .sorted()
          .toList();
    }
  }

  private static String list(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() > SHOWN ? first + " ..." : first;
  }
}
