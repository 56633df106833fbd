package dandelion.uncertainty;

import org.jspecify.annotations.Nullable;

/**
 * What one draw came to. For each arm in order: the means of {@link Kept}, then over patients the
 * variances of cost, QALYs and life-years and the covariance of cost and QALYs, then the same four
 * of the differences from the reference arm in the same patients.
 *
 * @param draw its number
 * @param numbers as above; empty when the draw could not be lived through
 * @param trouble why it could not; null when it could
 */
@SuppressWarnings("ArrayRecordComponent") // written once, read by those who add up
public record Drawn(long draw, double[] numbers, @Nullable String trouble) {
  private static final int MEANS = Kept.values().length;
  private static final int COVARIANCE = MEANS + Kept.SPREAD;
  private static final int OF_DIFFERENCE = Kept.SPREAD + 1;

  /** How many numbers there are of one arm. */
  static final int OF_AN_ARM = MEANS + 2 * (Kept.SPREAD + 1);

  double mean(int arm, Kept kept) {
    return numbers[arm * OF_AN_ARM + kept.ordinal()];
  }

  /** Variance between patients of cost, QALYs or life-years. */
  double variance(int arm, Kept kept) {
    return numbers[arm * OF_AN_ARM + MEANS + kept.ordinal()];
  }

  /** The same of the difference from the reference arm, patient by patient. */
  double varianceOfDifference(int arm, Kept kept) {
    return numbers[arm * OF_AN_ARM + MEANS + OF_DIFFERENCE + kept.ordinal()];
  }

  /** Variance between patients of the net benefit at a price of a QALY. */
  double varianceOfBenefit(int arm, double price) {
    return benefit(
        price,
        variance(arm, Kept.COST),
        variance(arm, Kept.QALYS),
        numbers[arm * OF_AN_ARM + COVARIANCE]);
  }

  /** The same of the difference from the reference arm. */
  double varianceOfBenefitDifference(int arm, double price) {
    return benefit(
        price,
        varianceOfDifference(arm, Kept.COST),
        varianceOfDifference(arm, Kept.QALYS),
        numbers[arm * OF_AN_ARM + COVARIANCE + OF_DIFFERENCE]);
  }

  private static double benefit(double price, double cost, double qalys, double covariance) {
    return Math.max(0, price * price * qalys - 2 * price * covariance + cost);
  }
}
