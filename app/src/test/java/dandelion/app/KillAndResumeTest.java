package dandelion.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed, or stopped by a full disk, and gone on with end with the same bytes as a
 * run that nobody disturbed, for any number of threads.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillAndResumeTest {
  private static final List<String> TABLES =
      List.of(
          "summary.csv",
          "differences.csv",
          "twins.csv",
          "subgroups.csv",
          "economics.csv",
          "curves.csv");
  private static final double SECONDS_OF_WORK = 3;
  private static final int KILLED = 137;
  private static final int TERMINATED = 143;

  @TempDir private static Path folder;

  private Path study = Path.of("");
  private String patients = "";
  private Map<String, String> undisturbed = Map.of();

  /** A run that lasts some seconds on this machine, so that it can be killed on the way. */
  @BeforeAll
  void runUndisturbed() throws Exception {
    try (Stream<Path> files = Files.list(Said.FILES.resolve("small"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
      }
    }
    study = folder.resolve("study.yaml");
    long trial = 40_000;
    inProcess("warm", "--patients", Long.toString(trial));
    long began = System.nanoTime();
    inProcess("warm", "--patients", Long.toString(trial));
    double perSecond = trial / ((System.nanoTime() - began) / 1e9);
    long many = Math.clamp((long) (perSecond * SECONDS_OF_WORK), 100_000L, 5_000_000L) | 1;
    patients = Long.toString(many);
    Said said = inProcess("undisturbed");
    assertThat(said.code()).as(said.err()).isZero();
    undisturbed = hashes(folder.resolve("undisturbed"));
  }

  private Said inProcess(String out, String... more) {
    return Said.by(arguments(study, out, more));
  }

  private List<String> arguments(Path file, String out, String... more) {
    List<String> args = new ArrayList<>(List.of("study", file.toString()));
    args.addAll(List.of("--out", folder.resolve(out).toString()));
    args.addAll(List.of(more));
    if (!args.contains("--patients")) {
      args.addAll(List.of("--patients", patients));
    }
    return args;
  }

  // ---- a process of its own, so that it can be killed

  private Process start(Path file, String out, String... more) throws IOException {
    return start(List.of(), file, out, more);
  }

  /** No file may grow beyond a size, in 1024 bytes: to a program that is a full disk. */
  private Process startOnSmallDisk(int kilobytes, String out) throws IOException {
    String limit = "ulimit -f " + kilobytes + "; exec \"$@\"";
    return start(List.of("bash", "-c", limit, "bash"), study, out, "--resume", "--threads", "2");
  }

  private Process start(List<String> under, Path file, String out, String... more)
      throws IOException {
    List<String> command = new ArrayList<>(under);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Dandelion.class.getName());
    command.addAll(arguments(file, out, more));
    command.addAll(List.of("--keep-every", "0.05"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said.txt").toFile())
        .start();
  }

  private static String said() throws IOException {
    return Files.readString(folder.resolve("said.txt"));
  }

  private static Path checkpoint(String out) {
    return folder.resolve(out).resolve("checkpoint.bin");
  }

  /** Waits until a checkpoint was written after another. */
  private static void awaitCheckpoint(String out, int times, Process process) throws Exception {
    Path file = checkpoint(out);
    FileTime last = Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
    for (int k = 0; k < times; k++) {
      FileTime seen = last;
      while (seen.equals(last)) {
        assertThat(process.isAlive()).as("ended before it was killed: %s", said()).isTrue();
        Thread.sleep(5);
        if (Files.exists(file)) {
          seen = Files.getLastModifiedTime(file);
        }
      }
      last = seen;
    }
  }

  private static int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private void kill(Process process, String out, int checkpoints) throws Exception {
    awaitCheckpoint(out, checkpoints, process);
    process.destroyForcibly();
    assertThat(end(process)).isEqualTo(KILLED);
    assertThat(checkpoint(out)).exists();
  }

  private static Map<String, String> hashes(Path results) throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String table : TABLES) {
      hashes.put(table, sha256(results.resolve(table)));
    }
    return hashes;
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  // ---- the tests

  @Test
  void killedThreeTimesItEndsWithTheSameBytes() throws Exception {
    kill(start(study, "killed", "--threads", "7"), "killed", 1);
    kill(start(study, "killed", "--threads", "1", "--resume"), "killed", 3);
    kill(start(study, "killed", "--threads", "2", "--resume"), "killed", 7);
    Said said = inProcess("killed", "--threads", "7", "--resume");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(hashes(folder.resolve("killed"))).isEqualTo(undisturbed);
    assertThat(checkpoint("killed")).doesNotExist();
  }

  @Test
  void aDiskThatIsFullOnTheWayLeavesTheLastCheckpoint() throws Exception {
    kill(start(study, "full"), "full", 1);
    byte[] kept = Files.readAllBytes(checkpoint("full"));
    assertThat(end(startOnSmallDisk(kept.length / 1024 / 2, "full"))).isEqualTo(1);
    assertThat(said())
        .contains("cannot write", "checkpoint.bin: file too large", "--resume")
        .doesNotContain("Exception");
    assertThat(Files.readAllBytes(checkpoint("full"))).isEqualTo(kept);
    assertThat(inProcess("full", "--resume").code()).isZero();
    assertThat(hashes(folder.resolve("full"))).isEqualTo(undisturbed);
  }

  /** Everything has been counted when the disk turns out to be too small for a table. */
  @Test
  void aDiskThatIsFullAtTheEndLosesNothing() throws Exception {
    kill(start(study, "late"), "late", 1);
    int room = Math.toIntExact(Files.size(checkpoint("late")) / 1024 + 2);
    assertThat(Files.size(folder.resolve("undisturbed/report.html"))).isGreaterThan(room * 1024L);
    assertThat(end(startOnSmallDisk(room, "late"))).isEqualTo(1);
    assertThat(said())
        .containsPattern("cannot write .*: file too large")
        .contains("patients are kept in", "go on with the same command and --resume")
        .doesNotContain("Exception");
    assertThat(checkpoint("late")).exists();
    Said said = inProcess("late", "--resume");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(hashes(folder.resolve("late"))).isEqualTo(undisturbed);
    assertThat(checkpoint("late")).doesNotExist();
  }

  @Test
  void aFolderWithAnUnfinishedRunIsNotOverwritten() throws Exception {
    kill(start(study, "unfinished"), "unfinished", 1);
    String before = sha256(checkpoint("unfinished"));
    Said said = inProcess("unfinished");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("found a run that was not finished", "Maybe --resume?");
    assertThat(sha256(checkpoint("unfinished"))).isEqualTo(before);
  }

  @Test
  void stoppedItKeepsWhatIsDoneAndItsManifestGoesOn() throws Exception {
    Process process = start(study, "stopped", "--threads", "2");
    awaitCheckpoint("stopped", 2, process);
    process.destroy();
    assertThat(end(process)).isEqualTo(TERMINATED);
    assertThat(said())
        .containsPattern("Stopped after [0-9,]+ of [0-9,]+ patients; .*stopped keeps them: go on")
        .doesNotContain("Exception");
    assertThat(checkpoint("stopped")).exists();
    Path results = folder.resolve("stopped");
    assertThat(results.resolve("report.html")).isNotEmptyFile();
    Path manifest = results.resolve("manifest.json");
    assertThat(manifest).content().contains("\"patients\" : " + patients);

    Said said = Said.by(arguments(manifest, "stopped", "--resume", "--threads", "1"));
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(hashes(results)).isEqualTo(undisturbed);

    Said repeated = Said.by("study", manifest.toString(), "--out", folder + "/repeated");
    assertThat(repeated.code()).as(repeated.err()).isZero();
    assertThat(hashes(folder.resolve("repeated"))).isEqualTo(undisturbed);
  }

  @Test
  void aCheckpointThatDoesNotFitIsRefusedAndLeftAlone() throws Exception {
    kill(start(study, "unfit"), "unfit", 2);
    byte[] sound = Files.readAllBytes(checkpoint("unfit"));

    for (int at : new int[] {0, 9, 45, 60, sound.length / 2, sound.length - 1}) {
      byte[] flipped = sound.clone();
      flipped[at] ^= 4;
      refused(flipped, "damaged");
    }
    for (int length : new int[] {0, 7, 50, sound.length / 2, sound.length - 1}) {
      byte[] cut = java.util.Arrays.copyOf(sound, length);
      refused(cut, "damaged");
    }
    Files.write(checkpoint("unfit"), sound);
    Said otherSeed = inProcess("unfit", "--resume", "--seed", "8");
    assertThat(otherSeed.code()).isEqualTo(2);
    assertThat(otherSeed.err()).contains("belongs to another run");

    Path changed = study.resolveSibling("changed.yaml");
    Files.copy(study, changed, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(changed, Files.readString(changed).replace("mean: 66", "mean: 65"));
    Said otherStudy = Said.by(arguments(changed, "unfit", "--resume"));
    assertThat(otherStudy.code()).isEqualTo(2);
    assertThat(otherStudy.err()).contains("belongs to another run", "Maybe without --resume");
    assertThat(Files.readAllBytes(checkpoint("unfit"))).isEqualTo(sound);

    Said said = inProcess("unfit", "--resume");
    assertThat(said.code()).isZero();
    assertThat(hashes(folder.resolve("unfit"))).isEqualTo(undisturbed);
  }

  private void refused(byte[] bytes, String word) throws IOException {
    Files.write(checkpoint("unfit"), bytes);
    Said said = inProcess("unfit", "--resume");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("checkpoint.bin", word).doesNotContain("Exception");
    assertThat(Files.readAllBytes(checkpoint("unfit"))).isEqualTo(bytes);
  }
}
