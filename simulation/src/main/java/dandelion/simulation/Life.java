package dandelion.simulation;

import dandelion.care.Test;
import dandelion.evidence.Site;
import java.util.Arrays;

/**
 * One patient's life course under one pathway, as it is counted. Times are years from entry into
 * the study; infinite when it did not happen before the horizon. Overwritten by the next life.
 */
public final class Life {
  /** The way {@link #foundBy} says that symptoms, not a test, led to the recurrence. */
  public static final int SYMPTOMS = Test.values().length;

  private static final Test[] IMAGING =
      Arrays.stream(Test.values())
          .filter(test -> test.kind() == Test.Kind.IMAGING && test != Test.PERFECT)
          .toArray(Test[]::new);

  final double[] eventYears = new double[Event.COUNT];
  final int[] tests = new int[Test.values().length];
  double hospitalDays;
  double lifeYears;
  int foundBy;
  double sizeAtDetectionMm;
  int lesionsAtDetection;
  final int[] sitesAtDetection = new int[Site.COUNT];

  void clear() {
    Arrays.fill(eventYears, Double.POSITIVE_INFINITY);
    Arrays.fill(tests, 0);
    Arrays.fill(sitesAtDetection, 0);
    hospitalDays = 0;
    lifeYears = 0;
    foundBy = -1;
    sizeAtDetectionMm = 0;
    lesionsAtDetection = 0;
  }

  boolean imaged() {
    for (Test test : IMAGING) {
      if (tests[test.ordinal()] > 0) {
        return true;
      }
    }
    return false;
  }

  /** When an event came, years from entry; infinite when it did not. */
  public double years(Event event) {
    return eventYears[event.ordinal()];
  }

  /** Event times by ordinal, not to be changed. */
  @SuppressWarnings("MutableMethodReturnType")
  public double[] eventYears() {
    return eventYears;
  }

  /** How often a test was done after entry. */
  public int tests(Test test) {
    return tests[test.ordinal()];
  }

  /** How often the test of this ordinal was done after entry. */
  public int testCount(int ordinal) {
    return tests[ordinal];
  }

  /** Days in hospital after entry. */
  public double hospitalDays() {
    return hospitalDays;
  }

  /** Years lived from entry, up to the horizon. */
  public double lifeYears() {
    return lifeYears;
  }

  /** Ordinal of the test that led to the first recurrence, {@link #SYMPTOMS}, or -1 without one. */
  public int foundBy() {
    return foundBy;
  }

  /** Largest lesion seen when the first recurrence was detected, mm; 0 without one. */
  public double sizeAtDetectionMm() {
    return sizeAtDetectionMm;
  }

  /** Lesions seen when the first recurrence was detected. */
  public int lesionsAtDetection() {
    return lesionsAtDetection;
  }

  /** Lesions seen at a site when the first recurrence was detected. */
  public int lesionsAtDetection(Site site) {
    return sitesAtDetection[site.ordinal()];
  }

  /** Whether nothing that is counted differs from another life of the same patient. */
  public boolean sameAs(Life other) {
    return hospitalDays == other.hospitalDays
        && lifeYears == other.lifeYears
        && Arrays.equals(eventYears, other.eventYears)
        && Arrays.equals(tests, other.tests);
  }
}
