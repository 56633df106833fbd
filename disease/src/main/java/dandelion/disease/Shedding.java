package dandelion.disease;

/**
 * The law by which a tumour sheds cells that found metastases: at a rate proportional to (number of
 * cells)^alpha (Iwata, Kawasaki and Shigesada 2000).
 *
 * <p>For a tumour that grows by {@link Growth} with rate beta, the expected number founded up to an
 * age is a constant times {@code G(x)}, where {@code x = beta * age} and {@code G(x)} is the
 * integral from 0 to x of {@code exp(alpha lnK (1 - exp(-s)))}. G depends on alpha and K alone, so
 * one table serves the primary and every metastasis. The same law holds for all of them: metastases
 * seed too.
 */
final class Shedding {
  private static final int POINTS = 4096;
  private static final double LAST_X = 10;

  private final double amplitude;
  private final double[] sum = new double[POINTS + 1];
  private final double[] inverse = new double[POINTS + 1];
  private final double lnFirst;
  private final double lnStep;

  Shedding(double alpha, double plateauLnCells) {
    amplitude = alpha * plateauLnCells;
    double step = LAST_X / POINTS;
    for (int k = 1; k <= POINTS; k++) {
      double from = (k - 1) * step;
      sum[k] =
          sum[k - 1]
              + step
                  / 6
                  * (intensity(from) + 4 * intensity(from + step / 2) + intensity(from + step));
    }
    lnFirst = StrictMath.log(sum[1]);
    lnStep = (StrictMath.log(sum[POINTS]) - lnFirst) / POINTS;
    int at = 1;
    for (int k = 0; k <= POINTS; k++) {
      double goal = Math.min(StrictMath.exp(lnFirst + k * lnStep), sum[POINTS]);
      while (sum[at] < goal) {
        at++;
      }
      inverse[k] = (at - 1 + (goal - sum[at - 1]) / (sum[at] - sum[at - 1])) * step;
    }
  }

  /** The shedding intensity at x, relative to one cell. */
  double intensity(double x) {
    return StrictMath.exp(amplitude * (1 - StrictMath.exp(-x)));
  }

  /** G(x): what has been shed up to x; 0 before the tumour exists. */
  double shed(double x) {
    if (x <= 0) {
      return 0;
    }
    double place = x * (POINTS / LAST_X);
    int k = (int) place;
    if (k >= POINTS) {
      return sum[POINTS] + (x - LAST_X) * StrictMath.exp(amplitude);
    }
    return sum[k] + (place - k) * (sum[k + 1] - sum[k]);
  }

  /** The x at which this much has been shed. */
  double reached(double shed) {
    if (shed <= sum[1]) {
      return shed / sum[1] * (LAST_X / POINTS);
    }
    if (shed >= sum[POINTS]) {
      return LAST_X + (shed - sum[POINTS]) * StrictMath.exp(-amplitude);
    }
    double place = (Elementary.ln(shed) - lnFirst) / lnStep;
    int k = Math.min((int) place, POINTS - 1);
    return inverse[k] + (place - k) * (inverse[k + 1] - inverse[k]);
  }
}
