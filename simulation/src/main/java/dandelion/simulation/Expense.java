package dandelion.simulation;

import java.util.Locale;

/** What money is spent on. */
public enum Expense {
  /** Tests and visits. */
  TESTS,
  /** Operations for recurrence, with the days on the ward. */
  OPERATIONS,
  ABLATIONS,
  /** Chemoembolization. */
  EMBOLISATIONS,
  /** Systemic treatment and other courses. */
  COURSES,
  COMPLICATIONS,
  /** Care of those who live with known tumour, and of the dying. */
  CARE;

  /** How many there are. */
  public static final int COUNT = values().length;

  /** The name used in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
