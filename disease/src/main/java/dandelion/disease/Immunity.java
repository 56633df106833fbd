package dandelion.disease;

/**
 * Immune competence over one patient's time: piecewise constant, 1 for the average person.
 *
 * <p>Dormant lesions wake with a hazard that goes as 1/competence; microscopic lesions are cleared
 * with a hazard that goes as competence. Both hazards integrate in closed form, so a lesion's fate
 * is one exponential draw held against an integral.
 */
final class Immunity {
  private static final int MOST = 256;

  private final double[] from = new double[MOST];
  private final double[] level = new double[MOST];
  private int pieces;

  /** The same competence for ever. */
  void reset(double competence) {
    pieces = 1;
    from[0] = Double.NEGATIVE_INFINITY;
    level[0] = competence;
  }

  void copyFrom(Immunity other) {
    pieces = other.pieces;
    System.arraycopy(other.from, 0, from, 0, pieces);
    System.arraycopy(other.level, 0, level, 0, pieces);
  }

  /** Multiplies competence by a factor between two times (years from the operation). */
  void multiply(double startYears, double endYears, double factor) {
    if (factor == 1 || endYears <= startYears) {
      return;
    }
    int first = cut(startYears);
    int last = cut(endYears);
    for (int k = first; k < last; k++) {
      level[k] *= factor;
    }
  }

  /** The integral of competence between two times. */
  double exposure(double startYears, double endYears) {
    double sum = 0;
    double at = startYears;
    for (int k = piece(startYears); at < endYears; k++) {
      double end = Math.min(endYears, end(k));
      sum += level[k] * (end - at);
      at = end;
    }
    return sum;
  }

  /** The time at which the integral of 1/competence since the start reaches a value. */
  double wakes(double startYears, double integral) {
    double left = integral;
    double at = startYears;
    for (int k = piece(startYears); ; k++) {
      double needed = left * level[k];
      if (at + needed <= end(k)) {
        return at + needed;
      }
      left -= (end(k) - at) / level[k];
      at = end(k);
    }
  }

  private double end(int piece) {
    return piece + 1 < pieces ? from[piece + 1] : Double.POSITIVE_INFINITY;
  }

  private int piece(double timeYears) {
    int k = pieces - 1;
    while (from[k] > timeYears) {
      k--;
    }
    return k;
  }

  private int cut(double timeYears) {
    int k = piece(timeYears);
    if (from[k] == timeYears) {
      return k;
    }
    if (pieces == MOST) {
      throw new TooManyChanges(MOST, from[1], from[pieces - 1]);
    }
    System.arraycopy(from, k + 1, from, k + 2, pieces - k - 1);
    System.arraycopy(level, k + 1, level, k + 2, pieces - k - 1);
    from[k + 1] = timeYears;
    level[k + 1] = level[k];
    pieces++;
    return k + 1;
  }
}
