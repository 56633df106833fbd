package dandelion.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documents tell people to type can be typed: every {@code ./dandelion} line in a block of
 * {@code sh} parses and names files that exist; those that end in {@code # test} are run.
 */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```sh\\s*$(.*?)^ *```\\s*$");
  private static final Pattern ENDS = Pattern.compile(" (?:[|>;#]|&&).*$");
  private static final Set<String> WRITTEN =
      Set.of("--out", "--to", "--page", "--draw", "--html", "--csv");

  /** One line of a document. */
  record Line(Path document, String text) {
    boolean isTest() {
      return text.endsWith("# test");
    }

    List<String> words() {
      String command = ENDS.matcher(text.substring("./dandelion".length())).replaceFirst("");
      return List.of(command.strip().split("\\s+", -1)).stream()
          .map(word -> word.replaceAll("^['\"]|['\"]$", ""))
          .filter(word -> !word.isEmpty())
          .toList();
    }

    @Override
    public String toString() {
      return document.getFileName() + ": " + text;
    }
  }

  static Stream<Line> lines() throws IOException {
    List<Path> documents = new ArrayList<>();
    documents.add(Said.ROOT.resolve("README.md"));
    documents.add(Said.ROOT.resolve("CONTRIBUTING.md"));
    if (Files.isDirectory(Said.ROOT.resolve("docs"))) {
      try (Stream<Path> docs = Files.list(Said.ROOT.resolve("docs"))) {
        docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
      }
    }
    List<Line> lines = new ArrayList<>();
    for (Path document : documents) {
      if (Files.exists(document)) {
        Matcher block = BLOCK.matcher(Files.readString(document));
        while (block.find()) {
          block
              .group(1)
              .replaceAll("\\\\\\s*\\n", " ")
              .lines()
              .map(String::strip)
              .filter(line -> line.equals("./dandelion") || line.startsWith("./dandelion "))
              .forEach(line -> lines.add(new Line(document, line)));
        }
      }
    }
    lines.add(new Line(Path.of("here"), "./dandelion evidence colorectal.growth.rate  # test"));
    return lines.stream();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void canBeTyped(Line line, @TempDir Path folder) throws IOException {
    List<String> args = new ArrayList<>();
    String before = "";
    for (String word : line.words()) {
      if (WRITTEN.contains(before)) {
        String ending = word.replaceFirst("^.*/[^.]*", "");
        args.add(folder.resolve("written" + ending).toString());
      } else if (isFile(word)) {
        List<String> files = files(word);
        assertThat(files).as("%s names %s", line, word).isNotEmpty();
        args.addAll(files);
      } else {
        args.add(word);
      }
      before = word;
    }
    String[] array = args.toArray(String[]::new);
    assertThatCode(() ->
            Dandelion.commandLine(new Terminal(System.out, System.err, false)).parseArgs(array))
        .as(line.toString())
        .doesNotThrowAnyException();
    if (line.isTest()) {
      run(line, args, folder);
    }
  }

  private static void run(Line line, List<String> args, Path folder) {
    List<String> all = new ArrayList<>(args);
    if (all.getFirst().equals("study")) {
      int patients = all.indexOf("--patients");
      if (patients > 0) {
        all.set(patients + 1, "2k");
      } else {
        all.addAll(List.of("--patients", "2k"));
      }
      if (!all.contains("--out")) {
        all.addAll(List.of("--out", folder.resolve("results").toString()));
      }
    }
    Said said = Said.by(all);
    assertThat(said.code()).as(line + "\n" + said.all()).isZero();
  }

  /** Whether a word names a file that the repository must hold; results are not there yet. */
  private static boolean isFile(String word) {
    return word.matches("[^-].*\\.(yaml|json|md|csv)") && !word.matches("(\\./)?(out|my)\\b.*");
  }

  private static List<String> files(String word) throws IOException {
    Path path = Path.of(word);
    if (!word.contains("*")) {
      Path file = Said.ROOT.resolve(path);
      return Files.exists(file) ? List.of(file.toString()) : List.of();
    }
    List<Path> folders = List.of(Said.ROOT);
    for (Path part : path) {
      List<Path> next = new ArrayList<>();
      for (Path one : folders) {
        if (Files.isDirectory(one)) {
          try (DirectoryStream<Path> found = Files.newDirectoryStream(one, part.toString())) {
            found.forEach(next::add);
          }
        }
      }
      folders = next;
    }
    return folders.stream().map(Path::toString).sorted().toList();
  }
}
