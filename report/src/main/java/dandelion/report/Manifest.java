package dandelion.report;

import dandelion.evidence.Document;
import dandelion.evidence.Evidence;
import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.evidence.Field;
import dandelion.evidence.Fingerprint;
import dandelion.study.Design;
import dandelion.study.Parcel;
import dandelion.study.Results;
import dandelion.study.Study;
import dandelion.study.Unwritable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run says of itself: version, seed, every input with its fingerprint, every value replaced.
 * Inputs are copied beside it, so that the run can be repeated from the manifest alone.
 *
 * @param version Dandelion's version
 * @param study the study file as given
 * @param evidenceFiles files that replaced values, in order
 */
public record Manifest(String version, Path study, List<Path> evidenceFiles) {
  private static final String SCHEMA = "/dandelion/schema/manifest.schema.json";
  private static final String INPUTS = "inputs";

  /** Its name in a results folder. */
  public static final String FILE = "manifest.json";

  /**
   * The inputs of a run as they were when it began: by their original path, where the copy goes
   * under {@code inputs/}, keeping where they stand relative to each other.
   *
   * @param names of the copies
   * @param bytes their contents
   */
  public record Inputs(Map<Path, String> names, Map<Path, byte[]> bytes) {
    String name(Path original) {
      return names.getOrDefault(absolute(original), original.toString());
    }

    void write(Path folder) throws IOException {
      for (Map.Entry<Path, byte[]> input : bytes.entrySet()) {
        Path target = absolute(folder.resolve(name(input.getKey())));
        Unwritable.naming(
            target,
            () -> {
              Path parent = target.getParent();
              if (parent != null) {
                Files.createDirectories(parent);
              }
              if (!target.equals(input.getKey())) {
                Files.write(target, input.getValue());
              }
            });
      }
    }
  }

  /**
   * Reads all inputs, so that what is copied at the end is what the run began with.
   *
   * @throws IOException when a file cannot be read, or has changed since the design was read
   */
  public Inputs inputs(Design design) throws IOException {
    Map<Path, byte[]> bytes = new LinkedHashMap<>();
    for (Design.Input input : design.inputs()) {
      Path file = absolute(Path.of(input.path()));
      byte[] read = Files.readAllBytes(file);
      if (!Fingerprint.of(read).equals(input.sha256())) {
        throw new IOException(file + " was changed while it was being read. Maybe run again");
      }
      bytes.put(file, read);
    }
    for (Path given : evidenceFiles) {
      bytes.put(absolute(given), Files.readAllBytes(given));
    }
    Path common = absolute(study).getParent();
    for (Path file : bytes.keySet()) {
      while (common != null && !file.startsWith(common)) {
        common = common.getParent();
      }
    }
    Map<Path, String> names = new LinkedHashMap<>();
    for (Path file : bytes.keySet()) {
      Path relative = common == null ? file.getFileName() : common.relativize(file);
      names.put(file, INPUTS + "/" + String.valueOf(relative).replace('\\', '/'));
    }
    return new Inputs(names, bytes);
  }

  /** A design's inputs and files of evidence, to be sent to other processes. */
  public Parcel parcel(Design design, Inputs inputs) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    inputs.bytes().forEach((file, bytes) -> files.put(inputs.name(file), bytes));
    return new Parcel(
        inputs.name(study),
        evidenceFiles.stream().map(inputs::name).toList(),
        files,
        design.patients(),
        design.seed());
  }

  /**
   * What was drawn, when a study was run again and again with numbers drawn from their doubt.
   *
   * @param asked how many draws, at most
   * @param done how many there were
   * @param patients patients in each
   * @param untilSe the precision at which they were to stop, a share; 0 for all
   */
  public record Draws(long asked, long done, long patients, double untilSe) {}

  void write(Results results, Evidence evidence, Inputs inputs, String fingerprint, Path folder)
      throws IOException {
    Design design = results.design();
    Map<String, Object> content = ofStudy(design, inputs);
    content.put("patients", design.patients());
    content.put("patients_done", results.patients());
    content.put("candidates", results.candidates());
    content.put("block", Study.BLOCK);
    content.put("fingerprint", fingerprint);
    write(content, evidence, inputs, folder);
  }

  /**
   * Writes what a run of draws says of itself.
   *
   * @param design the study; its own number of patients was not used
   * @param evidence the numbers around which were drawn
   * @param inputs as they were when the run began
   * @throws IOException when a file cannot be written
   */
  public void write(Draws draws, Design design, Evidence evidence, Inputs inputs, Path folder)
      throws IOException {
    Map<String, Object> content = ofStudy(design, inputs);
    content.put("patients", design.patients());
    Map<String, Object> drawn = new LinkedHashMap<>();
    drawn.put("asked", draws.asked());
    drawn.put("done", draws.done());
    drawn.put("patients_per_draw", draws.patients());
    drawn.put("until_se", draws.untilSe());
    content.put("draws", drawn);
    write(content, evidence, inputs, folder);
  }

  private Map<String, Object> ofStudy(Design design, Inputs inputs) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("dandelion", version);
    content.put("notice", "Research and teaching, not a medical device.");
    content.put("study", inputs.name(study));
    content.put("study_id", design.id());
    content.put("seed", design.seed());
    return content;
  }

  private void write(Map<String, Object> content, Evidence evidence, Inputs inputs, Path folder)
      throws IOException {
    inputs.write(folder);
    content.put("evidence_sha256", evidence.sha256());
    content.put("replaced", evidence.replaced());
    content.put("evidence_files", evidenceFiles.stream().map(inputs::name).toList());
    List<Map<String, String>> copies = new ArrayList<>();
    inputs
        .bytes()
        .forEach((file, bytes) -> {
          Map<String, String> one = new LinkedHashMap<>();
          one.put("file", inputs.name(file));
          one.put("sha256", Fingerprint.of(bytes));
          copies.add(one);
        });
    content.put("inputs", copies);
    String text =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(content);
    Path file = folder.resolve(FILE);
    Unwritable.naming(file, () -> Files.writeString(file, text + "\n"));
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /**
   * A run to be repeated.
   *
   * @param study the copy of the study file
   * @param evidenceFiles copies of the files that replaced values
   * @param patients how many patients it had
   * @param seed its seed
   * @param version the version that ran it
   * @param evidenceSha256 fingerprint of all numbers it ran on
   * @param inputs every input's copy and the fingerprint it must have
   * @param draws what was drawn; null when the study was run once
   */
  public record Repeat(
      Path study,
      List<Path> evidenceFiles,
      long patients,
      long seed,
      String version,
      String evidenceSha256,
      Map<Path, String> inputs,
      @Nullable Draws draws) {

    /** Complains of every input whose bytes have changed since the run. */
    public void check(Faults faults) {
      inputs.forEach((file, sha256) -> check(file, sha256, faults));
    }

    private static void check(Path file, String sha256, Faults faults) {
      String found;
      try {
        found = Fingerprint.of(Files.readAllBytes(file));
      } catch (IOException unreadable) {
        found = Files.exists(file) ? "a file that cannot be read" : "no such file";
      }
      if (!found.equals(sha256)) {
        String expected = "the bytes that the run had, with SHA-256 " + sha256;
        faults.add(new Fault(file.toString(), 0, 0, "", found, expected, null));
      }
    }
  }

  /**
   * A run whose results stand in a folder.
   *
   * @param study id of its study
   * @param patients how many patients it was to have
   * @param done how many it had when its results were written
   * @param fingerprint of everything its counts depend on
   */
  public record Earlier(String study, long patients, long done, String fingerprint) {}

  /** The run whose results stand in a folder; null when no sound manifest stands there. */
  public static @Nullable Earlier earlier(Path folder) {
    Faults faults = new Faults();
    Field root = Document.read(folder.resolve(FILE), SCHEMA, faults).root();
    if (!faults.isEmpty() || root.has("draws")) {
      return null;
    }
    return new Earlier(
        root.at("study_id").textOrElse(""),
        root.at("patients").longIntegerOrElse(0),
        root.at("patients_done").longIntegerOrElse(0),
        root.at("fingerprint").textOrElse(""));
  }

  /** Reads a manifest. */
  public static Repeat read(Path file, Faults faults) {
    Field root = Document.read(file, SCHEMA, faults).root();
    Map<Path, String> inputs = new LinkedHashMap<>();
    for (Field one : root.at("inputs").eachOrNone()) {
      inputs.put(
          file.resolveSibling(one.at("file").textOrElse("")), one.at("sha256").textOrElse(""));
    }
    return new Repeat(
        file.resolveSibling(root.at("study").textOrElse("")),
        root.at("evidence_files").textsOrNone().stream().map(file::resolveSibling).toList(),
        root.at("patients").longIntegerOrElse(1),
        root.at("seed").longIntegerOrElse(0),
        root.at("dandelion").textOrElse(""),
        root.at("evidence_sha256").textOrElse(""),
        inputs,
        draws(root));
  }

  private static @Nullable Draws draws(Field root) {
    Field draws = root.at("draws");
    return !draws.isPresent()
        ? null
        : new Draws(
            draws.at("asked").longIntegerOrElse(2),
            draws.at("done").longIntegerOrElse(0),
            draws.at("patients_per_draw").longIntegerOrElse(1),
            draws.at("until_se").numberOrElse(0));
  }
}
