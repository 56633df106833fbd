package dandelion.simulation;

import dandelion.care.Test;
import dandelion.disease.Sighting;
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
      Arrays.stream(Test.values()).filter(Test::isImaging).toArray(Test[]::new);

  private static final double NEVER = Double.POSITIVE_INFINITY;

  final double[] eventYears = new double[Event.COUNT];
  int happened;
  final int[] tests = new int[Test.values().length];
  double hospitalDays;
  double lifeYears;

  /** Discounted, in the money of the setting, by ordinal of the expense; 0 unless asked for. */
  final double[] costs = new double[Expense.COUNT];

  /** Tests up to the finding that may begin a shared rest, and from it on. */
  double testCostsBefore;

  double testCostsSince;
  double imagedYearsBefore = NEVER;
  double imagedYearsSince = NEVER;

  double qalys;
  int foundBy = -1;
  double sizeAtDetectionMm;
  int lesionsAtDetection;
  double liverDoublingYears;
  final int[] sitesAtDetection = new int[Site.COUNT];
  final int[] sitesAtEntry = new int[Site.COUNT];
  boolean metastaticAtEntry;
  int liverSegments;
  int sleptAtDetection;

  void clear() {
    Arrays.fill(eventYears, Double.POSITIVE_INFINITY);
    happened = 0;
    Arrays.fill(tests, 0);
    if (foundBy >= 0) {
      Arrays.fill(sitesAtDetection, 0);
    }
    if (metastaticAtEntry) {
      Arrays.fill(sitesAtEntry, 0);
      metastaticAtEntry = false;
    }
    hospitalDays = 0;
    lifeYears = 0;
    clearCosts();
    foundBy = -1;
    sizeAtDetectionMm = 0;
    lesionsAtDetection = 0;
    liverDoublingYears = 0;
    liverSegments = 0;
    sleptAtDetection = 0;
  }

  private void clearCosts() {
    Arrays.fill(costs, 0);
    testCostsBefore = 0;
    testCostsSince = 0;
    imagedYearsBefore = NEVER;
    imagedYearsSince = NEVER;
    qalys = 0;
  }

  /** Tests were charged; imaging is noted by its time, years from entry. */
  void charge(double cost, boolean imaging, double years) {
    testCostsSince += cost;
    if (imaging) {
      imagedYearsSince = Math.min(imagedYearsSince, years);
    }
  }

  /** A rest that may be shared begins. */
  void divideCosts() {
    testCostsBefore += testCostsSince;
    testCostsSince = 0;
    imagedYearsBefore = Math.min(imagedYearsBefore, imagedYearsSince);
    imagedYearsSince = NEVER;
  }

  /** When imaging was first done, years from entry. */
  double firstImagedYears() {
    return Math.min(imagedYearsBefore, imagedYearsSince);
  }

  /** All tests have been charged. */
  void addUpTests(double more) {
    costs[Expense.TESTS.ordinal()] = testCostsBefore + testCostsSince + more;
  }

  /** Metastases seen at the operation, in a study that lets such patients in. */
  void metastatic(Sighting seen) {
    happens(Event.SYNCHRONOUS_METASTASES, 0);
    happens(Event.RECURRENCE_OR_DEATH, 0);
    atEntry(seen);
  }

  /** What was seen at entry. */
  void atEntry(Sighting seen) {
    metastaticAtEntry = true;
    liverSegments = seen.liverSegments;
    System.arraycopy(seen.count, 0, sitesAtEntry, 0, Site.COUNT);
  }

  /** Disease was found in one who had none in sight; only the first coming counts for each site. */
  void recurs(double years, int by, Sighting seen) {
    if (foundBy < 0) {
      foundBy = by;
      sizeAtDetectionMm = seen.largestMm();
      lesionsAtDetection = seen.total;
      liverDoublingYears = seen.liverDoublingYears;
      liverSegments = seen.liverSegments;
      sleptAtDetection = seen.slept;
      System.arraycopy(seen.count, 0, sitesAtDetection, 0, Site.COUNT);
    }
    happens(Event.RECURRENCE, years);
    happens(Event.RECURRENCE_OR_DEATH, years);
    for (int s = 0; s < Site.COUNT; s++) {
      if (seen.count[s] > 0) {
        happens(EVENT_OF_SITE[s], years);
      }
    }
  }

  private static final Event[] EVENT_OF_SITE = {
    Event.LIVER_RECURRENCE,
    Event.LUNG_RECURRENCE,
    Event.PERITONEAL_RECURRENCE,
    Event.LOCAL_RECURRENCE,
    Event.OTHER_RECURRENCE,
    Event.OTHER_RECURRENCE,
    Event.OTHER_RECURRENCE
  };

  /** Becomes the same as another life. */
  void copyFrom(Life other) {
    System.arraycopy(other.eventYears, 0, eventYears, 0, eventYears.length);
    System.arraycopy(other.tests, 0, tests, 0, tests.length);
    System.arraycopy(other.sitesAtDetection, 0, sitesAtDetection, 0, sitesAtDetection.length);
    happened = other.happened;
    hospitalDays = other.hospitalDays;
    lifeYears = other.lifeYears;
    System.arraycopy(other.costs, 0, costs, 0, costs.length);
    testCostsBefore = other.testCostsBefore;
    testCostsSince = other.testCostsSince;
    imagedYearsBefore = other.imagedYearsBefore;
    imagedYearsSince = other.imagedYearsSince;
    qalys = other.qalys;
    foundBy = other.foundBy;
    sizeAtDetectionMm = other.sizeAtDetectionMm;
    lesionsAtDetection = other.lesionsAtDetection;
    liverDoublingYears = other.liverDoublingYears;
    liverSegments = other.liverSegments;
    sleptAtDetection = other.sleptAtDetection;
  }

  /** Gives all it holds to a life that so far holds nothing but tests. */
  void addTo(Life life) {
    System.arraycopy(eventYears, 0, life.eventYears, 0, eventYears.length);
    System.arraycopy(sitesAtDetection, 0, life.sitesAtDetection, 0, sitesAtDetection.length);
    for (int t = 0; t < tests.length; t++) {
      life.tests[t] += tests[t];
    }
    life.happened = happened;
    life.hospitalDays += hospitalDays;
    life.lifeYears = lifeYears;
    System.arraycopy(costs, 0, life.costs, 0, costs.length);
    life.testCostsSince = testCostsSince;
    life.imagedYearsSince = imagedYearsSince;
    life.qalys = qalys;
    life.sizeAtDetectionMm = sizeAtDetectionMm;
    life.lesionsAtDetection = lesionsAtDetection;
    life.liverDoublingYears = liverDoublingYears;
    life.liverSegments = liverSegments;
    life.sleptAtDetection = sleptAtDetection;
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

  /** An event came; only its first coming counts. */
  void happens(Event event, double years) {
    int e = event.ordinal();
    happened |= 1 << e;
    eventYears[e] = Math.min(eventYears[e], years);
  }

  /** The events that came, as bits by ordinal. */
  public int happened() {
    return happened;
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

  /** What was spent on something, discounted to entry; 0 unless the study asks for it. */
  public double cost(Expense expense) {
    return costs[expense.ordinal()];
  }

  /** All that was spent, discounted to entry. */
  public double cost() {
    double sum = 0;
    for (double one : costs) {
      sum += one;
    }
    return sum;
  }

  /** Quality-adjusted years from entry, discounted; 0 unless the study asks for them. */
  public double qalys() {
    return qalys;
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

  /**
   * Volume doubling time, years, of the largest liver lesion at the first recurrence; 0 without
   * one.
   */
  public double liverDoublingYears() {
    return liverDoublingYears;
  }

  /** Lesions seen at a site when the first recurrence was detected. */
  public int lesionsAtDetection(Site site) {
    return sitesAtDetection[site.ordinal()];
  }

  /**
   * Couinaud segments with a lesion when metastases were first seen, at entry or as a recurrence:
   * bit k for segment k+1.
   */
  public int liverSegments() {
    return liverSegments;
  }

  /** How many of the lesions seen at the first recurrence had slept; in truth, nobody knows. */
  public int sleptAtDetection() {
    return sleptAtDetection;
  }

  /** Metastases seen at a site at entry, in those who had them. */
  public int lesionsAtEntry(Site site) {
    return sitesAtEntry[site.ordinal()];
  }

  /** Whether nothing that is counted differs from another life of the same patient. */
  public boolean sameAs(Life other) {
    return happened == other.happened
        && hospitalDays == other.hospitalDays
        && lifeYears == other.lifeYears
        && qalys == other.qalys
        && Arrays.equals(eventYears, other.eventYears)
        && Arrays.equals(tests, other.tests)
        && Arrays.equals(costs, other.costs);
  }
}
