package dandelion.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
  private static final Evidence EVIDENCE = Evidence.embedded();

  /** Read for the model's structure or for targets to come; no number in a file cites them yet. */
  private static final Set<String> CONTEXT =
      Set.of(
          "finlay-1982",
          "van-gestel-2014",
          "noren-2016",
          "osterman-2018",
          "hackl-2011",
          "dutch-tme",
          "augestad-2014",
          "scherman-2020",
          "duineveld-2016",
          "kodeda-2013",
          "cost-guangxi-2015");

  private static final Path REPOSITORY = Path.of("..");

  @TempDir private Path folder;

  @Test
  void everyEmbeddedFileIsWithoutFault() {
    assertThat(EVIDENCE.entries()).hasSizeGreaterThan(150);
    assertThat(EVIDENCE.sources()).hasSizeGreaterThan(50);
    assertThat(EVIDENCE.replaced()).isEmpty();
  }

  @Test
  void everyEntrySaysAllThatMustBeKnownOfIt() {
    for (Entry entry : EVIDENCE.entries()) {
      assertThat(entry.kind().units()).as(entry.id()).contains(entry.unit());
      assertThat(entry.kind().complaint(entry.baseValue())).as(entry.id()).isNull();
      assertThat(entry.baseValue()).as(entry.id()).isEqualTo(EVIDENCE.value(entry.id()));
      assertThat(entry.sources()).as(entry.id()).isNotEmpty();
      assertThat(EVIDENCE.sources().keySet()).as(entry.id()).containsAll(entry.sources());
      assertThat(entry.doubt().phrase()).as(entry.id()).isNotBlank();
      assertThat(entry.place()).as(entry.id()).matches("bundled evidence/[a-z/-]+\\.yaml:\\d+");
    }
  }

  @Test
  void doubtHoldsTheValueItDoubts() {
    for (Entry entry : EVIDENCE.entries()) {
      switch (entry.doubt()) {
        case Doubt.Uniform uniform ->
            assertThat(entry.value()).as(entry.id()).isBetween(uniform.low(), uniform.high());
        case Doubt.LogNormal logNormal -> {
          assertThat(entry.value()).as(entry.id()).isPositive();
          assertThat(logNormal.sdOfLn()).as(entry.id()).isPositive();
        }
        case Doubt.Beta beta -> {
          assertThat(entry.baseValue()).as(entry.id()).isStrictlyBetween(0.0, 1.0);
          assertThat(beta.observations()).as(entry.id()).isPositive();
        }
        case Doubt.Normal normal -> assertThat(normal.sd()).as(entry.id()).isPositive();
        case Doubt.None none -> assertThat(none.why()).as(entry.id()).isNotBlank();
      }
    }
  }

  @Test
  void fittedOrJudgedNumbersNameNobodyElseAsTheirOnlySource() {
    for (Entry entry : EVIDENCE.entries()) {
      if (entry.status() == Entry.Status.CALIBRATED) {
        assertThat(entry.sources()).as(entry.id()).contains("dandelion-calibration");
      }
      if (entry.status() == Entry.Status.PUBLISHED) {
        assertThat(entry.sources())
            .as(entry.id())
            .doesNotContain("dandelion-judgement", "dandelion-calibration");
      }
    }
  }

  @Test
  void everySourceIsCitedOrContext() {
    Set<String> cited = new TreeSet<>();
    EVIDENCE.entries().forEach(entry -> cited.addAll(entry.sources()));
    String elsewhere = filesThatCite();
    for (String id : EVIDENCE.sources().keySet()) {
      if (elsewhere.contains(id)) {
        cited.add(id);
      }
    }
    Set<String> never = new TreeSet<>(EVIDENCE.sources().keySet());
    never.removeAll(cited);
    assertThat(CONTEXT).as("sources that no file cites").containsAll(never);
    assertThat(EVIDENCE.sources().keySet()).containsAll(CONTEXT);
  }

  @Test
  void everySourceSaysHowItWasRead() {
    for (Source source : EVIDENCE.sources().values()) {
      assertThat(source.read()).as(source.id()).isIn("seen", "memory", "ours");
      assertThat(source.title()).as(source.id()).isNotBlank();
    }
  }

  /**
   * Life tables, pathways, studies and targets: every other file of ours that may cite a source.
   */
  private static String filesThatCite() {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(REPOSITORY)) {
      for (Path file : files.filter(EvidenceTest::mayCite).toList()) {
        all.append(Files.readString(file, StandardCharsets.UTF_8));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return all.toString();
  }

  private static boolean mayCite(Path file) {
    String name = file.toString().replace('\\', '/').toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml")
        && !name.endsWith("/sources.yaml")
        && !name.contains("/target/")
        && !name.contains("/src/test/")
        && !name.contains("/.");
  }

  @Test
  void anUnknownIdSaysTheNearestOne() {
    assertThatThrownBy(() -> EVIDENCE.value("colorectal.growth.rat"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("colorectal.growth.rat")
        .hasMessageContaining("Maybe colorectal.growth.rate?");
    assertThatThrownBy(() -> EVIDENCE.with(Map.of("person.adherence_spred", 1.0)))
        .hasMessageContaining("person.adherence_spread");
    assertThat(EVIDENCE.has("colorectal.growth.rat")).isFalse();
  }

  @Test
  void withChangesTheAskedValuesOnly() {
    Evidence changed =
        EVIDENCE.with(Map.of("colorectal.growth.rate", 9.5, "liver.segment_1", 0.25));
    Evidence again = changed.with(Map.of("liver.segment_1", 0.125));
    assertThat(changed.value("colorectal.growth.rate")).isEqualTo(9.5);
    assertThat(changed.value("liver.segment_1")).isEqualTo(0.25);
    assertThat(again.value("liver.segment_1")).isEqualTo(0.125);
    assertThat(again.value("colorectal.growth.rate")).isEqualTo(9.5);
    assertThat(again.replaced())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("colorectal.growth.rate", 9.5, "liver.segment_1", 0.125));
    assertThat(Set.of(EVIDENCE.sha256(), changed.sha256(), again.sha256())).hasSize(3);
    for (Entry entry : EVIDENCE.entries()) {
      if (!changed.replaced().containsKey(entry.id())) {
        assertThat(changed.entry(entry.id())).isEqualTo(entry);
      }
    }
  }

  @Test
  void withTakesTheUnitThatProgramsUse() {
    String weeks = "colorectal.immunity.after_surgery_lasts";
    assertThat(EVIDENCE.entry(weeks).unit()).isEqualTo("weeks");
    Evidence changed = EVIDENCE.with(Map.of(weeks, 0.5));
    assertThat(changed.value(weeks)).isCloseTo(0.5, within(1e-12));
    assertThat(changed.entry(weeks).value()).isCloseTo(0.5 * 365.25 / 7, within(1e-9));
  }

  @Test
  void aFileOfTheUsersOwnReplacesValuesInItsOwnUnits() {
    Faults faults = new Faults();
    Path file =
        written(
            """
            replace:
              colorectal.imaging.ct_cap.liver: {value: 1.2, unit: cm, why: newer scanners}
              person.adherence_cea: {value: 0.75, why: a reminder by telephone}
            """);
    Evidence changed = EVIDENCE.replacedBy(file, faults);
    assertThat(faults.list()).isEmpty();
    assertThat(changed.value("colorectal.imaging.ct_cap.liver")).isCloseTo(12, within(1e-12));
    assertThat(changed.entry("colorectal.imaging.ct_cap.liver").unit()).isEqualTo("mm");
    assertThat(changed.value("person.adherence_cea")).isEqualTo(0.75);
    assertThat(changed.replaced())
        .containsOnlyKeys("colorectal.imaging.ct_cap.liver", "person.adherence_cea");
    assertThat(changed.sha256()).isNotEqualTo(EVIDENCE.sha256());
  }

  @Test
  void aFileOfTheUsersOwnBringsItsSources() {
    Faults faults = new Faults();
    Path file =
        written(
            """
            sources:
              my-hospital: {title: "Our hospital, audit of 2024", read: ours}
            replace:
              person.adherence_cea: {value: 0.75, why: audited, source: [my-hospital]}
              person.adherence_imaging: {value: 0.8, why: audited}
            """);
    Evidence changed = EVIDENCE.replacedBy(file, faults);
    assertThat(faults.list()).isEmpty();
    assertThat(changed.sources()).containsKey("my-hospital").containsKey("primrose-2014");
    assertThat(changed.entry("person.adherence_cea").sources()).containsExactly("my-hospital");
    assertThat(changed.entry("person.adherence_imaging").sources())
        .isEqualTo(EVIDENCE.entry("person.adherence_imaging").sources());
    assertThat(EVIDENCE.sources()).doesNotContainKey("my-hospital");
  }

  @Test
  void aFaultyFileOfTheUsersOwnIsToldOfEverything() {
    Faults faults = new Faults();
    Evidence same =
        EVIDENCE.replacedBy(
            written(
                """
                replace:
                  colorectal.imaging.ct_cap.livr: {value: 7, why: misspelt}
                  colorectal.growth.rate: {value: 2, unit: mm, why: not a unit of a rate}
                  person.adherence_cea: {value: 1.5, why: more than everybody}
                """),
            faults);
    List<String> told = faults.list().stream().map(Fault::toString).toList();
    assertThat(told).hasSize(3);
    assertThat(told.get(0)).contains("own.yaml:2").contains("colorectal.imaging.ct_cap.liver");
    assertThat(told.get(1)).contains("own.yaml:3").contains("1/year");
    assertThat(told.get(2)).contains("own.yaml:4").contains("between 0 and 1");
    assertThat(same.replaced()).isEmpty();
    assertThat(same.entries()).containsExactlyElementsOf(EVIDENCE.entries());
  }

  @Test
  void checkReadsOneFileAndTellsItsFaults() {
    Faults faults = new Faults();
    List<Entry> read =
        Evidence.check(
            written(
                """
                subject: "A test of checking"
                entries:
                  test.one:
                    what: "Length of something"
                    kind: size
                    value: 2
                    unit: cm
                    doubt: {none: "a test"}
                    status: assumed
                    source: [dandelion-judgement]
                  test.two:
                    what: "Chance of something"
                    kind: probability
                    value: 0.5
                    unit: percent
                    doubt: {none: "a test"}
                    status: published
                    source: [nobody-1999]
                """),
            faults);
    assertThat(read).extracting(Entry::id).containsExactly("test.one");
    assertThat(read.getFirst().baseValue()).isEqualTo(20);
    assertThat(faults.list()).isNotEmpty();
    assertThat(faults.list().toString()).contains("a unit of a probability: probability");
  }

  @Test
  void kindsTurnTheirUnitsIntoTheFirst() {
    Set<Kind> seen = new LinkedHashSet<>();
    for (Kind kind : Kind.values()) {
      assertThat(kind.units()).as(kind.id()).isNotEmpty();
      assertThat(kind.toBase(3, kind.units().getFirst())).as(kind.id()).isEqualTo(3);
      assertThat(kind.complaint(-2)).as(kind.id()).isNotNull();
      seen.add(kind);
    }
    assertThat(seen).hasSize(Kind.values().length);
    assertThat(Kind.SIZE.toBase(1.5, "cm")).isEqualTo(15);
    assertThat(Kind.DURATION.toBase(6, "months")).isCloseTo(0.5, within(1e-15));
    assertThat(Kind.DURATION.toBase(365.25, "days")).isCloseTo(1, within(1e-15));
    assertThat(Kind.DURATION.toBase(1, "weeks"))
        .isCloseTo(Kind.DURATION.toBase(7, "days"), within(1e-15));
    assertThat(Kind.STAY.toBase(9, "days")).as("a stay is counted in days").isEqualTo(9);
    assertThat(Kind.PROBABILITY.complaint(1.01)).contains("a probability between 0 and 1");
    assertThat(Kind.PROBABILITY.complaint(Double.NaN)).isNotNull();
  }

  @Test
  void probabilitiesThatMakeUpAWholeDoSo() {
    double liver = 0;
    for (int segment = 1; segment <= 8; segment++) {
      liver += EVIDENCE.value("liver.segment_" + segment);
    }
    assertThat(liver).isCloseTo(1, within(0.02));
  }

  private Path written(String text) {
    try {
      return Files.writeString(folder.resolve("own.yaml"), text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
