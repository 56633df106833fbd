package dandelion.disease;

import dandelion.evidence.Site;

/**
 * One lesion as it truly is after the last change, for those who write down a life; care never sees
 * it. Until the next change it grows by {@link Biology#diameterMm(double, double)}.
 *
 * @param key the same in every life of this patient
 * @param site where it is
 * @param foundedYears when it was sown, years from the operation on the primary
 * @param birthYears when it was, or on its way back would have been, one growing cell; in the
 *     future for one that sleeps
 * @param ratePerYear how fast it grows
 * @param goneYears when it was cut out or destroyed; infinite for one that is there, minus infinity
 *     for one that immunity clears while it is microscopic
 */
public record Lesion(
    long key,
    Site site,
    double foundedYears,
    double birthYears,
    double ratePerYear,
    double goneYears) {
  /** Whether it is there and awake at a time. */
  public boolean isThere(double timeYears) {
    return goneYears > timeYears && birthYears < timeYears;
  }

  /** Whether immunity clears it before it is anything. */
  public boolean isCleared() {
    return goneYears == Double.NEGATIVE_INFINITY;
  }
}
