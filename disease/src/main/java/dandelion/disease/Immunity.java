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
  // integrals of competence and of 1/competence from one fixed time to where a piece begins
  private final double[] exposed = new double[MOST];
  private final double[] waited = new double[MOST];
  private int pieces;

  /** The same competence for ever. */
  void reset(double competence) {
    pieces = 1;
    from[0] = Double.NEGATIVE_INFINITY;
    level[0] = competence;
    exposed[0] = 0;
    waited[0] = 0;
  }

  void copyFrom(Immunity other) {
    pieces = other.pieces;
    System.arraycopy(other.from, 0, from, 0, pieces);
    System.arraycopy(other.level, 0, level, 0, pieces);
    System.arraycopy(other.exposed, 0, exposed, 0, pieces);
    System.arraycopy(other.waited, 0, waited, 0, pieces);
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
    for (int k = first; k < pieces; k++) {
      double before = begins(k - 1);
      exposed[k] = exposed[k - 1] + level[k - 1] * (from[k] - before);
      waited[k] = waited[k - 1] + (from[k] - before) / level[k - 1];
    }
  }

  /** The integral of competence between two times; 0 when the end is not after the start. */
  double exposure(double startYears, double endYears) {
    return startYears < endYears ? exposed(endYears) - exposed(startYears) : 0;
  }

  private double exposed(double timeYears) {
    int k = piece(timeYears);
    return exposed[k] + level[k] * (timeYears - begins(k));
  }

  /** The time at which the integral of 1/competence since the start reaches a value. */
  double wakes(double startYears, double integral) {
    int k = piece(startYears);
    double goal = waited[k] + (startYears - begins(k)) / level[k] + integral;
    while (k + 1 < pieces && waited[k + 1] < goal) {
      k++;
    }
    return begins(k) + (goal - waited[k]) * level[k];
  }

  /** Where a piece begins; the first, which has no beginning, is counted from time 0. */
  private double begins(int piece) {
    return piece == 0 ? 0 : from[piece];
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
