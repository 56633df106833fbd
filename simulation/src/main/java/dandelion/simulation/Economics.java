package dandelion.simulation;

import dandelion.care.Act;
import dandelion.care.Test;
import dandelion.evidence.Economy;
import dandelion.evidence.Evidence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What everything costs in a setting, how well people live there in each state, and how what comes
 * later is discounted.
 *
 * <p>Prices of operations, ablations and sessions are for each, those of courses for a month; days
 * on the ward come on top. Quality of life is that of people of the same age without known tumour,
 * times the lowest share of the states that a patient is in.
 */
public final class Economics {
  private static final String[] AGES = {
    "free_below_45", "free_45_54", "free_55_64", "free_65_74", "free_from_75"
  };
  private static final double[] AGE_BEGINS = {0, 45, 55, 65, 75};

  /** Names of the entries that every setting must have, besides a price of each test and act. */
  public static final List<String> NEEDED =
      Stream.of(
              Stream.of("hospital_day", "complication", "palliative_care", "terminal_care")
                  .map(name -> "cost." + name),
              Stream.concat(
                      Arrays.stream(AGES),
                      Stream.of(
                          "recovering",
                          "on_course",
                          "known_tumour",
                          "last_months",
                          "ablation_loss",
                          "complication_loss"))
                  .map(name -> "utility." + name),
              Stream.of(
                  "recovery",
                  "last_months",
                  "discount.costs",
                  "discount.qalys",
                  "willingness_to_pay.low",
                  "willingness_to_pay.high"))
          .flatMap(names -> names)
          .toList();

  final double[] test = new double[Test.values().length];
  final double[] act = new double[Act.values().length];
  final double[] utilityOn = new double[Act.values().length];
  final double hospitalDay;
  final double complication;
  final double palliativeCare;
  final double terminalCare;
  final double[] utilityFree = new double[AGES.length];
  final double utilityRecovering;
  final double utilityKnown;
  final double utilityLast;
  final double ablationLoss;
  final double complicationLoss;
  final double recoveryYears;
  final double lastYears;
  final Discount costs;
  final Discount qalys;
  final double[] monthly = new double[Months.NEVER];

  /**
   * @param evidence where the prices stand
   * @param economy whose they are
   * @param costRate yearly discount of costs
   * @param qalyRate yearly discount of quality-adjusted years
   */
  public Economics(Evidence evidence, Economy economy, double costRate, double qalyRate) {
    String prefix = economy.prefix();
    String cost = prefix + "cost.";
    String utility = prefix + "utility.";
    for (Test one : Test.values()) {
      boolean priced = one != Test.PERFECT && knows(evidence, economy, one);
      test[one.ordinal()] = priced ? evidence.value(cost + one.id()) : 0;
    }
    double onCourse = evidence.value(utility + "on_course");
    Arrays.fill(utilityOn, 1);
    for (Act one : Act.values()) {
      if (one.kind() != Act.Kind.NOTHING && knows(evidence, economy, one)) {
        act[one.ordinal()] = evidence.value(cost + one.id());
        String own = utility + "on_" + one.id();
        utilityOn[one.ordinal()] =
            switch (one.kind()) {
              case COURSE, EMBOLISATION -> evidence.has(own) ? evidence.value(own) : onCourse;
              case OPERATION, ABLATION, NOTHING -> 1;
            };
      }
    }
    hospitalDay = evidence.value(cost + "hospital_day");
    complication = evidence.value(cost + "complication");
    palliativeCare = evidence.value(cost + "palliative_care");
    terminalCare = evidence.value(cost + "terminal_care");
    for (int k = 0; k < AGES.length; k++) {
      utilityFree[k] = evidence.value(utility + AGES[k]);
    }
    utilityRecovering = evidence.value(utility + "recovering");
    utilityKnown = evidence.value(utility + "known_tumour");
    utilityLast = evidence.value(utility + "last_months");
    ablationLoss = evidence.value(utility + "ablation_loss");
    complicationLoss = evidence.value(utility + "complication_loss");
    recoveryYears = evidence.value(prefix + "recovery");
    lastYears = evidence.value(prefix + "last_months");
    costs = new Discount(costRate);
    qalys = new Discount(qalyRate);
    for (int month = 0; month < monthly.length; month++) {
      monthly[month] = costs.at(month / 12.0);
    }
  }

  /** Whether a test has its price; the perfect one, which no hospital has, costs nothing. */
  public static boolean knows(Evidence evidence, Economy economy, Test test) {
    return test == Test.PERFECT || evidence.has(economy.prefix() + "cost." + test.id());
  }

  /** The ids that studies may ask of a setting and that are not there. */
  public static List<String> missing(Evidence evidence, Economy economy) {
    Stream<String> tests =
        Arrays.stream(Test.values())
            .filter(test -> !knows(evidence, economy, test))
            .map(test -> "cost." + test.id());
    Stream<String> acts =
        Arrays.stream(Act.values())
            .filter(act -> !knows(evidence, economy, act))
            .map(act -> "cost." + act.id());
    return Stream.concat(NEEDED.stream(), Stream.concat(tests, acts))
        .map(name -> economy.prefix() + name)
        .filter(id -> !evidence.has(id))
        .distinct()
        .toList();
  }

  /** Whether an act has its price; nothing costs nothing. */
  public static boolean knows(Evidence evidence, Economy economy, Act act) {
    return act.kind() == Act.Kind.NOTHING || evidence.has(economy.prefix() + "cost." + act.id());
  }

  /** The group of ages that people of this age belong to. */
  static int group(double ageYears) {
    int group = 0;
    while (group + 1 < AGE_BEGINS.length && AGE_BEGINS[group + 1] <= ageYears) {
      group++;
    }
    return group;
  }

  /** Years from the operation at which a person leaves a group of ages; infinite for the last. */
  static double leaves(int group, double ageYears) {
    return group + 1 < AGE_BEGINS.length
        ? AGE_BEGINS[group + 1] - ageYears
        : Double.POSITIVE_INFINITY;
  }
}
