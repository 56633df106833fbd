package dandelion.simulation;

import dandelion.care.Conditions;
import dandelion.care.Test;
import java.util.List;

/**
 * When the clock of a study starts and who is let in.
 *
 * @param at what the clock starts with
 * @param month months after the operation on the primary; for the other kinds of entry the latest
 *     month that counts
 * @param afterAdjuvant whether those who get adjuvant treatment enter when it ends, if that is
 *     later
 * @param tests what is done before entry to find those who already have metastases
 * @param letIn what must hold of the chart at entry
 */
public record Entry(
    At at, double month, boolean afterAdjuvant, List<Test> tests, Conditions letIn) {

  /** What the clock starts with. */
  public enum At {
    /** A time after the operation on the primary. */
    OPERATION,
    /** Metastases or a recurrence have been found for the first time; the arms decide at once. */
    FOUND,
    /**
     * What was found for the first time has been removed; the arms' adjuvant tables decide what
     * follows.
     */
    REMOVED
  }
}
