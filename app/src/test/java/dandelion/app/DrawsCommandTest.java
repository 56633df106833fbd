package dandelion.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code dandelion study FILE --draws N}, as people type it. */
class DrawsCommandTest {
  private static final String REPLACED =
      "replace:\n  colorectal.growth.rate: {value: 1.0, why: a try}\n";

  @TempDir private Path folder;

  private Said draws(Path out, String... more) {
    List<String> words = new ArrayList<>(List.of("study", Said.SMALL));
    words.addAll(List.of("--out", out.toString(), "--threads", "2"));
    words.addAll(List.of(more));
    return Said.by(words);
  }

  @Test
  void answersOnOneScreenAndKeepsTables() throws IOException {
    Path out = folder.resolve("out");
    Said said = draws(out, "--draws", "8", "--patients-per-draw", "300");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out()).startsWith(Files.readString(out.resolve("answer.txt")));
    assertThat(said.out()).contains("8 draws of", "more QALYs", "worth knowing at 20,000");
    assertThat(said.out().lines().count()).isLessThanOrEqualTo(24);
    assertThat(Files.readString(out.resolve("answer.txt")).lines())
        .allMatch(line -> line.length() <= 100);
    assertThat(List.of("draws.csv", "draws.parquet", "evppi.csv", "tornado.csv"))
        .allSatisfy(file -> assertThat(out.resolve(file)).isNotEmptyFile());
    assertThat(Files.readAllLines(out.resolve("draws.csv"))).hasSize(1 + 8 * 2);
    String page = Files.readString(out.resolve("uncertainty.html"));
    assertThat(page).contains("id=\"plane-title\"", "id=\"ceac-title\"", "id=\"tornado-title\"");
    assertThat(page).doesNotContain("http://localhost", "<script", "NaN");

    byte[] before = Files.readAllBytes(out.resolve("draws.csv"));
    Said again = draws(out, "--draws", "8", "--resume");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(Files.readAllBytes(out.resolve("draws.csv"))).isEqualTo(before);
  }

  @Test
  void runsAgainFromItsManifest() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.yaml"), REPLACED);
    Path out = folder.resolve("first");
    Said said = draws(out, "--draws", "4", "--seed", "7", "--evidence", mine.toString());
    assertThat(said.code()).as(said.err()).isZero();
    Files.delete(mine);
    Path again = folder.resolve("again");
    Said repeated = again(out, again);
    assertThat(repeated.code()).as(repeated.err()).isZero();
    for (String file : List.of("draws.csv", "evppi.csv", "evpi.csv", "manifest.json")) {
      assertThat(again.resolve(file)).as(file).hasSameBinaryContentAs(out.resolve(file));
    }
    assertThat(again(out, again, "--resume").code()).isZero();
    Said once = Said.by("study", Said.SMALL, "--out", out.toString());
    assertThat(once.code()).as("a plain run among draws").isEqualTo(2);
  }

  @Test
  void whatIsTypedBesideAManifestCountsInstead() throws IOException {
    Path out = folder.resolve("first");
    Said said = draws(out, "--draws", "6", "--patients-per-draw", "40", "--until-se", "99%");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(Files.readString(out.resolve("manifest.json"))).contains("\"until_se\" : 0.99");
    Path more = folder.resolve("more");
    Said typed = again(out, more, "--draws", "3");
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.err()).contains("at most 3 draws");
    assertThat(Files.readString(more.resolve("manifest.json")))
        .contains("\"patients_per_draw\" : 40", "\"asked\" : 3", "\"until_se\" : 0.99");
    assertThat(again(out, more, "--patients", "50").err())
        .contains("Maybe --patients-per-draw 50?");
    Files.writeString(out.resolve("manifest.json"), "{}");
    assertThat(again(out, more, "--draws", "few").err())
        .contains("manifest.json", "--draws: found few");
  }

  private Said again(Path first, Path out, String... more) {
    List<String> words = new ArrayList<>(List.of("study", first + "/manifest.json"));
    words.addAll(List.of("--out", out.toString(), "--threads", "1"));
    words.addAll(List.of(more));
    return Said.by(words);
  }

  @Test
  void everyPriceOfAQalyIsOnTheScreen() throws IOException {
    Path small = Path.of(Said.SMALL);
    String prices = "{setting: united-kingdom, willingness_to_pay: [20000, 30000, 50000],";
    String text =
        Files.readString(small)
            .replace("{setting: united-kingdom,", prices)
            .replace("pathway: ", "pathway: " + small.toAbsolutePath().getParent() + "/");
    Path study = Files.writeString(folder.resolve("study.yaml"), text);
    List<String> words = new ArrayList<>(List.of("study", study.toString(), "--draws", "4"));
    words.addAll(List.of("--patients-per-draw", "200", "--out", folder + "/prices"));
    Said said = Said.by(words);
    assertThat(said.code()).as(said.err()).isZero();
    for (String price : List.of("20,000", "30,000", "50,000")) {
      assertThat(said.out()).contains("best at " + price + ": ", "worth knowing at " + price);
    }
    assertThat(Files.readString(folder.resolve("prices/answer.txt")).lines())
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void theWorthOfKnowingMoreIsAlsoThatOfAllPeople() throws IOException {
    Path small = Path.of(Said.SMALL);
    String text =
        Files.readString(small)
            .replace("{setting: united-kingdom,", "{setting: united-kingdom, people: 1000,")
            .replace("pathway: ", "pathway: " + small.toAbsolutePath().getParent() + "/");
    Path study = Files.writeString(folder.resolve("study.yaml"), text);
    Path out = folder.resolve("people");
    Said said =
        Said.by(
            "study",
            study.toString(),
            "--draws",
            "3",
            "--patients-per-draw",
            "50",
            "--out",
            out.toString());
    assertThat(said.code()).as(said.err()).isZero();
    List<String> lines = Files.readAllLines(out.resolve("evpi.csv"));
    assertThat(lines)
        .filteredOn(line -> !line.startsWith("willingness"))
        .isNotEmpty()
        .allSatisfy(line -> {
          String[] cells = line.split(",", -1);
          assertThat(Double.parseDouble(cells[5])).isEqualTo(1000 * Double.parseDouble(cells[3]));
        });
  }

  @ParameterizedTest
  @CsvSource({
    "--draws 1, 'found 1, expected a whole number from 2'",
    "--draws 4 --until-se 3, 'found 3, expected a share above 0 and below 1'",
    "--draws 4 --until-se few, 'found few, expected a share'",
    "--draws 4 --patients 300, 'Maybe --patients-per-draw 300?'",
    "--patients-per-draw 300, 'expected --draws N beside it'",
    "--until-se 2%, 'expected --draws N beside it'",
  })
  void saysWhatIsWrongWithOptions(String options, String words) {
    Said said = draws(folder.resolve("never"), options.split(" ", -1));
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains(words);
    assertThat(folder.resolve("never")).doesNotExist();
  }

  @Test
  void overwritesNothingButDrawsOfTheSameStudy() throws IOException {
    Path mine = Files.createDirectories(folder.resolve("mine"));
    Path letter = Files.writeString(mine.resolve("letter.txt"), "dear");
    Said said = draws(mine, "--draws", "2", "--patients-per-draw", "10");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("files that are no draws").contains("Maybe --out");
    assertThat(letter).hasContent("dear");
  }
}
