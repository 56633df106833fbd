package dandelion.disease;

/** A life in which the competence of the immune system changes more often than the engine holds. */
public final class TooManyChanges extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooManyChanges(int limit, double firstYears, double lastYears) {
    super(
        "a patient's immune competence changes more than "
            + limit
            + " times between year "
            + firstYears
            + " and year "
            + lastYears
            + ". Maybe the pathway treats again and again without end.");
  }
}
