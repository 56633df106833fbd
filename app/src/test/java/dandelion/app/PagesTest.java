package dandelion.app;

import static org.assertj.core.api.Assertions.assertThat;

import dandelion.evidence.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages in the repository that are generated say what the files say today. */
class PagesTest {
  private static final Path DOCS = Said.ROOT.resolve("docs");

  @Test
  void thePageOfNumbersIsUpToDate() {
    check(
        DOCS.resolve("parameters.md"),
        ParameterPage.of(Evidence.embedded()),
        ParameterPage.COMMAND);
  }

  @Test
  void thePageOfPathwaysIsUpToDate() throws IOException {
    List<Path> pathways;
    try (Stream<Path> files = Files.walk(Said.ROOT.resolve("pathways"))) {
      pathways =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .filter(file -> !file.toString().endsWith(".spec.yaml"))
              .sorted()
              .toList();
    }
    assertThat(pathways).hasSizeGreaterThan(5);
    String page = PathwayPage.of(pathways, Evidence.embedded());
    check(DOCS.resolve("pathways.md"), page, PathwayPage.COMMAND);
  }

  @Test
  void aPageOfOnesOwnPathwayNamesItsFileAndHowItIsMade() {
    String file = Said.FILES.resolve("small/pathway-often.yaml").toString();
    Said said = Said.by("pathway", "page", file);
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out())
        .startsWith(
            "<!-- Generated; do not edit. To make it anew: ./dandelion pathway page " + file)
        .contains("What `" + file + "` says: ")
        .doesNotContain("bundled", "docs/pathways.md");
  }

  @Test
  void percentagesAreSaidToBeSo() throws IOException {
    assertThat(Files.readString(DOCS.resolve("pathways.md")))
        .contains("at least 30 %")
        .doesNotContain("at least 30;");
  }

  private static void check(Path file, String page, String command) {
    assertThat(file).as("make it with: %s", command).exists();
    assertThat(file).as("make it anew with: %s", command).hasContent(page);
  }
}
