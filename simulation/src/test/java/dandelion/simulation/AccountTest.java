package dandelion.simulation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.care.Act;
import dandelion.evidence.Economy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accounts against integrals that are known in closed form. */
class AccountTest {
  private static final String PREFIX = "economics.united_kingdom.";
  private static final Economy UK =
      requireNonNull(Lives.EVIDENCE.economies().get("united-kingdom"));

  private static Economics economics(double rate, Object... namesAndValues) {
    Map<String, Double> values = new HashMap<>();
    for (int k = 0; k < namesAndValues.length; k += 2) {
      values.put(PREFIX + namesAndValues[k], ((Number) namesAndValues[k + 1]).doubleValue());
    }
    return new Economics(Lives.EVIDENCE.with(values), UK, rate, rate);
  }

  @Test
  void whatComesLaterIsWorthLess() {
    Discount none = new Discount(0);
    assertThat(none.at(7)).isEqualTo(1);
    assertThat(none.over(2, 7)).isEqualTo(5);
    Discount some = new Discount(0.035);
    assertThat(some.at(1)).isCloseTo(1 / 1.035, within(1e-14));
    assertThat(some.at(10)).isCloseTo(Math.pow(1.035, -10), within(1e-14));
    double sum = 0;
    int steps = 1_000_000;
    for (int k = 0; k < steps; k++) {
      sum += some.at(2 + 5 * (k + 0.5) / steps) * 5 / steps;
    }
    assertThat(some.over(2, 7)).isCloseTo(sum, within(1e-10));
    assertThat(some.over(0, 2) + some.over(2, 7)).isCloseTo(some.over(0, 7), within(1e-13));
  }

  /**
   * Two states: tumour comes at a constant rate, and death at another from then on. Over all lives,
   * which are taken as quantiles, discounted times in the states are known: 1/(a+d) without tumour
   * and a/(a+d)/(b+d) with it.
   */
  @Test
  void aCohortWithConstantRatesCostsWhatIsKnownInClosedForm() {
    double comes = 0.3;
    double kills = 0.5;
    double rate = 0.035;
    double delta = Math.log(1 + rate);
    Economics economics =
        economics(
            rate,
            "cost.palliative_care",
            1000,
            "cost.terminal_care",
            0,
            "cost.complication",
            700,
            "utility.free_below_45",
            0.9,
            "utility.known_tumour",
            0.6,
            "utility.complication_loss",
            0,
            "utility.last_months",
            1);
    int n = 1500;
    double qalys = 0;
    double care = 0;
    double events = 0;
    Life life = new Life();
    Account account = new Account();
    for (int i = 0; i < n; i++) {
      double found = -Math.log((i + 0.5) / n) / comes;
      for (int j = 0; j < n; j++) {
        double dies = found - Math.log((j + 0.5) / n) / kills;
        account.clear();
        life.clear();
        account.looked(economics, found, true);
        account.complicated(economics, found);
        account.settle(life, economics, 0, dies, 0, false);
        qalys += life.qalys();
        care += life.cost(Expense.CARE);
        events += life.cost(Expense.COMPLICATIONS);
      }
    }
    double lives = (double) n * n;
    double without = 1 / (comes + delta);
    double with = comes / (comes + delta) / (kills + delta);
    assertThat(qalys / lives).isCloseTo(0.9 * (without + 0.6 * with), within(2e-3));
    assertThat(care / lives).isCloseTo(1000 * with, within(2.0));
    assertThat(events / lives).isCloseTo(700 * comes / (comes + delta), within(0.2));
  }

  /** One life, every piece of it added up by hand. */
  @Test
  void theLowestOfTheStatesCountsAndAgeIsThatOfTheDay() {
    Economics economics =
        economics(
            0,
            "utility.free_55_64",
            0.8,
            "utility.free_65_74",
            0.7,
            "utility.recovering",
            0.9,
            "utility.on_course",
            0.8,
            "utility.known_tumour",
            0.5,
            "utility.last_months",
            0.25,
            "recovery",
            0.25,
            "last_months",
            0.5,
            "cost.hospital_day",
            100,
            "cost.resect_liver",
            1000,
            "cost.systemic_palliative",
            10,
            "cost.palliative_care",
            40,
            "cost.terminal_care",
            60);
    Account account = new Account();
    Life life = new Life();
    life.clear();
    account.looked(economics, 2, true);
    account.does(economics, Act.RESECT_LIVER, 2, 7, 0);
    account.looked(economics, 4, true);
    account.does(economics, Act.SYSTEMIC_PALLIATIVE, 4, 1, 0.5);
    account.settle(life, economics, 1, 6, 61.5, true); // 65 at 3.5 years
    double free = 1 * 0.8 + 0.25 * 0.8 * 0.9 + 1.25 * 0.8 + 0.5 * 0.7;
    double ill = 1.5 * 0.7 * 0.5 + 0.5 * 0.7 * 0.25;
    assertThat(life.qalys()).isCloseTo(free + ill, within(1e-12));
    assertThat(life.cost(Expense.OPERATIONS)).isCloseTo(1700, within(1e-9));
    assertThat(life.cost(Expense.COURSES)).isCloseTo(100 + 6 * 10, within(1e-9));
    assertThat(life.cost(Expense.CARE)).isCloseTo(2 * 40 + 60, within(1e-9));
  }

  @Test
  void whatCameBeforeEntryIsNotOfTheStudyAndCoursesEndWithTheLife() {
    Economics economics = economics(0, "cost.hospital_day", 0, "cost.adjuvant_oxaliplatin", 100);
    Account account = new Account();
    Life life = new Life();
    life.clear();
    account.does(economics, Act.ADJUVANT_OXALIPLATIN, 0.1, 8, 0.5);
    account.settle(life, economics, 0.35, 0.45, 60, false);
    assertThat(life.cost()).isCloseTo(0.1 * 12 * 100, within(1e-9));
    Account copy = new Account();
    copy.copyFrom(account);
    Life again = new Life();
    again.clear();
    copy.settle(again, economics, 0.35, 0.45, 60, false);
    assertThat(again.sameAs(life)).isTrue();
  }
}
