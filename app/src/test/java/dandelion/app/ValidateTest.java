package dandelion.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small run of everything that is held against published figures. */
class ValidateTest {
  private static final int PATIENTS = 6000;
  private static final double POINTS = 15;
  private static final Pattern SHARES = Pattern.compile("(\\d+) of (\\d+), (\\d+) %");
  private static final Pattern ROW = Pattern.compile("\\| together \\| ([^|]+) \\| ([^|]+) \\|");

  @TempDir private static Path folder;

  private static Said said = new Said(0, "", "");

  @BeforeAll
  static void run() throws IOException {
    Path page = folder.resolve("page.md");
    Files.copy(Said.ROOT.resolve("CREDIBILITY.md"), page);
    Path targets = Said.ROOT.resolve("validation/targets");
    said =
        Said.by(
            "validate",
            "--targets",
            targets.resolve("colorectal.yaml").toString(),
            "--targets",
            targets.resolve("hepatocellular.yaml").toString(),
            "--patients",
            Integer.toString(PATIENTS),
            "--quiet",
            "--html",
            folder.resolve("page.html").toString(),
            "--csv",
            folder.resolve("table.csv").toString(),
            "--page",
            page.toString());
  }

  @Test
  void everyFigureHasItsRowOnTheScreenInTheTableAndOnThePage() throws Exception {
    assertThat(said.code()).as(said.all()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .contains("fitted", "checked", "seen", "recalled", "Inside: ", "Largest misses:")
        .contains(" OUT ", " in ", Dandelion.NOTICE)
        .doesNotContain("NaN", "Infinity", "null");
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 100 || line.contains("/"));
    List<String> rows = Files.readAllLines(folder.resolve("table.csv"));
    long onScreen =
        said.out()
            .lines()
            .filter(line -> line.matches(".*(fitted|checked) +(seen|recalled)$"))
            .count();
    assertThat(rows.size() - 1L).isEqualTo(onScreen).isGreaterThan(120);
    String html = Files.readString(folder.resolve("page.html"));
    assertThat(html)
        .contains("<svg", Dandelion.NOTICE, "OUTSIDE", "recalled: ")
        .doesNotContain("NaN", "Infinity", "<script", "src=");
    assertThat(html.split("class=\"simulated\"", -1)).hasSize(rows.size());
    assertThat(html.split("class=\"published\"", -1)).hasSize(rows.size());
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(folder.resolve("page.html").toFile());
  }

  /** The page that is in the repository says about what a small run says today. */
  @Test
  void whatThePageOfCredibilityCountsIsCurrent() throws IOException {
    String here = Files.readString(Said.ROOT.resolve("CREDIBILITY.md"));
    String now = Files.readString(folder.resolve("page.md"));
    Matcher kept = ROW.matcher(here);
    Matcher fresh = ROW.matcher(now);
    assertThat(kept.find()).as("CREDIBILITY.md has its shares").isTrue();
    assertThat(fresh.find()).isTrue();
    for (int column = 1; column <= 2; column++) {
      Matcher then = SHARES.matcher(kept.group(column));
      Matcher today = SHARES.matcher(fresh.group(column));
      assertThat(then.find() && today.find()).isTrue();
      String how = "make it anew with: ./dandelion validate --page CREDIBILITY.md";
      assertThat(then.group(2)).as(how).isEqualTo(today.group(2));
      assertThat(Double.parseDouble(then.group(3)))
          .as(how)
          .isCloseTo(Double.parseDouble(today.group(3)), within(POINTS));
    }
    assertThat(now.substring(0, now.indexOf(ValidatePage.BEGIN)))
        .isEqualTo(here.substring(0, here.indexOf(ValidatePage.BEGIN)));
    assertThat(now.substring(now.indexOf(ValidatePage.END)))
        .isEqualTo(here.substring(here.indexOf(ValidatePage.END)));
  }

  /** Missing, a folder, no text, and a file that a full disk cut short. */
  @Test
  void targetsThatCannotBeReadAreNamedAndNothingIsRun() throws IOException {
    Path missing = folder.resolve("missing.yaml");
    Path noText = Files.write(folder.resolve("noise.yaml"), new byte[] {'a', ':', ' ', -1, -2});
    String whole = Files.readString(Said.ROOT.resolve("validation/targets/colorectal.yaml"));
    Path cut =
        Files.writeString(folder.resolve("cut.yaml"), whole.substring(0, whole.length() / 3));
    unreadable(missing, "missing.yaml: found no such file");
    unreadable(folder, "found a folder, expected a file");
    unreadable(noText, "noise.yaml:1:4: found the byte 0xff, which is no UTF-8");
    int lines = Math.toIntExact(Files.readString(cut).lines().count());
    Said said = unreadable(cut, "cut.yaml:");
    Matcher place = Pattern.compile("cut\\.yaml:([0-9]+):").matcher(said.err());
    assertThat(place.find()).isTrue();
    assertThat(Integer.parseInt(place.group(1))).isBetween(lines - 2, lines + 1);
  }

  private Said unreadable(Path targets, String words) {
    Path page = folder.resolve("never.html");
    Said said = Said.by("validate", "--targets", targets.toString(), "--html", page.toString());
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains(words).doesNotContain("Exception");
    assertThat(said.out()).isEmpty();
    assertThat(page).doesNotExist();
    return said;
  }

  @Test
  void checkingRunsNothing() {
    Path file = Said.ROOT.resolve("validation/targets/colorectal.yaml");
    Said checked = Said.by("validate", "--check", "--targets", file.toString());
    assertThat(checked.code()).as(checked.err()).isZero();
    assertThat(checked.out()).contains("figures of", "studies are fine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "validate colorektal | found colorektal | Maybe colorectal?",
        "validate --patients 0 | found 0 | a whole number",
        "validate --check --page nowhere.md | found nowhere.md | a page that holds the line",
        "validate --check --targets nowhere.yaml | nowhere.yaml | file",
      })
  void saysWhatCannotBeValidated(String typed, String found, String expected) {
    Said broken = Said.by(typed.split(" ", -1));
    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.out()).isEmpty();
    assertThat(broken.err()).contains(found).contains(expected).doesNotContain("Exception");
  }
}
