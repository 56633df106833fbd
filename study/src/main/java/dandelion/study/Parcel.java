package dandelion.study;

import dandelion.evidence.Evidence;
import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.evidence.FaultyFile;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that a study is made of, as bytes: for processes that do not share the disk of the one that
 * read it. Numbers that come with Dandelion are in its jar and need not travel.
 *
 * @param study name of the study file among the files
 * @param evidenceFiles names of the files that replace values, in order
 * @param files every file that was read, by its name; names keep where files stand relative to each
 *     other
 * @param patients how many patients
 * @param seed the seed of all randomness
 */
public record Parcel(
    String study, List<String> evidenceFiles, Map<String, byte[]> files, long patients, long seed)
    implements Serializable {

  /**
   * What was in a parcel.
   *
   * @param file the study file
   * @param design the study
   * @param evidence the numbers it runs on
   */
  public record Opened(Path file, Design design, Evidence evidence) {}

  /**
   * Reads the files once more, in a temporary folder that is gone afterwards.
   *
   * @throws FaultyFile when one file names another by its whole path, which means nothing elsewhere
   * @throws IOException when there is no room for them
   */
  public Opened open() throws IOException {
    Path folder = Files.createTempDirectory("dandelion-");
    try {
      return open(folder);
    } finally {
      delete(folder);
    }
  }

  /** The same, but the files stay until the process ends, for those who read them again. */
  public Opened openToStay() throws IOException {
    Path folder = Files.createTempDirectory("dandelion-");
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> tryToDelete(folder)));
    return open(folder);
  }

  private Opened open(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.resolve("..").normalize());
      Files.write(target, file.getValue());
    }
    Faults faults = new Faults();
    Evidence evidence = Evidence.embedded();
    for (String file : evidenceFiles) {
      evidence = evidence.replacedBy(folder.resolve(file), faults);
    }
    faults.throwIfAny();
    Path file = folder.resolve(study);
    Design design = StudyFile.read(file, evidence);
    for (Design.Input input : design.inputs()) {
      if (!Path.of(input.path()).startsWith(folder)) {
        String expected = "a path relative to the file that names it, since files travel";
        faults.add(new Fault(study, 0, 0, "", input.path(), expected, null));
      }
    }
    faults.throwIfAny();
    return new Opened(file, design.with(patients, seed), evidence);
  }

  private static void tryToDelete(Path folder) {
    try {
      delete(folder);
    } catch (IOException left) {
      // the process ends; whoever clears the temporary folder will find it
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
