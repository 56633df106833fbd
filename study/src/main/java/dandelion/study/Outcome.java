package dandelion.study;

import dandelion.care.Test;
import dandelion.simulation.Event;
import dandelion.simulation.Expense;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One outcome of a study, as it is named in its tables.
 *
 * @param name its name
 * @param event the event it counts, by ordinal, or -1 when it is a quantity
 * @param survival whether it is the share in whom the event has not come
 * @param quantity the quantity it averages, as index into {@link #QUANTITIES}, or -1
 * @param unit its unit
 */
public record Outcome(String name, int event, boolean survival, int quantity, String unit) {

  /** Quantities summed per life: life-years, hospital days, tests by ordinal, then economics. */
  public static final List<String> QUANTITIES = quantities();

  static final int LIFE_YEARS = 0;
  static final int HOSPITAL_DAYS = 1;
  static final int FIRST_TEST = 2;

  /** From here on quantities are kept only in studies that ask for economics. */
  static final int FIRST_OF_ECONOMICS = FIRST_TEST + Test.values().length;

  static final int QALYS = FIRST_OF_ECONOMICS;
  static final int COST = QALYS + 1;
  static final int FIRST_EXPENSE = COST + 1;

  /** The unit that stands for the money of the study's setting. */
  static final String MONEY = "money";

  /** All outcomes in the order of the tables. */
  public static final List<Outcome> ALL = all();

  private static List<String> quantities() {
    return Stream.of(
            Stream.of("life_years", "hospital_days"),
            Arrays.stream(Test.values()).map(test -> "tests_" + test.id()),
            Stream.of("qalys", "cost"),
            Arrays.stream(Expense.values()).map(expense -> "cost_" + expense.id()))
        .flatMap(names -> names)
        .toList();
  }

  private static List<Outcome> all() {
    List<Outcome> all = new ArrayList<>();
    all.add(new Outcome("overall_survival", Event.DEATH.ordinal(), true, -1, "proportion"));
    all.add(
        new Outcome(
            "recurrence_free_survival",
            Event.RECURRENCE_OR_DEATH.ordinal(),
            true,
            -1,
            "proportion"));
    for (Event event : Event.values()) {
      if (event != Event.DEATH && event != Event.RECURRENCE_OR_DEATH) {
        all.add(new Outcome(event.id(), event.ordinal(), false, -1, "proportion"));
      }
    }
    for (int k = 0; k < QUANTITIES.size(); k++) {
      all.add(new Outcome(QUANTITIES.get(k), -1, false, k, unit(k)));
    }
    return List.copyOf(all);
  }

  private static String unit(int quantity) {
    return switch (quantity) {
      case LIFE_YEARS -> "years";
      case HOSPITAL_DAYS -> "days";
      default -> quantity < FIRST_OF_ECONOMICS ? "tests" : quantity == QALYS ? "QALYs" : MONEY;
    };
  }

  /** Whether it is the money spent on one kind of thing. */
  public boolean isExpense() {
    return quantity >= FIRST_EXPENSE;
  }

  /** Whether only studies that ask for economics report it. */
  boolean isOfEconomics() {
    return quantity >= FIRST_OF_ECONOMICS;
  }

  /** All names. */
  public static List<String> names() {
    return ALL.stream().map(Outcome::name).toList();
  }
}
