package dandelion.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Draws from doubts: in range, of the right shape, and each on its own luck. */
class DrawsTest {
  private static final int N = 20_000;
  private static final long SEED = 7;

  /** Two-sided chance of a false alarm of one test of a mean: about 6e-5 (4 standard errors). */
  private static final double STANDARD_ERRORS = 4;

  private static final Evidence EVIDENCE = Evidence.embedded();

  private static Entry entry(Kind kind, double value, Doubt doubt) {
    String unit = kind.units().getFirst();
    return new Entry(
        "an.entry",
        "what",
        kind,
        value,
        unit,
        doubt,
        Entry.Status.ASSUMED,
        List.of(),
        "",
        "",
        "here");
  }

  private static double[] drawn(Entry entry) {
    Draws draws = new Draws(EVIDENCE, SEED, any -> true, List.of());
    return IntStream.range(0, N)
        .mapToDouble(k -> Draws.within(entry, draws.uniform(entry.id(), k)))
        .toArray();
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(k -> values[k]).average().orElseThrow();
  }

  private static double sd(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        IntStream.range(0, values.length)
            .mapToDouble(k -> (values[k] - mean) * (values[k] - mean))
            .average()
            .orElseThrow());
  }

  private static void checkMoments(double[] values, double mean, double sd) {
    assertThat(mean(values)).isCloseTo(mean, within(STANDARD_ERRORS * sd / Math.sqrt(N)));
    // the sd's own standard error is below sd / sqrt(N) for these nearly normal shapes
    assertThat(sd(values)).isCloseTo(sd, within(STANDARD_ERRORS * sd / Math.sqrt(N)));
  }

  @Test
  void aNormalDoubtHasItsMeanAndSpread() {
    checkMoments(drawn(entry(Kind.SIZE, 50, new Doubt.Normal(4))), 50, 4);
  }

  @Test
  void aLogNormalDoubtHasItsMedianAndSpread() {
    double[] values = drawn(entry(Kind.RATIO, 3, new Doubt.LogNormal(0.2)));
    double[] logs = IntStream.range(0, N).mapToDouble(k -> Math.log(values[k])).toArray();
    checkMoments(logs, Math.log(3), 0.2);
  }

  @Test
  void aBetaDoubtHasItsMeanAndSpread() {
    double[] values = drawn(entry(Kind.PROBABILITY, 0.3, new Doubt.Beta(60)));
    checkMoments(values, 0.3, Math.sqrt(0.3 * 0.7 / 61));
  }

  @Test
  void aUniformDoubtHasItsLimits() {
    double[] values = drawn(entry(Kind.DURATION, 4, new Doubt.Uniform(3, 6)));
    checkMoments(values, 4.5, 3 / Math.sqrt(12));
    assertThat(list(values)).allSatisfy(value -> assertThat(value).isBetween(3.0, 6.0));
  }

  @Test
  void whatHasNoDoubtStandsStill() {
    assertThat(drawn(entry(Kind.RATIO, 1, new Doubt.None("the reference")))).containsOnly(1);
    assertThat(drawn(entry(Kind.PROBABILITY, 0, new Doubt.Beta(20)))).containsOnly(1e-12);
  }

  @ParameterizedTest
  @CsvSource({"PROBABILITY, 0.99, 3", "PROBABILITY, 0.02, 3", "UTILITY, 0.9, 3", "SPREAD, 8, 2"})
  void aDoubtIsCutOffWhereItsKindMakesNoSense(Kind kind, double value, double sd) {
    double[] values = drawn(entry(kind, value, new Doubt.Normal(sd)));
    assertThat(list(values))
        .allSatisfy(one -> assertThat(kind.complaint(one)).as("%s", one).isNull());
    assertThat(sd(values)).isPositive();
    if (kind == Kind.PROBABILITY) {
      assertThat(list(values))
          .allSatisfy(one -> assertThat(one).isGreaterThan(0.0).isLessThan(1.0));
    }
  }

  @Test
  void everyDrawOfEveryEntryIsLegalAndBoundEntriesKeepTheirBonds() {
    Draws draws = new Draws(EVIDENCE, SEED, any -> true, List.of());
    for (int draw = 0; draw < 200; draw++) {
      Evidence drawn = draws.evidence(draw);
      for (Entry entry : drawn.entries()) {
        assertThat(entry.kind().complaint(entry.baseValue())).as(entry.id()).isNull();
      }
      for (Bond bond : Bond.all()) {
        List<Double> values = bond.ids().stream().map(drawn::value).toList();
        if (bond.how() == Bond.How.ASCENDING) {
          assertThat(values).as("%s", bond.ids()).isSorted();
        } else {
          double whole = bond.ids().stream().mapToDouble(EVIDENCE::value).sum();
          double sum = values.stream().mapToDouble(Double::doubleValue).sum();
          assertThat(sum).isCloseTo(whole, within(1e-12));
        }
      }
    }
  }

  @Test
  void theSameDrawIsTheSameAndAnotherIsAnother() {
    Draws draws = new Draws(EVIDENCE, SEED, any -> true, List.of());
    Function<Long, List<Double>> all =
        k -> draws.evidence(k).entries().stream().map(Entry::baseValue).toList();
    assertThat(all.apply(3L)).isEqualTo(all.apply(3L)).isNotEqualTo(all.apply(4L));
    Draws other = new Draws(EVIDENCE, SEED + 1, any -> true, List.of());
    assertThat(other.evidence(3).value("colorectal.growth.rate"))
        .isNotEqualTo(draws.evidence(3).value("colorectal.growth.rate"));
  }

  @Test
  void toDrawMoreEntriesMovesNoOthersDraw() {
    String id = "colorectal.growth.rate";
    Draws one = new Draws(EVIDENCE, SEED, entry -> entry.id().equals(id), List.of());
    Draws many = new Draws(EVIDENCE, SEED, any -> true, List.of());
    for (int draw = 0; draw < 20; draw++) {
      assertThat(one.evidence(draw).value(id)).isEqualTo(many.evidence(draw).value(id));
      assertThat(one.evidence(draw).value("person.ecog_1_at_70"))
          .isEqualTo(EVIDENCE.value("person.ecog_1_at_70"));
    }
  }

  @Test
  void luckOfTwoEntriesIsUnrelated() {
    Draws draws = new Draws(EVIDENCE, SEED, any -> true, List.of());
    double sum = 0;
    for (int k = 0; k < N; k++) {
      sum += (draws.uniform("an.entry", k) - 0.5) * (draws.uniform("an.entrz", k) - 0.5) * 12;
    }
    assertThat(sum / N).isCloseTo(0, within(STANDARD_ERRORS / Math.sqrt(N)));
  }

  @Test
  void whatTheUserReplacedIsHeld() {
    String id = "colorectal.growth.rate";
    Draws draws = new Draws(EVIDENCE.with(java.util.Map.of(id, 0.5)), SEED, any -> true, List.of());
    assertThat(draws.evidence(11).value(id)).isEqualTo(0.5);
  }

  @Test
  void whatTheUserReplacedIsDrawnFromTheDoubtGivenWithIt(@TempDir Path folder) throws IOException {
    String id = "colorectal.growth.rate";
    String held = "colorectal.dormancy.share";
    Path file = folder.resolve("own.yaml");
    Files.writeString(
        file,
        "replace:\n"
            + ("  " + id + ": {value: 0.5, why: ours, doubt: {uniform: [0.4, 0.6]}}\n")
            + ("  " + held + ": {value: 0.5, why: ours}\n")
            + "  colorectal.imaging.ct_cap.liver: {value: 1, unit: cm, why: ours, doubt: {normal:"
            + " 0.1}}\n");
    Faults faults = new Faults();
    Evidence evidence = EVIDENCE.replacedBy(file, faults);
    FittedDraws posterior =
        FittedDraws.parse("p.csv", "draw," + id + "\n0,2.5\n", EVIDENCE, faults);
    assertThat(faults.list()).isEmpty();
    Draws draws = new Draws(evidence, SEED, any -> true, List.of(posterior));
    assertThat(draws.isJoint(evidence.entry(id))).isFalse();
    assertThat(draws.moves(evidence.entry(id))).isTrue();
    assertThat(draws.moves(evidence.entry(held))).isFalse();
    assertThat(draws.evidence(11).value(id)).isBetween(0.4, 0.6).isNotEqualTo(0.5);
    assertThat(draws.evidence(11).value(held)).isEqualTo(0.5);
    assertThat(evidence.entry("colorectal.imaging.ct_cap.liver").doubt())
        .isEqualTo(new Doubt.Normal(1));
  }

  @Test
  void fittedEntriesComeFromOneRow() {
    Faults faults = new Faults();
    String table =
        "draw,colorectal.growth.rate,colorectal.seeding.companion\n0,0.5,0.1\n1,0.9,0.2\n";
    FittedDraws posterior = FittedDraws.parse("p.csv", table, EVIDENCE, faults);
    assertThat(faults.list()).isEmpty();
    Draws draws = new Draws(EVIDENCE, SEED, any -> true, List.of(posterior));
    assertThat(draws.evidence(3).value("colorectal.growth.rate")).isEqualTo(0.9);
    assertThat(draws.evidence(3).value("colorectal.seeding.companion")).isEqualTo(0.2);
    assertThat(draws.evidence(4).value("colorectal.growth.rate")).isEqualTo(0.5);
  }

  @Test
  void aBrokenPosteriorIsToldByLineAndColumn() {
    Faults faults = new Faults();
    String table =
        "draw,colorectal.growth.rat,colorectal.seeding.companion\n0,0.5,1.1\n1,0.9\n1,0.9,many\n";
    FittedDraws.parse("p.csv", table, EVIDENCE, faults);
    assertThat(faults.list().stream().map(Fault::toString))
        .anySatisfy(one ->
            assertThat(one)
                .contains("p.csv:1:2", "colorectal.growth.rat", "colorectal.growth.rate"))
        .anySatisfy(one -> assertThat(one).contains("p.csv:2:3", "1.1", "between 0 and 1"))
        .anySatisfy(one -> assertThat(one).contains("p.csv:3", "2 values"))
        .anySatisfy(one -> assertThat(one).contains("p.csv:4:3", "many", "a number"));
  }
}
