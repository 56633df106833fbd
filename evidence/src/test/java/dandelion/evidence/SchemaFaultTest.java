package dandelion.evidence;

import static dandelion.evidence.Examples.faultsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFaultTest {

  @Test
  void goodFilesHaveNoFault() {
    assertThat(faultsOf(Examples.STUDY)).isEmpty();
    assertThat(faultsOf(Examples.JSON)).isEmpty();
  }

  @Test
  void everyFaultIsToldAtOnce() {
    assertThat(
            faultsOf(
                """
                name: 12
                kind: surgry
                p: 1.3
                n: 3.5
                blind: yes
                months: 3
                arms:
                  CT:
                    adherance: 1
                  us:
                    adherence:
                    tests:
                    - test: xy
                      every: 1,5
                    - ct
                """))
        .isEqualTo(
            """
            a.yaml:1:7: name: found 12, expected a text that is not empty
                Maybe "12" in quotes?
            a.yaml:2:7: kind: found surgry, expected one of surgery, ablation, transplant
                Maybe surgery?
            a.yaml:3:4: p: found 1.3, expected a probability between 0 and 1
            a.yaml:4:4: n: found 3.5, expected a whole number of at least 1
            a.yaml:5:8: blind: found yes, expected true or false
                Maybe false?
            a.yaml:6:9: months: found 3, expected a list, each item a number above 0
                Maybe [3]?
            a.yaml:8:3: arms.CT: found the key CT, expected a key of the form ^[a-z_]+$
            a.yaml:9:5: arms.CT.adherance: found an unknown key, expected one of the keys adherence, tests
                Maybe adherence?
            a.yaml:11:5: arms.us.adherence: found nothing, expected a probability between 0 and 1
            a.yaml:13:13: arms.us.tests[0].test: found xy, expected one of ct, afp, mri
            a.yaml:14:14: arms.us.tests[0].every: found 1,5, expected a number
                Maybe 1.5, with a point?
            a.yaml:15:7: arms.us.tests[1]: found ct, expected a map with the key test\
            """
                .replace("Maybe false?", "Maybe true?"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p: 35 | 0.35",
        "p: 5 | 0.05",
        "p: 3.5 | 0.035",
        "p: 0,02 | 0.02, with a point",
        "p: 0,020 | 0.020, with a point",
        "p: 1,234 | 1234, or 1.234 with a point",
        "value: {mean: 0,02, sd: 1} | a point instead of the comma in the number before it",
        "p: 20k | 20000",
        "n: 20,000 | 20000",
        "n: 20 000 | 20000",
        "n: 1.5k | 1500",
        "n: 1m | 1000000",
        "p: 50% | 0.5",
        "p: 0.5 % | 0.005",
        "p: '0,5' | 0.5, with a point",
        "p: 0_1 | 1",
        "p: 0.9 per year | 0.9",
        "n: 012 | 12",
        "n: 1,000 | 1000",
        "n: 1,000,000 | 1000000",
        "n: 1_000 | 1000",
        "n: 12 months | 12",
        "blind: no | false",
        "blind: \"true\" | true",
        "months: 3 | [3]",
        "often: neve | never",
        "spread: {kind: beat, alpha: 1, beta: 2} | beta",
      })
  void guessesWhatWasMeant(String line, String maybe) {
    assertThat(faultsOf("name: x\n" + line)).endsWith("    Maybe " + maybe + "?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "months: [1, 1] ; months: found a list of 2, expected a list with every item once",
        "months: [] ; months: found an empty list, expected a list of at least 1",
        "months: [1, 2, 3, 4, 5] ; months: found a list of 5, expected a list of at most 4",
        "months: [0] ; months[0]: found 0, expected a number above 0",
        "months: [.nan] ; months[0]: found .nan, expected a number above 0",
        "n: 1e999 ; n: found 1e999, expected a whole number of at least 1",
        "n: -3 ; n: found -3, expected a whole number of at least 1",
        "p: ; p: found nothing, expected a probability between 0 and 1",
        "p: -0.1 ; p: found -0.1, expected a probability between 0 and 1",
        "arms: {} ; arms: found an empty map, expected a map with at least 1 key",
        "until: 3 ; from: found nothing, expected a number, because there is until",
        "both: 3 ; both: found 3, expected only one of: a number, or a number of at least 3",
        "note: [a] ; note: found a list of 1, expected a text of the form ^(?:[A-Z]|[^A-Z])*$",
      })
  void saysWhatWasExpected(String line, String told) {
    assertThat(faultsOf("name: x\n" + line).lines().findFirst().orElse("")).endsWith(": " + told);
  }

  @Test
  void ofSeveralFormsOnlyTheNearestIsTold() {
    assertThat(faultsOf("name: x\nvalue: {mean: 1, sdd: 3}"))
        .isEqualTo(
            """
            a.yaml:2:18: value.sdd: found an unknown key, expected one of the keys mean, sd
                Maybe sd?\
            """);
    assertThat(faultsOf("name: x\nvalue: [1, x]"))
        .isEqualTo("a.yaml:2:12: value[1]: found x, expected a number");
    assertThat(faultsOf("name: x\nvalue: x"))
        .isEqualTo(
            "a.yaml:2:8: value: found x, expected a number, or a map with the keys mean, sd, or a"
                + " list of numbers\n    Maybe [x]?");
    assertThat(faultsOf("name: x\nspread: {kind: gamma, shape: 0}"))
        .isEqualTo("a.yaml:2:30: spread.shape: found 0, expected a number above 0");
    assertThat(faultsOf("name: x\nspread: {alpha: 1}"))
        .isEqualTo("a.yaml:2:1: spread.kind: found nothing, expected one of beta, gamma");
    assertThat(faultsOf("name: x\noften: [1]"))
        .isEqualTo(
            "a.yaml:2:1: often: found a list of 1, expected a number, or one of never, always");
  }

  @Test
  void theWholeFileMayHaveTheWrongType() {
    assertThat(faultsOf("- a"))
        .isEqualTo("a.yaml:1:1: found a list of 1, expected a map with the key name");
    assertThat(faultsOf("name:a"))
        .isEqualTo(
            "a.yaml:1:1: found name:a, expected a map with the key name\n    Maybe name: a?");
    assertThat(faultsOf("# nothing"))
        .isEqualTo("a.yaml: found an empty file, expected a map with the key name");
    assertThat(faultsOf(""))
        .isEqualTo("a.yaml: found an empty file, expected a map with the key name");
  }

  @Test
  void veryManyFaultsAreCutShort() {
    String told = faultsOf("name: x\nvalue: [" + "x,".repeat(3_000) + "]");
    assertThat(told).startsWith("a.yaml: found more than 1000 faults, expected");
    assertThat(told.lines()).hasSize(1_001);
  }

  @Test
  void schemasReferOnlyToThemselves() {
    Examples.onClassPath("/open-1.json", "{\"$ref\": \"https://example.org/x.json\"}");
    Examples.onClassPath("/open-2.json", "{\"$schema\": \"http://example.org/schema\"}");
    Examples.onClassPath(
        "/open-3.json", "{\"properties\": {\"a\": {\"$ref\": \"other.json#/$defs/x\"}}}");
    for (String resource :
        new String[] {"/open-1.json", "/open-2.json", "/open-3.json", "/no.json"}) {
      assertThatThrownBy(() -> Document.parse("a", "b: 1", resource, new Faults()))
          .as(resource)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(resource);
    }
  }
}
