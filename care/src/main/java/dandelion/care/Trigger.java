package dandelion.care;

/**
 * A rule that makes a marker's result lead to imaging.
 *
 * @param marker the test whose result triggers
 * @param above absolute level in the marker's unit, or NaN when the rule is a rise
 * @param risesBy rise over the patient's own baseline, or NaN when the rule is a level
 * @param workUp tests done at once when it triggers
 */
@SuppressWarnings("ArrayRecordComponent") // small, never handed on, never compared
public record Trigger(Test marker, double above, double risesBy, Test[] workUp) {

  /** By how much this patient's marker must rise to trigger; 0 or less when it always does. */
  public double neededRise(double baseline) {
    return Double.isNaN(above) ? risesBy : above - baseline;
  }
}
