package dandelion.disease;

/**
 * What one patient's liver can still do: volume times quality, 1 for a whole healthy liver.
 *
 * <p>Volume comes back after a resection, exponentially, up to a ceiling; quality falls with the
 * liver's own disease and with every treatment that hurts it. The liver fails when the reserve is
 * below the patient's threshold.
 */
final class Reserve {
  private static final double WITHIN_YEARS = 1e-6;

  private double quality;
  private double declinePerYear;
  private double volume;
  private double ceiling;
  private double regenerationPerYear;
  private double threshold;
  private double atYears;

  /** The liver on the day of the operation, before anything is cut from it. */
  void reset(
      double newQuality,
      double newDeclinePerYear,
      double newCeiling,
      double newRegenerationPerYear,
      double newThreshold) {
    quality = newQuality;
    declinePerYear = newDeclinePerYear;
    volume = 1;
    ceiling = newCeiling;
    regenerationPerYear = newRegenerationPerYear;
    threshold = newThreshold;
    atYears = 0;
  }

  void copyFrom(Reserve other) {
    quality = other.quality;
    declinePerYear = other.declinePerYear;
    volume = other.volume;
    ceiling = other.ceiling;
    regenerationPerYear = other.regenerationPerYear;
    threshold = other.threshold;
    atYears = other.atYears;
  }

  /** Cuts out a share of the whole liver as it once was. */
  void cut(double timeYears, double share) {
    goTo(timeYears);
    volume = Math.max(0, volume - share);
  }

  /** Treatment or illness takes a share of the quality that is left, for good. */
  void hurt(double timeYears, double share) {
    goTo(timeYears);
    quality *= 1 - Math.min(1, share);
  }

  private void goTo(double timeYears) {
    double volumeThen = volume(timeYears);
    quality = quality(timeYears);
    volume = volumeThen;
    atYears = timeYears;
  }

  private double volume(double timeYears) {
    double most = Math.max(ceiling, volume); // what was never cut needs no regeneration
    return most - (most - volume) * Elementary.exp(-regenerationPerYear * (timeYears - atYears));
  }

  private double quality(double timeYears) {
    return quality * Elementary.exp(-declinePerYear * (timeYears - atYears));
  }

  /** The reserve at a time not before the last change. */
  double value(double timeYears) {
    return volume(timeYears) * quality(timeYears);
  }

  /** The quality alone, in units of the reserve that fails: what Child and Pugh's points see. */
  double qualityMargin(double timeYears) {
    return quality(timeYears) / threshold;
  }

  /** The volume at a time, as a share of the whole liver as it once was. */
  double volumeLeft(double timeYears) {
    return volume(timeYears);
  }

  /**
   * When the liver fails if nothing more is done to it: at once, when the reserve is short at the
   * last change already; infinite when later than a limit.
   *
   * <p>Regrowth makes the reserve rise at most once before decline makes it fall for ever, so it
   * crosses its threshold downwards at most once.
   */
  double failsYears(double untilYears) {
    if (value(atYears) < threshold) {
      return atYears;
    }
    if (value(untilYears) >= threshold) {
      return Double.POSITIVE_INFINITY;
    }
    double low = atYears;
    double high = untilYears;
    while (high - low > WITHIN_YEARS) {
      double middle = (low + high) / 2;
      if (value(middle) >= threshold) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
