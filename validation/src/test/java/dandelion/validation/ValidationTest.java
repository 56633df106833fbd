package dandelion.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.validation.Comparison.Basis;
import dandelion.validation.Targets.Bound;
import dandelion.validation.Targets.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {
  private static final Evidence EVIDENCE = Evidence.embedded();
  private static final Path TARGETS = Path.of("..", "validation", "targets");
  private static final Set<String> HELD_BACK =
      Set.of(
          "eortc-40983-2008",
          "eortc-40983-2013",
          "jcog0603-2021",
          "jcog0603-2026",
          "collision-2025");

  @TempDir private Path folder;

  private static Targets targets(String disease) {
    Faults faults = new Faults();
    Targets targets = Targets.read(TARGETS.resolve(disease + ".yaml"), EVIDENCE, faults);
    faults.throwIfAny();
    return targets;
  }

  private static List<Comparison> run(Targets targets, long patients, int threads) {
    Faults faults = new Faults();
    Validation validation = new Validation(List.of(targets), EVIDENCE, patients, threads, faults);
    faults.throwIfAny();
    AtomicLong lived = new AtomicLong();
    List<Comparison> all = validation.run(lived::addAndGet);
    if (all.stream().allMatch(one -> one.trouble().isEmpty())) {
      assertThat(lived).hasValue(validation.patients());
    }
    return all;
  }

  // ---- the files

  @Test
  void thereAreEnoughFiguresOfBothCancers() {
    assertThat(targets("colorectal").figures()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(targets("hepatocellular").figures()).hasSizeGreaterThanOrEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"colorectal", "hepatocellular"})
  void nothingOfATrialIsFittedAndTheTrialsHeldBackAreNotHere(String disease) {
    for (Figure figure : targets(disease).figures()) {
      assertThat(figure.source()).doesNotContainAnyElementsOf(HELD_BACK);
      assertThat(figure.fitted() && figure.bound() != null).as(figure.toString()).isFalse();
      if (figure.fitted()) {
        assertThat(figure.within()).isPositive();
      }
    }
  }

  // ---- what comes out

  @ParameterizedTest
  @ValueSource(strings = {"colorectal", "hepatocellular"})
  void aFigureThatIsPublishedAsItIsSimulatedIsInsideAndMissesByNothing(String disease) {
    Targets asRead = targets(disease);
    List<Comparison> before = run(asRead, 300, 2);
    List<Figure> moved = new ArrayList<>();
    for (Comparison one : before) {
      double value = one.simulated().value();
      boolean possible = one.answered() && (!one.isRatio() || value > 0);
      moved.add(possible ? one.figure().at(value) : one.figure());
    }
    List<Comparison> after = run(asRead.with(moved), 300, 2);
    assertThat(after).hasSameSizeAs(before);
    for (int k = 0; k < after.size(); k++) {
      Comparison one = after.get(k);
      assertThat(one.simulated()).isEqualTo(before.get(k).simulated());
      boolean possible = one.answered() && (!one.isRatio() || one.simulated().value() > 0);
      if (possible) {
        assertThat(one.inside()).as(one.what()).isTrue();
        assertThat(one.miss()).as(one.what()).isCloseTo(0, within(1e-9));
      }
    }
  }

  @Test
  void threadsMakeNoDifference() {
    Targets all = targets("hepatocellular");
    assertThat(run(all, 400, 1)).isEqualTo(run(all, 400, 3));
  }

  @Test
  void moreEffectIsAHigherMissOnTheSameSide() {
    Comparison one = comparison(ratio(0.7, 0.5, 0.98), new Amount(0.9, 0.88, 0.92));
    Comparison two = comparison(ratio(0.7, 0.5, 0.98), new Amount(1.2, 1.17, 1.23));
    assertThat(one.inside()).isTrue();
    assertThat(two.inside()).isFalse();
    assertThat(two.miss()).isGreaterThan(one.miss()).isGreaterThan(1.96);
    Comparison below = comparison(ratio(1.2, 1.17, 1.23), new Amount(0.7, 0.5, 0.98));
    assertThat(below.miss()).isCloseTo(-two.miss(), within(0.35));
  }

  @Test
  void theIntervalIsThePublishedOneElseThatOfTheNumberElseTheRoom() {
    Figure figure = share(0.2, 0.1, 0.3, 100, 0.01);
    assertThat(comparison(figure, new Amount(0.2, 0.2, 0.2)).published())
        .isEqualTo(new Amount(0.2, 0.1, 0.3));
    Comparison counted =
        comparison(share(0.2, Double.NaN, Double.NaN, 100, 0.01), new Amount(0.2, 0.2, 0.2));
    assertThat(counted.basis()).isEqualTo(Basis.COUNTED);
    assertThat(counted.published().low()).isCloseTo(0.1333, within(1e-3));
    assertThat(counted.published().high()).isCloseTo(0.2888, within(1e-3));
    Comparison room =
        comparison(share(0.2, Double.NaN, Double.NaN, 0, 0.01), new Amount(0.22, 0.22, 0.22));
    assertThat(room.basis()).isEqualTo(Basis.ROOM);
    assertThat(room.miss()).isCloseTo(2, within(1e-9));
    assertThat(room.inside()).isFalse();
  }

  @Test
  void aStudyThatLetsNobodyInTakesOnlyItsOwnFiguresWithIt() throws IOException {
    Path studies = Path.of("..", "studies").toAbsolutePath().normalize();
    String text =
        Files.readString(studies.resolve("colorectal-follow-up.yaml"))
            .replace("../pathways", studies.resolveSibling("pathways").toString())
            .replace(
                "{stage: [i, ii, iii], lesions: 0", "{stage: [i, ii, iii], lesions: \">5000\"");
    Files.writeString(folder.resolve("nobody.yaml"), text);
    Path file = folder.resolve("targets.yaml");
    Files.writeString(
        file,
        """
        targets: colorectal
        study: STUDIES/registry-colorectal.yaml
        figures:
          - {study: nobody.yaml, arm: ct, outcome: recurrence, at_years: 5, value: 0.2, n: 9, source: [primrose-2014]}
          - {study: STUDIES/colorectal-follow-up.yaml, arm: ct, outcome: recurrence, at_years: 5, value: 0.2, n: 9, source: [primrose-2014]}
        free:
          - {id: colorectal.growth.rate, from: 0.15, to: 1.5}
        """
            .replace("STUDIES", studies.toString()));
    Faults faults = new Faults();
    Targets read = Targets.read(file, EVIDENCE, faults);
    faults.throwIfAny();
    List<Comparison> all = run(read, 100, 2);
    assertThat(all.getFirst().answered()).isFalse();
    assertThat(all.getFirst().inside()).isFalse();
    assertThat(all.getFirst().trouble()).contains("was let in", "lesions");
    assertThat(all.getLast().answered()).isTrue();
    assertThat(Comparison.largest(all, 3)).containsExactly(all.getLast());
  }

  private static Figure share(double value, double low, double high, long n, double within) {
    return new Figure(
        "synchronous_any", null, value, low, high, n, within, true, true, List.of(), "", "", "");
  }

  private static Figure ratio(double value, double low, double high) {
    Bound bound = new Bound(Path.of("s"), "a", "b", "overall_survival", 5, true);
    return new Figure(
        "", bound, value, low, high, 0, Double.NaN, false, true, List.of(), "", "", "");
  }

  private static Comparison comparison(Figure figure, Amount simulated) {
    return Comparison.of("colorectal", "s", "title", figure, simulated, "");
  }
}
