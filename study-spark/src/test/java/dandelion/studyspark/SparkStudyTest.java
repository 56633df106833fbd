package dandelion.studyspark;

import static org.assertj.core.api.Assertions.assertThat;

import dandelion.app.Dandelion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Spark in this process. Tasks, results and the job go through serialization here as on a cluster,
 * and workers read the study from its parcel.
 */
class SparkStudyTest {
  private static final Path SMALL = Path.of("..", "app", "src", "test", "resources", "small");
  private static final String FOLLOW_UP = "../studies/colorectal-follow-up.yaml";

  /** Three blocks and a part of a fourth. */
  private static final String PATIENTS = "13001";

  @TempDir private Path folder;

  /** What a command said and the code it ended with. */
  private record Said(int code, String out, String err) {}

  private static Said dandelion(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Dandelion.run(
            args,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Said study(String file, String out, String... more) {
    List<String> args = new ArrayList<>(List.of("study", file, "--patients", PATIENTS));
    args.addAll(List.of("--out", folder.resolve(out).toString()));
    args.addAll(List.of(more));
    return dandelion(args.toArray(String[]::new));
  }

  /** Every file of a folder, as text that shows where two differ. */
  private Map<String, String> files(String out) throws IOException {
    Path root = folder.resolve(out);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        boolean text = !file.toString().endsWith(".parquet");
        files.put(
            root.relativize(file).toString(),
            text ? new String(bytes, StandardCharsets.UTF_8) : HexFormat.of().formatHex(bytes));
      }
    }
    return files;
  }

  @Test
  void oneWorkerOrTwoOrNoSparkTheBytesAreTheSame() throws IOException {
    String replace = SMALL.resolve("replace.yaml").toString();
    Said plain = study(FOLLOW_UP, "plain", "--threads", "1", "--evidence", replace);
    assertThat(plain.code()).as(plain.err()).isZero();
    assertThat(files("plain"))
        .containsKeys("summary.csv", "economics.csv", "report.html", "curves.parquet")
        .containsKey("manifest.json");
    for (String master : List.of("local[1]", "local[2]")) {
      Said spark = study(FOLLOW_UP, master, "--spark", master, "--evidence", replace);
      assertThat(spark.code()).as(spark.err()).isZero();
      assertThat(spark.err()).contains("Starting Spark on " + master, "is ready after");
      assertThat(spark.out()).contains("on Spark 4", "(" + master + ")");
      assertThat(files(master)).isEqualTo(files("plain"));
    }
  }

  @Test
  void drawsAreTheSameBytesToo() throws IOException {
    String replace = SMALL.resolve("replace.yaml").toString();
    String[] draws = {"study", FOLLOW_UP, "--draws", "6", "--patients-per-draw", "300"};
    for (String master : List.of("none", "local[2]")) {
      List<String> args = new ArrayList<>(List.of(draws));
      args.addAll(List.of("--evidence", replace, "--out", folder.resolve(master).toString()));
      args.addAll(master.equals("none") ? List.of("--threads", "1") : List.of("--spark", master));
      Said said = dandelion(args.toArray(String[]::new));
      assertThat(said.code()).as(said.err()).isZero();
    }
    assertThat(files("none")).containsKeys("draws.csv", "ceac.csv", "draws.journal");
    assertThat(files("local[2]")).isEqualTo(files("none"));
  }

  @Test
  void aStudyThatCannotBePlayedIsToldInOurOwnWords() throws IOException {
    Path nobody = folder.resolve("in");
    Files.createDirectories(nobody);
    try (Stream<Path> files = Files.list(SMALL)) {
      for (Path file : files.toList()) {
        Files.copy(file, nobody.resolve(String.valueOf(file.getFileName())));
      }
    }
    Path file = nobody.resolve("study.yaml");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("lesions: 0, ecog: \"<=2\"", "lesions: \">90\""));
    Said plain = study(file.toString(), "plain", "--threads", "1", "--quiet");
    Said spark = study(file.toString(), "spark", "--spark", "local[2]", "--quiet");
    assertThat(plain.err()).contains("was let in among");
    assertThat(spark.code()).isEqualTo(plain.code()).isEqualTo(2);
    assertThat(spark.err()).isEqualTo(plain.err());
  }
}
