package dandelion.care;

import dandelion.care.Condition.Answer;
import java.util.Arrays;
import java.util.List;

/**
 * A decision table with the hit policy "first": the first row whose conditions all hold decides.
 *
 * <p>Three-valued: a row that fails only because something is unknown stops the search, and the
 * table asks for it. It never falls through to a later row, since that row was written for patients
 * about whom more is known.
 */
public final class Table {
  /** No row fits. */
  public static final int NO_ROW = -1;

  /** The table cannot decide without asking; see {@link #asks}. */
  public static final int ASKS = -2;

  /**
   * One row.
   *
   * @param id name of the row, unique in its table
   * @param why the reason shown to people
   * @param strength strength of the recommendation as its author gives it
   * @param sources ids of evidence sources
   * @param conditions all must hold
   * @param offers what is offered, in order of preference
   * @param file where it was read
   * @param line its line there
   */
  public record Row(
      String id,
      String why,
      String strength,
      List<String> sources,
      List<Condition> conditions,
      List<Offer> offers,
      String file,
      int line) {
    /** What the row looks at, each once, in its order. */
    public List<Finding> findings() {
      return conditions.stream().map(Condition::finding).distinct().toList();
    }

    private List<Offer> offers(double uptake) {
      return offers.stream()
          .map(one -> one.doesNothing() ? one : new Offer(one.steps(), uptake))
          .toList();
    }

    private Row with(List<Offer> others) {
      return new Row(id, why, strength, sources, conditions, others, file, line);
    }
  }

  /**
   * What a row offers: one act, or several in their order.
   *
   * @param steps the acts, in order of time; the first begins at once
   * @param uptake share of the patients fitting the row who get it; the others go to the next
   *     offer, and after the last one to the rows below
   */
  public record Offer(List<Step> steps, double uptake) {
    /** One act alone. */
    public Offer(Act act, double uptake) {
      this(List.of(new Step(act, 0)), uptake);
    }

    /** What it begins with. */
    public Act act() {
      return steps.getFirst().act();
    }

    private boolean doesNothing() {
      return steps.stream().allMatch(step -> step.act().kind() == Act.Kind.NOTHING);
    }
  }

  /**
   * One act of an offer.
   *
   * @param act what is done
   * @param afterMonths months after the offer was taken up
   */
  public record Step(Act act, double afterMonths) {}

  private final String name;
  private final List<Row> rows;
  private final Condition[][] conditions;
  private final Offer[][] offers;

  Table(String name, List<Row> rows) {
    this.name = name;
    this.rows = List.copyOf(rows);
    this.conditions = new Condition[rows.size()][];
    this.offers = new Offer[rows.size()][];
    for (int k = 0; k < conditions.length; k++) {
      offers[k] = rows.get(k).offers().toArray(new Offer[0]);
      conditions[k] = rows.get(k).conditions().toArray(new Condition[0]);
    }
  }

  /** The table's name. */
  public String name() {
    return name;
  }

  /** The rows in their order. */
  public List<Row> rows() {
    return rows;
  }

  /** What a row offers, in order of preference. */
  public Offer[] offers(int row) {
    return offers[row];
  }

  /** The first row that fits this chart, or {@link #NO_ROW}, or {@link #ASKS}. */
  public int decide(Chart chart) {
    return decideBelow(-1, chart);
  }

  /**
   * The same among the rows below one: for a patient who fits that row and gets none of what it
   * offers.
   */
  public int decideBelow(int above, Chart chart) {
    for (int row = above + 1; row < conditions.length; row++) {
      Answer answer = ask(conditions[row], chart);
      if (answer == Answer.YES) {
        return row;
      }
      if (answer == Answer.UNKNOWN) {
        return ASKS;
      }
    }
    return NO_ROW;
  }

  /** This table, with every offer that would do anything taken up by this share of patients. */
  public Table takenUpBy(double uptake) {
    return new Table(name, rows.stream().map(row -> row.with(row.offers(uptake))).toList());
  }

  /** Whether any row may lead to an act. */
  public boolean mayLeadTo(Act act) {
    return rows.stream()
        .flatMap(row -> row.offers().stream())
        .flatMap(offer -> offer.steps().stream())
        .anyMatch(step -> step.act() == act);
  }

  /** Whether any row looks at a finding. */
  public boolean asks(Finding finding) {
    return rows.stream()
        .flatMap(row -> row.conditions().stream())
        .anyMatch(condition -> condition.finding() == finding);
  }

  /** What must be known before this chart can be decided; empty when nothing is missing. */
  public List<Finding> asks(Chart chart) {
    for (Condition[] row : conditions) {
      Answer answer = ask(row, chart);
      if (answer == Answer.YES) {
        return List.of();
      }
      if (answer == Answer.UNKNOWN) {
        return Arrays.stream(row)
            .filter(one -> one.ask(chart.at(one.finding().ordinal())) == Answer.UNKNOWN)
            .map(Condition::finding)
            .distinct()
            .toList();
      }
    }
    return List.of();
  }

  private static Answer ask(Condition[] row, Chart chart) {
    Answer answer = Answer.YES;
    for (Condition condition : row) {
      Answer one = condition.ask(chart.at(condition.finding().ordinal()));
      if (one == Answer.NO) {
        return Answer.NO;
      }
      if (one == Answer.UNKNOWN) {
        answer = Answer.UNKNOWN;
      }
    }
    return answer;
  }
}
