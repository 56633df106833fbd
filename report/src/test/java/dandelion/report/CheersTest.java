package dandelion.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.evidence.Evidence;
import dandelion.report.Departures.Departure;
import dandelion.study.Appraisal;
import dandelion.study.Design;
import dandelion.study.ReferenceCase;
import dandelion.study.Results;
import dandelion.study.Statement;
import dandelion.study.Study;
import dandelion.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An economic evaluation is reported in the order of CHEERS 2022, with what is missing named. */
class CheersTest {
  private static final Evidence EVIDENCE = Evidence.embedded();
  private static final Path STUDY = Path.of("../studies/colorectal-follow-up.yaml");

  @TempDir Path folder;

  @Test
  void theItemsStandInTheirOrderEachOnce() throws IOException {
    String page = page(study("economics: {setting: united-kingdom, reference_case: nice-2022}"));
    List<Integer> numbers =
        Pattern.compile("<h2>(\\d+)\\. ")
            .matcher(page)
            .results()
            .map(found -> Integer.valueOf(found.group(1)))
            .toList();
    assertThat(numbers).isEqualTo(Stream.iterate(1, k -> k <= 28, k -> k + 1).toList());
    List<String> ids =
        Pattern.compile("id=\"(cheers-\\d+|answer|economics|differences|checklist|parameters)\"")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(ids.indexOf("answer")).isBetween(ids.indexOf("cheers-23"), ids.indexOf("cheers-24"));
    assertThat(ids.indexOf("economics"))
        .isBetween(ids.indexOf("cheers-23"), ids.indexOf("cheers-24"));
    assertThat(ids.indexOf("differences"))
        .isBetween(ids.indexOf("cheers-24"), ids.indexOf("cheers-25"));
    assertThat(ids.indexOf("checklist")).isGreaterThan(ids.indexOf("cheers-28"));
    assertThat(ids.indexOf("parameters")).isGreaterThan(ids.indexOf("checklist"));
  }

  @Test
  void whatTheAuthorLeavesOutIsNamedAndVanishesWhenItIsSaid() throws IOException {
    String economics = "economics: {setting: united-kingdom}";
    String nothing = page(study(economics));
    long fields = Stream.of(Item.values()).mapToLong(item -> item.fields().size()).sum();
    long own =
        Stream.of(Item.values())
            .filter(item -> item.fields().isEmpty())
            .filter(item -> Methods.lacks(item).isEmpty())
            .count();
    assertThat(missing(nothing)).isEqualTo(fields);
    assertThat(nothing).contains("report: funding", own + " of 28 items are reported in full");
    String some = page(study(economics + "\nreport: {funding: The Crown paid for it.}"));
    assertThat(missing(some)).isEqualTo(fields - 1);
    assertThat(some)
        .contains("The Crown paid for it.", (own + 1) + " of 28 items")
        .doesNotContain("report: funding");
  }

  private static long missing(String page) {
    return Pattern.compile("<p class=\"missing\"><b>[^<]+</b>\\. <span[^>]*>Not reported</span>")
        .matcher(page)
        .results()
        .count();
  }

  @Test
  void theSchemaKnowsTheFieldsThatTheItemsAskFor() throws IOException {
    String schema;
    try (var in = Design.class.getResourceAsStream("/dandelion/schema/study.schema.json")) {
      schema =
          new String(
              Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
    int begin = schema.indexOf("\"report\": {");
    String section = schema.substring(begin, schema.indexOf("\"economics\": {", begin));
    List<String> known =
        Pattern.compile("\"(\\w+)\": \\{\\s+\"type\": \"string\"")
            .matcher(section)
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(known)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Item.values()).flatMap(item -> item.fields().stream()).toList());
  }

  @Test
  void theBundledEvaluationsLeaveNothingOut() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../studies"))) {
      List<Appraisal> asked =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .sorted()
              .map(file -> StudyFile.read(file, EVIDENCE).appraisal())
              .filter(Objects::nonNull)
              .toList();
      assertThat(asked).hasSizeGreaterThanOrEqualTo(2);
      for (Appraisal appraisal : asked) {
        Statement statement = appraisal.statement();
        assertThat(statement.referenceCase()).isNotNull();
        for (Item item : Item.values()) {
          assertThat(item.fields()).allMatch(field -> !statement.of(field).isEmpty());
        }
      }
    }
  }

  @Test
  void departuresFromTheReferenceCaseAreListed() throws IOException {
    Design design =
        study(
            "economics: {setting: united-kingdom, reference_case: china-2020,"
                + " discount: {costs: 0.01}}");
    Appraisal appraisal = Objects.requireNonNull(design.appraisal());
    assertThat(appraisal.qalyRate())
        .isEqualTo(EVIDENCE.value("economics.reference_case.china_2020.discount.qalys"));
    Results results = new Study(design, EVIDENCE).run(1);
    List<Departure> all = Departures.of(results, appraisal, ReferenceCase.CHINA_2020, EVIDENCE);
    assertThat(all)
        .extracting(Departure::what)
        .containsExactly(
            "Perspective",
            "Prices and quality of life",
            "Discount of costs",
            "Time horizon",
            "Prices",
            "Quality of life",
            "Uncertainty");
    assertThat(all.get(2).wanted()).isEqualTo("5% a year");
    assertThat(all.get(2).here()).isEqualTo("1% a year");
    double alive = new AtHorizon(results).most("overall_survival", design.armNames());
    assertThat(alive).isCloseTo(0.82, within(0.05));
    assertThat(page(design)).contains("Departures from the reference case", "1% a year");
  }

  @Test
  void aReferenceCaseGivesTheRatesAndOneThatIsMetIsNoDeparture() {
    Design design = study("economics: {setting: united-kingdom, reference_case: nice-2022}");
    Appraisal appraisal = Objects.requireNonNull(design.appraisal());
    assertThat(appraisal.costRate())
        .isEqualTo(EVIDENCE.value("economics.reference_case.nice_2022.discount.costs"));
    Results results = new Study(design, EVIDENCE).run(1);
    assertThat(Departures.of(results, appraisal, ReferenceCase.NICE_2022, EVIDENCE))
        .extracting(Departure::what)
        .doesNotContain("Perspective", "Discount of costs", "Discount of QALYs")
        .contains("Time horizon");
    for (ReferenceCase one : ReferenceCase.values()) {
      assertThat(ReferenceCase.named(one.id())).isSameAs(one);
      assertThat(one.costRate(EVIDENCE)).isBetween(0.0, 0.1);
      assertThat(one.qalyRate(EVIDENCE)).isBetween(0.0, 0.1);
    }
  }

  @Test
  void thePageOfCredibilityIsReadAsItStands() throws IOException {
    Credibility credibility = Credibility.embedded();
    String page = Files.readString(Path.of("../CREDIBILITY.md"));
    for (String disease : List.of("colorectal", "hepatocellular")) {
      Credibility.Share share = Objects.requireNonNull(credibility.shares().get(disease));
      assertThat(page)
          .contains("| " + disease + " | " + share.fitted() + " | " + share.checked() + " |");
    }
    assertThat(credibility.misses()).hasSize(3);
    assertThat(credibility.words("none")).contains("No published figure");
    String report = page(study("economics: {setting: united-kingdom}"));
    Credibility.Share share = Objects.requireNonNull(credibility.shares().get("colorectal"));
    assertThat(report).contains(share.checked().replace(" %", "%"));
  }

  /** The bundled study with other economics, and nothing said by its author but what is given. */
  private Design study(String economics) {
    try {
      String text = Files.readString(STUDY);
      int from = text.indexOf("economics: {");
      int to = text.indexOf("subgroups: {");
      String studies = Path.of("../studies").toAbsolutePath().normalize().toString();
      Path file = folder.resolve("study.yaml");
      Files.writeString(
          file,
          (text.substring(0, from) + economics + "\n" + text.substring(to))
              .replace("../pathways", studies + "/../pathways"));
      return StudyFile.read(file, EVIDENCE).with(2000, 1);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private String page(Design design) throws IOException {
    Path file = folder.resolve("report.html");
    Report.write(new Study(design, EVIDENCE).run(1), EVIDENCE, List.of(), file);
    return Files.readString(file);
  }
}
