package dandelion.care;

import java.util.List;
import java.util.Map;

/**
 * A guideline, compiled: when to look, and what to do about what is seen.
 *
 * @param id its name in files and reports
 * @param title for people
 * @param version of its author's
 * @param status {@code draft} or {@code reviewed}
 * @param followUp tests due after the operation (or after entry into a study, if that says so)
 * @param afterTreatment tests due after each operation for recurrence, counted from it
 * @param triggers marker rules
 * @param symptomWorkUp tests done when the patient comes with symptoms
 * @param restaging tests that decide on treatment when something has been seen
 * @param adjuvantMonth month after the operation in which the adjuvant table is consulted
 * @param adjuvant what to give after the operation
 * @param recurrence what to do about disease that is seen
 * @param files the files it was read from, each with the fingerprint of its bytes
 */
public record Pathway(
    String id,
    String title,
    String version,
    String status,
    List<Schedule> followUp,
    List<Schedule> afterTreatment,
    List<Trigger> triggers,
    List<Test> symptomWorkUp,
    List<Test> restaging,
    double adjuvantMonth,
    Table adjuvant,
    Table recurrence,
    Map<String, String> files) {

  /** Whether either table may lead to an act. */
  public boolean mayLeadTo(Act act) {
    return adjuvant.mayLeadTo(act) || recurrence.mayLeadTo(act);
  }

  /** What is not wrong here, but may not be meant. */
  public List<String> remarks() {
    return triggers.stream()
        .map(Trigger::marker)
        .distinct()
        .filter(marker -> !isScheduled(marker))
        .map(marker -> id + ": a trigger waits for " + marker.id() + ", which is never scheduled")
        .toList();
  }

  private boolean isScheduled(Test test) {
    return followUp.stream().anyMatch(schedule -> schedule.test() == test)
        || afterTreatment.stream().anyMatch(schedule -> schedule.test() == test);
  }

  /** Whether a test is scheduled, or is a marker whose result triggers others. */
  public boolean uses(Test test) {
    return isScheduled(test) || triggers.stream().anyMatch(trigger -> trigger.marker() == test);
  }
}
