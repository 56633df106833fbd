package dandelion.simulation;

import dandelion.care.Finding;
import dandelion.care.Pathway;
import dandelion.care.Schedule;
import dandelion.care.Test;
import dandelion.care.Trigger;
import java.util.Arrays;
import java.util.List;

/**
 * One arm of a study, made ready for the engine: a pathway, how faithfully it is kept, and when its
 * months are counted from.
 */
public final class Plan {
  final String name;
  final Pathway pathway;
  final double[] attendance = new double[Test.values().length];
  final boolean faithful;
  private final double adherenceSpread;
  final boolean fromEntry;
  final double delayYears;
  final long[][] due = new long[Test.values().length][Months.WORDS];
  final long[][] afterTreatment = new long[Test.values().length][Months.WORDS];
  final Test[] followed;
  final int[] seesIndex = new int[Test.values().length];
  final int restagingBits;
  final int symptomBits;
  final Trigger[] triggers;
  final int[] triggerBits;
  final Test[] restaging;
  final Test[] symptomWorkUp;
  final boolean asksMarker;
  final int words;
  private final List<Object> adjuvant;
  private int adjuvantLike = -1;
  private int treatmentLike = -1;
  private final List<Object> treatment;

  /**
   * @param name the arm's name
   * @param pathway the guideline it lives under
   * @param attendance average chance that a visit is kept, by ordinal of the test
   * @param adherenceSpread spread between patients of the log-odds of keeping a visit
   * @param fromEntry whether the pathway's months count from entry into the study, not the
   *     operation
   * @param delayYears how much later than planned the primary is removed
   * @param imaging names of the imaging tests the disease was told of, in its order
   */
  public Plan(
      String name,
      Pathway pathway,
      double[] attendance,
      double adherenceSpread,
      boolean fromEntry,
      double delayYears,
      List<String> imaging) {
    this.delayYears = delayYears;
    this.adherenceSpread = adherenceSpread;
    this.name = name;
    this.pathway = pathway;
    this.fromEntry = fromEntry;
    boolean all = true;
    for (Test test : Test.values()) {
      this.attendance[test.ordinal()] = attendance[test.ordinal()];
      seesIndex[test.ordinal()] = imaging.indexOf(test.id());
    }
    for (Schedule schedule : pathway.followUp()) {
      Months.set(due[schedule.test().ordinal()], schedule.months());
      all &= attendance[schedule.test().ordinal()] >= 1;
    }
    for (Schedule schedule : pathway.afterTreatment()) {
      Months.set(afterTreatment[schedule.test().ordinal()], schedule.months());
      all &= attendance[schedule.test().ordinal()] >= 1;
    }
    faithful = all;
    followed = Arrays.stream(Test.values()).filter(pathway::uses).toArray(Test[]::new);
    treatment = List.of(pathway.recurrence().rows(), pathway.restaging(), pathway.symptomWorkUp());
    adjuvant = List.of(delayYears, pathway.adjuvantMonth(), pathway.adjuvant().rows());
    words =
        1
            + pathway.followUp().stream()
                    .mapToInt(schedule -> schedule.months()[schedule.months().length - 1])
                    .max()
                    .orElse(0)
                / 64;
    triggers = pathway.triggers().toArray(new Trigger[0]);
    triggerBits = new int[triggers.length];
    for (int k = 0; k < triggers.length; k++) {
      triggerBits[k] = bits(List.of(triggers[k].workUp()));
    }
    restaging = pathway.restaging().toArray(new Test[0]);
    symptomWorkUp = pathway.symptomWorkUp().toArray(new Test[0]);
    asksMarker = pathway.recurrence().asks(Finding.MARKER);
    restagingBits = bits(pathway.restaging());
    symptomBits = bits(pathway.symptomWorkUp());
  }

  double adherenceSpread() {
    return adherenceSpread;
  }

  /** The arm's name. */
  public String name() {
    return name;
  }

  /** The guideline this arm lives under. */
  public Pathway pathway() {
    return pathway;
  }

  /** Finds out which plans of a study decide alike, so that equal lives are lived once. */
  public static void compare(Plan[] plans) {
    for (int k = 0; k < plans.length; k++) {
      plans[k].adjuvantLike = k;
      plans[k].treatmentLike = k;
      for (int j = k - 1; j >= 0; j--) {
        if (plans[k].adjuvant.equals(plans[j].adjuvant)) {
          plans[k].adjuvantLike = plans[j].adjuvantLike;
        }
        if (plans[k].treatment.equals(plans[j].treatment)) {
          plans[k].treatmentLike = plans[j].treatmentLike;
        }
      }
    }
  }

  /** Whether another plan gives the same adjuvant treatment to everybody. */
  boolean adjuvantAs(Plan other) {
    return adjuvantLike == other.adjuvantLike;
  }

  /** Whether another plan examines and treats a recurrence in the same way. */
  boolean treatsAs(Plan other) {
    return treatmentLike == other.treatmentLike;
  }

  int bits(Iterable<Test> tests) {
    int bits = 0;
    for (Test test : tests) {
      int index = seesIndex[test.ordinal()];
      bits |= index < 0 ? 0 : 1 << index;
    }
    return bits;
  }
}
