package dandelion.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.simulation.Event;
import dandelion.simulation.Life;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tally and Results against a recomputation from every single life. */
class CountsTest {
  private static final int N = 5000;
  private static final double Z = 1.959963984540054;

  private final Path folder;
  private final List<Counted[]> lives = new ArrayList<>();
  private final Results results;

  /** What one life counts for. */
  private record Counted(Map<Event, Double> years, Map<String, Double> quantities) {}

  CountsTest(@TempDir Path folder) {
    this.folder = folder;
    Study study =
        new Trials(folder)
            .bundled("minimum", "facs-minimum", 0.8)
            .bundled("intense", "facs-cea-ct", 0.8)
            .follow(5, "[0.5, 1, 2.7, 5]")
            .study(N, 3, Trials.with("seeding.founded", 2));
    results = study.run(2);
    Study.Engine engine = study.engine();
    for (int patient = 0; patient < N; patient++) {
      engine.run(patient);
      lives.add(new Counted[] {counted(engine.lives()[0]), counted(engine.lives()[1])});
    }
  }

  private static Counted counted(Life life) {
    Map<Event, Double> years = new TreeMap<>();
    for (Event event : Event.values()) {
      years.put(event, life.years(event));
    }
    Map<String, Double> quantities = new TreeMap<>();
    quantities.put("life_years", life.lifeYears());
    quantities.put("hospital_days", life.hospitalDays());
    for (dandelion.care.Test test : dandelion.care.Test.values()) {
      quantities.put("tests_" + test.id(), (double) life.tests(test));
    }
    return new Counted(years, quantities);
  }

  /** 1 or 0 for an event by a time, or the quantity; survival is 1 as long as nothing came. */
  private static double value(Counted record, String name, double time) {
    for (Outcome outcome : Outcome.ALL) {
      if (outcome.name().equals(name)) {
        if (outcome.quantity() >= 0) {
          return record.quantities().getOrDefault(name, 0.0);
        }
        Event event = Event.values()[outcome.event()];
        boolean came = record.years().getOrDefault(event, 0.0) <= time;
        return came != outcome.survival() ? 1 : 0;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private double[] values(int arm, String name, double time) {
    return lives.stream().mapToDouble(pair -> value(pair[arm], name, time)).toArray();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double se(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares) / values.length;
  }

  @Test
  void estimatesAndTheirErrorsAreThoseOfTheLives() {
    assertThat(results.patients()).isEqualTo(N);
    assertThat(results.summary()).hasSizeGreaterThan(80);
    for (Results.Estimate line : results.summary()) {
      double[] values =
          values(line.arm().equals("minimum") ? 0 : 1, line.outcome(), line.timeYears());
      String what = line.outcome() + " of " + line.arm() + " at " + line.timeYears();
      assertThat(line.estimate()).as(what).isCloseTo(mean(values), within(1e-9));
      assertThat(line.se()).as(what).isCloseTo(se(values), within(1e-9 + 1e-6 * line.se()));
      assertThat(line.low()).as(what).isLessThanOrEqualTo(line.estimate() + 1e-12);
      assertThat(line.high()).as(what).isGreaterThanOrEqualTo(line.estimate() - 1e-12);
    }
  }

  /** Wilson's interval: the shares p from which the estimate is Z standard errors of p away. */
  @Test
  void intervalsOfSharesAreWilsons() {
    for (Results.Estimate line : results.summary()) {
      if (line.unit().equals("proportion")) {
        for (double limit : new double[] {line.low(), line.high()}) {
          double away = Math.abs(line.estimate() - limit);
          assertThat(away)
              .as(line.toString())
              .isCloseTo(Z * Math.sqrt(limit * (1 - limit) / N), within(1e-9));
        }
      } else {
        assertThat(line.high() - line.low()).isCloseTo(2 * Z * line.se(), within(1e-9));
      }
    }
  }

  @Test
  void differencesArePairedPatientByPatient() {
    assertThat(results.differences()).hasSizeGreaterThan(40);
    for (Results.Difference line : results.differences()) {
      double[] here = values(1, line.outcome(), line.timeYears());
      double[] there = values(0, line.outcome(), line.timeYears());
      double[] difference = new double[N];
      for (int k = 0; k < N; k++) {
        difference[k] = here[k] - there[k];
      }
      String what = line.outcome() + " at " + line.timeYears();
      double se = se(difference);
      assertThat(line.arm()).isEqualTo("intense");
      assertThat(line.reference()).isEqualTo("minimum");
      assertThat(line.difference()).as(what).isCloseTo(mean(difference), within(1e-9));
      assertThat(line.se()).as(what).isCloseTo(se, within(1e-9 + 1e-6 * se));
      assertThat(line.high() - line.low()).as(what).isCloseTo(2 * Z * se, within(1e-8));
      double independent = se(here) * se(here) + se(there) * se(there);
      if (se > 0) {
        assertThat(line.varianceRatio())
            .as(what)
            .isCloseTo(independent / (se * se), within(1e-5 * independent / (se * se)));
      } else {
        assertThat(line.varianceRatio()).as(what).isInfinite();
      }
    }
  }

  @Test
  void twinsAreCountedOneByOne() {
    double gained = 0;
    double lost = 0;
    int helped = 0;
    int harmed = 0;
    for (Counted[] pair : lives) {
      double gain = value(pair[1], "life_years", 5) - value(pair[0], "life_years", 5);
      helped += gain > 0 ? 1 : 0;
      harmed += gain < 0 ? 1 : 0;
      gained += Math.max(0, gain);
      lost += Math.max(0, -gain);
    }
    Results.Twins twins = results.twins().getFirst();
    assertThat(twins.helped()).isEqualTo(helped);
    assertThat(twins.harmed()).isEqualTo(harmed);
    assertThat(twins.unchanged()).isEqualTo(N - helped - harmed);
    assertThat(twins.meanGainOfHelped()).isCloseTo(gained / helped, within(1e-9));
    assertThat(twins.meanLossOfHarmed()).isCloseTo(lost / Math.max(1, harmed), within(1e-9));
  }

  @Test
  void curvesOnlyFallOrRise() {
    String before = "";
    double value = 0;
    for (Results.Estimate point : results.curves()) {
      String curve = point.arm() + point.outcome();
      boolean survival = point.outcome().endsWith("survival");
      if (curve.equals(before)) {
        assertThat(survival ? value - point.estimate() : point.estimate() - value)
            .as("%s at %s", curve, point.timeYears())
            .isGreaterThanOrEqualTo(0);
      } else if (survival) {
        assertThat(point.timeYears()).isZero();
        assertThat(point.estimate()).isEqualTo(1);
      }
      before = curve;
      value = point.estimate();
    }
  }

  @Test
  void everybodyIsAliveOrDeadOfOneCause() {
    for (String arm : List.of("minimum", "intense")) {
      for (double time : new double[] {0.5, 1, 2.7, 5}) {
        double sum = results.estimate(arm, "overall_survival", time).estimate();
        for (String cause :
            List.of("death_cancer", "death_treatment", "death_liver_failure", "death_other")) {
          sum += results.estimate(arm, cause, time).estimate();
        }
        assertThat(sum).as("%s at %s", arm, time).isCloseTo(1, within(1e-9));
      }
    }
  }

  @Test
  void sharesAtDetectionAreThoseOfRecurrences() {
    for (String arm : List.of("minimum", "intense")) {
      double recurred = results.estimate(arm, "recurrence", 5).estimate() * N;
      for (List<Results.Share> shares :
          List.of(results.foundBy(), results.sizesAtDetection(), results.lesionsAtDetection())) {
        long sum =
            shares.stream()
                .filter(one -> one.arm().equals(arm))
                .mapToLong(Results.Share::count)
                .sum();
        assertThat((double) sum).as(arm).isCloseTo(recurred, within(1e-6));
      }
    }
  }

  /** A tally is as large for a million patients as for one, and adds up in any grouping. */
  @Test
  void talliesOfPartsAddUpToTheTallyOfAll() {
    Study study =
        new Trials(folder)
            .bundled("minimum", "facs-minimum", 0.8)
            .bundled("intense", "facs-cea-ct", 0.8)
            .study(N, 3, Trials.EVIDENCE);
    Grid grid = new Grid(5, List.of(1.0, 5.0));
    Tally whole = new Tally(2, 0, grid, 1);
    Tally parts = new Tally(2, 0, grid, 1);
    Tally part = new Tally(2, 0, grid, 1);
    int size = whole.counts.length + whole.sums.length;
    Study.Engine engine = study.engine();
    for (int patient = 0; patient < 2000; patient++) {
      int candidates = engine.run(patient);
      whole.count(engine.lives(), candidates, engine.cells());
      part.count(engine.lives(), candidates, engine.cells());
      if (patient % 300 == 299) {
        parts.add(part);
        part.clear();
      }
    }
    parts.add(part);
    assertThat(parts.counts).isEqualTo(whole.counts);
    assertThat(parts.patients()).isEqualTo(2000);
    for (int k = 0; k < whole.sums.length; k++) {
      assertThat(parts.sums[k])
          .isCloseTo(whole.sums[k], within(1e-9 * Math.max(1, Math.abs(whole.sums[k]))));
    }
    assertThat(whole.counts.length + whole.sums.length).isEqualTo(size);
  }

  @Test
  void theGridFindsTheFirstTimeAtOrAfter() {
    Grid grid = new Grid(4.4, List.of(0.3, 1.0, 4.4));
    SplittableRandom random = new SplittableRandom(4);
    for (int k = 0; k < 100_000; k++) {
      double years = k < 600 ? k / 120.0 : random.nextDouble() * 4.6;
      int expected = 0;
      while (expected < grid.size() && grid.years(expected) < years) {
        expected++;
      }
      assertThat(grid.bin(years)).as("%s", years).isEqualTo(expected);
    }
    assertThat(grid.years(grid.binOf(0.3))).isEqualTo(0.3);
    assertThat(grid.years(grid.binOf(4.4))).isEqualTo(4.4);
    assertThat(grid.size()).isEqualTo(52 + 2);
  }
}
