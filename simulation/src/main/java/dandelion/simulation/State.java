package dandelion.simulation;

import dandelion.care.Table;
import java.util.List;

/** Where one life stands: today, what was done so far, and the death that is already certain. */
final class State {
  double now;

  /** When something other than the cancer kills, as far as is decided. */
  double killedYears;

  Event killedBy = Event.DEATH_OTHER;
  int operations;
  int liverOperations;
  int ablations;
  int embolisations;
  int courses;

  /** Acts after the operation on the primary that no disease seen had asked for. */
  int adjuvants;

  /** What was decided on after the operation, and when it began. */
  List<Table.Step> adjuvantSteps = List.of();

  double adjuvantBegan;
  int adjuvantsDone;

  /** Days in hospital for it, from entry on. */
  double adjuvantDays;

  double lastTreatmentYears;

  /** How long the last act lasts in this life. */
  double lastedYears;

  boolean bySymptoms;

  /** What it is charged with; empty unless somebody asks for it. */
  final Account account = new Account();

  /** Nothing was done yet. */
  void clear() {
    operations = 0;
    liverOperations = 0;
    ablations = 0;
    embolisations = 0;
    courses = 0;
    adjuvants = 0;
    adjuvantSteps = List.of();
    adjuvantsDone = 0;
    adjuvantDays = 0;
    lastTreatmentYears = 0;
    bySymptoms = false;
    account.clear();
  }

  void copyFrom(State other) {
    now = other.now;
    killedYears = other.killedYears;
    killedBy = other.killedBy;
    operations = other.operations;
    liverOperations = other.liverOperations;
    ablations = other.ablations;
    embolisations = other.embolisations;
    courses = other.courses;
    adjuvants = other.adjuvants;
    adjuvantSteps = other.adjuvantSteps;
    adjuvantBegan = other.adjuvantBegan;
    adjuvantsDone = other.adjuvantsDone;
    adjuvantDays = other.adjuvantDays;
    lastTreatmentYears = other.lastTreatmentYears;
    bySymptoms = other.bySymptoms;
    account.copyFrom(other.account);
  }

  /** Something kills at a time, unless something else does before. */
  void killedAt(double years, Event by) {
    if (years < killedYears) {
      killedYears = years;
      killedBy = by;
    }
  }

  /** Whether anything was done about disease that was seen. */
  boolean untreated() {
    return operations + ablations + embolisations + courses == 0;
  }
}
