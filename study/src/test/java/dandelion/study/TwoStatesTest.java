package dandelion.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.evidence.Evidence;
import dandelion.evidence.LifeTable;
import dandelion.study.Results.Worth;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study run like any other whose answer is known: people are alive or dead, death comes at a
 * constant rate h, a test is due every year, one arm gives everybody a course. Discounted at the
 * rate d, times alive are integrals of exp(-(h + d) t).
 *
 * <p>n = 40,000, seed 8. Five standard errors are allowed, six times: a false alarm in 290,000.
 */
class TwoStatesTest {
  private static final int N = 40_000;
  private static final double MOST_Z = 5;
  private static final double HAZARD = 0.12;
  private static final double RATE_OF_COSTS = 0.035;
  private static final double RATE_OF_QALYS = 0.015;
  private static final double HORIZON = 8;
  private static final double ENTRY_MONTH = 2;
  private static final double TEST = 50;
  private static final double MONTH = 300;
  private static final double QUALITY = 0.8;
  private static final double ON_COURSE = 0.7;
  private static final double BEGINS_MONTH = 1.5;
  private static final double LASTS_YEARS = 0.5;
  private static final double STOPPED = 0.2;

  @TempDir private Path folder;

  private static Evidence evidence() {
    String uk = "economics.united_kingdom.";
    Map<String, Double> values = new HashMap<>();
    Trials.EVIDENCE
        .entries()
        .forEach(entry -> {
          if (entry.id().startsWith(uk + "utility.free_")) {
            values.put(entry.id(), QUALITY);
          }
        });
    values.put(uk + "utility.recovering", 1.0);
    values.put(uk + "utility.on_course", ON_COURSE);
    values.put(uk + "cost.cea", TEST);
    values.put(uk + "cost.adjuvant_fluoropyrimidine", MONTH);
    values.put("colorectal.seeding.founded", 1e-12);
    values.put("colorectal.margin.positive", 0.0);
    values.put("colorectal.adjuvant_fluoropyrimidine.death", 0.0);
    values.put("colorectal.adjuvant_fluoropyrimidine.hospital_days", 0.0);
    values.put("colorectal.adjuvant_fluoropyrimidine.lasts", LASTS_YEARS);
    values.put("colorectal.adjuvant_fluoropyrimidine.stopped_early", STOPPED);
    return Trials.EVIDENCE.with(values);
  }

  private Results run(double costs, double qalys) {
    String visits = "{test: cea, every_months: 12, from_month: 12, to_month: 96}";
    Design design =
        new Trials(folder)
            .own("watched", 1, visits, "", Trials.NOTHING_IS_DONE)
            .own(
                "treated",
                1,
                visits,
                "",
                Trials.NOTHING_IS_DONE.replace("[no_adjuvant]", "[adjuvant_fluoropyrimidine]"))
            .follow(HORIZON, "[1, 8]")
            .priced(", discount: {costs: " + costs + ", qalys: " + qalys + "}")
            .design(N, 8, evidence());
    return new Study(dying(design), evidence()).run(2);
  }

  /** The same at a constant rate of death. */
  private static Design dying(Design of) {
    double[] q = {1 - Math.exp(-10 * HAZARD), 1};
    return new Design(
        of.id(),
        of.title(),
        of.disease(),
        of.setting(),
        new LifeTable("constant", new double[] {0, 10}, q, q),
        of.cohort(),
        of.entry(),
        of.history(),
        of.uninsured(),
        of.subgroups(),
        of.fromEntry(),
        of.arms(),
        of.reference(),
        of.outcomes(),
        of.atYears(),
        of.horizonYears(),
        of.patients(),
        of.seed(),
        of.appraisal(),
        of.inputs());
  }

  /** Discounted years alive from entry to a time. */
  private static double years(double rate, double until) {
    double sum = HAZARD + Math.log(1 + rate);
    return (1 - Math.exp(-sum * until)) / sum;
  }

  private static double tests() {
    double sum = 0;
    for (double month = 12; month / 12 <= HORIZON; month += 12) {
      double years = (month - ENTRY_MONTH) / 12;
      sum += Math.exp(-(HAZARD + Math.log(1 + RATE_OF_COSTS)) * years);
    }
    return sum;
  }

  /** Discounted years on the course, of which some are stopped halfway. */
  private static double onCourse(double rate) {
    double before = (ENTRY_MONTH - BEGINS_MONTH) / 12;
    return (1 - STOPPED) * years(rate, LASTS_YEARS - before)
        + STOPPED * years(rate, LASTS_YEARS / 2 - before);
  }

  @Test
  void costsAndQalysAreThoseOfTheIntegrals() {
    Results results = run(RATE_OF_COSTS, RATE_OF_QALYS);
    List<Worth> worths = results.worths();
    double qalys = QUALITY * years(RATE_OF_QALYS, HORIZON);
    double course = 12 * MONTH * onCourse(RATE_OF_COSTS);
    double lost = QUALITY * (1 - ON_COURSE) * onCourse(RATE_OF_QALYS);
    Worth watched = worths.get(0);
    Worth treated = worths.get(1);
    assertThat(watched.cost()).isCloseTo(TEST * tests(), within(MOST_Z * watched.costSe()));
    assertThat(treated.cost())
        .isCloseTo(TEST * tests() + course, within(MOST_Z * treated.costSe()));
    assertThat(watched.qalys()).isCloseTo(qalys, within(MOST_Z * watched.qalysSe()));
    assertThat(treated.qalys()).isCloseTo(qalys - lost, within(MOST_Z * treated.qalysSe()));
    assertThat(watched.qalysSe()).isPositive().isLessThan(0.01 * qalys);
    assertThat(watched.costSe()).isPositive().isLessThan(0.01 * TEST * tests());
    for (Results.Difference line : results.differences()) {
      if (line.outcome().equals("cost")) {
        assertThat(line.difference()).isCloseTo(course, within(MOST_Z * line.se()));
      } else if (line.outcome().equals("qalys")) {
        assertThat(line.difference()).isCloseTo(-lost, within(MOST_Z * line.se()));
      }
    }
    assertThat(treated.status()).isEqualTo("dominated");
  }

  /** With one rate for both, each life loses as much quality as it costs: no chance is left. */
  @Test
  void whatIsPaidForAQualityAdjustedYearIsExact() {
    List<Worth> worths = run(RATE_OF_COSTS, RATE_OF_COSTS).worths();
    double cost = worths.get(1).cost() - worths.get(0).cost();
    double lost = worths.get(0).qalys() - worths.get(1).qalys();
    double each = 12 * MONTH / (QUALITY * (1 - ON_COURSE));
    assertThat(cost / lost).isCloseTo(each, within(1e-6 * each));
  }

  /** The standard error told is that of the distribution: Var of (1 - exp(-d L))/d. */
  @Test
  void theStandardErrorOfQalysIsThatOfTheDistribution() {
    double delta = Math.log(1 + RATE_OF_QALYS);
    double first = years(RATE_OF_QALYS, HORIZON);
    double twice = (1 - Math.exp(-(HAZARD + 2 * delta) * HORIZON)) / (HAZARD + 2 * delta);
    double square = 2 * (first - twice) / delta; // of (1 - exp(-d L))/d, by parts
    double sd = QUALITY * Math.sqrt(square - first * first);
    double told = run(RATE_OF_COSTS, RATE_OF_QALYS).worths().getFirst().qalysSe();
    assertThat(told * Math.sqrt(N)).isCloseTo(sd, within(0.03 * sd));
  }
}
