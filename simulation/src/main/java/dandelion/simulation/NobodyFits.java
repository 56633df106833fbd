package dandelion.simulation;

/** No candidate was let into the study in a long row of them: its conditions leave nobody. */
public final class NobodyFits extends RuntimeException {
  private static final long serialVersionUID = 1;

  NobodyFits(long patient, int attempts, String last) {
    super(
        "no candidate for patient "
            + patient
            + " was let in among "
            + attempts
            + "; the last one failed on: "
            + last);
  }
}
