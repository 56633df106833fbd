package dandelion.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.study.Design;
import dandelion.study.StudyFile;
import dandelion.study.UnfitCheckpoint;
import dandelion.study.Unwritable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Draws of a real study: the same bytes whatever the threads, stopped or not. */
class DrawsRunTest {
  private static final Path STUDY = Path.of("../studies/colorectal-follow-up.yaml");
  private static final Evidence EVIDENCE = Evidence.embedded();
  private static final long PATIENTS = 200;

  @TempDir private Path folder;

  private static DrawnStudy study(Path file) {
    Design design = StudyFile.read(file, EVIDENCE);
    Faults faults = new Faults();
    DrawnStudy study = DrawnStudy.of(file, design, EVIDENCE, faults);
    faults.throwIfAny();
    return study;
  }

  private static DrawResults run(Path into, long draws, int threads, boolean resume)
      throws IOException {
    return new DrawsRun(
            study(STUDY), new DrawsRun.Asked(draws, PATIENTS, 0, threads, resume), into, "test")
        .run(new Silent());
  }

  private static class Silent implements DrawsRun.Listener {
    @Override
    public void patients(long perDraw, @Nullable Pilot pilot) {}

    @Override
    public void done(long draws) {}
  }

  private static Map<String, String> files(Path in) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(in)) {
      for (Path one : all.toList()) {
        byte[] bytes = Files.readAllBytes(one);
        files.put(
            String.valueOf(one.getFileName()),
            new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  @Test
  void threadsAndStopsChangeNoByte() throws IOException {
    Path straight = folder.resolve("straight");
    run(straight, 12, 1, false);
    Path shared = folder.resolve("shared");
    run(shared, 12, 3, false);
    assertThat(files(shared)).isEqualTo(files(straight));
    assertThat(files(straight))
        .containsKeys("draws.csv", "draws.parquet", "parameters.csv", "ceac.csv", "evpi.csv");

    Path resumed = folder.resolve("resumed");
    run(resumed, 5, 2, false);
    Path journal = resumed.resolve(DrawsRun.JOURNAL);
    String torn = Files.readString(journal);
    Files.writeString(journal, torn.substring(0, torn.length() - 40)); // the fifth line is torn
    run(resumed, 12, 2, true);
    assertThat(files(resumed)).isEqualTo(files(straight));
  }

  @Test
  void stoppingKeepsWhatIsDone() throws IOException {
    DrawsRun first =
        new DrawsRun(study(STUDY), new DrawsRun.Asked(10, PATIENTS, 0, 1, false), folder, "test");
    DrawResults results =
        first.run(
            new Silent() {
              @Override
              public void done(long draws) {
                if (draws == 4) {
                  first.stop();
                }
              }
            });
    assertThat(results.draws()).isEqualTo(4);
    assertThat(first.complete(results)).isFalse();
    assertThat(folder.resolve("draws.csv")).doesNotExist();
    assertThat(run(folder, 10, 1, true).draws()).isEqualTo(10);
  }

  @Test
  void anotherRunsJournalIsNotGoneOnWith() throws IOException {
    run(folder, 2, 1, false);
    DrawsRun other =
        new DrawsRun(study(STUDY), new DrawsRun.Asked(4, PATIENTS + 1, 0, 1, true), folder, "test");
    assertThatThrownBy(() -> other.run(new Silent())).isInstanceOf(UnfitCheckpoint.class);
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "x");
    assertThatThrownBy(() -> run(file, 2, 1, false))
        .isInstanceOf(Unwritable.class)
        .hasMessageContaining("a-file");
  }

  @Test
  void equalArmsDifferByNothingInEveryDraw() throws IOException {
    String text =
        Files.readString(STUDY)
            .replace("../pathways", STUDY.resolveSibling("../pathways").toAbsolutePath().toString())
            .replaceAll("facs-(cea-ct|cea|ct)\\.yaml", "facs-minimum.yaml");
    Path equal = Files.writeString(folder.resolve("equal.yaml"), text);
    DrawnStudy study = study(equal).with(PATIENTS);
    DrawResults results = new DrawResults(study, 0.01);
    for (int draw = 0; draw < 3; draw++) {
      results.add(study.run(draw));
    }
    for (int arm : results.others()) {
      for (Kept kept : Kept.values()) {
        assertThat(results.sample().differences(arm, kept)).containsOnly(0.0);
      }
    }
    assertThat(results.decision(20_000).probability()).containsOnly(0.25);
    assertThat(results.relativeSe()).isZero();
  }

  @Test
  void aDrawIsAPureFunctionOfItsNumber() {
    DrawnStudy study = study(STUDY).with(PATIENTS);
    assertThat(study.run(5).numbers()).isEqualTo(study.run(5).numbers());
    assertThat(study.run(5).numbers()).isNotEqualTo(study.run(6).numbers());
    assertThat(study.values(5)).hasSize(study.moving().size()).doesNotContain(Double.NaN);
  }

  @Test
  void aStudyThatChangesWhileItsDrawsRunIsNotGoneOnWith() throws IOException {
    String text =
        Files.readString(STUDY)
            .replace(
                "../pathways", STUDY.resolveSibling("../pathways").toAbsolutePath().toString());
    Path file = Files.writeString(folder.resolve("changing.yaml"), text);
    DrawnStudy study = study(file).with(10);
    assertThat(study.run(0).trouble()).isNull();
    Files.writeString(file, text.replace("adherence: 0.9", "adherence: 0.8"));
    assertThatThrownBy(() -> study.run(1))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("changing.yaml");
  }

  @Test
  void aStudyWithoutEconomicsGetsItsOutcomes() throws IOException {
    String text =
        Files.readString(STUDY)
            .replace("../pathways", STUDY.resolveSibling("../pathways").toAbsolutePath().toString())
            .replaceAll("(?s)economics: .*?(?=subgroups:)", "");
    Path plain = Files.writeString(folder.resolve("plain.yaml"), text);
    Path out = folder.resolve("out");
    DrawResults results =
        new DrawsRun(study(plain), new DrawsRun.Asked(4, PATIENTS, 0, 2, false), out, "test")
            .run(new Silent());
    assertThat(results.hasEconomics()).isFalse();
    assertThat(results.study().moving()).noneMatch(one -> one.id().startsWith("economics."));
    assertThat(files(out)).containsKey("differences.csv").doesNotContainKey("ceac.csv");
  }

  @Test
  void aDrawThatCannotBeLivedThroughIsCountedAndTold() throws IOException {
    DrawResults results = new DrawResults(study(STUDY).with(PATIENTS), 0);
    results.add(results.study().run(0));
    results.add(new Drawn(1, new double[0], "too many lesions"));
    results.add(results.study().run(2));
    assertThat(results.draws()).isEqualTo(3);
    assertThat(results.sample().size()).isEqualTo(2);
    assertThat(results.troubles()).containsExactlyEntriesOf(Map.of(1L, "too many lesions"));
    DrawTables.write(results, folder, 1);
    assertThat(Files.readString(folder.resolve("troubles.csv"))).contains("1,too many lesions");
  }

  /** Every arm's cost and QALYs alternate about a mean: the standard error is known. */
  @Test
  void enoughIsEnoughWhenEveryDifferenceIsPrecise() {
    // differences 9 and 11 in turn: sd 1.005, so 0.1005 of 100 draws and 0.0709 of 200
    DrawResults results = new DrawResults(study(STUDY).with(PATIENTS), 0.0075);
    int reference = results.sample().reference();
    for (int draw = 0; draw < 200; draw++) {
      assertThat(results.precise()).as("after %d draws", draw).isFalse();
      double[] numbers = new double[4 * Drawn.OF_AN_ARM];
      for (int arm = 0; arm < 4; arm++) {
        double difference = arm == reference ? 0 : 10 + (draw % 2 == 0 ? 1 : -1);
        numbers[arm * Drawn.OF_AN_ARM] = difference;
        numbers[arm * Drawn.OF_AN_ARM + 1] = difference;
      }
      results.add(new Drawn(draw, numbers, null));
    }
    assertThat(results.precise()).isTrue();
    assertThat(results.relativeSe()).isCloseTo(0.00709, within(0.00001));
  }

  @Test
  void varianceIsSplitBetweenDoubtAndLuck() {
    Sample sample = new Sample(2, 0);
    for (double cost : List.of(8.0, 12.0, 10.0)) {
      double[] numbers = new double[2 * Drawn.OF_AN_ARM];
      int arm = Drawn.OF_AN_ARM;
      int means = Kept.values().length;
      numbers[means] = 30; // variance of cost, reference arm
      numbers[arm] = cost;
      numbers[arm + means] = 50;
      numbers[arm + means + Kept.SPREAD + 1] = 20; // variance of the difference
      sample.add(new Drawn(sample.size(), numbers, null));
    }
    Noise noise = Noise.of(sample, 1, Kept.COST, 10);
    assertThat(noise.mean()).isEqualTo(10);
    assertThat(noise.between()).isEqualTo(4);
    assertThat(noise.doubt()).isEqualTo(2);
    assertThat(noise.share()).isEqualTo(0.5);
    assertThat(noise.patientsFor(0.5)).isCloseTo(10, within(1e-12));
    assertThat(noise.drawsFor(0.1)).isCloseTo(4, within(1e-12));
    assertThat(noise.drawsWithoutCommonNumbers(0.1)).isCloseTo(10, within(1e-12));
  }
}
