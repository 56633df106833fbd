package dandelion.app;

import static org.assertj.core.api.Assertions.assertThat;

import dandelion.evidence.Evidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code dandelion calibrate}, with too few evaluations to be good for anything else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalibrateTest {
  private static final Path TARGETS = Said.ROOT.resolve("validation/targets/hepatocellular.yaml");
  private static final int DRAWS = 40;

  private Path folder = Path.of("");
  private Path whole = Path.of("");
  private Said said = new Said(0, "", "");

  private static Said calibrate(Path out, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "calibrate",
                "hepatocellular",
                "--targets",
                TARGETS.toString(),
                "--evaluations",
                "120",
                "--patients",
                "30",
                "--draws",
                Integer.toString(DRAWS),
                "--out",
                out.toString()));
    command.addAll(List.of(more));
    return Said.by(command);
  }

  private static Map<String, String> files(Path out) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(out)) {
      for (Path file : all.toList()) {
        files.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return files;
  }

  @BeforeAll
  void runOnce(@TempDir Path temporary) {
    folder = temporary;
    whole = folder.resolve("whole");
    said = calibrate(whole, "--threads", "1");
  }

  @Test
  void writesDrawsThatEvidenceTakes() throws IOException {
    assertThat(said.code()).as(said.all()).isZero();
    List<String> lines = Files.readAllLines(whole.resolve("posterior.csv"));
    String[] header = lines.getFirst().split(",", -1);
    assertThat(header[0]).isEqualTo("draw");
    assertThat(lines).hasSize(1 + DRAWS);
    for (int d = 1; d <= DRAWS; d++) {
      String[] cells = lines.get(d).split(",", -1);
      Map<String, Double> values = new TreeMap<>();
      for (int k = 1; k < header.length; k++) {
        values.put(header[k], Double.parseDouble(cells[k]));
      }
      assertThat(cells[0]).isEqualTo(Integer.toString(d));
      Evidence drawn = Evidence.embedded().with(values);
      values.forEach((id, value) -> {
        assertThat(drawn.entry(id).kind().complaint(value)).as(id).isNull();
        assertThat(drawn.value(id)).isEqualTo(value);
      });
    }
  }

  @Test
  void writesAPointSetThatAStudyTakes() {
    String point = whole.resolve("point.yaml").toString();
    Said checked = Said.by("study", "--check", Said.SMALL, "--evidence", point);
    assertThat(checked.code()).as(checked.all()).isZero();
  }

  @Test
  void saysWhatWasNotIdentified() throws IOException {
    List<String> rows = Files.readAllLines(whole.resolve("identified.csv"));
    for (String verdict : List.of("well", "weakly", "not")) {
      long many = rows.stream().filter(row -> row.endsWith("," + verdict)).count();
      String line =
          said.out()
              .lines()
              .filter(one -> one.startsWith(verdict + " identified"))
              .findFirst()
              .get();
      assertThat(line.endsWith("none") ? 0 : line.split(", ", -1).length).isEqualTo((int) many);
    }
  }

  @Test
  void warnsOfFewEvaluations() {
    assertThat(said.err()).contains("more --evaluations");
  }

  @Test
  void theSameBytesForAnyNumberOfThreads() throws IOException {
    Path out = folder.resolve("threads");
    assertThat(calibrate(out, "--threads", "3").code()).isZero();
    assertThat(files(out)).isEqualTo(files(whole));
  }

  @Test
  void anotherSeedGivesOtherDraws() throws IOException {
    Path out = folder.resolve("seed");
    assertThat(calibrate(out, "--seed", "2").code()).isZero();
    assertThat(files(out).get("posterior.csv")).isNotEqualTo(files(whole).get("posterior.csv"));
  }

  /** Cut off in the header, in the first batch, in the middle, in the last stage. */
  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.2, 0.61803, 0.97})
  void stoppedAnywhereAndGoneOnWithTheSameBytes(double share) throws IOException {
    Path out = folder.resolve("stopped-" + share);
    Files.createDirectories(out);
    byte[] all = Files.readAllBytes(whole.resolve("evaluations.csv"));
    byte[] kept = Arrays.copyOf(all, (int) (share * all.length));
    Files.write(out.resolve("evaluations.csv"), kept);
    Said refused = calibrate(out);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--resume");
    assertThat(calibrate(out, "--resume", "--threads", "2").code()).isZero();
    assertThat(files(out)).isEqualTo(files(whole));
  }

  @Test
  void evaluationsOfAnotherRunAreNotTaken() throws IOException {
    Path out = folder.resolve("other");
    Files.createDirectories(out);
    Files.copy(whole.resolve("evaluations.csv"), out.resolve("evaluations.csv"));
    Said refused = calibrate(out, "--resume", "--seed", "2");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("another run");
    String text = Files.readString(out.resolve("evaluations.csv"));
    Files.writeString(out.resolve("evaluations.csv"), text.replace(",30,", ",31,"));
    refused = calibrate(out, "--resume");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("damaged");
  }

  @Test
  void thePointSetIsWrittenIntoEvidence() throws IOException {
    Path before =
        Said.ROOT.resolve(
            "evidence/src/main/resources/dandelion/evidence/hepatocellular-nature.yaml");
    Path file = folder.resolve("nature.yaml");
    Files.copy(before, file);
    Path out = folder.resolve("written");
    Said written = calibrate(out, "--write", file.toString());
    assertThat(written.code()).isZero();
    assertThat(Files.readString(file, StandardCharsets.UTF_8))
        .isNotEqualTo(Files.readString(before));
    assertThat(Said.by("evidence", "--check", file.toString()).code()).isZero();
  }
}
