package dandelion.disease;

/**
 * A patient with more lesions than the engine will hold: never cut short in silence, since a cut
 * would bias every figure that follows.
 */
public final class TooManyLesions extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooManyLesions(long seed, long patient, int limit) {
    super(
        "patient "
            + patient
            + " of seed "
            + seed
            + " has more than "
            + limit
            + " lesions. Maybe the mean number of founded lesions, its spread between patients or the"
            + " seeding by metastases is set too high.");
  }
}
