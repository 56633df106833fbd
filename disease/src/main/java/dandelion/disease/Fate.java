package dandelion.disease;

import dandelion.disease.Stream.Source;
import dandelion.evidence.LifeTable;
import dandelion.evidence.Site;
import java.util.Arrays;

/**
 * A patient's hidden course: everything random about the person, drawn once, before care begins.
 *
 * <p>One object serves patient after patient without allocating; {@link #draw} overwrites it. Times
 * are years from the operation on the primary, negative before it. A {@link Body} replays a fate
 * under treatment, once for every pathway.
 */
public final class Fate {
  /** The most lesions a patient may have; more is an error that says so. */
  public static final int MOST_LESIONS = 1 << 17;

  private static final int ALL_TESTS = -1;

  /** Chances of attending are drawn for visits in months 0 to this. */
  public static final int MOST_MONTHS = 256;

  private static final int LUCK_BITS = 16;
  private static final double WEIGHS_NOTHING_LN = 10; // a share of 5e-5 of what kills

  private static final double LN_GIGACELL = StrictMath.log(1e9);
  private static final double[] NORMAL_QUANTILES = NormalTable.of4096();

  final Biology biology;
  private final Cohort cohort;
  private final LifeTable lifeTable;
  private final Stream stream = new Stream();
  private final Stream seeding = new Stream();
  private final double[] tropism = new double[Site.COUNT];
  private final long[] luckOfMonths = new long[MOST_MONTHS / 64 * LUCK_BITS];

  long key;
  private long seed;
  private long patient;

  // the person
  private double ageYears;
  private boolean male;
  private double fitness;
  private double affordability;
  private double otherDeathYears;
  private double adherence;
  private int luckDrawn;
  private int screen;
  private boolean turnedAway;
  private final double lastYears;
  private final double longestDelayYears;
  private final int testsBefore;
  private double endsYears;

  /** Where a lesion comes from. */
  enum Origin {
    SEED,
    /** Sown by the primary after the day of the planned operation, should that be delayed. */
    LATE_SEED,
    /** Left at the margin of the operation on the primary. */
    RESIDUE,
    /** Born of the diseased liver after the operation. */
    NEW_TUMOUR
  }

  // the primary
  private final Primary primary;

  // the marker and false alarms
  private double markerBaseline;
  private boolean secretor;
  private boolean prone;
  private boolean benign;

  // the tumour's temper, drawn only for patients who have lesions
  private boolean tempered;
  private boolean tropismDrawn;
  private double lnRatePatient;
  private double competence;
  double sensitivity;
  double resistance;
  double lnLethal;
  private double lnMarkerPerGigacell;
  final Immunity immunity = new Immunity();

  // the lesions, in the order in which they were sown; offspring follow their parents
  int lesions;
  private int drawn;
  double[] founded = new double[16];
  double[] birth = new double[16];
  double[] rate = new double[16];
  byte[] site = new byte[16];
  byte[] segment = new byte[16];
  int roots;
  int[] firstChild = new int[16];
  int[] lastChild = new int[16];
  int[] nextSibling = new int[16];
  double[] seenAge; // tests * capacity: [k * capacity + i]
  double[] symptomAge = new double[16];
  double[] erasedBelow = new double[16];
  double[] residueLuck = new double[16];
  double[] clearsAt = new double[16];
  double[] wakesAt = new double[16];
  boolean[] cleared = new boolean[16];
  double[] microscopicYears = new double[16]; // of growth until immunity can no longer clear it
  double[] nextShed = new double[16];
  double[] nextShedAge = new double[16];
  int[] offspring = new int[16];
  long[] lesionKey = new long[16];
  Origin[] origin = new Origin[16];
  private boolean[] ofPrimary = new boolean[16]; // sown by it, left of it, or descended from such

  /**
   * @param biology the laws of the disease
   * @param cohort who the patients are
   * @param lifeTable death from other causes in the study's setting
   * @param lastYears years from the operation after which nothing matters; lesions that stay too
   *     small to be known or felt by then are drawn but not kept
   */
  public Fate(Biology biology, Cohort cohort, LifeTable lifeTable, double lastYears) {
    this(biology, cohort, lifeTable, lastYears, 0, ALL_TESTS);
  }

  /**
   * A fate for studies in which the operation may be delayed.
   *
   * @param longestDelayYears up to when the primary may go on sowing after the day of the planned
   *     operation
   * @param testsBefore tests, bit k for test k, done before the operation: new tumours of the liver
   *     that they show are among those removed. What other tests could see must not matter
   */
  public Fate(
      Biology biology,
      Cohort cohort,
      LifeTable lifeTable,
      double lastYears,
      double longestDelayYears,
      int testsBefore) {
    this.testsBefore = testsBefore;
    this.longestDelayYears = longestDelayYears;
    this.lastYears = lastYears;
    this.biology = biology;
    this.primary = new Primary(biology.disease().facts().size());
    this.cohort = cohort;
    this.lifeTable = lifeTable;
    this.seenAge = new double[16 * biology.tests.size()];
  }

  /**
   * Draws the fate of one candidate for a patient's place in the study.
   *
   * @param seed the study's seed
   * @param patient the patient's number, from 0
   * @param attempt 0 for the first candidate, 1 for the next when that one was not let in, and so
   *     on
   * @param screen tests, bit k for test k, by which a candidate with metastases seen at the
   *     operation is turned away at once; the rest of such a fate is not drawn. 0 draws every fate
   *     whole
   * @return whether the candidate was not turned away
   */
  public boolean draw(long seed, long patient, int attempt, int screen) {
    this.screen = screen;
    turnedAway = false;
    this.seed = seed;
    this.patient = patient;
    key = Stream.patientKey(seed, patient) + attempt * 0xD1B54A32D192ED03L;
    drawPerson();
    double expected = drawPrimary();
    lesions = 0;
    drawn = 0;
    tempered = false;
    tropismDrawn = false;
    sow(expected);
    if (primary.marginPositive && !turnedAway) {
      temper();
      int where = biology.disease().residueSite().ordinal();
      add(0, where, Stream.key(key, Source.LESION, -1), -1, Origin.RESIDUE);
    }
    if (biology.deNovo != null && !turnedAway) {
      bearNewTumours(biology.deNovo[primary.liver.ordinal()]);
    }
    this.screen = 0;
    roots = lesions;
    return !turnedAway;
  }

  /**
   * Draws a patient of whom nothing matters but one lesion, awake and of a given size on the day of
   * the operation. It founds no others.
   *
   * @param where ordinal of its site
   * @param lnCells its size, natural log of cells
   */
  void drawSingle(long seed, long patient, int where, double lnCells) {
    if (lnCells >= biology.growth.plateauLnCells()) {
      throw new IllegalArgumentException("no lesion grows to " + Math.exp(lnCells) + " cells");
    }
    this.seed = seed;
    this.patient = patient;
    key = Stream.patientKey(seed, patient);
    lesions = 0;
    drawn = 0;
    endsYears = Double.POSITIVE_INFINITY;
    tempered = false;
    temper();
    add(0, where, Stream.key(key, Source.LESION, 0), -1, Origin.RESIDUE);
    birth[0] = -biology.growth.ageYears(rate[0], lnCells);
    founded[0] = birth[0];
    nextShedAge[0] = Double.POSITIVE_INFINITY;
    roots = lesions;
  }

  private void drawPerson() {
    stream.open(Stream.key(key, Source.PERSON, 0));
    ageYears = cohort.ageYears(stream.uniform());
    male = stream.uniform() < cohort.maleShare();
    fitness = stream.uniform();
    affordability = stream.uniform();
    otherDeathYears = lifeTable.yearsToDeath(male, ageYears, stream.exponential());
    adherence = stream.normal();
    prone = stream.uniform() < biology.markerProne;
    benign = stream.uniform() < biology.benignFinding;
    markerBaseline =
        Elementary.exp(biology.markerLnBaseline + biology.markerBaselineSd * stream.normal());
    luckDrawn = 0;
    endsYears = Math.min(lastYears, otherDeathYears);
  }

  private double lnPrimaryCells;

  /** The primary; returns how many founding events are expected of it up to the operation. */
  private double drawPrimary() {
    stream.open(Stream.key(key, Source.PRIMARY, 0));
    biology.primaries.draw(stream, cohort, male, primary);
    lnPrimaryCells =
        Math.min(biology.lnCells(primary.lnDiameterMm), 0.995 * biology.growth.plateauLnCells());
    return biology.frailty.of(stream.exponential()) * Elementary.exp(primary.lnFounded);
  }

  /** Founding events before the operation: a Poisson process on the primary's own clock. */
  private void sow(double expected) {
    seeding.open(Stream.key(key, Source.SEEDING, 0));
    double arrived = seeding.exponential();
    if (longestDelayYears == 0 && arrived >= expected) {
      return;
    }
    double atOperation = biology.growth.ageYears(1, lnPrimaryCells);
    double shed = biology.shedding.shed(atOperation);
    double latest = atOperation + biology.primaryRate * longestDelayYears;
    double last = longestDelayYears == 0 ? 1 : biology.shedding.shed(latest) / shed;
    if (arrived >= expected * last) {
      return;
    }
    temper();
    drawTropism();
    long item = 0;
    while (arrived < expected * last && !turnedAway) {
      double x = biology.shedding.reached(shed * (arrived / expected));
      double foundedYears = (x - atOperation) / biology.primaryRate;
      int where = Cohort.pick(tropism, seeding.uniform());
      do {
        add(
            foundedYears,
            where,
            Stream.key(key, Source.LESION, item++),
            -1,
            foundedYears > 0 ? Origin.LATE_SEED : Origin.SEED);
      } while (seeding.uniform() < biology.companion && !turnedAway);
      arrived += seeding.exponential();
    }
  }

  /**
   * The diseased liver itself bears new tumours: a Poisson process that began long before the
   * operation.
   */
  private void bearNewTumours(double perYearOfBackground) {
    stream.open(Stream.key(key, Source.NEW_TUMOURS, 0));
    double perYear =
        perYearOfBackground
            * (primary.antiviral ? biology.deNovoAntiviral : 1)
            * Elementary.exp(biology.deNovoSd * stream.normal());
    double untilYears = endsYears;
    seeding.open(Stream.key(key, Source.NEW_TUMOURS, 1));
    long item = 0;
    for (double years = biology.deNovoFromYears + seeding.exponential() / perYear;
        years < untilYears;
        years += seeding.exponential() / perYear) {
      temper();
      add(
          years,
          Site.LIVER.ordinal(),
          Stream.key(key, Source.NEW_TUMOURS, 2 + item++),
          -1,
          Origin.NEW_TUMOUR);
    }
  }

  private void temper() {
    if (tempered) {
      return;
    }
    tempered = true;
    stream.open(Stream.key(key, Source.PERSON, 1));
    lnRatePatient = biology.lnRate + biology.rateSdPatients * stream.normal();
    competence = Elementary.exp(biology.competenceSd * stream.normal());
    sensitivity = Elementary.exp(biology.lnSensitivitySd * stream.normal());
    resistance = Elementary.exp(biology.lnResistant + biology.lnResistantSd * stream.normal());
    lnLethal =
        Math.min(biology.lnLethal + biology.lnLethalSd * stream.normal(), biology.lnMostLethal)
            + biology.liver.lnQualityOf(primary);
    secretor = stream.uniform() < biology.markerSecretors;
    lnMarkerPerGigacell =
        biology.markerLnPerGigacell + biology.markerPerGigacellSd * stream.normal();
    immunity.reset(competence);
    immunity.multiply(0, biology.surgeryImmuneYears, biology.surgeryImmuneFactor);
  }

  /**
   * This patient's own pattern of spread around the disease's: metastases of one person keep
   * company.
   */
  private void drawTropism() {
    tropismDrawn = true;
    stream.open(Stream.key(key, Source.SEEDING, 1));
    double sum = 0;
    for (int s = 0; s < tropism.length; s++) {
      sum +=
          Elementary.exp(biology.lnTropism[primary.place][s] + biology.tropismSd * stream.normal());
      tropism[s] = sum;
    }
    for (int s = 0; s < tropism.length; s++) {
      tropism[s] /= sum;
    }
  }

  /** Draws one lesion's own fate and keeps it unless immunity cleared it before the operation. */
  private void add(double foundedYears, int where, long itsKey, int itsParent, Origin itsOrigin) {
    drawn++;
    if (wentWithTheSpecimen(foundedYears, where, itsKey, itsOrigin)) {
      return;
    }
    stream.open(itsKey);
    double uniformSegment = stream.uniform();
    boolean isOfPrimary = itsParent >= 0 ? ofPrimary[itsParent] : itsOrigin != Origin.NEW_TUMOUR;
    double lesionRate =
        Elementary.exp(
            lnRatePatient
                + (isOfPrimary ? primary.lnGrowth : 0)
                + biology.lnRateBySite[where]
                + biology.rateSdLesions * stream.normal());
    double conspicuity = stream.normal();
    double lnFelt =
        Math.min(
            biology.lnCells(
                biology.lnSymptomDiameter[where] + biology.lnSymptomSd * stream.normal()),
            lnLethal + biology.lnSymptomBurden - biology.lnLethalWeight[where]);
    double erase = stream.exponential();
    double residue = stream.uniform();
    boolean isSown = itsOrigin == Origin.SEED || itsOrigin == Origin.LATE_SEED;
    boolean sleeps = stream.uniform() < biology.dormantShare;
    boolean dormant = sleeps && isSown;
    double waking = stream.exponential();
    double clearing = stream.exponential();
    double shed = stream.exponential();
    long perTest = stream.nextLong();
    double perYear = 1 / lesionRate;

    double start = foundedYears;
    double wakes = 0;
    double clears = Double.POSITIVE_INFINITY;
    boolean doomed = false;
    if (itsOrigin == Origin.RESIDUE) {
      start -= biology.growth.ageYears(lesionRate, biology.residualLnCells * residue);
    } else if (isSown) {
      if (dormant) {
        wakes = waking / biology.wakingHazard;
        start = immunity.wakes(foundedYears, wakes);
      } else {
        start -= biology.foundingScaledAge * perYear; // it begins as a clump, sleepers as one cell
      }
      clears = clearing / biology.clearingHazard;
      double microscopicUntil = start + biology.microscopicScaledAge * perYear;
      double from = Math.max(start, foundedYears);
      if (immunity.exposure(from, Math.min(0, microscopicUntil)) > clears) {
        return; // long dead, and no treatment to come can change that
      }
      doomed = immunity.exposure(from, microscopicUntil) > clears;
    }
    if (itsOrigin == Origin.NEW_TUMOUR
        && start <= 0
        && !staysNothing(where, -lesionRate * start, lnFelt, conspicuity, perTest, testsBefore)) {
      return; // it could be seen at the operation, so it was one of the tumours removed
    }
    if (!dormant
        && staysNothing(
            where, lesionRate * (endsYears - start), lnFelt, conspicuity, perTest, ALL_TESTS)) {
      return;
    }
    int i = lesions++;
    if (i == founded.length) {
      grow();
    }
    founded[i] = foundedYears;
    birth[i] = start;
    rate[i] = lesionRate;
    site[i] = (byte) where;
    segment[i] = (byte) Cohort.pick(biology.segments, uniformSegment);
    erasedBelow[i] = erase;
    residueLuck[i] = residue;
    clearsAt[i] = clears;
    wakesAt[i] = wakes;
    cleared[i] = doomed;
    microscopicYears[i] = biology.microscopicScaledAge * perYear;
    nextShed[i] = shed;
    nextShedAge[i] = ageAtShed(i);
    offspring[i] = 0;
    lesionKey[i] = itsKey;
    this.origin[i] = itsOrigin;
    ofPrimary[i] = isOfPrimary;

    firstChild[i] = -1;
    lastChild[i] = -1;
    nextSibling[i] = -1;
    if (itsParent >= 0) {
      if (lastChild[itsParent] < 0) {
        firstChild[itsParent] = i;
      } else {
        nextSibling[lastChild[itsParent]] = i;
      }
      lastChild[itsParent] = i;
    }

    double plateau = biology.growth.plateauLnCells();
    symptomAge[i] = scaledAge(lnFelt, plateau) * perYear;
    int capacity = founded.length;
    for (int k = 0; k < biology.tests.size(); k++) {
      double from = biology.lnSeenFrom[k][where];
      double seen = Double.POSITIVE_INFINITY;
      if (from < Double.POSITIVE_INFINITY) {
        seen = scaledAge(lnCellsSeen(k, where, conspicuity, perTest), plateau) * perYear;
        turnedAway |= !doomed && (screen >>> k & 1) != 0 && start + seen <= 0;
      }
      seenAge[k * capacity + i] = seen;
    }
  }

  /** The operation on a liver tumour takes what hides in the same part of the liver. */
  private boolean wentWithTheSpecimen(double foundedYears, int where, long itsKey, Origin origin) {
    return primary.liverRemoved > 0
        && foundedYears <= 0
        && where == Site.LIVER.ordinal()
        && origin != Origin.RESIDUE
        && Stream.uniformOf(Stream.key(itsKey, Source.OPERATION, 0)) < primary.liverRemoved;
  }

  /** Size from which a test sees a lesion, as cells. */
  private double lnCellsSeen(int test, int where, double conspicuity, long perTest) {
    double own = NORMAL_QUANTILES[(int) (Stream.mix(perTest ^ biology.testKeys[test]) >>> 52)];
    double spread =
        biology.seenSd[test] * (biology.seenShared * conspicuity + biology.seenOwn * own);
    return biology.lnCells(biology.lnSeenFrom[test][where] + spread);
  }

  /**
   * Whether a lesion of an age is too small to be seen by some tests, felt or to weigh anything. If
   * it is so when the patient's life or the study ends, even untreated, nobody will ever know of
   * it, and it is not kept.
   */
  private boolean staysNothing(
      int where, double scaledAge, double lnFelt, double conspicuity, long perTest, int tests) {
    double lnCells = biology.growth.lnCells(1, scaledAge);
    if (lnCells > lnLethal - WEIGHS_NOTHING_LN || lnCells > lnFelt) {
      return false;
    }
    for (int k = 0; k < biology.tests.size(); k++) {
      if ((tests >>> k & 1) != 0 && lnCells > lnCellsSeen(k, where, conspicuity, perTest)) {
        return false;
      }
    }
    return true;
  }

  /** Age at a size on the clock of a lesion that grows with rate 1; 0 below one cell. */
  static double scaledAge(double lnCells, double plateau) {
    if (lnCells >= plateau) {
      return Double.POSITIVE_INFINITY;
    }
    return lnCells <= 0 ? 0 : -Elementary.ln(1 - lnCells / plateau);
  }

  private void grow() {
    int old = founded.length;
    int now = old * 2;
    if (now > MOST_LESIONS) {
      throw new TooManyLesions(seed, patient, MOST_LESIONS);
    }
    founded = Arrays.copyOf(founded, now);
    birth = Arrays.copyOf(birth, now);
    rate = Arrays.copyOf(rate, now);
    site = Arrays.copyOf(site, now);
    segment = Arrays.copyOf(segment, now);
    firstChild = Arrays.copyOf(firstChild, now);
    lastChild = Arrays.copyOf(lastChild, now);
    nextSibling = Arrays.copyOf(nextSibling, now);
    symptomAge = Arrays.copyOf(symptomAge, now);
    erasedBelow = Arrays.copyOf(erasedBelow, now);
    residueLuck = Arrays.copyOf(residueLuck, now);
    clearsAt = Arrays.copyOf(clearsAt, now);
    wakesAt = Arrays.copyOf(wakesAt, now);
    cleared = Arrays.copyOf(cleared, now);
    microscopicYears = Arrays.copyOf(microscopicYears, now);
    nextShed = Arrays.copyOf(nextShed, now);
    nextShedAge = Arrays.copyOf(nextShedAge, now);
    offspring = Arrays.copyOf(offspring, now);
    lesionKey = Arrays.copyOf(lesionKey, now);
    origin = Arrays.copyOf(origin, now);
    ofPrimary = Arrays.copyOf(ofPrimary, now);
    double[] ages = new double[now * biology.tests.size()];
    for (int k = 0; k < biology.tests.size(); k++) {
      System.arraycopy(seenAge, k * old, ages, k * now, old);
    }
    seenAge = ages;
  }

  /**
   * Draws a lesion's own metastases, as far as they are founded before it has reached an age.
   * Whether they ever live is for care to decide: they do if the lesion was still there.
   */
  void unfold(int i, double ageYears) {
    while (nextShedAge[i] < ageYears) {
      if (!tropismDrawn) {
        drawTropism();
      }
      sowOffspring(i, birth[i] + nextShedAge[i]);
    }
  }

  /** The age at which a lesion that has shed this much will have shed enough for its next seed. */
  private double ageAtShed(int i) {
    return biology.offspringPerShed == 0
        ? Double.POSITIVE_INFINITY
        : biology.shedding.reached(nextShed[i] * rate[i] / biology.offspringPerShed) / rate[i];
  }

  private void sowOffspring(int i, double foundedYears) {
    long event = Stream.key(lesionKey[i], Source.OFFSPRING, offspring[i]++);
    seeding.open(event);
    nextShed[i] += seeding.exponential();
    nextShedAge[i] = ageAtShed(i);
    int where =
        seeding.uniform() < biology.offspringStays
            ? site[i]
            : Cohort.pick(tropism, seeding.uniform());
    long item = 0;
    do {
      add(foundedYears, where, Stream.key(event, Source.LESION, item++), i, Origin.SEED);
    } while (seeding.uniform() < biology.companion);
  }

  /**
   * How many lesions fate holds for this patient (offspring only as far as they were asked for).
   */
  public int lesions() {
    return lesions;
  }

  /** How many lesions were drawn so far, with those that can never matter and were not kept. */
  public int drawn() {
    return drawn;
  }

  /** Age in years on the day of the operation. */
  public double ageYears() {
    return ageYears;
  }

  /** True for a man. */
  public boolean male() {
    return male;
  }

  /** One of the {@link Disease#facts()} about the primary, by its place among them. */
  public double fact(int place) {
    return primary.facts[place];
  }

  /** Whether the operation on the primary left tumour at the margin. */
  public boolean marginPositive() {
    return primary.marginPositive;
  }

  /** Whether the liver around the tumour was ill before anything was done to it. */
  boolean liverIsIll() {
    return primary.liver != LiverBackground.NORMAL || primary.liverRemoved > 0;
  }

  /** Whether the liver is cirrhotic. */
  boolean cirrhotic() {
    return primary.liver == LiverBackground.CIRRHOSIS;
  }

  /** The liver as it is when the operation on the primary is over. */
  void liver(Reserve into) {
    stream.open(Stream.key(key, Source.LIVER, 0));
    biology.liver.draw(stream, primary, into);
  }

  /** Latent fitness, uniform in 0..1; 1 is the fittest of the person's age. */
  public double fitness() {
    return fitness;
  }

  /** Latent means, uniform in 0..1; 1 can pay for everything. */
  public double affordability() {
    return affordability;
  }

  /** The laws of this patient's disease. */
  public Biology biology() {
    return biology;
  }

  /** How well this person's immunity holds seeds down; 1 is the average person. */
  public double competence() {
    temper();
    return competence;
  }

  /**
   * When the first seed that is kept was sown, years from the operation; infinite when there is
   * none.
   */
  public double firstFoundedYears() {
    double first = Double.POSITIVE_INFINITY;
    for (int i = 0; i < roots; i++) {
      if (origin[i] == Origin.SEED) {
        first = Math.min(first, founded[i]);
      }
    }
    return first;
  }

  /** Diameter of the primary, mm, at a time before the operation; 0 before its first cell. */
  public double primaryMm(double timeYears) {
    double age =
        biology.growth.ageYears(1, lnPrimaryCells) + biology.primaryRate * Math.min(0, timeYears);
    return age <= 0 ? 0 : biology.diameterMm(biology.growth.lnCells(1, age));
  }

  /** Years from the operation to death from other causes. */
  public double otherDeathYears() {
    return otherDeathYears;
  }

  /** Whether imaging will show this person something harmless that has to be cleared up, once. */
  public boolean benignFinding() {
    return benign;
  }

  /** Whether this person's marker is prone to false alarms. */
  public boolean proneToFalseAlarms() {
    return prone;
  }

  /** The marker's level without tumour, in its unit. */
  public double markerBaseline() {
    return markerBaseline;
  }

  /**
   * Natural log of the cells needed to raise the marker by an amount; infinite for non-secretors.
   */
  public double lnCellsToRaiseMarker(double amount) {
    if (roots == 0 || !secretor) {
      return Double.POSITIVE_INFINITY;
    }
    return amount <= 0 ? 0 : Elementary.ln(amount) - lnMarkerPerGigacell + LN_GIGACELL;
  }

  /** The rise of the marker, in its unit, that this many cells cause. */
  public double markerRise(double lnCells) {
    return roots == 0 || !secretor
        ? 0
        : Elementary.exp(lnCells - LN_GIGACELL + lnMarkerPerGigacell);
  }

  /**
   * Which months' visits the patient keeps. Every month has its own luck, the same for all tests
   * and arms; sixteen bits of it are held against the chance, 64 months at a time.
   *
   * @param chance this patient's chance from {@link #chanceOfAttending}
   * @param months takes a bit for every month kept
   * @param words how many words of 64 months are wanted
   */
  public void attendedMonths(double chance, long[] months, int words) {
    int threshold = (int) Math.min(0xFFFF, Math.round(chance * 0x10000));
    for (int word = 0; word < words; word++) {
      if (word >= luckDrawn) {
        drawLuck(word);
      }
      long kept = 0;
      for (int bit = 0; bit < LUCK_BITS; bit++) {
        long luck = luckOfMonths[word * LUCK_BITS + bit];
        kept = (threshold >>> bit & 1) != 0 ? luck | kept : luck & kept;
      }
      months[word] = kept;
    }
  }

  /**
   * This patient's own chance of keeping a visit, when the average patient's is known: patients
   * differ, and who misses one visit is likelier to miss the next.
   */
  public double chanceOfAttending(double average, double spread) {
    if (average >= 1 || average <= 0) {
      return average;
    }
    double logit = Elementary.ln(average / (1 - average));
    return 1 / (1 + Elementary.exp(-(logit + spread * adherence)));
  }

  /** Whether the marker, tested in this month, gives a false alarm. Only the prone have any. */
  public boolean falseAlarm(int month) {
    return prone
        && Stream.uniformOf(Stream.key(key, Source.ALARMS, month)) < biology.markerFalsePerTest;
  }

  /** The patient's luck in the n-th operation of a life: uniform in 0..1, low is bad. */
  public double operationLuck(int number) {
    return Stream.uniformOf(Stream.key(key, Source.OPERATION, number));
  }

  /**
   * How readily this patient gets or takes an act: uniform in 0..1, low is readily.
   *
   * @param act a number that stands for the act for ever, such as its name's hash
   */
  public double willingness(int act) {
    return Stream.uniformOf(Stream.key(key, Source.CHOICE, act));
  }

  private void drawLuck(int word) {
    stream.open(Stream.key(key, Source.VISITS, word));
    for (int bit = 0; bit < LUCK_BITS; bit++) {
      luckOfMonths[word * LUCK_BITS + bit] = stream.nextLong();
    }
    luckDrawn = word + 1;
  }
}
