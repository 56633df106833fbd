package dandelion.simulation;

/** A pathway that has nothing to say about a patient it met. */
public final class NoRow extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoRow(String pathway, String table, String chart) {
    super(
        "pathway "
            + pathway
            + ": no row of table "
            + table
            + " fits a patient with "
            + chart
            + ". Maybe add a last row with if: {}");
  }
}
