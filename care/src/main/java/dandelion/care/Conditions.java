package dandelion.care;

import dandelion.evidence.Faults;
import dandelion.evidence.Field;
import java.util.Arrays;
import java.util.List;

/** Conditions that must all hold of a chart, outside a table: who is let into a study. */
public final class Conditions {
  private final Condition[] all;

  private Conditions(List<Condition> all) {
    this.all = all.toArray(new Condition[0]);
  }

  /** Reads them from a file; every fault is collected. */
  public static Conditions read(Field given, Faults faults) {
    return new Conditions(PathwayFile.conditions(given, faults));
  }

  /** Whether all hold; what is unknown does not hold. */
  public boolean hold(Chart chart) {
    for (Condition condition : all) {
      if (condition.ask(chart.at(condition.finding().ordinal())) != Condition.Answer.YES) {
        return false;
      }
    }
    return true;
  }

  /** The first condition that does not hold, in words; empty when all hold. */
  public String firstBroken(Chart chart) {
    for (Condition condition : all) {
      double value = chart.at(condition.finding().ordinal());
      if (condition.ask(value) != Condition.Answer.YES) {
        return condition + " (it was " + condition.finding().phrase(value) + ")";
      }
    }
    return "";
  }

  /** Whether a finding is looked at. */
  public boolean asks(Finding finding) {
    return Arrays.stream(all).anyMatch(condition -> condition.finding() == finding);
  }

  /** Whether a count of one or more of something keeps everybody out. */
  public boolean wantsNo(Finding count) {
    for (Condition condition : all) {
      if (condition.finding() == count
          && condition.ask(1) == Condition.Answer.NO
          && condition.ask(count.most()) == Condition.Answer.NO) {
        return true;
      }
    }
    return false;
  }

  /** Whether anything is asked at all. */
  public boolean isEmpty() {
    return all.length == 0;
  }
}
