package dandelion.disease;

import dandelion.evidence.Site;
import java.util.Arrays;

/**
 * A fate replayed under treatment: the state of one patient's disease in one pathway.
 *
 * <p>Untreated, it reads the fate as it stands. Treatment moves a lesion's birth on the calendar (a
 * shrunken lesion is as small as it was earlier in its life, so that growth goes on in closed form)
 * or ends it. A lesion whose parent was gone before it was to be founded never lives.
 */
public final class Body {
  private static final int MOST_STEPS = 60;
  private static final double NEGLIGIBLE_LN = 25; // a share of 1e-11
  private static final double SURELY_ALIVE_LN = 5; // no luck of 1 in exp(exp(5)) is ever met
  private static final double LEFT_OUT_LN = 7; // all lesions left out weigh less than a thousandth
  private static final double PRECISION_LN = 1e-4;

  private final Fate fate;
  private final Biology biology;
  private boolean touched;
  private double touchedYears;
  private int known;
  private double[] birth = new double[16];
  private double[] founded = new double[16];
  private double[] gone = new double[16];
  private final double[] largestLn = new double[Site.COUNT];
  private final double[] firstSeen;
  private double firstSymptom;
  private boolean foreseen;
  private final Immunity immunity = new Immunity();
  private final Crossings crossings = new Crossings();
  private int operations;

  /** A body that replays this fate, again for each patient that is drawn into it. */
  public Body(Fate fate) {
    this.fate = fate;
    this.biology = fate.biology;
    this.firstSeen = new double[biology.tests.size()];
  }

  /** Starts the patient's life again, untreated. */
  public void begin() {
    touched = false;
    operations = 0;
  }

  /** Takes over the state of another body of the same fate. */
  public void copyFrom(Body other) {
    touched = other.touched;
    touchedYears = other.touchedYears;
    operations = other.operations;
    if (touched) {
      known = other.known;
      if (birth.length < known) {
        enlarge(other.birth.length);
      }
      System.arraycopy(other.birth, 0, birth, 0, known);
      System.arraycopy(other.founded, 0, founded, 0, known);
      System.arraycopy(other.gone, 0, gone, 0, known);
      foreseen = other.foreseen;
      System.arraycopy(other.firstSeen, 0, firstSeen, 0, firstSeen.length);
      firstSymptom = other.firstSymptom;
      immunity.copyFrom(other.immunity);
      crossings.copyFrom(other.crossings);
    }
  }

  /** Whether there is any lesion that could yet be seen, felt or kill. */
  public boolean hasLesions() {
    return fate.lesions > 0;
  }

  /** Years from the operation until a test first sees any lesion now there; infinite when never. */
  public double firstSeenYears(int test) {
    if (!touched) {
      return fate.firstSeen[test];
    }
    lookAhead();
    return firstSeen[test];
  }

  /** Years until a single lesion now there first causes symptoms by its size. */
  public double firstSymptomYears() {
    if (!touched) {
      return fate.firstSymptom;
    }
    lookAhead();
    return firstSymptom;
  }

  /**
   * Years until all lesions together are so heavy that the patient feels it; infinite after a
   * limit.
   */
  public double heavyYears(double untilYears) {
    return burdenYears(Crossings.HEAVY, fate.lnLethal + biology.lnSymptomBurden, untilYears);
  }

  /** Years until the cancer kills if nothing more is done; infinite when later than a limit. */
  public double lethalYears(double untilYears) {
    return burdenYears(Crossings.LETHAL, fate.lnLethal, untilYears);
  }

  /** Years until the marker has risen by an amount; infinite when later than a limit. */
  public double markerRisenYears(double amount, double untilYears) {
    double lnCells = fate.lnCellsToRaiseMarker(amount);
    return lnCells == Double.POSITIVE_INFINITY
        ? Double.POSITIVE_INFINITY
        : burdenYears(Crossings.MARKER, lnCells, untilYears);
  }

  /** The marker's level at a time, in its unit. */
  public double marker(double timeYears) {
    leftOutBelow = 0;
    return fate.markerBaseline() + fate.markerRise(lnBurden(timeYears, false));
  }

  /**
   * Looks with some tests and with the eyes of a patient who feels what has grown large.
   *
   * @param tests bit k set when test k is used
   */
  public void look(int tests, double timeYears, Sighting seen) {
    seen.clear();
    if (fate.lesions == 0) {
      return;
    }
    unfold(timeYears);
    Arrays.fill(largestLn, Double.NEGATIVE_INFINITY);
    int capacity = fate.founded.length;
    for (int i = 0; i < fate.lesions; i++) {
      if (!there(i, timeYears)) {
        continue;
      }
      double age = timeYears - birth(i);
      boolean visible = age >= fate.symptomAge[i];
      for (int k = 0; k < firstSeen.length && !visible; k++) {
        visible = (tests >>> k & 1) != 0 && age >= fate.seenAge[k * capacity + i];
      }
      if (visible) {
        int where = fate.site[i];
        seen.total++;
        seen.count[where]++;
        double lnCells = biology.growth.lnCells(fate.rate[i], age);
        boolean liver = where == Site.LIVER.ordinal();
        if (lnCells > largestLn[where]) {
          largestLn[where] = lnCells;
          if (liver) {
            seen.liverDoublingYears = biology.growth.doublingYears(fate.rate[i], lnCells);
          }
        }
        seen.liverSegments |= liver ? 1 << fate.segment[i] : 0;
      }
    }
    for (int where = 0; seen.total > 0 && where < Site.COUNT; where++) {
      if (seen.count[where] > 0) {
        seen.largestMm[where] = biology.diameterMm(largestLn[where]);
      }
    }
  }

  /**
   * Cuts out what is seen at some sites, with everything that hides in the same liver segments.
   *
   * @param sites bit s set for each site operated on
   * @param tests the tests that guide the surgeon, bit k for test k
   * @param residue probability that a lesion cut out leaves cells at its margin
   */
  public void resect(int sites, int tests, double timeYears, double residue) {
    touch(timeYears);
    operations++;
    int capacity = fate.founded.length;
    int segments = 0;
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < known; i++) {
        int where = fate.site[i];
        if ((sites >>> where & 1) == 0 || !there(i, timeYears)) {
          continue;
        }
        boolean liver = where == Site.LIVER.ordinal();
        double age = timeYears - birth[i];
        boolean visible = age >= fate.symptomAge[i];
        for (int k = 0; k < firstSeen.length && !visible; k++) {
          visible = (tests >>> k & 1) != 0 && age >= fate.seenAge[k * capacity + i];
        }
        if (pass == 0) {
          if (visible) {
            cut(i, timeYears, residue);
            segments |= liver ? 1 << fate.segment[i] : 0;
          }
        } else if (liver && !visible && (segments >>> fate.segment[i] & 1) != 0) {
          gone[i] = timeYears;
        }
      }
    }
    immunity.multiply(
        timeYears, timeYears + biology.surgeryImmuneYears, biology.surgeryImmuneFactor);
    settle(timeYears);
  }

  private void cut(int i, double timeYears, double residue) {
    long luck = Stream.key(fate.lesionKey[i], Stream.Source.OPERATION, operations);
    if (Stream.uniformOf(luck) < residue) {
      double lnCells = biology.residualLnCells * fate.residueLuck[i];
      birth[i] = Math.max(birth[i], timeYears - biology.growth.ageYears(fate.rate[i], lnCells));
    } else {
      gone[i] = timeYears;
    }
  }

  /**
   * A course of systemic treatment.
   *
   * <p>Kill goes with growth (Norton and Simon 1977): while a course lasts, sensitive cells run
   * back along their own growth curve, potency - 1 times as fast as they grew. Cells resistant
   * before the course, a rate per division since the lesion began (Goldie and Coldman 1979), are
   * untouched. The lesion is erased when the survivors expected are fewer than its luck allows.
   *
   * @param durationYears how long the course lasts
   * @param potency speed of the way back, in units of growth, for the average patient
   * @param immuneFactor immune competence during the course, relative to before
   */
  public void course(double timeYears, double durationYears, double potency, double immuneFactor) {
    touch(timeYears);
    double back = potency * fate.sensitivity * durationYears;
    for (int i = 0; i < known; i++) {
      if (gone[i] <= timeYears) {
        continue;
      }
      int from = fate.parent[i];
      if (founded[i] >= timeYears) {
        if (from >= 0) {
          follow(i, from);
        }
      } else if (birth[i] < timeYears) {
        treat(i, timeYears, back);
      }
    }
    immunity.multiply(timeYears, timeYears + durationYears, immuneFactor);
    settle(timeYears);
  }

  private void treat(int i, double timeYears, double back) {
    double rate = fate.rate[i];
    double age = timeYears - birth[i];
    double lnCells = biology.growth.lnCells(rate, age);
    double lnSensitive = biology.growth.lnCells(rate, age - back);
    double lnResistant =
        lnCells + Math.min(0, fate.lnResistant + Elementary.ln(Math.max(1, lnCells)));
    if (lnSensitive > SURELY_ALIVE_LN && lnResistant < lnSensitive - NEGLIGIBLE_LN) {
      birth[i] += back; // every survivor that counts was sensitive: back along its own curve
      return;
    }
    double survivors = Elementary.exp(lnSensitive) + Elementary.exp(lnResistant);
    if (survivors < fate.erasedBelow[i]) {
      gone[i] = timeYears;
    } else {
      double newAge = biology.growth.ageYears(rate, Math.max(0, Elementary.ln(survivors)));
      birth[i] = Math.max(birth[i], timeYears - newAge);
    }
  }

  /** A lesion not founded yet keeps its place on its parent's clock. */
  private void follow(int i, int from) {
    double moved = (birth[from] - fate.birth[from]) - (founded[i] - fate.founded[i]);
    birth[i] += moved;
    founded[i] += moved;
  }

  private void touch(double timeYears) {
    if (!touched) {
      touched = true;
      known = 0;
      immunity.copyFrom(fate.immunity);
    }
    unfold(timeYears);
    touchedYears = timeYears;
  }

  /** Lets every lesion that is there found its own, up to a time. */
  private void unfold(double timeYears) {
    bringUp();
    for (int i = 0; i < fate.lesions; i++) {
      if (there(i, timeYears)) {
        fate.unfold(i, timeYears - birth(i));
        bringUp();
      }
    }
  }

  /** Learns of lesions that fate has unfolded since this body last looked. */
  private void bringUp() {
    if (!touched || known == fate.lesions) {
      return;
    }
    if (birth.length < fate.lesions) {
      enlarge(fate.founded.length);
    }
    for (; known < fate.lesions; known++) {
      int i = known;
      int from = fate.parent[i];
      birth[i] = fate.birth[i];
      founded[i] = fate.founded[i];
      gone[i] = fate.cleared[i] ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      if (from >= 0) {
        follow(i, from);
        if (gone[from] <= founded[i]) {
          gone[i] = Double.NEGATIVE_INFINITY;
        }
      }
    }
  }

  private void enlarge(int length) {
    birth = Arrays.copyOf(birth, length);
    founded = Arrays.copyOf(founded, length);
    gone = Arrays.copyOf(gone, length);
  }

  /** After treatment: who never lives now, and who wakes or is cleared. */
  private void settle(double timeYears) {
    crossings.clear();
    foreseen = false;
    for (int i = 0; i < known; i++) {
      int from = fate.parent[i];
      if (from >= 0 && gone[from] <= founded[i]) {
        gone[i] = Double.NEGATIVE_INFINITY;
      } else if (founded[i] < timeYears) {
        answerToImmunity(i, timeYears);
      }
    }
  }

  /** What will be seen and felt first, worked out when somebody asks. */
  private void lookAhead() {
    if (foreseen) {
      return;
    }
    foreseen = true;
    Arrays.fill(firstSeen, Double.POSITIVE_INFINITY);
    firstSymptom = Double.POSITIVE_INFINITY;
    int capacity = fate.founded.length;
    for (int i = 0; i < known; i++) {
      if (counts(i)) {
        firstSymptom = Math.min(firstSymptom, birth[i] + fate.symptomAge[i]);
        for (int k = 0; k < firstSeen.length; k++) {
          firstSeen[k] = Math.min(firstSeen[k], birth[i] + fate.seenAge[k * capacity + i]);
        }
      }
    }
  }

  /**
   * Immune competence has changed from now on: sleepers wake, and the microscopic live or die,
   * anew.
   */
  private void answerToImmunity(int i, double timeYears) {
    if (fate.wakesAt[i] > 0 && birth[i] > timeYears) {
      birth[i] = immunity.wakes(founded[i], fate.wakesAt[i]);
    }
    boolean undecided = gone[i] == Double.POSITIVE_INFINITY || gone[i] == Double.NEGATIVE_INFINITY;
    if (undecided && fate.clearsAt[i] < Double.POSITIVE_INFINITY && !orphan(i)) {
      double until = birth[i] + biology.microscopicScaledAge / fate.rate[i];
      if (until > timeYears) {
        boolean clears = immunity.exposure(birth[i], until) > fate.clearsAt[i];
        gone[i] = clears ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      }
    }
  }

  private boolean orphan(int i) {
    int from = fate.parent[i];
    return from >= 0 && gone[from] <= founded[i];
  }

  private boolean there(int i, double timeYears) {
    if (!touched) {
      return !fate.cleared[i] && fate.birth[i] < timeYears;
    }
    return gone[i] > timeYears && birth[i] < timeYears;
  }

  private double birth(int i) {
    return touched ? birth[i] : fate.birth[i];
  }

  /**
   * Lesions that count towards a burden: sown before the last treatment, or before the operation.
   */
  private boolean counts(int i) {
    return touched
        ? gone[i] == Double.POSITIVE_INFINITY && founded[i] < touchedYears
        : fate.founded[i] <= 0 && !fate.cleared[i];
  }

  /** When the sum of all lesions reaches a burden; worked out once for every state of the body. */
  private double burdenYears(int which, double lnTarget, double untilYears) {
    Crossings kept = touched ? crossings : fate.crossings;
    if (!kept.knows(which, lnTarget, untilYears)) {
      findCrossing(kept, which, lnTarget, untilYears);
    }
    return kept.answer(which, untilYears);
  }

  /** Closed form for one lesion, a safe secant for several. */
  private void findCrossing(Crossings kept, int which, double lnTarget, double untilYears) {
    boolean weighted = which != Crossings.MARKER;
    int all = touched ? known : fate.lesions;
    int counted = 0;
    double heaviest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < all; i++) {
      if (counts(i)) {
        counted++;
        heaviest = Math.max(heaviest, weighted ? biology.lnLethalWeight[fate.site[i]] : 0);
      }
    }
    if (counted == 0) {
      kept.keep(which, lnTarget, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
      return;
    }
    double plateau = biology.growth.plateauLnCells();
    double share = counted == 1 ? 0 : Elementary.ln(counted);
    double least = Fate.scaledAge(lnTarget - heaviest - share, plateau);
    double low = Double.POSITIVE_INFINITY;
    int first = 0;
    for (int i = 0; i < all; i++) {
      if (counts(i) && birth(i) + least / fate.rate[i] < low) {
        low = birth(i) + least / fate.rate[i];
        first = i;
      }
    }
    if (counted == 1 || low > untilYears) {
      kept.keep(
          which,
          lnTarget,
          counted == 1 ? low : Double.POSITIVE_INFINITY,
          counted == 1 ? Double.POSITIVE_INFINITY : untilYears);
      return;
    }
    double weight = weighted ? biology.lnLethalWeight[fate.site[first]] : 0;
    double alone = birth(first) + Fate.scaledAge(lnTarget - weight, plateau) / fate.rate[first];
    leftOutBelow = Fate.scaledAge(lnTarget - heaviest - share - LEFT_OUT_LN, plateau);
    double answer = root(lnTarget, weighted, low, Math.min(alone, untilYears));
    kept.keep(which, lnTarget, answer, answer > untilYears ? untilYears : Double.POSITIVE_INFINITY);
  }

  /**
   * Newton's method for the logarithm of the burden, from the right, between two limits; the burden
   * at the right one may still be below the target, and then the answer is infinite.
   */
  private double root(double lnTarget, boolean weighted, double from, double to) {
    double low = from;
    double high = to;
    double at = to;
    for (int step = 0; step < MOST_STEPS; step++) {
      double above = lnBurden(at, weighted) - lnTarget;
      if (at == to && above < 0) {
        return above > -PRECISION_LN ? to : Double.POSITIVE_INFINITY;
      }
      if (Math.abs(above) < PRECISION_LN) {
        return at;
      }
      if (above > 0) {
        high = at;
      } else {
        low = at;
      }
      double next = at - above / slope;
      at = next > low && next < high ? next : (low + high) / 2;
    }
    return at;
  }

  private double slope;

  /**
   * Lesions younger than this, on the clock of one that grows with rate 1, are too small to count.
   */
  private double leftOutBelow;

  /** The logarithm of the burden at a time; leaves its rate of rise in {@link #slope}. */
  private double lnBurden(double timeYears, boolean weighted) {
    double plateau = biology.growth.plateauLnCells();
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double rising = 0;
    int all = touched ? known : fate.lesions;
    for (int i = 0; i < all; i++) {
      double age = timeYears - birth(i);
      double rate = fate.rate[i];
      if (rate * age <= leftOutBelow || !counts(i)) {
        continue;
      }
      double cells = biology.growth.lnCells(rate, age);
      double growing = rate * (plateau - cells);
      double weighs = weighted ? cells + biology.lnLethalWeight[fate.site[i]] : cells;
      if (weighs > most) {
        double scale = sum == 0 ? 0 : Elementary.exp(most - weighs);
        sum = sum * scale + 1;
        rising = rising * scale + growing;
        most = weighs;
      } else if (weighs > most - NEGLIGIBLE_LN) {
        double part = Elementary.exp(weighs - most);
        sum += part;
        rising += part * growing;
      }
    }
    slope = rising / sum;
    return sum == 0 ? Double.NEGATIVE_INFINITY : most + Elementary.ln(sum);
  }
}
