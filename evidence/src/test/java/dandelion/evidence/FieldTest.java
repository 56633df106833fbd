package dandelion.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FieldTest {

  private static final String FREE =
      """
      text: hello
      number: 1e-3
      whole: 3.0
      large: 9007199254740993
      half: 2.5
      truth: True
      list: [a, b]
      numbers: [1, .5, x]
      mixed: [a, 1]
      map:
        one: 1
        a.b: 2
      nothing:
      """;

  private Faults faults = new Faults();
  private Field root = Examples.free(FREE, faults);

  @BeforeEach
  void readAgain() {
    faults = new Faults();
    root = Examples.free(FREE, faults);
  }

  private List<String> told() {
    return faults.list().stream().map(Fault::toString).toList();
  }

  @Test
  void readsEveryTypeWithoutFault() {
    assertThat(root.at("text").text()).isEqualTo("hello");
    assertThat(root.at("number").number()).isEqualTo(0.001);
    assertThat(root.at("whole").integer()).isEqualTo(3);
    assertThat(root.at("large").longInteger()).isEqualTo(9007199254740993L);
    assertThat(root.at("truth").truth()).isTrue();
    assertThat(root.at("list").texts()).containsExactly("a", "b");
    assertThat(root.at("list").at(1).text()).isEqualTo("b");
    assertThat(root.at("map").keys()).containsExactly("one", "a.b");
    assertThat(root.at("map").each()).extracting(Field::number).containsExactly(1.0, 2.0);
    assertThat(root.at("list").size()).isEqualTo(2);
    assertThat(root.at("map").size()).isEqualTo(2);
    assertThat(root.at("text").size()).isZero();
    assertThat(root.at("number").raw()).isEqualTo("1e-3");
    assertThat(faults.isEmpty()).isTrue();
  }

  @Test
  void knowsItsTypeAndPlace() {
    assertThat(root.at("text").isText()).isTrue();
    assertThat(root.at("text").isNumber()).isFalse();
    assertThat(root.at("half").isNumber()).isTrue();
    assertThat(root.at("truth").isTruth()).isTrue();
    assertThat(root.at("list").isList()).isTrue();
    assertThat(root.at("map").isMap()).isTrue();
    assertThat(root.at("nothing").isMissing()).isTrue();
    assertThat(root.has("nothing")).isFalse();
    assertThat(root.has("text")).isTrue();
    Field item = root.at("list").at(1);
    assertThat(item.name()).isEqualTo("[1]");
    assertThat(item.path()).isEqualTo("free.list[1]");
    assertThat(item.line()).isEqualTo(9);
    assertThat(item.column()).isEqualTo(13);
    assertThat(item.place()).isEqualTo("a.yaml:9");
    assertThat(root.at("map").line()).as("a map stands where its key stands").isEqualTo(12);
    assertThat(root.at("map").at("a.b").path()).isEqualTo("free.map.\"a.b\"");
    assertThat(root.at("map").at("one").name()).isEqualTo("one");
  }

  @Test
  void missingFieldsAreBlamedOnceAndGiveHarmlessValues() {
    assertThat(root.at("no").text()).isEmpty();
    assertThat(root.at("no").number()).isNaN();
    assertThat(root.at("no").at("further").at(3).integer()).isZero();
    assertThat(root.at("no").truth()).isFalse();
    assertThat(root.at("no").texts()).isEmpty();
    assertThat(root.at("no").each()).isEmpty();
    assertThat(root.at("no").keys()).isEmpty();
    assertThat(told()).containsExactly("a.yaml:2:1: free.no: found nothing, expected a text");
  }

  @Test
  void anEmptyPlaceIsBlamedAtItsOwnLine() {
    root.at("nothing").number();
    assertThat(told())
        .containsExactly("a.yaml:15:3: free.nothing: found nothing, expected a number");
  }

  @Test
  void wrongTypesAreBlamedWithAGuess() {
    root.at("number").text();
    root.at("text").number();
    root.at("half").integer();
    root.at("large").integer();
    root.at("text").truth();
    root.at("text").texts();
    root.at("map").texts();
    assertThat(told())
        .containsExactly(
            "a.yaml:3:9: free.text: found hello, expected a number",
            "a.yaml:4:11: free.number: found 1e-3, expected a text\n    Maybe \"1e-3\" in quotes?",
            "a.yaml:6:10: free.large: found 9007199254740993, expected a whole number between"
                + " -2147483648 and 2147483647",
            "a.yaml:7:9: free.half: found 2.5, expected a whole number",
            "a.yaml:12:3: free.map: found a map with one, a.b, expected a list of texts\n"
                + "    Maybe each item on its own line, beginning with \"- \"?");
  }

  @Test
  void badItemsAreLeftOutAndBlamed() {
    assertThat(root.at("mixed").texts()).containsExactly("a");
    assertThat(root.at("numbers").numbers()).containsExactly(1.0, 0.5);
    assertThat(told())
        .containsExactly(
            "a.yaml:10:20: free.numbers[2]: found x, expected a number",
            "a.yaml:11:14: free.mixed[1]: found 1, expected a text\n    Maybe \"1\" in quotes?");
  }

  @Test
  void orElseIsOnlyForMissingFields() {
    assertThat(root.at("no").textOrElse("x")).isEqualTo("x");
    assertThat(root.at("no").numberOrElse(2)).isEqualTo(2);
    assertThat(root.at("no").integerOrElse(2)).isEqualTo(2);
    assertThat(root.at("no").longIntegerOrElse(2)).isEqualTo(2);
    assertThat(root.at("no").truthOrElse(true)).isTrue();
    assertThat(root.at("no").textsOrNone()).isEmpty();
    assertThat(root.at("no").eachOrNone()).isEmpty();
    assertThat(root.at("no").keysOrNone()).isEmpty();
    assertThat(faults.isEmpty()).isTrue();
    assertThat(root.at("text").numberOrElse(2)).isNaN();
    assertThat(faults.size()).isEqualTo(1);
  }

  @Test
  void callersBlameFieldsThemselves() {
    root.at("half").fault("less than 1", "0.25");
    root.at("list").fault("three items");
    root.fault("anything else");
    assertThat(told())
        .containsExactly(
            "a.yaml:2:1: free: found a map with text, number, whole, large, half, expected"
                + " anything else",
            "a.yaml:7:9: free.half: found 2.5, expected less than 1\n    Maybe 0.25?",
            "a.yaml:9:3: free.list: found a list of 2, expected three items");
  }

  @Test
  void whatTheSchemaBlamedIsNotBlamedAgain() {
    Field top = Examples.read("name: 3\np: 1.5\nkind: sugery\n", faults).root();
    int before = faults.size();
    assertThat(top.at("name").text()).isEmpty();
    assertThat(top.at("p").number()).isEqualTo(1.5);
    top.at("p").fault("a probability");
    top.at("kind").fault("a known kind");
    top.at("name").fault("another name");
    assertThat(faults.size()).isEqualTo(before).isEqualTo(3);
    top.at("arms").at("ct").number();
    assertThat(faults.size()).isEqualTo(4);
  }

  @Test
  void nothingMoreIsSaidAboutAFileThatCannotBeTakenApart() {
    Field top = Examples.read("name: [", faults).root();
    assertThat(top.isMissing()).isTrue();
    assertThat(top.at("name").text()).isEmpty();
    top.at("p").fault("a probability");
    assertThat(faults.size()).isEqualTo(1);
  }

  @Test
  void findsTheNearestWord() {
    List<String> known = List.of("adherence", "tests", "CT", "ct");
    assertThat(Field.nearest("adherance", known)).isEqualTo("adherence");
    assertThat(Field.nearest("Test", known)).isEqualTo("tests");
    assertThat(Field.nearest("tset", List.of("test", "text"))).isEqualTo("test");
    assertThat(Field.nearest("every-month", List.of("every_month"))).isEqualTo("every_month");
    assertThat(Field.nearest("banana", known)).isNull();
    assertThat(Field.nearest("no", List.of("on"))).isNull();
    assertThat(Field.nearest("", known)).isNull();
    assertThat(Field.nearest("x".repeat(1_000_000), known)).isNull();
  }
}
