package dandelion.evidence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifeTableTest {
  private static final Evidence EVIDENCE = Evidence.embedded();

  @Test
  void everySettingOfTheTestsIsThere() {
    assertThat(EVIDENCE.settings())
        .containsExactly("united-kingdom", "united-kingdom-2009", "united-states", "china");
    assertThat(EVIDENCE.lifeTable("atlantis")).isNull();
    for (String setting : EVIDENCE.settings()) {
      assertThat(table(setting).name()).isEqualTo(setting);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"united-kingdom", "united-kingdom-2009", "united-states", "china"})
  void reproducesSurvivalToEveryPrintedAge(String setting) {
    LifeTable table = table(setting);
    double[] ages = printed(setting, "ages_from");
    for (boolean male : List.of(false, true)) {
      double[] q = printed(setting, male ? "male" : "female");
      double alive = 1;
      double hazard = 0;
      for (int k = 0; k < ages.length; k++) {
        double dies = table.yearsToDeath(male, 0, hazard);
        assertThat(table.survival(male, 0, ages[k]))
            .as("%s, male %s, alive at %s", setting, male, ages[k])
            .isCloseTo(alive, within(1e-12));
        assertThat(table.survival(male, 0, dies))
            .as("%s, male %s, luck of one who dies at %s", setting, male, ages[k])
            .isCloseTo(alive, within(1e-12));
        assertThat(dies).isCloseTo(ages[k], within(1e-9));
        alive *= 1 - q[k];
        hazard -= Math.log1p(-q[k]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"united-kingdom", "united-kingdom-2009", "united-states", "china"})
  void goesOnFromAnyAgeAsItWouldFromBirth(String setting) {
    LifeTable table = table(setting);
    for (boolean male : List.of(false, true)) {
      for (double age = 0; age < 110; age += 7.3) {
        for (double luck : new double[] {0, 1e-9, 0.01, 0.3, 1, 4, 30}) {
          double years = table.yearsToDeath(male, age, luck);
          assertThat(years).isGreaterThanOrEqualTo(-1e-12);
          assertThat(table.survival(male, age, years)).isCloseTo(Math.exp(-luck), within(1e-11));
          assertThat(table.survival(male, 0, age) * table.survival(male, age, years))
              .isCloseTo(table.survival(male, 0, age + years), within(1e-12));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"united-kingdom", "united-states"})
  void recomputesThePrintedLifeExpectancies(String setting) {
    Matcher check =
        Pattern.compile("e0 (\\d+\\.\\d+) / (\\d+\\.\\d+), e65 (\\d+\\.\\d+) / (\\d+\\.\\d+)")
            .matcher(text(setting));
    assertThat(check.find()).isTrue();
    double[] printed = numbers(check.toMatchResult());
    LifeTable table = table(setting);
    // The offices take deaths as even within a year; a constant hazard differs in the third digit.
    assertThat(expectancy(table, true, 0)).isCloseTo(printed[0], within(0.02));
    assertThat(expectancy(table, false, 0)).isCloseTo(printed[1], within(0.02));
    assertThat(expectancy(table, true, 65)).isCloseTo(printed[2], within(0.03));
    assertThat(expectancy(table, false, 65)).isCloseTo(printed[3], within(0.03));
  }

  @Test
  void chinaMeetsTheTargetsItWasScaledTo() {
    Matcher targets =
        Pattern.compile(
                "q0 (\\d+\\.\\d+) / (\\d+\\.\\d+); 45q15 (\\d+\\.\\d+) / (\\d+\\.\\d+);"
                    + " 20q60 (\\d+\\.\\d+) / (\\d+\\.\\d+); 20q80 (\\d+\\.\\d+) / (\\d+\\.\\d+)")
            .matcher(text("china"));
    assertThat(targets.find()).isTrue();
    double[] printed = numbers(targets.toMatchResult());
    LifeTable table = table("china");
    int at = 0;
    for (double[] span : new double[][] {{0, 1}, {15, 45}, {60, 20}, {80, 20}}) {
      for (boolean male : List.of(true, false)) {
        assertThat(1 - table.survival(male, span[0], span[1]))
            .as("death within %s years of age %s, male %s", span[1], span[0], male)
            .isCloseTo(printed[at++], within(2e-4));
      }
    }
  }

  @Test
  void whoAge100AndOverStillDies() {
    LifeTable table = table("united-kingdom");
    double[] q = printed("united-kingdom", "male");
    double lastHazard = -Math.log1p(-q[q.length - 2]);
    assertThat(table.yearsToDeath(true, 104.5, 2)).isCloseTo(2 / lastHazard, within(1e-9));
    assertThat(table.survival(true, 104.5, 3)).isCloseTo(Math.exp(-3 * lastHazard), within(1e-12));
  }

  /**
   * Drawn deaths follow the table: Kolmogorov-Smirnov of S(T), uniform under the law. n = 50,000
   * for each of 12 ages and sexes, seed 20, limit 2.86/sqrt(n): false alarm 1e-6 in all.
   */
  @Test
  void drawnDeathsFollowTheTable() {
    SplittableRandom random = new SplittableRandom(20);
    int n = 50_000;
    LifeTable table = table("united-kingdom-2009");
    for (boolean male : List.of(false, true)) {
      for (double age : new double[] {0, 31.4, 50, 64.99, 78.2, 101}) {
        double[] alive = new double[n];
        for (int k = 0; k < n; k++) {
          double luck = -Math.log(1 - random.nextDouble());
          alive[k] = table.survival(male, age, table.yearsToDeath(male, age, luck));
        }
        Arrays.sort(alive);
        double distance = 0;
        for (int k = 0; k < n; k++) {
          double above = (k + 1.0) / n - alive[k];
          double below = alive[k] - (double) k / n;
          distance = Math.max(distance, Math.max(above, below));
        }
        assertThat(distance).as("age %s, male %s", age, male).isLessThan(2.86 / Math.sqrt(n));
      }
    }
  }

  /** Life expectancy by the area under the curve of survival, with fine steps. */
  private static double expectancy(LifeTable table, boolean male, double age) {
    double sum = 0;
    double step = 0.01;
    for (double at = 0; at < 130 - age; at += step) {
      sum +=
          step
              / 6
              * (table.survival(male, age, at)
                  + 4 * table.survival(male, age, at + step / 2)
                  + table.survival(male, age, at + step));
    }
    return sum;
  }

  private static LifeTable table(String setting) {
    return requireNonNull(EVIDENCE.lifeTable(setting));
  }

  private static double[] printed(String setting, String name) {
    Matcher line =
        Pattern.compile("^" + name + ":\\s*\\[([^]]*)]", Pattern.MULTILINE).matcher(text(setting));
    assertThat(line.find()).as("%s of %s", name, setting).isTrue();
    return Pattern.compile(",")
        .splitAsStream(line.group(1))
        .mapToDouble(one -> Double.parseDouble(one.strip()))
        .toArray();
  }

  private static double[] numbers(MatchResult found) {
    double[] numbers = new double[found.groupCount()];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = Double.parseDouble(found.group(k + 1));
    }
    return numbers;
  }

  private static String text(String setting) {
    String name = "/dandelion/evidence/life-tables/" + setting + ".yaml";
    try (InputStream in = requireNonNull(LifeTableTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
