package dandelion.study;

import dandelion.evidence.Economy;
import dandelion.evidence.Entry;
import dandelion.simulation.Economics;
import java.util.List;

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
 */
public record Appraisal(
    Economics economics,
    Economy economy,
    String perspective,
    double costRate,
    double qalyRate,
    List<Double> willingnessToPay,
    long people,
    List<Entry> entries) {

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
