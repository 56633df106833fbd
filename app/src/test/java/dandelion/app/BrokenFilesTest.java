package dandelion.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files with faults, each with all that is said of it beside it. What stands in {@code
 * NAME.expected.txt} is what a writer of that file reads on the screen.
 */
class BrokenFilesTest {
  private static final Path BROKEN = Said.FILES.resolve("broken");
  private static final List<String> JUNK =
      List.of(
          "abc",
          "-1",
          "0",
          "1e308",
          "1e-308",
          "\"\"",
          "[]",
          "{}",
          "null",
          "true",
          "[a, [b, {c: 1}]]",
          "{a: 1}",
          "9999999999999999999",
          "\"\\u0000\"",
          "\"é\"",
          "*",
          "&a",
          "!!binary x",
          "'",
          "|");

  static Stream<String> broken() throws IOException {
    try (Stream<Path> files = Files.list(BROKEN)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.endsWith(".expected.txt") && !name.endsWith(".spec.yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void thereAreManyOfThem() throws IOException {
    assertThat(broken().count()).isGreaterThanOrEqualTo(30);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysAllThatIsWrongAtOnce(String name) throws IOException {
    Said said = Said.by(command(name));
    String expected =
        Files.readString(BROKEN.resolve(name.replaceFirst("\\.[a-z]+$", ".expected.txt")));
    assertThat(said.err().replace('\\', '/').replace("src/test/resources/", ""))
        .isEqualTo(expected);
    assertThat(said.out()).isEmpty();
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.all()).doesNotContain("Exception").doesNotContain("at dandelion.");
  }

  private static List<String> command(String name) {
    String file = BROKEN.resolve(name).toString();
    return switch (name.substring(0, name.indexOf('-'))) {
      case "study", "manifest" -> List.of("study", "--check", file);
      case "priors" -> List.of("calibrate", "colorectal", "--targets", file);
      case "targets" -> List.of("validate", "--targets", file);
      case "pathway", "treatment", "spec" -> List.of("pathway", "check", file);
      case "evidence" -> List.of("evidence", "--check", file);
      default -> List.of("study", "--check", Said.SMALL, "--evidence", file);
    };
  }

  /** Whatever stands in the place of a value: the file is read or refused, never more than that. */
  @ParameterizedTest
  @MethodSource("goodFiles")
  void junkInAnyPlaceIsRefusedInWords(String name, @TempDir Path folder) throws IOException {
    try (Stream<Path> files = Files.list(Said.FILES.resolve("small"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
      }
    }
    Path changed = folder.resolve(name);
    List<String> lines = Files.readAllLines(changed);
    String study = folder.resolve("study.yaml").toString();
    List<String> command =
        name.equals("replace.yaml")
            ? List.of("study", "--check", study, "--evidence", changed.toString())
            : List.of("study", "--check", study);
    for (int line = 0; line < lines.size(); line++) {
      for (String broken : broken(lines.get(line), line)) {
        List<String> all = new ArrayList<>(lines);
        all.set(line, broken);
        Files.write(changed, all, StandardCharsets.UTF_8);
        Said said = Said.by(command);
        assertThat(said.code()).as(broken + "\n" + said.all()).isIn(0, 2);
        assertThat(said.all()).as(broken).doesNotContain("Exception").doesNotContain("program");
        assertThat(said.code() == 0).as(broken + said.all()).isEqualTo(said.err().isEmpty());
      }
    }
  }

  static Stream<String> goodFiles() {
    return Stream.of("study.yaml", "pathway-often.yaml", "treatment.yaml", "replace.yaml");
  }

  /** The line without itself, and with junk instead of what follows each colon; a sample of all. */
  private static List<String> broken(String line, int number) {
    List<String> broken = new ArrayList<>();
    broken.add("");
    int sample = number;
    for (int colon = line.indexOf(": "); colon >= 0; colon = line.indexOf(": ", colon + 1)) {
      int end = line.indexOf(',', colon);
      String rest = end < 0 ? "" : line.substring(end);
      for (int k = 0; k < 2; k++) {
        String junk = JUNK.get(sample++ % JUNK.size());
        broken.add(line.substring(0, colon) + ": " + junk + (k % 2 == 0 ? rest : ""));
      }
    }
    return broken;
  }
}
