package dandelion.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dandelion.drawing.Digits;
import dandelion.evidence.Evidence;
import dandelion.study.Design;
import dandelion.study.Design.Arm;
import dandelion.study.Results;
import dandelion.study.Study;
import dandelion.study.StudyFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

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
    Document document = parsed(page);
    assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en-GB\"");
    assertThat(page)
        .doesNotContain("src=", "@import", "url(", "<link", "<script", "javascript:", "onload")
        .contains("Research and teaching, not a medical device.");
    assertThat(elements(document, "svg").stream().filter(svg -> isPlot(svg)))
        .hasSizeGreaterThanOrEqualTo(15);
    Set<String> ids = new HashSet<>();
    for (Element element : elements(document, "*")) {
      if (element.hasAttribute("id")) {
        assertThat(ids.add(element.getAttribute("id"))).as(element.getAttribute("id")).isTrue();
      }
    }
    for (Element link : elements(document, "a")) {
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
  void theSameResultsGiveTheSameBytes() throws IOException {
    Results again = new Study(DESIGN, EVIDENCE).run(2);
    assertThat(page(again, EVIDENCE, List.of())).isEqualTo(page(RESULTS, EVIDENCE, List.of()));
  }

  @Test
  void theAnswerShowsEveryArmWithItsNumbers() throws Exception {
    Document document = parsed(page(RESULTS, EVIDENCE, List.of()));
    String answer = section(document, "answer");
    for (String arm : DESIGN.armNames()) {
      assertThat(answer).contains(arm);
      double deaths = 1 - RESULTS.estimate(arm, "overall_survival", 5).estimate();
      assertThat(answer).contains(Digits.percent(deaths, 1));
      double recurrence = RESULTS.estimate(arm, "recurrence", 5).estimate();
      assertThat(answer).contains(Digits.percent(recurrence, 1));
    }
    assertThat(section(document, "cheers-5"))
        .contains("4,096 patients", "United Kingdom 2009", "Seed 1.");
    assertThat(section(document, "cheers-7")).contains("minimum reference");
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
    Document document = parsed(page(RESULTS, EVIDENCE, List.of()));
    String parameters = section(document, "parameters");
    EVIDENCE.entries().stream()
        .filter(DESIGN::restsOn)
        .forEach(entry -> assertThat(parameters).contains(entry.id(), entry.what()));
    long assumed =
        EVIDENCE.entries().stream()
            .filter(DESIGN::restsOn)
            .filter(entry -> entry.status() == dandelion.evidence.Entry.Status.ASSUMED)
            .count();
    assertThat(section(document, "cheers-22"))
        .contains(assumed + " assumed", "No number was overridden.");
    assertThat(elements(document, "code").stream().map(Element::getTextContent))
        .as("no other cancer's numbers")
        .contains("colorectal.growth.rate")
        .noneMatch(id -> id.startsWith("hepatocellular."));
    assertThat(elements(document, "details"))
        .isNotEmpty()
        .allMatch(details -> details.hasAttribute("open"));
  }

  @Test
  void costsAreReportedAsIllustrative() throws Exception {
    Document document = parsed(page(RESULTS, EVIDENCE, List.of()));
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
  void costsAndQalysAreComparedInTheSamePatients() throws Exception {
    String economics = section(parsed(page(RESULTS, EVIDENCE, List.of())), "economics");
    for (String arm : List.of("cea", "ct", "cea-ct")) {
      Results.Increment more = RESULTS.increment(arm, "minimum");
      Results.Difference cost = difference(arm, "cost");
      Results.Difference qalys = difference(arm, "qalys");
      assertThat(more.costInterval().low()).isCloseTo(cost.low(), within(1e-9));
      assertThat(more.qalysInterval().high()).isCloseTo(qalys.high(), within(1e-12));
      assertThat(economics)
          .contains(Digits.signedRange(cost.low(), cost.high(), 0))
          .contains(Digits.signedRange(qalys.low(), qalys.high(), 4));
      Results.Increment back = RESULTS.increment("minimum", arm);
      assertThat(back.qalys()).isEqualTo(-more.qalys());
      assertThat(back.qalysSe()).isEqualTo(more.qalysSe());
      Results.Increment between = RESULTS.increment(arm, "cea");
      assertThat(between.qalysSe())
          .isLessThanOrEqualTo(more.qalysSe() + RESULTS.increment("cea", "minimum").qalysSe());
    }
    Tables.write(RESULTS, folder);
    List<String> lines = Files.readAllLines(folder.resolve("economics.csv"));
    assertThat(lines.getFirst()).contains("ci_low_qalys_difference", ",reference,currency,prices");
    int cells = lines.getFirst().split(",", -1).length;
    assertThat(lines).allMatch(line -> line.split(",", -1).length >= cells);
  }

  private static Results.Difference difference(String arm, String outcome) {
    return RESULTS.differences().stream()
        .filter(one -> one.arm().equals(arm) && one.outcome().equals(outcome))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anArmThatCannotBeToldFromAnotherIsSaidToBe() throws Exception {
    Design few = DESIGN.with(64, 1);
    Results results = new Study(few, EVIDENCE).run(1);
    String economics = section(parsed(page(results, EVIDENCE, List.of())), "economics");
    assertThat(economics).contains("QALYs not told apart");
  }

  @Test
  void whatWasOverriddenIsSaidWithOldAndNewValue() throws Exception {
    double old = EVIDENCE.value("colorectal.growth.rate");
    Evidence other = EVIDENCE.with(Map.of("colorectal.growth.rate", old * 2));
    Document document = parsed(page(RESULTS, other, List.of()));
    assertThat(section(document, "cheers-22"))
        .contains("1 overridden", "colorectal.growth.rate")
        .contains(Digits.plain(old) + " " + Digits.plain(old * 2) + " 1/year");
  }

  @Test
  void remarksStandOnTop() throws IOException {
    String remark = "Stopped after 300,000 of 1,000,000 patients.";
    String page = page(RESULTS, EVIDENCE, List.of(remark));
    assertThat(page.indexOf(remark)).isBetween(0, page.indexOf("1. Title"));
  }

  @Test
  void aHostileNameStaysAName() throws Exception {
    String hostile =
        "</title></style><script>alert('x')</script>\"&amp;\u202e\u0000" + "w".repeat(300);
    Design design = design(hostile, List.of(renamed(0, hostile), renamed(1, hostile + "2")));
    Results results = new Study(design, EVIDENCE).run(1);
    String page = page(results, EVIDENCE, List.of(hostile));
    Document document = parsed(page);
    assertThat(page).doesNotContain("<script", "\u202e", "\u0000");
    assertThat(elements(document, "script")).isEmpty();
    assertThat(section(document, "answer")).contains("</title></style><script>alert('x')");
  }

  @Test
  void equalArmsAreBothShownAndSaidToBeEqual() throws Exception {
    Design design = design("Twice the same", List.of(renamed(0, "one"), renamed(0, "other")));
    Results results = new Study(design, EVIDENCE).run(1);
    Document document = parsed(page(results, EVIDENCE, List.of()));
    assertThat(section(document, "plots"))
        .contains("The curves of one and other coincide exactly.");
    assertThat(section(document, "answer")).contains("exactly as many deaths");
    assertThat(section(document, "benefit"))
        .contains("0 of 100 live longer (0.00%)", "100 of 100 live exactly as long (100.00%)")
        .contains("This study tells no groups apart.");
    assertThat(section(document, "differences")).contains("no patient differs");
    assertThat(ofClass(document, "line").size() % 2).isZero();
  }

  @Test
  void oneArmAloneIsReportedWithoutDifferences() throws Exception {
    Design design = design("Alone", List.of(renamed(0, "only")));
    Document document = parsed(page(new Study(design, EVIDENCE).run(1), EVIDENCE, List.of()));
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
    Document document = parsed(page);
    assertThat(section(document, "answer"))
        .contains("The answer, after 4.4 years", "Recurrence", "Life-years")
        .doesNotContain("Deaths", "Death from cancer", "added up");
    assertThat(section(document, "plots")).doesNotContain("Overall survival", "Causes of death");
    assertThat(section(document, "differences")).contains("Differences from ct");
  }

  @Test
  void aStudyInWhichNothingComesBackIsReportedToo() throws Exception {
    Evidence harmless =
        EVIDENCE.with(
            Map.of("colorectal.seeding.founded", 1e-12, "colorectal.margin.positive", 0.0));
    Results nothing = new Study(DESIGN, harmless).run(1);
    Document document = parsed(page(nothing, EVIDENCE, List.of()));
    assertThat(section(document, "plots")).contains("No recurrence was detected in any arm.");
    assertThat(document.getDocumentElement().getTextContent()).doesNotContain("NaN", "Infinity");
  }

  @Test
  void nothingIsReportedOfNobody() {
    Study stopped = new Study(DESIGN, EVIDENCE);
    stopped.stop();
    Results nobody = stopped.run(1);
    assertThat(nobody.patients()).isZero();
    assertThatThrownBy(() -> page(nobody, EVIDENCE, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aShareOfNoneOrAllHasAnInterval() {
    Proportion none = new Proportion(0, 100);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isBetween(0.036, 0.038);
    assertThat(new Proportion(100, 100).high()).isEqualTo(1);
  }

  @Test
  void findingsAndGroupsHaveNamesThatPeopleUse() {
    assertThat(Words.finding("stage")).isEqualTo("Stage");
    assertThat(Words.finding("liver_largest_mm")).isEqualTo("Liver largest, mm");
    assertThat(Words.group("stage", "iii")).isEqualTo("III");
    assertThat(Words.group("primary_site", "right_colon")).isEqualTo("Right colon");
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
    return elements(document, "section").stream()
        .filter(section -> section.getAttribute("id").equals(id))
        .map(section -> section.getTextContent().replaceAll("\\s+", " "))
        .findFirst()
        .orElseThrow();
  }

  private static Document parsed(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static List<Element> elements(Document document, String... tags) {
    List<Element> found = new ArrayList<>();
    for (String tag : tags) {
      NodeList nodes = document.getElementsByTagName(tag);
      for (int k = 0; k < nodes.getLength(); k++) {
        found.add((Element) nodes.item(k));
      }
    }
    return found;
  }

  private static List<Element> ofClass(Document document, String name) {
    return elements(document, "path", "rect").stream()
        .filter(element -> element.getAttribute("class").equals(name))
        .toList();
  }
}
