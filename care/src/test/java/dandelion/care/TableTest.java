package dandelion.care;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private final Chart chart = new Chart();

  private final Table table =
      new Table(
          "test",
          List.of(
              row("A", condition(Finding.STAGE, "iv")),
              row("B", condition(Finding.STAGE, "iii"), condition(Finding.AGE_YEARS, "<75")),
              row("C", condition(Finding.ECOG, "any"), condition(Finding.LIVER_LESIONS, ">=1")),
              row("D", condition(Finding.MARKER, ">5"), condition(Finding.SEX, "male")),
              row("E")));

  @Test
  void theFirstRowThatFitsDecides() {
    chart.set(Finding.STAGE, 3);
    assertThat(table.decide(chart)).isZero();
    chart.set(Finding.STAGE, 2);
    chart.set(Finding.AGE_YEARS, 60);
    assertThat(table.decide(chart)).isEqualTo(1);
    chart.set(Finding.AGE_YEARS, 80);
    chart.set(Finding.LIVER_LESIONS, 2);
    assertThat(table.decide(chart)).as("'any' accepts not knowing ECOG").isEqualTo(2);
    chart.set(Finding.LIVER_LESIONS, 0);
    chart.set(Finding.MARKER, 9);
    chart.set(Finding.SEX, false);
    assertThat(table.decide(chart)).isEqualTo(4);
    assertThat(table.asks(chart)).isEmpty();
  }

  @Test
  void whoGetsNothingOfARowIsForTheRowsBelow() {
    chart.set(Finding.STAGE, 2);
    chart.set(Finding.AGE_YEARS, 60);
    chart.set(Finding.LIVER_LESIONS, 2);
    chart.set(Finding.SEX, false);
    assertThat(table.decide(chart)).isEqualTo(1);
    assertThat(table.decideBelow(1, chart)).isEqualTo(2);
    assertThat(table.decideBelow(2, chart)).isEqualTo(4);
    assertThat(table.decideBelow(4, chart)).isEqualTo(Table.NO_ROW);
  }

  @Test
  void aRowThatFailsOnlyByTheUnknownBlocks() {
    assertThat(table.decide(chart)).isEqualTo(Table.ASKS);
    assertThat(table.asks(chart)).containsExactly(Finding.STAGE);
    chart.set(Finding.STAGE, 2);
    assertThat(table.decide(chart)).isEqualTo(Table.ASKS);
    assertThat(table.asks(chart)).containsExactly(Finding.AGE_YEARS);
    chart.set(Finding.STAGE, 0);
    assertThat(table.asks(chart))
        .as("B is out whatever the age")
        .containsExactly(Finding.LIVER_LESIONS);
    chart.set(Finding.LIVER_LESIONS, 0);
    assertThat(table.asks(chart)).containsExactly(Finding.MARKER, Finding.SEX);
    chart.set(Finding.SEX, false);
    assertThat(table.decide(chart)).as("D is out whatever the marker").isEqualTo(4);
  }

  @Test
  void strikingOutIsNotKnowing() {
    chart.set(Finding.STAGE, 3);
    assertThat(chart.knows(Finding.STAGE)).isTrue();
    assertThat(chart.toString()).isEqualTo("stage iv");
    chart.forget(Finding.STAGE);
    assertThat(chart.knows(Finding.STAGE)).isFalse();
    assertThat(table.decide(chart)).isEqualTo(Table.ASKS);
    chart.set(Finding.STAGE, 3);
    chart.clear();
    assertThat(chart.toString()).isEmpty();
  }

  @Test
  void aTableMayHaveNoRowForSomebody() {
    Table small = new Table("small", List.of(row("A", condition(Finding.STAGE, "iv"))));
    chart.set(Finding.STAGE, 1);
    assertThat(small.decide(chart)).isEqualTo(Table.NO_ROW);
    assertThat(small.asks(chart)).isEmpty();
    assertThat(small.name()).isEqualTo("small");
  }

  static Condition condition(Finding finding, String text) {
    return requireNonNull(Condition.parse(finding, text), text);
  }

  static Table.Row row(String id, Condition... conditions) {
    return new Table.Row(
        id,
        "a test",
        "",
        List.of(),
        List.of(conditions),
        List.of(new Table.Offer(Act.WATCH, 1)),
        "test.yaml",
        1);
  }
}
