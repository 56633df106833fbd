package dandelion.validation;

import java.util.Locale;
import org.hipparchus.util.FastMath;

/**
 * What is believed of an entry before any figure is seen. Nothing below {@link #from} or above
 * {@link #to} is thought possible.
 *
 * <p>A place is a value on the scale on which its prior is standard normal: 0 is the prior's
 * median, and 95 of 100 values lie between -1.96 and 1.96.
 */
public sealed interface Prior {
  /** The widest standard deviation of a logarithm that makes sense. */
  double WIDEST = 10;

  /** Least value that is thought possible. */
  double from();

  /** Greatest value that is thought possible. */
  double to();

  /** The value at a place. */
  double value(double place);

  /** The prior in a few words. */
  String phrase();

  /** The value below which this share of the belief lies. */
  default double quantile(double share) {
    return value(StandardNormal.quantile(share));
  }

  /** Standard deviation of the natural logarithm of the value, limits included. */
  default double sdOfLn() {
    int steps = 2000;
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < steps; k++) {
      double ln = FastMath.log(quantile((k + 0.5) / steps));
      sum += ln;
      squares += ln * ln;
    }
    return Math.sqrt(squares / steps - sum / steps * (sum / steps));
  }

  /** Every value between the limits is as likely as any other, on a logarithmic scale. */
  record LogUniform(double from, double to) implements Prior {
    @Override
    public double value(double place) {
      return from * FastMath.pow(to / from, StandardNormal.below(place));
    }

    @Override
    public String phrase() {
      return String.format(Locale.ROOT, "log-uniform %.4g to %.4g", from, to);
    }
  }

  /** Log-normal, cut off at the limits. */
  record LogNormal(double median, double sdOfLogarithm, double from, double to) implements Prior {
    @Override
    public double value(double place) {
      double low = StandardNormal.below(standard(from));
      double high = StandardNormal.below(standard(to));
      double share = low + StandardNormal.below(place) * (high - low);
      double ln = FastMath.log(median) + sdOfLogarithm * StandardNormal.quantile(share);
      return Math.clamp(FastMath.exp(ln), from, to);
    }

    private double standard(double value) {
      return FastMath.log(value / median) / sdOfLogarithm;
    }

    @Override
    public String phrase() {
      return String.format(
          Locale.ROOT,
          "log-normal %.4g, sd of ln %.3g, within %.4g to %.4g",
          median,
          sdOfLogarithm,
          from,
          to);
    }
  }
}
