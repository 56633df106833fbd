package dandelion.care;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dandelion.care.Condition.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  /** Finding, text, values that hold, values that do not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ECOG | 3 | 3 | 0 1 2 4",
        "ECOG | <=2 | 0 1 2 | 3 4",
        "ECOG | < 2 | 0 1 | 2 3 4",
        "ECOG | >=3 | 3 4 | 0 1 2",
        "ECOG | > 3 | 4 | 0 1 2 3",
        "ECOG | [1..3] | 1 2 3 | 0 4",
        "ECOG | (1..3] | 2 3 | 0 1 4",
        "ECOG | [1..3) | 1 2 | 0 3 4",
        "ECOG | (1..3) | 2 | 0 1 3 4",
        "ECOG | [0, 4] | 0 4 | 1 2 3",
        "ECOG | 0, 4 | 0 4 | 1 2 3",
        "ECOG | <1, >3 | 0 4 | 1 2 3",
        "ECOG | (0..1], [3..4) | 1 3 | 0 2 4",
        "ECOG | not(2) | 0 1 3 4 | 2",
        "ECOG | not([1..2]) | 0 3 4 | 1 2",
        "ECOG | not(1, 3) | 0 2 4 | 1 3",
        "ECOG | not(<=1) | 2 3 4 | 0 1",
        "ECOG | not((1..3)) | 0 1 3 4 | 2",
        "ECOG | not(>3) | 0 1 2 3 | 4",
        "ECOG | any | 0 1 2 3 4 |",
        "AGE_YEARS | [65..75) | 65 70 74.999 | 64.999 75 90",
        "AGE_YEARS | <65 | 0 64.999 | 65 65.001",
        "AGE_YEARS | >=75 | 75 120 | 74.99",
        "MARKER | > 5 | 5.0001 1000 | 0 5",
        "MARKER | (2.5..5] | 2.51 5 | 2.5 5.01",
        "MARKER | not((2.5..5]) | 2.5 5.01 0 | 2.51 5",
        "STAGE | iii | 2 | 0 1 3",
        "STAGE | [ii, iii] | 1 2 | 0 3",
        "STAGE | not(iv) | 0 1 2 | 3",
        "STAGE | not([i, iv]) | 1 2 | 0 3",
        "SEX | male | 1 | 0",
        "MARGIN | clear | 0 | 1",
        "BY_SYMPTOMS | yes | 1 | 0",
        "PRIMARY_SITE | right_colon, left_colon | 0 1 | 2",
      })
  void holdsOfTheseAndNotOfThose(String finding, String text, String hold, String fail) {
    Condition condition = parsed(Finding.valueOf(finding), text);
    for (double value : values(hold)) {
      assertThat(condition.ask(value)).as("%s of %s", text, value).isEqualTo(Answer.YES);
    }
    for (double value : values(fail)) {
      assertThat(condition.ask(value)).as("%s of %s", text, value).isEqualTo(Answer.NO);
    }
    assertThat(condition.ask(Double.NaN))
        .isEqualTo(text.equals("any") ? Answer.YES : Answer.UNKNOWN);
    assertThat(condition.impossible()).isFalse();
    assertThat(condition).isEqualTo(parsed(Finding.valueOf(finding), " " + text + " "));
    assertThat(condition).hasToString(Finding.valueOf(finding).id() + " " + text);
  }

  /** What is not a condition, or names a value that makes no sense. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "two",
        "5",
        "-1",
        ">",
        ">=",
        "[1..",
        "1..3",
        "[3..1]",
        "{1..3}",
        "not()",
        "not(any)",
        "not(2",
        "2,",
        ",2",
        "[1..9]",
        "=2",
        "2 or 3",
        "<=nan",
        "NaN",
        "Infinity",
        ">=-1"
      })
  void cannotBeRead(String text) {
    assertThat(Condition.parse(Finding.ECOG, text)).as("'%s'", text).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v", "2", ">=ii", "I", "i..iii", "not(v)"})
  void categoriesAreGivenByTheirWords(String text) {
    assertThat(Condition.parse(Finding.STAGE, text)).as("'%s'", text).isNull();
  }

  @Test
  void theOppositeOfEverythingIsImpossible() {
    assertThat(parsed(Finding.STAGE, "not([i, ii, iii, iv])").ask(2)).isEqualTo(Answer.NO);
    Condition nothing = parsed(Finding.ECOG, "not(<2, >=2)");
    assertThat(nothing.impossible()).isTrue();
  }

  /** Negation is the complement, at every value that a limit could divide. */
  @Test
  void notIsTheOppositeEverywhere() {
    String[] insides = {
      "3",
      "<=2",
      "<2",
      ">=3",
      ">3",
      "[1..3]",
      "(1..3]",
      "[1..3)",
      "(1..3)",
      "1, 3",
      "<1, >3",
      "(0..1], (1..2]",
      "[0..1), (1..2]",
      "[0..2], [1..3]",
      "[0..3], 2",
      "2, [1..2), (2..4]"
    };
    for (String inside : insides) {
      Condition is = parsed(Finding.LIVER_LARGEST_MM, inside);
      Condition isNot = parsed(Finding.LIVER_LARGEST_MM, "not(" + inside + ")");
      for (double value = -0.5; value <= 5; value += 0.25) {
        Answer expected = is.ask(value) == Answer.YES ? Answer.NO : Answer.YES;
        assertThat(isNot.ask(value)).as("not(%s) of %s", inside, value).isEqualTo(expected);
      }
    }
  }

  private static Condition parsed(Finding finding, String text) {
    return requireNonNull(Condition.parse(finding, text), text);
  }

  private static double[] values(@org.jspecify.annotations.Nullable String list) {
    return list == null || list.isBlank()
        ? new double[0]
        : java.util.Arrays.stream(list.strip().split(" ", -1))
            .mapToDouble(Double::parseDouble)
            .toArray();
  }
}
