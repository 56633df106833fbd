package dandelion.app;

import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --evidence}: files that replace values of evidence. */
final class Replacing {
  @Option(
      names = "--evidence",
      paramLabel = "MY.YAML",
      description = "Replace values of evidence; may be given several times.")
  private List<Path> files = new ArrayList<>();

  /** The files, in the order they were given. */
  List<Path> files() {
    return files;
  }

  /** The evidence with what these files replace. */
  Evidence evidence(Faults faults) {
    return evidence(files, faults);
  }

  /** The evidence with what any files replace, one after another. */
  static Evidence evidence(List<Path> files, Faults faults) {
    Evidence evidence = Evidence.embedded();
    for (Path one : files) {
      evidence = evidence.replacedBy(one, faults);
    }
    return evidence;
  }
}
