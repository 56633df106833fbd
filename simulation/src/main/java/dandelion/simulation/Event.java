package dandelion.simulation;

import java.util.Locale;

/** What can happen once in a life and is counted. Recurrence means recurrence that was detected. */
public enum Event {
  DEATH,
  RECURRENCE_OR_DEATH,
  RECURRENCE,
  LIVER_RECURRENCE,
  LUNG_RECURRENCE,
  PERITONEAL_RECURRENCE,
  LOCAL_RECURRENCE,
  /** In distant nodes, bone or brain. */
  OTHER_RECURRENCE,
  /** First operation for recurrence that is meant to cure. */
  CURATIVE_RETREATMENT,
  /** First major complication of a treatment that did not kill. */
  COMPLICATION,
  DEATH_CANCER,
  /** Within 90 days of an operation, or by a course of systemic treatment. */
  DEATH_TREATMENT,
  DEATH_LIVER_FAILURE,
  DEATH_OTHER,
  /** Metastases seen before or at entry. */
  SYNCHRONOUS_METASTASES;

  /** How many events there are. */
  public static final int COUNT = values().length;

  /** The name used in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
