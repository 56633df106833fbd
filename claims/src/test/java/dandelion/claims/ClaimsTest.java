package dandelion.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dandelion.claims.Claim.Bears;
import dandelion.claims.Claim.Published;
import dandelion.claims.Claim.Simulated;
import dandelion.claims.Weighed.Agreement;
import dandelion.evidence.Evidence;
import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.validation.Amount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {
  private static final Path STUDIES = Path.of("..", "studies");
  private static final Claims CLAIMS = Claims.embedded();

  @TempDir private Path folder;

  private static List<Weighed> weigh(Claims claims, long patients, int threads) {
    Faults faults = new Faults();
    Weighing weighing =
        new Weighing(claims, Evidence.embedded(), STUDIES, patients, threads, faults);
    faults.throwIfAny();
    return weighing.run(more -> {});
  }

  // ---- the file

  @Test
  void allTwentySixAreThereInOrder() {
    List<String> ids = new ArrayList<>();
    IntStream.rangeClosed(1, 12).forEach(k -> ids.add("S" + k));
    IntStream.rangeClosed(1, 3).forEach(k -> ids.add("W" + k));
    IntStream.rangeClosed(1, 11).forEach(k -> ids.add("T" + k));
    assertThat(CLAIMS.ids()).isEqualTo(ids);
  }

  @Test
  void everyQuantityIsAskedForByAClaim() {
    List<String> asked =
        CLAIMS.all().stream()
            .flatMap(claim -> claim.simulated().stream())
            .map(Simulated::quantity)
            .toList();
    assertThat(Weighing.quantities()).doesNotHaveDuplicates().allMatch(asked::contains);
  }

  @Test
  void everyFaultOfABrokenFileIsToldWithItsPlace() throws IOException {
    Path file = folder.resolve("claims.yaml");
    Files.writeString(
        file,
        """
        claims:
          - id: S1
            disease: colorectal
            statement: "It is so."
            lives_in: somewhere
            simulated:
              - {quantity: liver_at_diagnosos, what: "at diagnosis"}
            published:
              - what: "at diagnosis"
                value: 15
                unit: "%"
                low: 16
                high: 17
                cite: "Noren 2016"
                source: "Noren, Eur J Cancer, 2016"
                read: seen
                bears: supports
                against: liver_at_diagnosis
            literature: perhaps
            because: "So it is."
          - id: S1
            disease: colorectal
            statement: ""
            lives_in: nowhere
            simulated: []
            published: []
            literature: partly
            because: "It is."
        """);
    Faults faults = new Faults();
    Claims.read(file, faults);
    List<String> told = faults.list().stream().map(Fault::toString).toList();
    assertThat(told).allMatch(one -> one.contains("claims.yaml:"));
    assertThat(told)
        .anyMatch(one -> one.contains(":7:") && one.contains("liver_at_diagnosis"))
        .anyMatch(one -> one.contains(":10:") && one.contains("between 'low' and 'high'"))
        .anyMatch(one -> one.contains(":18:") && one.contains("simulated for this claim"))
        .anyMatch(one -> one.contains(":19:") && one.contains("perhaps"))
        .anyMatch(one -> one.contains(":21:") && one.contains("an id of its own"))
        .anyMatch(one -> one.contains(":23:"))
        .anyMatch(one -> one.contains(":25:"))
        .anyMatch(one -> one.contains(":26:"));
  }

  // ---- weighing

  @Test
  void everyClaimIsAnsweredEvenByATinyRun() {
    List<Weighed> weighed = weigh(CLAIMS, 400, 2);
    assertThat(weighed).hasSameSizeAs(CLAIMS.all());
    for (Weighed one : weighed) {
      assertThat(one.figures()).as(one.claim().id()).isNotEmpty();
      assertThat(one.figures())
          .as(one.claim().id())
          .anyMatch(figure -> !Double.isNaN(figure.amount().value()));
      assertThat(one.compared() + one.others().size())
          .as(one.claim().id())
          .isEqualTo(one.claim().published().size());
      for (Weighed.Figure figure : one.figures()) {
        assertThat(figure.beside())
            .as("%s: %s", one.claim().id(), figure.what())
            .allMatch(beside -> goTogether(figure.unit(), beside.published().unit()));
      }
    }
  }

  private static boolean goTogether(String here, String there) {
    return here.equals(there) || (Weighed.isRatio(here) && Weighed.isRatio(there));
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() {
    Claims some =
        new Claims(
            Stream.of("S2", "S6", "W1").flatMap(id -> CLAIMS.only(id).all().stream()).toList());
    assertThat(weigh(some, 1000, 1)).isEqualTo(weigh(some, 1000, 3));
  }

  @Test
  void whatNoClaimAsksForIsNotRun() {
    Weighing one =
        new Weighing(CLAIMS.only("S4"), Evidence.embedded(), STUDIES, 1000, 1, new Faults());
    assertThat(one.patients()).isEqualTo(1000);
  }

  @Test
  void aStudyThatIsMissingIsAFaultThatNamesIt() {
    Faults faults = new Faults();
    Weighing nothing =
        new Weighing(CLAIMS.only("S4"), Evidence.embedded(), folder, 1000, 1, faults);
    assertThat(nothing.patients()).isZero();
    assertThat(faults.list())
        .singleElement()
        .asString()
        .contains("registry-colorectal.yaml", "no such file");
  }

  @ParameterizedTest
  @CsvSource({
    "%, 50, 40, 60, 59, AGREES",
    "%, 50, 40, 60, 61, HIGHER",
    "%, 50, 49, 51, 54, AGREES",
    "%, 50, 49, 51, 56, HIGHER",
    "%, 50, NaN, NaN, 41, AGREES",
    "%, 50, NaN, NaN, 39, LOWER",
    "%, 0, NaN, NaN, 0.1, HIGHER",
    "HR, 0.5, 0.3, 0.8, 0.75, AGREES",
    "HR, 0.5, 0.3, 0.8, 0.9, SAME_WAY",
    "HR, 0.5, 0.3, 0.8, 1.1, HIGHER",
    "HR, 0.5, 0.3, 0.8, 0.99, NO_EFFECT",
    "HR, 0.5, 0.3, 0.8, 1.01, NO_EFFECT",
    "OR, 1.5, NaN, NaN, 1.1, SAME_WAY",
    "OR, 1.5, NaN, NaN, 0.9, LOWER",
    "HR, 1.5, NaN, NaN, NaN, UNKNOWN"
  })
  void agreementFollowsItsRule(
      String unit, double said, double low, double high, double simulated, Agreement agreement) {
    Published published =
        new Published("x", said, unit, low, high, "x", "x", true, Bears.SUPPORTS, "x");
    assertThat(Weighed.agreement(Amount.exactly(simulated), published)).isEqualTo(agreement);
  }
}
