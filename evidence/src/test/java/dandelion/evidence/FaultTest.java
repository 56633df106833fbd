package dandelion.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTest {

  private static Fault at(String file, int line, int column) {
    return new Fault(file, line, column, "p", "1.3", "a probability between 0 and 1", null);
  }

  @Test
  void saysPlaceFieldValueAndWhatWasExpected() {
    Fault fault = new Fault("a.yaml", 12, 9, "arms.ct.adherence", "1.3", "a probability", "0.13");
    assertThat(fault)
        .hasToString(
            "a.yaml:12:9: arms.ct.adherence: found 1.3, expected a probability\n    Maybe 0.13?");
  }

  @Test
  void leavesOutWhatIsUnknown() {
    assertThat(new Fault("a.yaml", 0, 0, "", "a folder", "a file", null))
        .hasToString("a.yaml: found a folder, expected a file");
    assertThat(new Fault("a.yaml", 3, 0, "", "x", "y", "  "))
        .hasToString("a.yaml:3: found x, expected y");
  }

  @Test
  void cutsLongValuesAndShowsHiddenLetters() {
    Fault fault = new Fault("a", 1, 1, "", "x".repeat(100), "y", null);
    assertThat(fault.value()).isEqualTo("x".repeat(60) + "...");
    assertThat(new Fault("a", 1, 1, "", "a\u001b[31m\n\u202eb\ud800", "y", null).value())
        .isEqualTo("a\\u001b[31m \\u202eb\\ud800");
  }

  @Test
  void isOrderedByFileLineAndColumn() {
    Faults faults = new Faults();
    faults.add(at("b.yaml", 1, 1));
    faults.add(at("a.yaml", 10, 1));
    faults.add(at("a.yaml", 9, 2));
    faults.add(at("a.yaml", 9, 1));
    faults.add(at("a.yaml", 9, 1));
    assertThat(faults.list().stream().map(Fault::place))
        .containsExactly("a.yaml:9:1", "a.yaml:9:2", "a.yaml:10:1", "b.yaml:1:1");
    assertThat(faults.size()).isEqualTo(4);
  }

  @Test
  void throwsAllFaultsAtOnceWithTheirCount() {
    Faults faults = new Faults();
    assertThat(faults.isEmpty()).isTrue();
    assertThatCode(faults::throwIfAny).doesNotThrowAnyException();
    faults.add(at("a.yaml", 1, 1));
    faults.add(at("a.yaml", 2, 1));
    faults.add(at("b.yaml", 1, 1));
    assertThat(faults.isEmpty()).isFalse();
    assertThatThrownBy(faults::throwIfAny)
        .isInstanceOf(FaultyFile.class)
        .hasMessageStartingWith("a.yaml:1:1: p: found 1.3")
        .hasMessageEndingWith("\n3 faults in 2 files")
        .satisfies(thrown -> assertThat(thrown.getStackTrace()).isEmpty());
    FaultyFile one = new FaultyFile(List.of(at("a.yaml", 1, 1)));
    assertThat(one).hasMessageEndingWith("\n1 fault in 1 file");
    assertThat(one.faults()).hasSize(1);
  }

  @Test
  void aFaultyFileHasAFault() {
    assertThatThrownBy(() -> new FaultyFile(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
