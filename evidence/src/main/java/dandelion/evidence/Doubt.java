package dandelion.evidence;

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
}
