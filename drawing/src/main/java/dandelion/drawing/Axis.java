package dandelion.drawing;

/**
 * A scale with round ticks.
 *
 * @param low where it begins
 * @param high where it ends
 * @param step distance between ticks, which stand at its multiples
 */
public record Axis(double low, double high, double step) {
  private static final double CLOSE = 1e-9;

  /** An axis that begins and ends at ticks, of which there are about so many. */
  public static Axis around(double low, double high, int ticks) {
    double span = Math.max(high - low, 1e-6);
    double step = roundStep(span / ticks);
    double from = Math.floor(low / step + CLOSE) * step;
    double to = Math.ceil((low + span) / step - CLOSE) * step;
    return new Axis(from, to, step);
  }

  /** An axis with exactly these ends. */
  public static Axis exactly(double low, double high, int ticks) {
    return new Axis(low, high, roundStep(Math.max(high - low, 1e-6) / ticks));
  }

  /** Years since entry; whole years where they fit. */
  public static Axis years(double horizon, int ticks) {
    Axis axis = exactly(0, horizon, ticks);
    return axis.step() < 1 && horizon > 2 ? new Axis(0, horizon, 1) : axis;
  }

  private static double roundStep(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least) + CLOSE));
    double digit = least / power;
    double round = digit <= 1 + CLOSE ? 1 : digit <= 2 + CLOSE ? 2 : digit <= 5 + CLOSE ? 5 : 10;
    return round * power;
  }

  /** The ticks, ascending. */
  public double[] ticks() {
    long first = (long) Math.ceil(low / step - CLOSE);
    long last = (long) Math.floor(high / step + CLOSE);
    double[] ticks = new double[(int) (last - first + 1)];
    for (int k = 0; k < ticks.length; k++) {
      ticks[k] = (first + k) * step;
    }
    return ticks;
  }

  /** How far along the axis a value lies: 0 at its beginning, 1 at its end. */
  public double part(double value) {
    return (value - low) / (high - low);
  }

  /** A tick as text. */
  public String label(double tick, boolean percent) {
    double factor = percent ? 100 : 1;
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step * factor) - CLOSE));
    String number = Digits.fixed(tick * factor, decimals);
    return percent ? number + "%" : number;
  }
}
