package dandelion.study;

import dandelion.evidence.Economy;
import dandelion.evidence.Entry;
import dandelion.evidence.Evidence;
import dandelion.simulation.Economics;
import java.util.List;
import java.util.Map;

/**
 * What a study asks of health economics.
 *
 * @param economics prices, quality of life and discounting, as lives are charged with them
 * @param economy whose they are
 * @param perspective who pays, in words
 * @param costRate yearly discount of costs
 * @param qalyRate yearly discount of quality-adjusted years
 * @param willingnessToPay prices held against a quality-adjusted year, ascending
 * @param people for how many people an arm is chosen, all years together; 0 when nobody said
 * @param entries every number of the setting
 * @param evidence where they stand; that of the study, and what a file of the author's own adds
 * @param statement what only its author can say
 */
public record Appraisal(
    Economics economics,
    Economy economy,
    String perspective,
    double costRate,
    double qalyRate,
    List<Double> willingnessToPay,
    long people,
    List<Entry> entries,
    Evidence evidence,
    Statement statement) {

  /**
   * The same with other numbers.
   *
   * @param values prices and utilities by id, in the units that programs use
   * @param newCostRate yearly discount of costs
   * @param newQalyRate yearly discount of quality-adjusted years
   */
  public Appraisal with(Map<String, Double> values, double newCostRate, double newQalyRate) {
    Evidence other = evidence.with(values);
    return new Appraisal(
        new Economics(other, economy, newCostRate, newQalyRate),
        economy,
        perspective,
        newCostRate,
        newQalyRate,
        willingnessToPay,
        people,
        entries.stream().map(entry -> other.entry(entry.id())).toList(),
        other,
        statement);
  }

  /** How many of its numbers are judgements, and so only illustrative. */
  public long illustrative() {
    return entries.stream().filter(entry -> entry.status() == Entry.Status.ASSUMED).count();
  }

  /** Says how many, in the words that stand beside every result. */
  public String caution() {
    return "illustrative: "
        + illustrative()
        + " of its "
        + entries.size()
        + " prices and utilities are assumed";
  }
}
