package dandelion.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandelion.evidence.Evidence;
import dandelion.simulation.Life;
import dandelion.study.Design.Arm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The report is one page that needs nothing else, says what it must, and lets no name break it. */
class ReportTest {
  private static final Evidence EVIDENCE = Evidence.embedded();
  private static final Design DESIGN =
      StudyFile.read(Path.of("../studies/colorectal-follow-up.yaml"), EVIDENCE).with(4096, 1);
  private static final Results RESULTS = new Study(DESIGN, EVIDENCE).run(1);

  @TempDir Path folder;

  @Test
  void aReportIsWellFormedAndNeedsNothingElse() throws Exception {
    String page = page(RESULTS, EVIDENCE, List.of());
    Document document = PlotTest.parsed(page);
    assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en-GB\"");
    assertThat(page)
        .doesNotContain("src=", "@import", "url(", "<link", "<script", "javascript:", "onload")
        .contains("Research and teaching, not a medical device.");
    assertThat(PlotTest.elements(document, "svg").stream().filter(svg -> isPlot(svg)))
        .hasSizeGreaterThanOrEqualTo(15);
    Set<String> ids = new HashSet<>();
    for (Element element : PlotTest.elements(document, "*")) {
      if (element.hasAttribute("id")) {
        assertThat(ids.add(element.getAttribute("id"))).as(element.getAttribute("id")).isTrue();
      }
    }
    for (Element link : PlotTest.elements(document, "a")) {
      String to = link.getAttribute("href");
      assertThat(to.startsWith("#") ? ids.contains(to.substring(1)) : to.startsWith("http"))
          .as(to)
          .isTrue();
    }
  }

  private static boolean isPlot(Element svg) {
    return svg.getAttribute("role").equals("img");
  }

  @Test
  void theStyleSheetHoldsNothingThatWouldBeEscaped() throws IOException {
    try (var in = Report.class.getResourceAsStream("report.css")) {
      assertThat(in).isNotNull();
      String css = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(Markup.escaped(css)).isEqualTo(css);
    }
  }

  @Test
  void theSameResultsGiveTheSameBytes() throws IOException {
    Results again = new Study(DESIGN, EVIDENCE).run(2);
    assertThat(page(again, EVIDENCE, List.of())).isEqualTo(page(RESULTS, EVIDENCE, List.of()));
  }

  @Test
  void theAnswerShowsEveryArmWithItsNumbers() throws Exception {
    Document document = PlotTest.parsed(page(RESULTS, EVIDENCE, List.of()));
    String answer = section(document, "answer");
    for (String arm : DESIGN.armNames()) {
      assertThat(answer).contains(arm);
      double deaths = 1 - RESULTS.estimate(arm, "overall_survival", 5).estimate();
      assertThat(answer).contains(Digits.percent(deaths, 1));
      double recurrence = RESULTS.estimate(arm, "recurrence", 5).estimate();
      assertThat(answer).contains(Digits.percent(recurrence, 1));
    }
    assertThat(section(document, "simulated"))
        .contains("4,096 patients", "United Kingdom 2009", "Seed 1.", "minimum reference");
    for (Design.Input input : DESIGN.inputs()) {
      assertThat(section(document, "inputs")).contains(input.path(), input.sha256());
    }
    long helped = RESULTS.twins().getFirst().helped();
    assertThat(section(document, "benefit"))
        .contains("(" + Digits.percent(helped / 4096.0, 2), "Site of the primary", "Below 65");
  }

  @Test
  void deathsAreTheComplementOfSurvival() {
    AtHorizon atHorizon = new AtHorizon(RESULTS);
    Results.Estimate alive = RESULTS.estimate("ct", "overall_survival", 5);
    Results.Estimate dead = atHorizon.estimate("ct", AtHorizon.DEATHS).orElseThrow();
    assertThat(dead.estimate() + alive.estimate()).isEqualTo(1);
    assertThat(dead.low()).isEqualTo(1 - alive.high());
    assertThat(dead.high()).isEqualTo(1 - alive.low());
    Results.Difference more = atHorizon.difference("ct", AtHorizon.DEATHS).orElseThrow();
    assertThat(more.difference()).isBetween(more.low(), more.high());
    assertThat(more.difference())
        .isEqualTo(0.0 - atHorizon.difference("ct", "overall_survival").orElseThrow().difference());
  }

  @Test
  void everyNumberOfTheModelIsListedAndMarkedAndCounted() throws Exception {
    Document document = PlotTest.parsed(page(RESULTS, EVIDENCE, List.of()));
    String parameters = section(document, "parameters");
    EVIDENCE.entries().stream()
        .filter(DESIGN::restsOn)
        .forEach(entry -> assertThat(parameters).contains(entry.id(), entry.what()));
    long assumed =
        EVIDENCE.entries().stream()
            .filter(DESIGN::restsOn)
            .filter(entry -> entry.status() == dandelion.evidence.Entry.Status.ASSUMED)
            .count();
    assertThat(section(document, "simulated"))
        .contains(assumed + " assumed", "No number was overridden.");
    assertThat(PlotTest.elements(document, "details"))
        .isNotEmpty()
        .allMatch(details -> details.hasAttribute("open"));
  }

  @Test
  void costsAreReportedAsIllustrative() throws Exception {
    Document document = PlotTest.parsed(page(RESULTS, EVIDENCE, List.of()));
    String economics = section(document, "economics");
    assertThat(economics)
        .contains("Illustrative: ", "ICER", "in GBP of 2022", "What is only illustrative")
        .contains("a life saved counts only until then");
    for (Results.Worth worth : RESULTS.worths()) {
      assertThat(economics).contains(worth.arm(), Digits.fixed(worth.cost(), 0));
    }
    assertThat(section(document, "parameters"))
        .contains("economics.united_kingdom.cost.cea")
        .doesNotContain("economics.china");
  }

  @Test
  void whatWasOverriddenIsSaidWithOldAndNewValue() throws Exception {
    double old = EVIDENCE.value("colorectal.growth.rate");
    Evidence other = EVIDENCE.with(Map.of("colorectal.growth.rate", old * 2));
    Document document = PlotTest.parsed(page(RESULTS, other, List.of()));
    assertThat(section(document, "simulated"))
        .contains("1 overridden", "colorectal.growth.rate")
        .contains(Digits.plain(old) + " " + Digits.plain(old * 2) + " 1/year");
  }

  @Test
  void remarksStandOnTop() throws IOException {
    String remark = "Stopped after 300,000 of 1,000,000 patients.";
    String page = page(RESULTS, EVIDENCE, List.of(remark));
    assertThat(page.indexOf(remark)).isBetween(0, page.indexOf("What was simulated"));
  }

  @Test
  void aHostileNameStaysAName() throws Exception {
    String hostile =
        "</title></style><script>alert('x')</script>\"&amp;\u202e\u0000" + "w".repeat(300);
    Design design = design(hostile, List.of(renamed(0, hostile), renamed(1, hostile + "2")));
    Results results = new Study(design, EVIDENCE).run(1);
    String page = page(results, EVIDENCE, List.of(hostile));
    Document document = PlotTest.parsed(page);
    assertThat(page).doesNotContain("<script", "\u202e", "\u0000");
    assertThat(PlotTest.elements(document, "script")).isEmpty();
    assertThat(section(document, "answer")).contains("</title></style><script>alert('x')");
  }

  @Test
  void equalArmsAreBothShownAndSaidToBeEqual() throws Exception {
    Design design = design("Twice the same", List.of(renamed(0, "one"), renamed(0, "other")));
    Results results = new Study(design, EVIDENCE).run(1);
    Document document = PlotTest.parsed(page(results, EVIDENCE, List.of()));
    assertThat(section(document, "plots"))
        .contains("The curves of one and other coincide exactly.");
    assertThat(section(document, "answer")).contains("exactly as many deaths");
    assertThat(section(document, "benefit"))
        .contains("0 of 100 live longer (0.00%)", "100 of 100 live exactly as long (100.00%)")
        .contains("This study tells no groups apart.");
    assertThat(section(document, "differences")).contains("no patient differs");
    assertThat(PlotTest.ofClass(document, "line").size() % 2).isZero();
  }

  @Test
  void oneArmAloneIsReportedWithoutDifferences() throws Exception {
    Design design = design("Alone", List.of(renamed(0, "only")));
    Document document =
        PlotTest.parsed(page(new Study(design, EVIDENCE).run(1), EVIDENCE, List.of()));
    assertThat(section(document, "differences")).contains("There is only one arm.");
    assertThat(section(document, "benefit")).contains("There is only one arm.");
    assertThat(section(document, "answer")).doesNotContain("Compared with");
  }

  @Test
  void onlyTheStudysOutcomesAreReported() throws Exception {
    Design some =
        new Design(
            "some",
            "Some outcomes",
            DESIGN.disease(),
            DESIGN.setting(),
            DESIGN.lifeTable(),
            DESIGN.cohort(),
            DESIGN.entry(),
            null,
            0,
            List.of(),
            true,
            DESIGN.arms(),
            2,
            List.of("recurrence", "life_years"),
            List.of(1.0, 4.4),
            4.4,
            500,
            7,
            null,
            List.of());
    String page = page(new Study(some, EVIDENCE).run(1), EVIDENCE, List.of());
    Document document = PlotTest.parsed(page);
    assertThat(section(document, "answer"))
        .contains("The answer, after 4.4 years", "Recurrence", "Life-years")
        .doesNotContain("Deaths", "Death from cancer", "added up");
    assertThat(section(document, "plots")).doesNotContain("Overall survival", "Causes of death");
    assertThat(section(document, "differences")).contains("Differences from ct");
  }

  @Test
  void aStudyInWhichNothingComesBackIsReportedToo() throws Exception {
    Grid grid = new Grid(DESIGN.horizonYears(), DESIGN.atYears());
    Groups groups = new Groups(DESIGN.subgroups());
    Tally tally = new Tally(DESIGN.arms().size(), DESIGN.reference(), grid, groups.cells(), true);
    Life[] lives = Stream.generate(Life::new).limit(DESIGN.arms().size()).toArray(Life[]::new);
    tally.count(lives, 3, new int[] {1, 6, 10});
    Results nothing = new Results(DESIGN, tally, grid, groups);
    Document document = PlotTest.parsed(page(nothing, EVIDENCE, List.of()));
    assertThat(section(document, "plots")).contains("No recurrence was detected in any arm.");
    assertThat(document.getDocumentElement().getTextContent()).doesNotContain("NaN", "Infinity");
  }

  @Test
  void nothingIsReportedOfNobody() {
    Grid grid = new Grid(DESIGN.horizonYears(), DESIGN.atYears());
    Tally tally = new Tally(DESIGN.arms().size(), DESIGN.reference(), grid, 1);
    Results nobody = new Results(DESIGN, tally, grid, new Groups(List.of()));
    assertThatThrownBy(() -> page(nobody, EVIDENCE, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void numbersReadAsPeopleWriteThem() {
    assertThat(Digits.fixed(-0.04, 1)).isEqualTo("0.0");
    assertThat(Digits.fixed(-1234.56, 1)).isEqualTo("\u22121,234.6");
    assertThat(Digits.signed(0.26, 1)).isEqualTo("+0.3");
    assertThat(Digits.percent(0.8316, 1)).isEqualTo("83.2%");
    assertThat(Digits.plain(4e9)).isEqualTo("4\u00d710\u2079");
    assertThat(Digits.plain(1e-6)).isEqualTo("1\u00d710\u207b\u2076");
    assertThat(Digits.plain(100_000)).isEqualTo("100,000");
    assertThat(Digits.plain(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Digits.plain(-2.50)).isEqualTo("\u22122.5");
    assertThat(Digits.decimals(0.004, 1, 2)).isEqualTo(2);
    assertThat(Digits.decimals(0.2, 1, 2)).isEqualTo(1);
    Proportion none = new Proportion(0, 100);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isBetween(0.036, 0.038);
    assertThat(new Proportion(100, 100).high()).isEqualTo(1);
  }

  // ---- reading a page

  private static Arm renamed(int arm, String name) {
    Arm old = DESIGN.arms().get(arm);
    return new Arm(name, old.pathway(), old.attendance(), 0);
  }

  private static Design design(String title, List<Arm> arms) {
    return new Design(
        "x",
        title,
        DESIGN.disease(),
        DESIGN.setting(),
        DESIGN.lifeTable(),
        DESIGN.cohort(),
        DESIGN.entry(),
        null,
        0,
        List.of(),
        true,
        arms,
        0,
        List.of(),
        List.of(1.0, 5.0),
        5,
        500,
        3,
        null,
        List.of(new Design.Input(title, "0")));
  }

  private String page(Results results, Evidence evidence, List<String> remarks) throws IOException {
    Path file = folder.resolve("report.html");
    Report.write(results, evidence, remarks, file);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    return Files.readString(file);
  }

  /** The words of a section, with every run of white space as one space. */
  private static String section(Document document, String id) {
    return PlotTest.elements(document, "section").stream()
        .filter(section -> section.getAttribute("id").equals(id))
        .map(section -> section.getTextContent().replaceAll("\\s+", " "))
        .findFirst()
        .orElseThrow();
  }
}
