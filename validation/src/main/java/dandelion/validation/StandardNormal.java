package dandelion.validation;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** The normal distribution of mean 0 and standard deviation 1. */
final class StandardNormal {
  private static final NormalDistribution STANDARD = new NormalDistribution(0, 1);
  private static final double SMALLEST = 1e-15;

  private StandardNormal() {}

  /** The share that lies below a place. */
  static double below(double place) {
    return STANDARD.cumulativeProbability(place);
  }

  /** The place below which this share lies; shares of 0 and 1 are kept off infinity. */
  static double quantile(double share) {
    return STANDARD.inverseCumulativeProbability(Math.clamp(share, SMALLEST, 1 - SMALLEST));
  }
}
