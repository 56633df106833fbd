package dandelion.evidence;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.jspecify.annotations.Nullable;

/** How uncertain an entry is: a distribution around its value, in its unit, or none and why. */
public sealed interface Doubt {

  /** No uncertainty is carried, for a reason. */
  record None(String why) implements Doubt {}

  /** Normal with this standard deviation. */
  record Normal(double sd) implements Doubt {}

  /** Log-normal: the value is the median, this the standard deviation of the logarithm. */
  record LogNormal(double sdOfLn) implements Doubt {}

  /** Beta with the value as mean, as sure as this many observations. */
  record Beta(double observations) implements Doubt {}

  /** Uniform between two limits. */
  record Uniform(double low, double high) implements Doubt {}

  /** The doubt as one phrase for tables. */
  default String phrase() {
    return switch (this) {
      case None none -> "none: " + none.why();
      case Normal normal -> "normal, sd " + normal.sd();
      case LogNormal logNormal -> "log-normal, sd of ln " + logNormal.sdOfLn();
      case Beta beta -> "beta, as from " + beta.observations() + " observations";
      case Uniform uniform -> "uniform " + uniform.low() + " to " + uniform.high();
    };
  }

  /**
   * The value below which this share of the doubt lies, cut off at two limits.
   *
   * @param value the entry's value
   * @param share above 0 and below 1
   * @param low the least that makes sense
   * @param high the most that makes sense
   */
  default double quantile(double value, double share, double low, double high) {
    ContinuousDistribution doubt = around(value);
    if (doubt == null) {
      return value;
    }
    double below = doubt.getSupportLowerBound() < low ? doubt.cumulativeProbability(low) : 0;
    double upTo = doubt.getSupportUpperBound() > high ? doubt.cumulativeProbability(high) : 1;
    double quantile = doubt.inverseCumulativeProbability(below + share * (upTo - below));
    return Math.clamp(quantile, low, high);
  }

  /** The distribution around a value; null where there is none, as around a beta's 0 and 1. */
  private @Nullable ContinuousDistribution around(double value) {
    return switch (this) {
      case None none -> null;
      case Normal(double sd) -> NormalDistribution.of(value, sd);
      case LogNormal(double sdOfLn) ->
          value > 0 ? LogNormalDistribution.of(StrictMath.log(value), sdOfLn) : null;
      case Beta(double observations) ->
          value > 0 && value < 1
              ? BetaDistribution.of(value * observations, (1 - value) * observations)
              : null;
      case Uniform(double low, double high) -> UniformContinuousDistribution.of(low, high);
    };
  }
}
