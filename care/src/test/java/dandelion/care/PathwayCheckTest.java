package dandelion.care;

import static org.assertj.core.api.Assertions.assertThat;

import dandelion.evidence.Evidence;
import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pathway's author is told. */
class PathwayCheckTest {
  private static final Evidence EVIDENCE = Evidence.embedded();

  @TempDir private Path folder;

  private static final String HEAD =
      """
      pathway: test
      title: A pathway of the tests
      version: "1"
      status: draft
      follow_up:
        - {test: ct_cap, every_months: 6, from_month: 6, to_month: 24, source: [dandelion-judgement]}
        - {test: ct_cap, at_months: [12, 36], source: [dandelion-judgement]}
        - {test: cea, every_months: {min: 3, max: 6, used: 4}, from_month: 4, to_month: 12, source: [dandelion-judgement]}
      triggers:
        - {test: cea, rises_by: 7, unit: ug/L, do: [ct_cap], source: [dandelion-judgement]}
      symptoms: {do: [ct_cap]}
      restaging: [ct_cap, mri_liver]
      """;

  private static final String ADJUVANT =
      """
      adjuvant:
        at_month: 1.5
        rows:
          - {id: A1, if: {}, offer: [no_adjuvant], why: a test of rows, source: [dandelion-judgement]}
      """;

  private static final String RECURRENCE =
      """
      recurrence:
        rows:
          - {id: R1, if: {lesions: 0}, offer: [watch], why: a test of rows, source: [dandelion-judgement]}
          - {id: R2, if: {}, offer: [best_supportive_care], why: a test of rows, source: [dandelion-judgement]}
      """;

  @Test
  void aWholePathwayIsWithoutFault() throws IOException {
    Faults faults = new Faults();
    Path file = written(HEAD + ADJUVANT + RECURRENCE);
    PathwayCheck.Outcome outcome = PathwayCheck.check(file, EVIDENCE, faults);
    assertThat(faults.list()).isEmpty();
    assertThat(outcome.remarks()).anyMatch(remark -> remark.startsWith("no spec file"));
    Pathway pathway = PathwayFile.read(file, EVIDENCE, faults);
    assertThat(pathway.followUp())
        .extracting(Schedule::test)
        .containsExactly(dandelion.care.Test.CT_CAP, dandelion.care.Test.CEA);
    assertThat(pathway.followUp().getFirst().months()).containsExactly(6, 12, 18, 24, 36);
    assertThat(pathway.followUp().getLast().months()).containsExactly(4, 8, 12);
    assertThat(pathway.triggers().getFirst().neededRise(3)).isEqualTo(7);
    assertThat(pathway.adjuvantMonth()).isEqualTo(1.5);
    assertThat(pathway.files()).hasSize(1);
  }

  @Test
  void findsAGap() throws IOException {
    List<String> told =
        faults(
            HEAD
                + ADJUVANT
                + """
                recurrence:
                  rows:
                    - {id: R1, if: {lesions: 0}, offer: [watch], why: a test of rows, source: [dandelion-judgement]}
                    - {id: R2, if: {ecog: "<=2"}, offer: [systemic_palliative], why: a test of rows, source: [dandelion-judgement]}
                """);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst())
        .contains("recurrence", "a row for every patient", "ecog 3", "lesions 1");
  }

  @Test
  void findsARowThatNobodyReaches() throws IOException {
    List<String> told =
        faults(
            HEAD
                + ADJUVANT
                + """
                recurrence:
                  rows:
                    - {id: R1, if: {lesions: "<5"}, offer: [watch], why: a test of rows, source: [dandelion-judgement]}
                    - {id: R2, if: {lesions: "[2..4]", ecog: 1}, offer: [systemic_palliative], why: a test of rows, source: [dandelion-judgement]}
                    - {id: R3, if: {}, offer: [best_supportive_care], why: a test of rows, source: [dandelion-judgement]}
                """);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst()).contains("recurrence.R2", "can reach", "test.yaml:20");
  }

  @Test
  void remarksOnOverlap() throws IOException {
    Faults faults = new Faults();
    PathwayCheck.Outcome outcome =
        PathwayCheck.check(
            written(
                HEAD
                    + ADJUVANT
                    + """
                    recurrence:
                      rows:
                        - {id: R1, if: {lesions: "<=3"}, offer: [watch], why: a test of rows, source: [dandelion-judgement]}
                        - {id: R2, if: {lesions: ">=3"}, offer: [systemic_palliative], why: a test of rows, source: [dandelion-judgement]}
                    """),
            EVIDENCE,
            faults);
    assertThat(faults.list()).isEmpty();
    assertThat(outcome.overlaps())
        .contains("table recurrence: rows R1 and R2 both fit some patients; R1 comes first");
  }

  @Test
  void findsWhatASpecContradicts() throws IOException {
    Files.writeString(
        folder.resolve("test.spec.yaml"),
        """
        spec_of: test.yaml
        visits:
          ct_cap: [6, 12, 18, 24, 30]
          cea: [4, 8, 12]
        decisions:
          - {table: recurrence, given: {lesions: 0}, row: R1}
          - {table: recurrence, given: {lesions: 1}, row: R1}
          - {table: recurrence, given: {ecog: 1}, asks: [lesions]}
          - {table: recurrence, given: {ecog: 1}, row: R2}
          - {table: recurrence, given: {lessions: 1}, row: R2}
        """);
    List<String> told = faults(HEAD + ADJUVANT + RECURRENCE);
    assertThat(told).hasSize(4);
    assertThat(told.get(0)).contains("spec.yaml:3", "[6, 12, 18, 24, 36]");
    assertThat(told.get(1)).contains("spec.yaml:7", "row: found R1, expected R2, which the table");
    assertThat(told.get(2))
        .contains("spec.yaml:9", "given: ", "expected lesions as well: the table asks");
    assertThat(told.get(3)).contains("spec.yaml:10", "Maybe lesions");
  }

  @Test
  void tellsEveryFaultOfAFileAtOnce() throws IOException {
    List<String> told =
        faults(
            """
            pathway: test
            title: A pathway of the tests
            version: "1"
            status: draft
            follow_up:
              - {test: ct_capp, at_months: [6], source: [dandelion-judgement]}
              - {test: cea, at_months: [6, 6], source: [nobody-1999]}
              - {test: cea, every_months: {min: 3, max: 6, used: 7}, from_month: 3, to_month: 9, source: [dandelion-judgement]}
              - {test: cea, every_months: 3, from_month: 9, to_month: 3, source: [dandelion-judgement]}
            triggers:
              - {test: ct_cap, above: 5, unit: ug/L, do: [ct_cap], source: [dandelion-judgement]}
              - {test: cea, above: 5, rises_by: 7, unit: ug/L, do: [ct_cap], source: [dandelion-judgement]}
              - {test: cea, above: 5, unit: mg/L, do: [ct_cap], source: [dandelion-judgement]}
            symptoms: {do: [ct_cap]}
            restaging: [ct_cap]
            adjuvant:
              at_month: 1.5
              rows:
                - {id: A1, if: {stge: iii}, offer: [no_adjuvant], why: a test of rows, source: [dandelion-judgement]}
                - {id: A1, if: {stage: v}, offer: [no_adjuvnt], why: a test of rows, source: [dandelion-judgement]}
                - {id: A2, if: {}, offer: [{act: no_adjuvant, uptake: colorectal.access.oxaliplatn}], why: a test of rows, source: [dandelion-judgement]}
            recurrence:
              rows:
                - {id: R1, if: {}, offer: [watch], why: a test of rows, source: [dandelion-judgement]}
            """);
    assertThat(String.join("\n", told))
        .contains("Maybe ct_cap?")
        .contains("months in ascending order")
        .contains("id of a bundled source")
        .contains("from min (3) to max (6)")
        .contains("a month not before from_month, which is 9")
        .contains("a marker")
        .contains("either 'above' or 'rises_by'")
        .contains("the unit ug/L")
        .contains("Maybe stage?")
        .contains("an id that no other row of this table has")
        .contains("a condition on stage")
        .contains("Maybe no_adjuvant?")
        .contains("Maybe colorectal.access.oxaliplatin?");
    assertThat(told).hasSizeGreaterThanOrEqualTo(13);
  }

  @Test
  void asksForTheTablesWhenNoTreatmentFileIsNamed() throws IOException {
    assertThat(faults(HEAD)).anyMatch(fault -> fault.contains("either 'treatment'"));
    assertThat(faults(HEAD + "treatment: nowhere.yaml\n"))
        .anyMatch(fault -> fault.contains("nowhere.yaml"));
  }

  private List<String> faults(String pathway) throws IOException {
    Faults faults = new Faults();
    PathwayCheck.check(written(pathway), EVIDENCE, faults);
    return faults.list().stream().map(Fault::toString).toList();
  }

  private Path written(String pathway) throws IOException {
    return Files.writeString(folder.resolve("test.yaml"), pathway);
  }
}
