package dandelion.simulation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.evidence.Economy;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A published model that everybody knows, worked out again with Dandelion's own accounts: see
 * {@code chancellor-1997.properties}. The shares of a cohort in each state come from its matrix;
 * whoever is in a state at the end of a year is charged there.
 */
class ChancellorTest {
  private static final String PREFIX = "economics.united_kingdom.";
  private static final Economy UK =
      requireNonNull(Lives.EVIDENCE.economies().get("united-kingdom"));
  private static final int STATES = 3;

  private final Properties model = new Properties();

  /** Cost and life-years of one strategy. */
  private record Worth(double cost, double lifeYears) {}

  @BeforeEach
  void read() throws IOException {
    try (InputStream file =
        requireNonNull(ChancellorTest.class.getResourceAsStream("chancellor-1997.properties"))) {
      model.load(file);
    }
  }

  private double[] numbers(String name) {
    return Arrays.stream(requireNonNull(model.getProperty(name)).strip().split(" "))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private double number(String name) {
    return numbers(name)[0];
  }

  /** The alive in each state after a year, from those before it. */
  private double[] next(double[] before, boolean combined) {
    double[] after = new double[STATES];
    for (int from = 0; from < STATES; from++) {
      double[] counted = numbers("from." + "ABC".charAt(from));
      double all = Arrays.stream(counted).sum();
      double stays = 1;
      for (int to = from + 1; to < counted.length; to++) {
        double goes = counted[to] / all * (combined ? number("relative_risk") : 1);
        stays -= goes;
        if (to < STATES) {
          after[to] += before[from] * goes;
        }
      }
      after[from] += before[from] * stays;
    }
    return after;
  }

  /** Prices of a state, as Dandelion's for a complication; every utility is 1. */
  private Economics prices(int state, boolean combined, boolean overTheYear) {
    double price =
        numbers("hospital")[state]
            + numbers("community")[state]
            + number("zidovudine")
            + (combined ? number("lamivudine") : 0);
    Map<String, Double> values = new HashMap<>();
    for (String id : Economics.NEEDED) {
      if (id.startsWith("utility.")) {
        values.put(PREFIX + id, id.endsWith("_loss") ? 0.0 : 1.0);
      }
    }
    values.put(PREFIX + "cost.complication", overTheYear ? 0 : price);
    values.put(PREFIX + "cost.palliative_care", overTheYear ? price : 0);
    return new Economics(
        Lives.EVIDENCE.with(values), UK, number("discount.costs"), number("discount.life_years"));
  }

  private Worth worth(int yearsCombined, boolean overTheYear) {
    double[] in = {1, 0, 0};
    double cost = 0;
    double lifeYears = 0;
    Account account = new Account();
    Life life = new Life();
    for (int year = 1; year <= number("years"); year++) {
      boolean combined = year <= yearsCombined;
      in = next(in, combined);
      for (int state = 0; state < STATES; state++) {
        Economics economics = prices(state, combined, overTheYear);
        account.clear();
        life.clear();
        if (overTheYear) {
          account.looked(economics, year - 1, true);
        } else {
          account.complicated(economics, year);
        }
        account.settle(life, economics, 0, year, 40, false);
        cost += in[state] * life.cost();
        account.clear();
        life.clear();
        account.settle(life, economics, year - 1, year, 40, false);
        lifeYears += in[state] * life.qalys();
      }
    }
    return new Worth(cost, lifeYears);
  }

  /** To the last figure printed. */
  @Test
  void costsLifeYearsAndTheirRatioAreThosePrinted() {
    Worth alone = worth(0, false);
    Worth combined = worth((int) number("years_of_lamivudine"), false);
    assertThat(alone.cost()).isCloseTo(numbers("published.cost")[0], within(0.5));
    assertThat(combined.cost()).isCloseTo(numbers("published.cost")[1], within(0.5));
    assertThat(alone.lifeYears()).isCloseTo(numbers("published.life_years")[0], within(5e-4));
    assertThat(combined.lifeYears()).isCloseTo(numbers("published.life_years")[1], within(5e-4));
    double icer = (combined.cost() - alone.cost()) / (combined.lifeYears() - alone.lifeYears());
    assertThat(icer).isCloseTo(number("published.icer"), within(0.5));
  }

  /**
   * Dandelion charges care while it is given, the model at the end of each year. That makes all of
   * it dearer by r/ln(1+r), here 3 %, and the ratio with it.
   */
  @Test
  void chargedOverTheYearItCostsMoreByWhatIsKnownInClosedForm() {
    Worth alone = worth(0, true);
    Worth combined = worth((int) number("years_of_lamivudine"), true);
    double rate = number("discount.costs");
    double dearer = rate / Math.log(1 + rate);
    assertThat(alone.cost()).isCloseTo(dearer * worth(0, false).cost(), within(1e-6));
    double icer = (combined.cost() - alone.cost()) / (combined.lifeYears() - alone.lifeYears());
    assertThat(icer).isCloseTo(dearer * number("published.icer"), within(0.6));
  }
}
