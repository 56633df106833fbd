package dandelion.study;

/**
 * A 95 % interval: of the simulation alone, unless said otherwise.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {
  /** How many standard errors on either side hold 95 of 100 normal values. */
  public static final double Z95 = 1.959963984540054;

  /** Around a mean with this standard error. */
  public static Interval around(double mean, double se) {
    return new Interval(mean - Z95 * se, mean + Z95 * se);
  }

  /**
   * Around a share, after Wilson (1927): it stays within 0 and 1, and has a width even at its ends.
   *
   * @param share counted, 0 to 1
   * @param of among how many; nothing is known of a share of nobody
   */
  public static Interval ofShare(double share, double of) {
    if (of == 0) {
      return new Interval(0, 1);
    }
    double z2 = Z95 * Z95 / of;
    double middle = (share + z2 / 2) / (1 + z2);
    double half = Z95 / (1 + z2) * Math.sqrt(share * (1 - share) / of + z2 / (4 * of));
    return new Interval(
        Math.max(0, Math.min(share, middle - half)), Math.min(1, Math.max(share, middle + half)));
  }
}
