package dandelion.care;

import static org.assertj.core.api.Assertions.assertThat;

import dandelion.evidence.Document;
import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.evidence.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every pathway that comes with Dandelion. */
class PathwaysTest {
  private static final Evidence EVIDENCE = Evidence.embedded();
  private static final Path FOLDER = Path.of("../pathways");
  private static final String SPEC = "/dandelion/schema/spec.schema.json";

  @TestFactory
  Stream<DynamicTest> passesItsCheckWithItsSpec() {
    return files(false)
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () -> {
                  Faults faults = new Faults();
                  PathwayCheck.Outcome outcome = PathwayCheck.check(file, EVIDENCE, faults);
                  assertThat(faults.list()).isEmpty();
                  assertThat(outcome.expectations()).as("lines of its spec").isPositive();
                  assertThat(outcome.remarks())
                      .noneMatch(remark -> remark.contains("no spec file"));
                }));
  }

  /** A check that leaves a table out does not find its gaps. */
  @Test
  void noTableIsTooLargeToBeSearchedForGaps() {
    List<String> leftOut = new ArrayList<>();
    for (Path file : files(false).toList()) {
      PathwayCheck.check(file, EVIDENCE, new Faults()).remarks().stream()
          .filter(remark -> remark.contains("too many combinations"))
          .forEach(leftOut::add);
    }
    assertThat(leftOut).isEmpty();
  }

  /** Each finding of each spec is struck out in turn: the table asks, or decides the same. */
  @TestFactory
  Stream<DynamicTest> notKnowingNeverLeadsToAnotherAct() {
    return files(true)
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(), () -> strikeOutEachFinding(file)));
  }

  private static void strikeOutEachFinding(Path spec) {
    Faults faults = new Faults();
    Field root = Document.read(spec, SPEC, faults).root();
    List<Table> tables = tables(spec.resolveSibling(root.at("spec_of").text()), faults);
    assertThat(faults.list()).isEmpty();
    int struck = 0;
    for (Field one : root.at("decisions").eachOrNone()) {
      String wanted = one.at("table").text();
      Table table =
          tables.stream().filter(any -> any.name().equals(wanted)).findFirst().orElseThrow();
      List<Chart> ways = List.of(given(one.at("given")), completed(one.at("given")));
      for (Chart chart : ways) {
        int known = table.decide(chart);
        for (Finding finding : Finding.values()) {
          if (!chart.knows(finding)) {
            continue;
          }
          struck++;
          double value = chart.get(finding);
          chart.forget(finding);
          int row = table.decide(chart);
          assertThat(row == Table.ASKS || row == known)
              .as("%s without %s: row %s instead of %s", one.place(), finding, row, known)
              .isTrue();
          if (row == Table.ASKS) {
            assertThat(table.asks(chart)).as(one.place()).isNotEmpty();
          }
          chart.set(finding, value);
        }
      }
    }
    assertThat(struck).isPositive();
  }

  private static List<Table> tables(Path file, Faults faults) {
    if (file.getFileName().toString().startsWith("treatment")) {
      return PathwayFile.readTreatment(file, EVIDENCE, faults);
    }
    Pathway pathway = PathwayFile.read(file, EVIDENCE, faults);
    return List.of(pathway.adjuvant(), pathway.recurrence());
  }

  private static Chart given(Field given) {
    Chart chart = new Chart();
    for (String key : given.keysOrNone()) {
      Finding finding = Finding.valueOf(key.toUpperCase(java.util.Locale.ROOT));
      chart.set(finding, TableTest.condition(finding, given.at(key).raw()).from()[0]);
    }
    return chart;
  }

  /** The same chart with everything else known and least. */
  private static Chart completed(Field given) {
    Chart chart = given(given);
    for (Finding finding : Finding.values()) {
      if (!chart.knows(finding)) {
        chart.set(finding, finding.least());
      }
    }
    return chart;
  }

  private static Stream<Path> files(boolean specs) {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(FOLDER)) {
      all.filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> file.toString().endsWith(".spec.yaml") == specs)
          .sorted()
          .forEach(found::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    assertThat(found).isNotEmpty();
    return found.stream();
  }
}
