package dandelion.disease;

import dandelion.evidence.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fate replayed under treatment: the state of one patient's disease in one pathway.
 *
 * <p>Treatment moves a lesion's birth on the calendar (a shrunken lesion is as small as it was
 * earlier in its life, so that growth goes on in closed form) or ends it. A body knows the
 * primary's seeds, and learns of a lesion's own seeds when their time comes and the lesion is still
 * there; it never depends on what another body of the same fate has lived through.
 */
public final class Body {
  private static final double FOR_EVER = Double.POSITIVE_INFINITY;
  private static final double NEVER_LIVED = Double.NEGATIVE_INFINITY;
  private static final double ROUNDING_YEARS = 1e-12;
  private static final double LN_2 = StrictMath.log(2);
  private static final double MANY_LN = 4; // of 55 cells some survive, but for one patient in 1e23
  private static final int LIVER = 1 << Site.LIVER.ordinal();

  private final Fate fate;
  private final Biology biology;
  private final Burden burden;
  private final Crossings crossings = new Crossings();
  private final Immunity immunity = new Immunity();
  private final Reserve reserve = new Reserve();
  private boolean reserveKnown;
  private final double[] firstSeen;
  private final double[] largestLn = new double[Site.COUNT];
  private double firstSymptom;
  private boolean fresh;
  private boolean treated;
  private int operations;
  private int ablations;

  /** A body whose state this one still shares; null once it has a state of its own. */
  private @Nullable Body base;

  // the lesions known, in the order in which they were learnt of
  private int known;
  private int[] lesion = new int[16];
  private int[] parent = new int[16];
  private int[] nextChild = new int[16];
  private double[] founded = new double[16];
  private double[] birth = new double[16];
  private double[] gone = new double[16];
  private double[] resistant = new double[16];
  private boolean[] noticed = new boolean[16]; // seen by some test before
  private double unfoldedYears;

  // those of them that live, or did when they were last gone through; the others are gone, or
  // cleared unless immunity falls in time
  private final Roll living = new Roll();

  // those of them of which immunity has not yet decided whether or when they live
  private final Roll young = new Roll();

  /** A body that replays this fate, again for each patient that is drawn into it. */
  public Body(Fate fate) {
    this.fate = fate;
    this.biology = fate.biology;
    this.burden = new Burden(biology);
    this.firstSeen = new double[biology.tests.size()];
  }

  /** Starts the patient's life again, untreated, the primary removed on the day planned. */
  public void begin() {
    begin(0);
  }

  /**
   * Starts the patient's life again, untreated.
   *
   * @param delayYears how much later than planned the primary was removed; it sowed until then
   */
  public void begin(double delayYears) {
    base = null;
    operations = 0;
    ablations = 0;
    treated = false;
    reserveKnown = false;
    known = 0;
    living.clear();
    young.clear();
    unfoldedYears = NEVER_LIVED;
    changed();
    if (fate.roots > 0) {
      immunity.copyFrom(fate.immunity);
      for (int i = 0; i < fate.roots; i++) {
        if (fate.origin[i] != Fate.Origin.LATE_SEED || fate.founded[i] <= delayYears) {
          learn(i, -1, fate.origin[i] == Fate.Origin.RESIDUE ? delayYears : 0, 0);
        }
      }
      if (lethalYears(delayYears) > delayYears) {
        unfold(delayYears); // who is dead before the operation needs no more metastases
      }
    }
  }

  /** Takes over the state of another body of the same fate, which must not change any more. */
  public void startFrom(Body other) {
    base = other;
  }

  /** Becomes the same as another body of the same fate. */
  public void become(Body other) {
    base = other;
    own();
  }

  private void own() {
    Body other = base;
    if (other == null) {
      return;
    }
    base = null;
    operations = other.operations;
    ablations = other.ablations;
    treated = other.treated;
    reserveKnown = other.reserveKnown;
    if (reserveKnown) {
      reserve.copyFrom(other.reserve);
    }
    known = other.known;
    if (birth.length < known) {
      enlarge(other.birth.length);
    }
    System.arraycopy(other.lesion, 0, lesion, 0, known);
    System.arraycopy(other.parent, 0, parent, 0, known);
    System.arraycopy(other.nextChild, 0, nextChild, 0, known);
    System.arraycopy(other.founded, 0, founded, 0, known);
    System.arraycopy(other.birth, 0, birth, 0, known);
    System.arraycopy(other.gone, 0, gone, 0, known);
    System.arraycopy(other.resistant, 0, resistant, 0, known);
    System.arraycopy(other.noticed, 0, noticed, 0, known);
    unfoldedYears = other.unfoldedYears;
    living.copyFrom(other.living, known);
    young.copyFrom(other.young, known);
    immunity.copyFrom(other.immunity);
    changed();
  }

  private void changed() {
    fresh = false;
    crossings.clear();
  }

  /** Whether there is any lesion that could yet be seen, felt or kill. */
  public boolean hasLesions() {
    return fate.roots > 0;
  }

  // ---- the liver

  private Reserve reserve() {
    if (base != null) {
      return base.reserve();
    }
    if (!reserveKnown) {
      reserveKnown = true;
      fate.liver(reserve);
    }
    return reserve;
  }

  /** A liver that was healthy and has not been treated neither declines nor fails. */
  private boolean liverIsWhole() {
    return base != null ? base.liverIsWhole() : !reserveKnown && !fate.liverIsIll();
  }

  /** Years until the liver fails if nothing more is done to it; infinite when after a limit. */
  public double liverFailsYears(double untilYears) {
    return liverIsWhole() ? FOR_EVER : reserve().failsYears(untilYears);
  }

  /** What the liver can do, in percent of a whole healthy one. */
  public double reservePercent(double timeYears) {
    return liverIsWhole() ? 100 : 100 * reserve().value(timeYears);
  }

  /**
   * What the liver can really do, in percent of a whole healthy one, for logs: doctors take a liver
   * that was never ill or treated for a whole one, see {@link #reservePercent}.
   */
  public double trueReservePercent(double timeYears) {
    if (!liverIsWhole()) {
      return 100 * reserve().value(timeYears);
    }
    Reserve untouched = new Reserve();
    fate.liver(untouched);
    return 100 * untouched.value(timeYears);
  }

  /** The liver's volume, in percent of what it was before any operation. */
  public double liverVolumePercent(double timeYears) {
    return liverIsWhole() ? 100 : 100 * reserve().volumeLeft(timeYears);
  }

  /** Child-Pugh class, 0 to 2 for A to C; livers without cirrhosis are in class A. */
  public int childPugh(double timeYears) {
    if (!fate.cirrhotic()) {
      return 0;
    }
    double margin = reserve().qualityMargin(timeYears);
    double[] above = biology.liver.childPughAbove;
    return margin > above[0] ? 0 : margin > above[1] ? 1 : 2;
  }

  /** Cuts out a share of the whole liver as it was before any operation. */
  public void cutLiver(double timeYears, double share) {
    if (share > 0) {
      own();
      reserve().cut(timeYears, share);
    }
  }

  /** Takes a share of what the liver can do, for good. */
  public void hurtLiver(double timeYears, double share) {
    if (share > 0) {
      own();
      reserve().hurt(timeYears, share);
    }
  }

  /** How much harder treatment hits a cirrhotic liver is asked for by those who treat it. */
  public boolean liverIsCirrhotic() {
    return fate.cirrhotic();
  }

  // ---- what is going to happen

  /** Years from the operation until a test first sees any lesion now there; infinite when never. */
  public double firstSeenYears(int test) {
    if (base != null) {
      return base.firstSeenYears(test);
    }
    refresh();
    return firstSeen[test];
  }

  /** Years until a single lesion now there first causes symptoms. */
  public double firstSymptomYears() {
    if (base != null) {
      return base.firstSymptomYears();
    }
    refresh();
    return firstSymptom;
  }

  /** Years until all lesions together are so heavy that it is felt; infinite after a limit. */
  public double heavyYears(double untilYears) {
    return crossing(Crossings.HEAVY, fate.lnLethal + biology.lnSymptomBurden, untilYears);
  }

  /** Years until the cancer kills if nothing more is done; infinite when later than a limit. */
  public double lethalYears(double untilYears) {
    return crossing(Crossings.LETHAL, fate.lnLethal, untilYears);
  }

  /** Years until the marker has risen by an amount; infinite when later than a limit. */
  public double markerRisenYears(double amount, double untilYears) {
    if (amount <= 0) {
      return NEVER_LIVED; // it has always been as high
    }
    double lnCells = fate.lnCellsToRaiseMarker(amount);
    return lnCells == FOR_EVER ? FOR_EVER : crossing(Crossings.MARKER, lnCells, untilYears);
  }

  /** The marker's level at a time, in its unit. */
  public double marker(double timeYears) {
    if (base != null) {
      return base.marker(timeYears);
    }
    refresh();
    return fate.markerBaseline() + fate.markerRise(burden.lnCells(timeYears));
  }

  private double crossing(int which, double lnTarget, double untilYears) {
    if (base != null) {
      return base.crossing(which, lnTarget, untilYears);
    }
    if (!crossings.knows(which, lnTarget, untilYears)) {
      refresh();
      double found = burden.reaches(lnTarget, which != Crossings.MARKER, untilYears);
      crossings.keep(which, lnTarget, found, found == FOR_EVER ? untilYears : FOR_EVER);
    }
    return crossings.answer(which, untilYears);
  }

  /** Works out, after a change, what counts and what will be seen and felt first. */
  private void refresh() {
    if (fresh) {
      return;
    }
    fresh = true;
    burden.clear();
    Arrays.fill(firstSeen, FOR_EVER);
    firstSymptom = FOR_EVER;
    int capacity = fate.founded.length;
    for (int n = 0; n < living.size(); n++) {
      int k = living.get(n);
      if (counts(k)) {
        int i = lesion[k];
        burden.add(birth[k], fate.rate[i], fate.site[i]);
        firstSymptom = Math.min(firstSymptom, birth[k] + fate.symptomAge[i]);
        for (int test = 0; test < firstSeen.length; test++) {
          firstSeen[test] = Math.min(firstSeen[test], birth[k] + fate.seenAge[test * capacity + i]);
        }
      }
    }
  }

  /**
   * Lesions that count towards a burden and towards what is seen first: those sown before the
   * operation, and those whose parent is gone. Beside a parent that is still there its later seeds
   * weigh nothing.
   */
  private boolean counts(int k) {
    return gone[k] == FOR_EVER
        && (fate.founded[lesion[k]] <= 0 || parent[k] < 0 || gone[parent[k]] < FOR_EVER);
  }

  /**
   * How many lesions live at a site, sleeping ones and those too small for any test among them. Not
   * counted are those that fate has dropped because nobody will ever know of them.
   */
  public int lesions(Site at, double timeYears) {
    if (base != null) {
      return base.lesions(at, timeYears);
    }
    int alive = 0;
    for (int k = 0; k < known; k++) {
      boolean here = fate.site[lesion[k]] == at.ordinal();
      alive += here && founded[k] <= timeYears && gone[k] > timeYears ? 1 : 0;
    }
    return alive;
  }

  // ---- looking

  /**
   * Looks with some tests and with the eyes of a patient who feels what has grown large. What a
   * test has shown once is looked for from now on, and found when it is smaller too.
   *
   * @param tests bit k set when test k is used
   */
  public void look(int tests, double timeYears, Sighting seen) {
    seen.clear();
    if (fate.roots == 0) {
      return;
    }
    own();
    unfold(timeYears);
    Arrays.fill(largestLn, NEVER_LIVED);
    for (int n = 0; n < living.size(); n++) {
      int k = living.get(n);
      if (there(k, timeYears) && visible(k, tests, timeYears)) {
        writeDown(k, timeYears, seen);
        noticed[k] |= tests != 0;
      }
    }
    for (int where = 0; seen.total > 0 && where < Site.COUNT; where++) {
      if (seen.count[where] > 0) {
        seen.largestMm[where] = biology.diameterMm(largestLn[where]);
      }
    }
  }

  private void writeDown(int k, double timeYears, Sighting seen) {
    int i = lesion[k];
    int where = fate.site[i];
    boolean liver = where == Site.LIVER.ordinal();
    double lnCells = biology.growth.lnCells(fate.rate[i], timeYears - birth[k]);
    seen.total++;
    seen.count[where]++;
    seen.slept += fate.wakesAt[i] > 0 ? 1 : 0;
    if (liver) {
      seen.liverSegments |= 1 << fate.segment[i];
      if (lnCells > biology.lnCellsToTakeHalf) {
        seen.liverSegmentsWhole |= Biology.half(fate.segment[i]);
      }
      if (lnCells > biology.lnCellsToAblate) {
        seen.liverSegmentsOfLarge |= 1 << fate.segment[i];
        seen.liverLarge++;
      }
    }
    if (lnCells > largestLn[where]) {
      largestLn[where] = lnCells;
      if (liver) {
        seen.liverDoublingYears = biology.growth.doublingYears(fate.rate[i], lnCells);
      }
    }
  }

  private boolean there(int k, double timeYears) {
    return gone[k] > timeYears && birth[k] < timeYears;
  }

  private boolean visible(int k, int tests, double timeYears) {
    int i = lesion[k];
    double age = timeYears - birth[k] + ROUNDING_YEARS;
    if (age >= fate.symptomAge[i]) {
      return true;
    }
    int capacity = fate.founded.length;
    for (int left = tests; left != 0; left &= left - 1) {
      double seenAge = fate.seenAge[Integer.numberOfTrailingZeros(left) * capacity + i];
      if (age >= seenAge || (noticed[k] && isSeenAgain(i, age, seenAge))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a lesion that is known is large enough for a test that first saw it at an age. */
  private boolean isSeenAgain(int i, double age, double seenAge) {
    Growth growth = biology.growth;
    return seenAge < FOR_EVER
        && growth.lnCells(fate.rate[i], age)
            >= growth.lnCells(fate.rate[i], seenAge) + biology.lnKnownShare;
  }

  /** Lets every lesion that is there found its own, up to a time. */
  private void unfold(double timeYears) {
    if (timeYears <= unfoldedYears) {
      return; // treatment since then has only made lesions younger
    }
    unfoldedYears = timeYears;
    forgetGone(timeYears);
    for (int n = 0; n < living.size(); n++) {
      int k = living.get(n);
      if (there(k, timeYears)) {
        int i = lesion[k];
        fate.unfold(i, timeYears - birth[k]);
        double moved = birth[k] - fate.birth[i];
        int child = nextChild[k] < 0 ? fate.firstChild[i] : fate.nextSibling[nextChild[k]];
        while (child >= 0 && fate.founded[child] + moved < timeYears) {
          nextChild[k] = child;
          learn(child, k, moved, timeYears);
          child = fate.nextSibling[child];
        }
      }
    }
  }

  /** Those that are gone by now are looked at no more, unless immunity lets them live after all. */
  private void forgetGone(double timeYears) {
    int still = 0;
    for (int n = 0; n < living.size(); n++) {
      int k = living.get(n);
      if (gone[k] > timeYears) {
        living.stays(still++, k);
      } else {
        living.leaves(k);
      }
    }
    living.cut(still);
  }

  private void learn(int i, int from, double moved, double nowYears) {
    int k = known;
    if (k == birth.length) {
      enlarge(2 * k);
    }
    lesion[k] = i;
    parent[k] = from;
    nextChild[k] = -1;
    founded[k] = fate.founded[i] + moved;
    birth[k] = fate.birth[i] + moved;
    gone[k] = fate.cleared[i] ? NEVER_LIVED : FOR_EVER;
    resistant[k] = 0;
    noticed[k] = false;
    living.newcomer(k);
    young.newcomer(k);
    if (treated) {
      answerToImmunity(k, founded[k]);
    }
    if (gone[k] == NEVER_LIVED && isCleared(k, nowYears)) {
      return; // it came and went, and nobody will ever know
    }
    known++;
    if (gone[k] == FOR_EVER) {
      living.add(k);
    }
    if (isUndecided(k, nowYears)) {
      young.add(k);
    }
    if (fate.founded[i] <= 0) {
      changed();
    }
  }

  /** Whether immunity has cleared a lesion by a time, whatever treatment comes after. */
  private boolean isCleared(int k, double timeYears) {
    double until = birth[k] + fate.microscopicYears[lesion[k]];
    return immunity.exposure(Math.max(birth[k], founded[k]), Math.min(until, timeYears))
        > fate.clearsAt[lesion[k]];
  }

  private void enlarge(int length) {
    lesion = Arrays.copyOf(lesion, length);
    parent = Arrays.copyOf(parent, length);
    nextChild = Arrays.copyOf(nextChild, length);
    founded = Arrays.copyOf(founded, length);
    birth = Arrays.copyOf(birth, length);
    gone = Arrays.copyOf(gone, length);
    resistant = Arrays.copyOf(resistant, length);
    noticed = Arrays.copyOf(noticed, length);
  }

  /**
   * All lesions learnt of so far, as they are after the last change: for logs, since it allocates.
   */
  public List<Lesion> lesions() {
    if (base != null) {
      return base.lesions();
    }
    List<Lesion> all = new ArrayList<>();
    for (int k = 0; k < (fate.roots == 0 ? 0 : known); k++) {
      int i = lesion[k];
      Site where = Site.of(fate.site[i]);
      all.add(new Lesion(fate.lesionKey[i], where, founded[k], birth[k], fate.rate[i], gone[k]));
    }
    return all;
  }

  /** Diameter of the lesion learnt of as number k, mm; 0 when it is gone for good. */
  double diameterMm(int k, double timeYears) {
    if (base != null) {
      return base.diameterMm(k, timeYears);
    }
    return gone[k] <= timeYears ? 0 : biology.diameterMm(Math.max(0, lnCells(k, timeYears)));
  }

  // ---- treating

  /**
   * Cuts out what is seen at some sites, with everything that hides in the same liver segments.
   *
   * @param sites bit s set for each site operated on
   * @param tests the tests that guide the surgeon, bit k for test k
   * @param residue probability that a lesion cut out leaves cells at its margin
   * @param largeOnly whether liver lesions small enough for ablation are left alone
   * @return liver segments operated on, bit k for segment k+1, and those that went as a whole, bit
   *     {@link Biology#SEGMENTS} + k
   */
  public int resect(int sites, int tests, double timeYears, double residue, boolean largeOnly) {
    if (fate.roots == 0) {
      return 0;
    }
    own();
    unfold(timeYears);
    operations++;
    int part = 0;
    int whole = 0;
    for (int n = 0; n < living.size(); n++) {
      int k = living.get(n);
      boolean liver = isLiver(k) && (sites & LIVER) != 0;
      if (liver && isCut(k, tests, timeYears, largeOnly)) {
        int where = fate.segment[lesion[k]];
        part |= 1 << where;
        whole |= lnCells(k, timeYears) > biology.lnCellsToTakeHalf ? Biology.half(where) : 0;
      }
    }
    int segments = part | whole;
    for (int n = 0; n < living.size(); n++) {
      int k = living.get(n);
      int i = lesion[k];
      if ((sites >>> fate.site[i] & 1) == 0 || gone[k] <= timeYears || founded[k] >= timeYears) {
        continue;
      }
      boolean liver = fate.site[i] == Site.LIVER.ordinal();
      if (isCut(k, tests, timeYears, largeOnly && liver)) {
        cut(k, timeYears, residue, Stream.Source.OPERATION, operations);
      } else if (liver && (segments >>> fate.segment[i] & 1) != 0) {
        gone[k] = timeYears; // asleep or awake, it goes with the specimen
      }
    }
    for (int n = 0; segments != 0 && n < young.size(); n++) {
      int k = young.get(n);
      boolean inSpecimen = isLiver(k) && (segments >>> fate.segment[lesion[k]] & 1) != 0;
      boolean doomed = gone[k] == NEVER_LIVED && !isCleared(k, timeYears);
      if (inSpecimen && doomed && founded[k] < timeYears) {
        gone[k] = timeYears; // and so does what immunity would have cleared
      }
    }
    immunity.multiply(
        timeYears, timeYears + biology.surgeryImmuneYears, biology.surgeryImmuneFactor);
    settle(timeYears);
    return segments | whole << Biology.SEGMENTS;
  }

  private boolean isCut(int k, int tests, double timeYears, boolean largeOnly) {
    return there(k, timeYears)
        && visible(k, tests, timeYears)
        && (!largeOnly || lnCells(k, timeYears) > biology.lnCellsToAblate);
  }

  private double lnCells(int k, double timeYears) {
    return biology.growth.lnCells(fate.rate[lesion[k]], timeYears - birth[k]);
  }

  /** Removes a lesion, or leaves cells of it behind when the luck of this session is below. */
  private void cut(int k, double timeYears, double residue, Stream.Source kind, int session) {
    int i = lesion[k];
    long luck = Stream.key(fate.lesionKey[i], kind, session);
    if (Stream.uniformOf(luck) < residue) {
      double lnCells = biology.residualLnCells * fate.residueLuck[i];
      double newBirth = timeYears - biology.growth.ageYears(fate.rate[i], lnCells);
      makeYounger(k, Math.max(birth[k], newBirth), timeYears);
      noticed[k] = false; // what is known is gone; nobody knows of the cells left behind
    } else {
      gone[k] = timeYears;
    }
  }

  /**
   * Destroys liver lesions one by one where they are, by heat or cold.
   *
   * @param tests the tests that show what is to be destroyed, bit k for test k
   * @param logitAt30Mm log-odds that one session wholly destroys a lesion of 30 mm
   * @param perDoubling how much these log-odds fall with each doubling of the diameter
   */
  public void ablate(int tests, double timeYears, double logitAt30Mm, double perDoubling) {
    if (fate.roots == 0) {
      return;
    }
    own();
    unfold(timeYears);
    ablations++;
    for (int n = 0; n < living.size(); n++) {
      int k = living.get(n);
      if (isLiver(k) && there(k, timeYears) && visible(k, tests, timeYears)) {
        double leaves = 1 - destroys(k, timeYears, logitAt30Mm, perDoubling);
        cut(k, timeYears, leaves, Stream.Source.ABLATION, ablations);
      }
    }
    settle(timeYears);
  }

  private boolean isLiver(int k) {
    return fate.site[lesion[k]] == Site.LIVER.ordinal();
  }

  /** The chance that a session wholly destroys a lesion of this size. */
  private double destroys(int k, double timeYears, double logitAt30Mm, double perDoubling) {
    double doublings = (lnCells(k, timeYears) - biology.lnCellsAt30Mm) / (3 * LN_2);
    return 1 / (1 + Elementary.exp(perDoubling * doublings - logitAt30Mm));
  }

  /**
   * Chemoembolization through the liver's artery: what angiography shows is starved and may be
   * destroyed at once; whatever else sits in the liver gets the drug alone.
   *
   * @param tests the tests that show the vessels of a tumour
   * @param session a number that no other session of this life has, and no ablation
   * @param smallestMm below this diameter a lesion has no artery of its own to close
   * @param durationYears how long the drug stays
   * @param potency as in {@link #course}
   * @param immuneFactor immune competence while the drug stays, relative to before
   */
  public void embolise(
      int tests,
      double timeYears,
      int session,
      double smallestMm,
      double logitAt30Mm,
      double perDoubling,
      double durationYears,
      double potency,
      double immuneFactor) {
    if (fate.roots == 0) {
      return;
    }
    own();
    unfold(timeYears);
    double back = potency * fate.sensitivity * durationYears;
    double smallest = biology.lnCells(Elementary.ln(smallestMm));
    for (int n = 0; n < living.size(); n++) {
      int k = living.get(n);
      if (!isLiver(k) || !there(k, timeYears)) {
        continue;
      }
      if (visible(k, tests, timeYears) && lnCells(k, timeYears) >= smallest) {
        long luck = Stream.key(fate.lesionKey[lesion[k]], Stream.Source.ABLATION, session);
        if (Stream.uniformOf(luck) >= 1 - destroys(k, timeYears, logitAt30Mm, perDoubling)) {
          gone[k] = timeYears;
          continue;
        }
      }
      treat(k, timeYears, back);
    }
    treatDoomed(timeYears, back, true);
    immunity.multiply(timeYears, timeYears + durationYears, immuneFactor);
    settle(timeYears);
  }

  /**
   * A course of systemic treatment.
   *
   * <p>Kill goes with growth (Norton and Simon 1977): while a course lasts, sensitive cells run
   * back along their own growth curve, potency - 1 times as fast as they grew. Cells resistant
   * before the course, a rate per division since the lesion began (Goldie and Coldman 1979) or what
   * an earlier course has left, are untouched. A lesion is erased when its luck is below the chance
   * that no cell survives.
   *
   * @param durationYears how long the course lasts
   * @param potency speed of the way back, in units of growth, for the average patient
   * @param immuneFactor immune competence during the course, relative to before
   */
  public void course(double timeYears, double durationYears, double potency, double immuneFactor) {
    if (fate.roots == 0) {
      return;
    }
    own();
    unfold(timeYears);
    double back = potency * fate.sensitivity * durationYears;
    for (int n = 0; back > 0 && n < living.size(); n++) {
      int k = living.get(n);
      if (there(k, timeYears)) {
        treat(k, timeYears, back);
      }
    }
    treatDoomed(timeYears, back, false);
    immunity.multiply(timeYears, timeYears + durationYears, immuneFactor);
    settle(timeYears);
  }

  /**
   * The drug reaches those too that immunity would clear, as long as they are there: when it lowers
   * immunity they may live after all, and then they have been treated. Those that immunity has
   * cleared by now are past all that.
   */
  private void treatDoomed(double timeYears, double back, boolean liverOnly) {
    int still = 0;
    for (int n = 0; n < young.size(); n++) {
      int k = young.get(n);
      boolean doomed = gone[k] == NEVER_LIVED;
      if (doomed && isCleared(k, timeYears)) {
        young.leaves(k);
        continue;
      }
      young.stays(still++, k);
      boolean begun = birth[k] < timeYears && founded[k] < timeYears;
      boolean reached = !liverOnly || isLiver(k);
      if (doomed && begun && reached && back > 0) {
        treat(k, timeYears, back);
      }
    }
    young.cut(still);
  }

  private void treat(int k, double timeYears, double back) {
    int i = lesion[k];
    double rate = fate.rate[i];
    double age = timeYears - birth[k];
    double lnCells = biology.growth.lnCells(rate, age);
    double share = Math.min(1, Math.max(resistant[k], fate.resistance * Math.max(1, lnCells)));
    double sensitive = Elementary.exp(biology.growth.lnCells(rate, age - back) - lnCells);
    double surviving = sensitive + share * (1 - sensitive);
    if (surviving >= 1) {
      return;
    }
    double lnLeft = lnCells + Elementary.ln(surviving);
    if (lnLeft < MANY_LN && expected(lnCells, surviving) < fate.erasedBelow[i]) {
      gone[k] = timeYears;
    } else {
      double left = Math.max(0, lnLeft);
      makeYounger(k, timeYears - biology.growth.ageYears(rate, left), timeYears);
      resistant[k] = share / surviving;
    }
  }

  /** How many cells' luck stands between a lesion and its erasure: at least as many as survive. */
  private static double expected(double lnCells, double surviving) {
    return -Elementary.exp(lnCells) * Elementary.ln(1 - surviving);
  }

  /**
   * After treatment immune competence is another: sleepers wake, and the microscopic live or die.
   */
  private void settle(double timeYears) {
    changed();
    treated = true;
    int still = 0;
    for (int n = 0; n < young.size(); n++) {
      int k = young.get(n);
      if (isOpen(k) && isUndecided(k, timeYears)) {
        answerToImmunity(k, timeYears);
        young.stays(still++, k);
      } else {
        young.leaves(k);
      }
    }
    young.cut(still);
  }

  /** Whether nothing but immunity has ended a lesion, or will. */
  private boolean isOpen(int k) {
    return gone[k] == FOR_EVER || gone[k] == NEVER_LIVED;
  }

  /** Whether a lesion sleeps, or is so small that it may yet be cleared. */
  private boolean isUndecided(int k, double timeYears) {
    return birth[k] + fate.microscopicYears[lesion[k]] > timeYears;
  }

  /** Treatment has made a lesion smaller; it may be at the mercy of immunity again. */
  private void makeYounger(int k, double newBirth, double timeYears) {
    birth[k] = newBirth;
    if (isUndecided(k, timeYears)) {
      young.add(k);
    }
  }

  /** What a lesion that is not decided by a time makes of today's immune competence. */
  private void answerToImmunity(int k, double timeYears) {
    int i = lesion[k];
    if (fate.wakesAt[i] > 0 && birth[k] > timeYears) {
      birth[k] = immunity.wakes(founded[k], fate.wakesAt[i]);
    }
    if (isOpen(k) && fate.clearsAt[i] < FOR_EVER) {
      double until = birth[k] + fate.microscopicYears[i];
      if (until > timeYears) {
        boolean clears =
            immunity.exposure(Math.max(birth[k], founded[k]), until) > fate.clearsAt[i];
        gone[k] = clears ? NEVER_LIVED : FOR_EVER;
        if (!clears) {
          living.add(k);
        }
      }
    }
  }
}
