package dandelion.evidence;

import static dandelion.evidence.Examples.faultsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxWordsTest {

  private static final String QUOTE =
      "Maybe a quote is missing at the end of the text, or the text holds a quote itself?";

  /** In the texts a stroke (/) stands for a new line and a greater-than sign for a tab. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "name: a/>p: 1 | 2:1: found p: 1, expected spaces at the beginning | Maybe two spaces instead of the tab?",
        ">name: a | 1:1: found name: a, expected spaces at the beginning | Maybe two spaces instead of the tab?",
        "name: a/p:0.5/n: 3 | 2:3: found p:0.5, expected a space after the colon | Maybe p: 0.5?",
        "name:a/p: 3 | 1:6: found name:a, expected a space after the colon | Maybe name: a?",
        "name: \"abc/p: 3 | 1:7: found name: \"abc, expected a closing quote | " + QUOTE,
        "name: 'it's' | 1:11: found name: 'it's', expected nothing after the closing quote | Maybe the other kind of quotes",
        "months: [1, 2/p: 3 | 1:9: found months: [1, 2, expected a comma between items and a closing ] | Maybe a ] is missing?",
        "value: {mean: 1/p: 3 | 1:8: found value: {mean: 1, expected a comma between keys and a closing } | Maybe a } is missing?",
        "name: a: b | 1:8: found name: a: b, expected one key per line | Maybe quotes around a text that holds a colon?",
        "name: a/  p: 3 | 2:4: found p: 3, expected the same indentation | Maybe the line is too far to the right",
        "arms:/    a: 1/  b: 2 | 3:3: found b: 2, expected the same indentation | Maybe the line is too far to the left",
        "name: @x | 1:7: found name: @x, expected a text that begins with a letter or digit | Maybe quotes around the text?",
        "name: \"\\q\" | 1:9: found name: \"\\q\", expected \\n, \\t, | Maybe single quotes",
        "name: - a | 1:7: found name: - a, expected a list on the line below its key | Maybe a new line before the -?",
        "name: x/words/p: 1 | 2:1: found words, expected | Maybe",
      })
  void saysWhereAndWhatToTry(String text, String told, String maybe) {
    String faults = faultsOf(text.replace('/', '\n').replace('>', '\t'));
    assertThat(faults).contains(told).contains("\n    " + maybe).hasLineCount(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%FOO",
        "%YAML 9999999999999.1\n---\na: 1",
        "%YAML 1.1\n%YAML 1.1\n---",
        "a: |x",
        "&",
        "*",
        "a: !<",
        "}",
        "]",
        ",",
        "a: 'x' y",
        "name: \"\\x",
        "name: \"\\U99999999\"",
        "- a\nb: c",
        "a: >99\n x",
        "a: &b &c d",
        "a: |\n\tx",
        "!<tag:yaml.org,2002:x%>",
        "'",
        "\"",
        "|",
        ">",
        "@",
        "`",
        "a: b\n...\nc",
        "--- ---",
        "? ? ?"
      })
  void anyBrokenTextIsOneOrTwoFaults(String text) {
    assertThat(faultsOf(text).lines().filter(line -> !line.startsWith("    ")))
        .hasSizeBetween(1, 3);
  }

  @Test
  void aPlaceAfterTheEndIsCalledTheEnd() {
    assertThat(faultsOf("%FOO\n")).contains("found the end of the file");
  }
}
