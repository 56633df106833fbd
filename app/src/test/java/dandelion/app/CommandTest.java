package dandelion.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandTest {
  @TempDir private Path folder;

  private Said study(String... more) {
    List<String> args = new java.util.ArrayList<>(List.of("study", Said.SMALL));
    args.addAll(List.of(more));
    if (!args.contains("--out")) {
      args.addAll(List.of("--out", folder.resolve("out").toString()));
    }
    return Said.by(args);
  }

  // ---- help and version

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "-h"})
  void theFirstScreenTellsWhatItIsAndHowToBegin(String arg) {
    Said said = arg.isEmpty() ? Said.by() : Said.by(arg);
    assertThat(said.code()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .contains("colorectal cancer", Dandelion.NOTICE, "dandelion study FILE", "Exit codes");
    assertThat(said.out().lines().count()).isLessThanOrEqualTo(40);
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void everyExampleOfTheFirstScreenParsesAndNamesFilesThatExist() {
    CommandLine top = Dandelion.commandLine(new Terminal(System.out, System.err, false));
    for (CommandLine command : Dandelion.leaves(top)) {
      String example = command.getCommandSpec().usageMessage().footer()[0];
      List<String> words = List.of(example.split(" ", -1));
      assertThat(words).startsWith("Example:", "dandelion");
      top.parseArgs(words.subList(2, words.size()).toArray(String[]::new));
      words.stream()
          .filter(word -> word.endsWith(".yaml"))
          .forEach(word -> assertThat(Said.ROOT.resolve(word)).exists());
    }
  }

  @Test
  void everyCommandHasHelp() {
    CommandLine top = Dandelion.commandLine(new Terminal(System.out, System.err, false));
    for (CommandLine command : Dandelion.leaves(top)) {
      String name = command.getCommandSpec().qualifiedName();
      Said said = Said.by((name.replaceFirst("dandelion ", "") + " --help").split(" ", -1));
      assertThat(said.code()).isZero();
      assertThat(said.out()).contains("Usage: " + name, "Example: dandelion");
    }
  }

  @Test
  void tellsTheVersion() {
    assertThat(Said.by("--version").out()).startsWith("Dandelion ").contains("Java 2");
  }

  // ---- what was mistyped

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "studdy x.yaml | found studdy, expected a command: study | Maybe study?",
        "study --pateints 100 x.yaml | found --pateints | Maybe --patients?",
        "study x.yaml --sed=3 | found --sed | Maybe --seed?",
        "study | found no FILE, expected a study file | Maybe dandelion study studies/",
        "study x.yaml y.yaml | found y.yaml, expected nothing more | --help",
        "study x.yaml --patients | found nothing after --patients | --help",
        "pathway chek x.yaml | found chek, expected a command: check, page | Maybe check?",
        "pathway | found no command, expected one of check, page | --help",
        "help | found help | Maybe --help?",
        "evidence colorectal.grwth.rate | found colorectal.grwth.rate | Maybe"
            + " colorectal.growth.rate",
        "evidence ct_capp | found ct_capp | Maybe colorectal.imaging.ct_cap or",
      })
  void guessesWhatWasMeant(String typed, String found, String maybe) {
    Said said = Said.by(typed.split(" ", -1));
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains(found).contains(maybe).doesNotContain("Exception");
  }

  @Test
  void saysAllFaultsOfOptionsAndFilesAtOnce() {
    Said said =
        Said.by(
            "study",
            Said.FILES.resolve("broken/study-unknown-arm.yaml").toString(),
            "--patients",
            "many",
            "--threads",
            "0",
            "--seed",
            "x",
            "--keep-every",
            "-1",
            "--evidence",
            "none.yaml");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err())
        .contains("--patients: found many", "--threads: found 0", "--seed: found x")
        .contains("--keep-every: found -1", "none.yaml: found no such file", "found rarly")
        .contains("6 faults; nothing was run");
  }

  @ParameterizedTest
  @CsvSource({
    "1000000,1000000",
    "1_000_000,1000000",
    "1e6,1000000",
    "1E3,1000",
    "1m,1000000",
    "200k,200000",
    "1.5m,1500000",
    "2.5e3,2500",
    "1,1"
  })
  void readsNumbersAsPeopleTypeThem(String typed, long number) {
    dandelion.evidence.Faults faults = new dandelion.evidence.Faults();
    assertThat(Whole.read("--patients", typed, 0, 1, 1_000_000_000_000L, faults)).isEqualTo(number);
    assertThat(faults.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-5", "1.5", "1e99", "k", "1x", "", "1e13", "0x10", "1e-3", "NaN", "1;000"})
  void refusesWhatIsNoNumberOfPatients(String typed) {
    dandelion.evidence.Faults faults = new dandelion.evidence.Faults();
    Whole.read("--patients", typed, 0, 1, 1_000_000_000_000L, faults);
    assertThat(faults.list()).hasSize(1);
  }

  @Test
  void guessesANumberWithCommas() {
    assertThat(study("--patients", "1,000,000").err()).contains("Maybe 1000000?");
  }

  // ---- running

  @Test
  void answersOnOneScreen() throws IOException {
    Said said = study("--patients", "5k", "--threads", "2");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.err())
        .doesNotContain("A small study for tests, two arms")
        .startsWith("5,000 patients x 2 arms, 2 threads, seed 7, into ");
    assertThat(said.out())
        .contains("A small study for tests, two arms", "5,000 patients, each living once")
        .contains("rarely", "often", "deaths against rarely", "live longer, shorter")
        .containsPattern(
            "[0-9] longer by [0-9.]+ (months|days), [0-9.]+ shorter by [0-9.]+ (mon|da)")
        .contains("report.html", "patients a second", "assumed")
        .endsWith(Dandelion.NOTICE + "\n");
    assertThat(said.out().lines().count()).isLessThanOrEqualTo(24);
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 100);
    Path out = folder.resolve("out");
    for (String file :
        List.of(
            "summary.csv",
            "differences.csv",
            "twins.csv",
            "subgroups.csv",
            "curves.csv",
            "curves.parquet",
            "report.html",
            "manifest.json",
            "answer.txt")) {
      assertThat(out.resolve(file)).isNotEmptyFile();
      assertThat(said.out()).contains(file);
    }
    assertThat(said.out()).startsWith(Files.readString(out.resolve("answer.txt")));
    assertThat(out.resolve("checkpoint.bin")).doesNotExist();
  }

  @Test
  void theScreenHoldsTheFiguresOfTheTables() throws IOException {
    Said said = study("--patients", "5k");
    String summary = Files.readString(folder.resolve("out/summary.csv"));
    double dead = 0;
    for (String line : summary.split("\n", -1)) {
      if (line.startsWith("often,overall_survival,5,")) {
        dead = 100 * (1 - Double.parseDouble(line.split(",", -1)[3]));
      }
    }
    assertThat(dead).isPositive();
    assertThat(said.out()).contains(String.format(java.util.Locale.ROOT, "%.2f %%", dead));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 6, 12})
  void anyNumberOfArmsFitsTheScreen(int arms) throws IOException {
    StringBuilder list = new StringBuilder("arms:\n");
    String pathway = Said.FILES.resolve("small/pathway-often.yaml").toAbsolutePath().toString();
    for (int k = 1; k <= arms; k++) {
      list.append("  an-arm-with-a-name-far-too-long-")
          .append(k)
          .append(": {pathway: \"")
          .append(pathway.replace('\\', '/'))
          .append("\", adherence: 0.")
          .append(10 + k)
          .append("}\n");
    }
    String text =
        Files.readString(Path.of(Said.SMALL))
            .replaceFirst("(?s)arms:.*?reference: rarely", list + "reference: REFERENCE")
            .replace("REFERENCE", "an-arm-with-a-name-far-too-long-" + arms)
            .replaceFirst("title: .*", "title: " + "A title that goes on and on ".repeat(10));
    Path file = folder.resolve("study.yaml");
    Files.writeString(file, text);
    Path out = folder.resolve("out");
    Said said = Said.by("study", file.toString(), "--patients", "500", "--out", out.toString());
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out().lines().count()).isLessThanOrEqualTo(24);
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 100 || line.contains("/"));
  }

  @Test
  void noPriceOfAQalyIsCutFromTheAnswer() throws IOException {
    String prices = "{setting: united-kingdom, willingness_to_pay: [20000, 30000, 500000],";
    String small = Said.FILES.resolve("small").toAbsolutePath().toString();
    String text =
        Files.readString(Path.of(Said.SMALL))
            .replace("{setting: united-kingdom,", prices)
            .replace("pathway: ", "pathway: " + small + "/")
            .replace("rarely", "rarely-and-late-too")
            .replace("pathway-rarely-and-late-too", "pathway-rarely");
    Path study = Files.writeString(folder.resolve("study.yaml"), text);
    String out = folder.resolve("out").toString();
    Said said = Said.by("study", study.toString(), "--patients", "2k", "--out", out);
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out().replaceAll("\\s+", " "))
        .containsPattern("20,000(,| and) [^;]*30,000(,| and) [^;]*500,000");
    assertThat(said.out()).doesNotContain("...");
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 100 || line.contains("/"));
  }

  @Test
  void whereNoPatientDiffersNoIntervalPretendsTo() {
    Said said = study("--patients", "2");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("no patient differs")
        .doesNotContain("+0.000 [+0.000", "loses least", "gains least");
  }

  @Test
  void quietSaysOnlyTheAnswer() {
    Said said = study("--patients", "500", "--quiet");
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).contains("500 patients");
  }

  @Test
  void checkRunsNothing() {
    Said said = study("--check");
    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("is fine: 2 arms, 20,000 patients");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void showsWhatEvidenceWasReplaced() throws IOException {
    String mine = Said.FILES.resolve("small/replace.yaml").toString();
    Said said = study("--patients", "500", "--evidence", mine);
    assertThat(said.code()).isZero();
    assertThat(said.err()).contains("replaced: colorectal.growth.rate = 0.6 1/year");
    assertThat(said.out()).contains("Replaced by --evidence: colorectal.growth.rate");
    assertThat(folder.resolve("out/manifest.json")).content().contains("\"replaced\" : {\n    \"");
    Said again =
        Said.by(
            "study",
            folder.resolve("out/manifest.json").toString(),
            "--patients",
            "400",
            "--out",
            folder.resolve("again").toString());
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err())
        .contains("400 patients instead of the 500 of that run")
        .contains("replaced: colorectal.growth.rate = 0.6 1/year");
  }

  @Test
  void warnsWhenAnotherVersionMadeTheManifest() throws IOException {
    study("--patients", "500");
    Path manifest = folder.resolve("out/manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replaceFirst("\"dandelion\" : \"[^\"]*\"", "\"dandelion\":\"0\""));
    Said said = Said.by("study", manifest.toString(), "--out", folder.resolve("again").toString());
    assertThat(said.code()).isZero();
    assertThat(said.err()).contains("Warning: that run was made by Dandelion 0, this is ");
  }

  // ---- what stands in the folder already

  @Test
  void overwritesResultsOfTheSameStudyAndSaysSo() {
    study("--patients", "500");
    Said said = study("--patients", "600");
    assertThat(said.code()).isZero();
    assertThat(said.err()).contains("Earlier results of 500 patients in", "are overwritten");
  }

  @Test
  void keepsResultsOfAnotherStudy() throws IOException {
    study("--patients", "500");
    Path manifest = folder.resolve("out/manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"small\"", "\"something-else\""));
    for (List<String> more : List.of(List.<String>of(), List.of("--resume"))) {
      Said said = study(more.toArray(String[]::new));
      assertThat(said.code()).isEqualTo(2);
      assertThat(said.err())
          .contains("found results of something-else, 500 patients", "results of small", "-2?");
    }
  }

  @Test
  void keepsOtherFiles() throws IOException {
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/thesis.docx"), "years of work");
    Said said = study("--patients", "500");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("found files that are no results: thesis.docx");
    assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**.csv");
  }

  @Test
  void refusesAFileAsFolder() throws IOException {
    Files.writeString(folder.resolve("out"), "a file");
    Said said = study("--patients", "500");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("found a file, expected a folder");
  }

  @Test
  void saysWhichFileCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("file"), "a file");
    Said said = study("--patients", "500", "--out", folder.resolve("file/below").toString());
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("cannot write", "below", "Nothing of this run is kept");
  }

  @Test
  void keepsTheCountsWhenATableCannotBeWritten() throws IOException {
    study("--patients", "500");
    Path table = folder.resolve("out/summary.csv");
    Files.delete(table);
    Files.createDirectories(table.resolve("in-the-way"));
    Said said = study("--patients", "600");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err())
        .contains("cannot write " + table)
        .contains("600 patients are kept in " + folder.resolve("out/checkpoint.bin"));
    Files.delete(table.resolve("in-the-way"));
    Files.delete(table);
    Said again = study("--patients", "600", "--resume");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(table).isNotEmptyFile();
  }

  @Test
  void resumeWithoutACheckpointBeginsOrShowsWhatIsComplete() {
    Said first = study("--patients", "500", "--resume");
    assertThat(first.code()).isZero();
    assertThat(first.err()).contains("There is no checkpoint", "starts from the beginning");
    Said second = study("--patients", "500", "--resume");
    assertThat(second.code()).isZero();
    assertThat(second.err()).contains("This run is complete");
    assertThat(second.out()).contains("deaths against rarely").endsWith(Dandelion.NOTICE + "\n");
    Said third = study("--patients", "600", "--resume");
    assertThat(third.err()).contains("starts from the beginning");
  }

  // ---- evidence and pathways

  @Test
  void listsTheNumbersBySubject() {
    Said said = Said.by("evidence");
    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("published", "assumed", "colorectal.growth (", " rate ");
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void tellsAllAboutOneNumber() {
    Said said = Said.by("evidence", "colorectal.imaging.ct_cap.liver");
    assertThat(said.out())
        .contains("7.5 mm", "derived", "log-normal", "ko-2017: Ko et al.", "https://")
        .contains("stands in   bundled evidence colorectal-tests.yaml:");
  }

  @Test
  void listsNumbersByTheirBeginning() {
    Said said = Said.by("evidence", "colorectal.immunity");
    assertThat(said.code()).isZero();
    assertThat(said.out().lines()).allMatch(line -> line.startsWith("colorectal.immunity."));
  }

  @Test
  void saysWhichPricesStudiesWouldNotFind() throws IOException {
    Path template = Said.ROOT.resolve("studies/economics/template.yaml");
    Said whole = Said.by("evidence", "--check", template.toString());
    assertThat(whole.code()).isZero();
    assertThat(whole.out()).doesNotContain("Remark");
    Path own = folder.resolve("own.yaml");
    Files.writeString(
        own,
        Files.readString(template)
            .replaceAll("(?ms)^  economics.my_country.cost.cea:.*?(?=^  \\w)", ""));
    Said lacking = Said.by("evidence", "--check", own.toString());
    assertThat(lacking.code()).isZero();
    assertThat(lacking.out())
        .contains("is fine", "Remark: studies may ask for what is not there: ")
        .endsWith(": economics.my_country.cost.cea" + System.lineSeparator());
  }

  @Test
  void countsRowsThatOverlapAndListsThemWhenAsked() {
    String file = Said.ROOT.resolve("pathways/colorectal/facs-ct.yaml").toString();
    Said few = Said.by("pathway", "check", file);
    assertThat(few.out()).containsPattern("Remark: \\d+ pairs of rows both fit some patients");
    assertThat(few.out().lines()).hasSize(2);
    Said all = Said.by("pathway", "check", file, "--remarks");
    assertThat(all.out().lines().filter(line -> line.contains("comes first")).count())
        .isGreaterThan(1);
  }

  @Test
  void remarksOnArmsThatAreAlikeAndTriggersThatNothingPulls() throws IOException {
    for (String name : List.of("study.yaml", "pathway-often.yaml", "treatment.yaml")) {
      String text = Files.readString(Said.FILES.resolve("small").resolve(name));
      String alike = text.replace("pathway-rarely", "pathway-often");
      Files.writeString(
          folder.resolve(name), alike.replaceFirst("(?m)^  - \\{test: cea, every_months.*\n", ""));
    }
    String study = folder.resolve("study.yaml").toString();
    String waits = "Remark: often: a trigger waits for cea, which is never scheduled";
    Said said = Said.by("study", "--check", study);
    assertThat(said.code()).isZero();
    assertThat(said.out())
        .contains("Remark: the arms rarely and often name the same pathway and the same adherence")
        .contains(waits);
    String pathway = folder.resolve("pathway-often.yaml").toString();
    assertThat(Said.by("pathway", "check", pathway).out()).contains(waits);
    assertThat(study("--check").out()).doesNotContain("Remark");
  }

  @Test
  void checksPathways() {
    Said said =
        Said.by(
            "pathway", "check", Said.ROOT.resolve("pathways/colorectal/facs-ct.yaml").toString());
    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("is fine: 15 rows, 4 expectations met");
  }

  // ---- trouble

  @Test
  void aFaultInTheProgramIsOneSentenceAndAFile() throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
    int code = Trouble.tell(new IllegalStateException("two and two"), new Terminal(to, to, false));
    String said = err.toString(StandardCharsets.UTF_8);
    assertThat(code).isEqualTo(1);
    assertThat(said)
        .contains("a fault in the program itself: two and two", "Please report it")
        .doesNotContain("at dandelion.");
    Path file = Path.of(said.strip().substring(said.strip().lastIndexOf(' ') + 1));
    assertThat(file).content().contains("IllegalStateException", "at dandelion.");
    Files.delete(file);
  }

  @Test
  void aStudyThatLetsNobodyInIsRefusedInWords() throws IOException {
    String text =
        Files.readString(Path.of(Said.SMALL))
            .replace("{stage: [ii, iii]", "{stage: [i]")
            .replace("pathway: ", "pathway: " + Said.FILES.toAbsolutePath() + "/small/");
    Path file = folder.resolve("study.yaml");
    Files.writeString(file, text);
    Path out = folder.resolve("out");
    Said said = Said.by("study", file.toString(), "--patients", "50", "--out", out.toString());
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("was let in", "stage").doesNotContain("Exception");
    assertThat(out.resolve("checkpoint.bin")).doesNotExist();
  }

  /** Metastases never come, so that nobody is ever found who could enter. */
  @Test
  void aStudyWithNobodyAtEntryIsRefusedInWordsAndLeavesNothingInTheWay() throws IOException {
    Path none = folder.resolve("none.yaml");
    Files.writeString(
        none, "replace:\n  colorectal.seeding.founded: {value: 1e-9, why: nothing is sown}\n");
    Path out = folder.resolve("nobody");
    List<String> command =
        List.of(
            "study",
            Said.ROOT.resolve("studies/liver-metastases-found.yaml").toString(),
            "--patients",
            "50",
            "--out",
            out.toString());
    List<String> without = new ArrayList<>(command);
    without.addAll(List.of("--evidence", none.toString()));
    Said said = Said.by(without);
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err())
        .contains("no candidate", "liver_lesions", "Maybe entry.let_in_if", "lives to entry")
        .doesNotContain("Exception");
    assertThat(Said.by(command).code()).as("with people again").isZero();
  }

  @Test
  void anAnswerThatCannotBeWrittenIsNoSuccess() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Dandelion.run(
            new String[] {"evidence", "colorectal.growth"},
            new PrintStream(new StandardOutput(full), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot write the answer");
  }

  /** As {@code dandelion evidence | head} does. */
  @Test
  void whoHasReadEnoughIsNoFault() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Dandelion.run(
            new String[] {"evidence", "colorectal.growth"},
            new PrintStream(new StandardOutput(closed), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(code).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  // ---- one lesion

  @Test
  void tellsWhatTreatmentDoesToOneLesion() throws IOException {
    Path page = folder.resolve("lesion.html");
    Said said = Said.by("lesion", "--patients", "300", "--html", page.toString());
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out())
        .contains(
            "300 patients for each size", "seed 1", "standard error", "radiofrequency", "tace")
        .endsWith(Dandelion.NOTICE + "\n");
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(Files.readString(page))
        .contains("<svg", "Share of lesions erased")
        .doesNotContain("NaN");
    assertThat(Said.by("lesion", "--patients", "300", "--html", page.toString()).out())
        .isEqualTo(said.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lesion --disease hepatocelular | found hepatocelular | Maybe hepatocellular?",
        "lesion --act tacee | found tacee | Maybe tace?",
        "lesion --act watch | found watch | a treatment of liver lesions",
        "lesion --patients 0 --seed x | found 0 | --seed: found x",
      })
  void saysWhatCannotBeExplored(String typed, String found, String maybe) {
    Said said = Said.by(typed.split(" ", -1));
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains(found).contains(maybe).doesNotContain("Exception");
  }

  // ---- claims

  private static Said claims(String... more) {
    List<String> args =
        new java.util.ArrayList<>(List.of("claims", "--patients", "200", "--quiet"));
    args.addAll(List.of("--studies", Said.ROOT.resolve("studies").toString()));
    args.addAll(List.of(more));
    return Said.by(args);
  }

  @Test
  void everyClaimHasItsRowAndItsPlaceOnAPageThatNeedsNothingElse() throws IOException {
    Path page = folder.resolve("claims.html");
    Said said = claims("--html", page.toString());
    assertThat(said.code()).as(said.all()).isZero();
    assertThat(said.out())
        .contains(Dandelion.NOTICE, "NOT SUPPORTED", "published", page.toString());
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 100);
    String html = Files.readString(page);
    assertThat(html).contains(Dandelion.NOTICE).doesNotContain("<script", "src=", "url(");
    for (String id : dandelion.claims.Claims.embedded().ids()) {
      assertThat(said.out().lines()).anyMatch(line -> line.startsWith(id + " "));
      assertThat(html).contains("<section id=\"" + id + "\">");
    }
  }

  @Test
  void oneClaimIsToldInFull() {
    Said said = claims("s3");
    assertThat(said.code()).as(said.all()).isZero();
    assertThat(said.out())
        .startsWith("S3  ")
        .contains("doi:10.1136/bmj.284.6318.803", "literature: not supported", Dandelion.NOTICE);
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void aClaimThatDoesNotExistIsAFault() {
    Said said = claims("S13");
    assertThat(said.code()).isEqualTo(Trouble.BAD_INPUT);
    assertThat(said.err()).contains("S13", "S1, S2", "Maybe");
  }

  // ---- one patient

  @Test
  void tellsAPatientsLifeUnderEveryArm() throws Exception {
    Path drawing = folder.resolve("life.svg");
    Said said =
        Said.by("patient", Said.SMALL, "--find", "recurrence", "--draw", drawing.toString());
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out())
        .startsWith("Patient ")
        .contains("Arm rarely: ", "Arm often: ", "operation on the primary", "enters the study")
        .contains("adjuvant table, row A", "recurrence table, row R", "decided: ", "seen: ")
        .doesNotContain("! ", "NaN", "Infinity", "null")
        .endsWith(Dandelion.NOTICE + "\n");
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 100);
    String svg = Files.readString(drawing);
    assertThat(svg).doesNotContain("NaN", "Infinity", "href", "<script");
    assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
    javax.xml.parsers.DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(drawing.toFile());
  }

  @Test
  void tellsTheSameLifeAgainAndTheTruthOnlyWhenAsked() {
    String[] plain = {"patient", Said.SMALL, "--number", "3", "--arm", "often"};
    String[] truth = {"patient", Said.SMALL, "--number", "3", "--arm", "often", "--truth"};
    Said said = Said.by(plain);
    assertThat(said.out()).isEqualTo(Said.by(plain).out()).doesNotContain("Arm rarely");
    String open = Said.by(truth).out();
    assertThat(open).contains("! in the body: ");
    String told =
        open.lines()
            .filter(line -> !line.contains("   ! ") && !line.startsWith("Lines that begin"))
            .collect(java.util.stream.Collectors.joining("\n"));
    assertThat(told).isEqualTo(said.out().strip());
  }

  @Test
  void tellsByHowMuchAndWhyALifeIsLonger() {
    Said said = Said.by("patient", Said.SMALL, "--find", "helped");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out().substring(0, said.out().indexOf("Arm rarely: ")).replaceAll("\\s+", " "))
        .containsPattern("Lives [0-9.]+ (days|months|years) longer under often: .*; under rarely ");
  }

  @Test
  void tellsTheMarkerOfAWorkUpAndAnOfferNotTakenOnce() {
    String study = Said.ROOT.resolve("studies/colorectal-follow-up-one-ct.yaml").toString();
    Said said = Said.by("patient", study, "--find", "recurrence", "--arm", "symptoms-only");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out())
        .containsPattern("done: .*CEA [0-9.]+ ug/L")
        .doesNotContain("volume 100% before, 100% after");
    List<String> offered =
        said.out().lines().filter(line -> line.contains("offered, not done: ")).toList();
    assertThat(offered).doesNotHaveDuplicates();
  }

  @Test
  void drawsALifeOnAPageWithItsWords() throws IOException {
    Path page = folder.resolve("life.html");
    Said said = Said.by("patient", Said.SMALL, "--find", "curative", "--draw", page.toString());
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(Files.readString(page))
        .startsWith("<!DOCTYPE html>")
        .contains("<svg", "<pre>Patient ", "resection");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--find curativ | found curativ | Maybe curative?",
        "--draw my/life.png | found my/life.png | Maybe my/life.svg?",
        "--arm offten | found offten | Maybe often?",
        "--number -1 --seed x | --number: found -1 | --seed: found x",
      })
  void saysWhichPatientCannotBeTold(String typed, String found, String maybe) {
    List<String> args = new java.util.ArrayList<>(List.of("patient", Said.SMALL));
    args.addAll(List.of(typed.split(" ", -1)));
    Said said = Said.by(args);
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains(found).contains(maybe).doesNotContain("Exception");
  }

  // ---- verify

  @Test
  void aStudyIsVerifiedOnOneTableOfAHundredColumns() throws IOException {
    Path page = folder.resolve("verify.html");
    Said said =
        Said.by(
            "verify",
            Said.ROOT.resolve("studies/colorectal-follow-up.yaml").toString(),
            "--patients",
            "1000",
            "--threads",
            "2",
            "--html",
            page.toString());
    assertThat(said.code()).as(said.out()).isZero();
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 100 || line.contains("/"));
    assertThat(said.out()).contains("PASS equal arms", " 0 failed");
    assertThat(said.err()).contains("1 of 48: equal arms");
    assertThat(Files.readString(page))
        .contains("equal arms")
        .doesNotContain("<script", "src=", "url(");
  }
}
