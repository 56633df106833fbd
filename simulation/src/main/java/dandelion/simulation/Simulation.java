package dandelion.simulation;

import dandelion.care.Act;
import dandelion.care.Chart;
import dandelion.care.Finding;
import dandelion.care.Table;
import dandelion.care.Test;
import dandelion.disease.Biology;
import dandelion.disease.Body;
import dandelion.disease.Cohort;
import dandelion.disease.Fate;
import dandelion.disease.Sighting;
import dandelion.evidence.Evidence;
import dandelion.evidence.LifeTable;
import dandelion.evidence.Site;

/**
 * Lets patients live: draws a fate once ({@link #enter}) and replays it under one pathway after
 * another ({@link #live}). Reused for patient after patient; nothing is allocated on the way.
 *
 * <p>A patient's life, in order:
 *
 * <ol>
 *   <li>the primary is cut out at time 0; tests before entry find those who already have
 *       metastases;
 *   <li>the pathway's adjuvant table decides on treatment after the operation;
 *   <li>those who are let in enter the study, and its clock starts;
 *   <li>again and again: what comes next? A visit whose test shows something, symptoms, the end of
 *       a course, or death; the life jumps there;
 *   <li>what was seen is written into the chart, and the pathway's recurrence table decides;
 *   <li>the act is done to the body, and the life goes on until death or the horizon.
 * </ol>
 */
public final class Simulation {
  private static final int MOST_ATTEMPTS = 20_000;
  private static final double DAYS_90 = 90 / 365.25;

  private final Fate fate;
  private final Body body;
  private final Body afterAdjuvant;
  private final Effects effects;
  private final Entry entry;
  private final double horizonYears;
  private final Plan reference;
  private final Chart chart = new Chart();
  private final Sighting seen = new Sighting();
  private final Watch watch;
  private final int entryBits;
  private final int screen;
  private final boolean entryAsksMarker;
  private final Tail tail;

  // the patient between entry and the arms
  private boolean synchronous;
  private Act adjuvant = Act.NO_ADJUVANT;
  private double killedOfReference;
  private boolean killedByTreatmentOfReference;
  private double entryYears;
  private double logitFitness;

  // the life going on
  private double now;
  private double killedYears;
  private double heavyYears;
  private boolean killedByTreatment;
  private boolean watching;
  private double courseEnds;
  private int operations;
  private int liverOperations;
  private int courses;
  private double lastTreatmentYears;
  private boolean bySymptoms;

  /**
   * @param biology the disease, told of every imaging test that the plans or entry use
   * @param cohort who the patients are
   * @param lifeTable death from other causes
   * @param evidence where the effects of acts stand
   * @param entry when the clock starts and who is let in
   * @param horizonYears how long after entry lives are followed
   * @param reference the arm by whose adjuvant treatment patients come to entry
   */
  public Simulation(
      Biology biology,
      Cohort cohort,
      LifeTable lifeTable,
      Evidence evidence,
      Entry entry,
      double horizonYears,
      Plan reference) {
    this.effects = new Effects(evidence, biology.disease());
    double adjuvantEnds = reference.pathway.adjuvantMonth() / 12 + effects.longestCourseYears();
    double latestEntry = Math.max(entry.month() / 12, entry.afterAdjuvant() ? adjuvantEnds : 0);
    this.fate = new Fate(biology, cohort, lifeTable, latestEntry + horizonYears);
    this.body = new Body(fate);
    this.afterAdjuvant = new Body(fate);
    this.entry = entry;
    this.horizonYears = horizonYears;
    this.reference = reference;
    this.watch = new Watch(fate, body, reference);
    this.tail = new Tail(reference);
    this.entryBits = reference.bits(entry.tests());
    this.entryAsksMarker = entry.letIn().asks(Finding.MARKER);
    this.screen = entry.letIn().wantsNo(Finding.LESIONS) ? entryBits : 0;
  }

  /** The fate drawn last. */
  public Fate fate() {
    return fate;
  }

  /**
   * Draws candidates for a patient's place until one is let in.
   *
   * @return how many candidates it took
   */
  public int enter(long seed, long patient) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      if (!fate.draw(seed, patient, attempt, screen)) {
        continue;
      }
      logitFitness = Effects.logit(fate.fitness());
      watch.newPatient();
      tail.forget();
      if (letIn()) {
        return attempt + 1;
      }
    }
    throw new NobodyFits(patient, MOST_ATTEMPTS, entry.letIn().firstBroken(chart));
  }

  /** Draws one candidate and lets nobody in, for those who want to see who is turned away. */
  public void drawCandidate(long seed, long patient, int attempt) {
    fate.draw(seed, patient, attempt, screen);
  }

  private boolean letIn() {
    forgetTreatment();
    afterAdjuvant.begin();
    synchronous = false;
    if (afterAdjuvant.hasLesions()) {
      if (afterAdjuvant.lethalYears(0) <= 0) {
        return false; // dead of metastases before the primary could be operated on
      }
      afterAdjuvant.look(entryBits, 0, seen);
      synchronous = seen.total > 0;
      if (synchronous && !metastaticMayEnter()) {
        return false;
      }
    }
    giveAdjuvant(reference, afterAdjuvant);
    entryYears = entry.month() / 12;
    if (entry.afterAdjuvant() && adjuvant.kind() == Act.Kind.COURSE) {
      entryYears = Math.max(entryYears, now + effects.lastsYears[adjuvant.ordinal()]);
    }
    if (killedYears <= entryYears) {
      return false;
    }
    killedOfReference = killedYears;
    killedByTreatmentOfReference = killedByTreatment;
    now = entryYears;
    if (afterAdjuvant.hasLesions()) {
      double felt =
          Math.min(afterAdjuvant.firstSymptomYears(), afterAdjuvant.heavyYears(entryYears));
      if (!synchronous && felt <= entryYears) {
        return false;
      }
      afterAdjuvant.look(entryBits, entryYears, seen);
    } else {
      seen.clear();
    }
    writeSeen(entryAsksMarker, afterAdjuvant);
    return entry.letIn().hold(chart);
  }

  /** Nothing of the patient before must be known of this one. */
  private void forgetTreatment() {
    operations = 0;
    liverOperations = 0;
    courses = 0;
    lastTreatmentYears = 0;
    bySymptoms = false;
    chart.clear();
  }

  /**
   * Whether somebody with these metastases could be let in, as the chart stands at the operation.
   */
  private boolean metastaticMayEnter() {
    now = 0;
    writeSeen(entryAsksMarker, afterAdjuvant);
    return entry.letIn().hold(chart);
  }

  /**
   * The operation is over: the pathway's table decides on adjuvant treatment, and the body gets it.
   * Arms that decide alike share the reference arm's course.
   */
  private void giveAdjuvant(Plan plan, Body treated) {
    now = plan.pathway.adjuvantMonth() / 12;
    killedYears = fate.otherDeathYears();
    killedByTreatment = false;
    chart.clear();
    writePerson(0);
    adjuvant = choose(plan, plan.pathway.adjuvant());
    if (adjuvant.kind() == Act.Kind.COURSE) {
      mayKill(adjuvant, 0);
      if (treated.hasLesions()) {
        give(adjuvant, treated);
      }
    }
  }

  /**
   * Lets the patient who entered last live under a plan.
   *
   * @param life takes the course of that life
   */
  public void live(Plan plan, Life life) {
    begin(plan, life);
    while (true) {
      double until = Math.min(entryYears + horizonYears, killedYears);
      double next = Math.min(until, watching ? nextFinding(until) : courseEnds);
      double dies = dies(next);
      if (dies < next || next == until) {
        watch.count(life, Math.min(dies, until), watching);
        finish(life, Math.min(dies, until), dies < until);
        tail.endAt(life);
        clearUpBenign(life);
        return;
      }
      now = next;
      watch.count(life, now, watching);
      int tests = testsNow(plan);
      if (isFirst()) {
        if (tail.isOf(plan, now, tests, bySymptoms)) {
          tail.giveTo(life, bySymptoms ? Life.SYMPTOMS : watch.foundBy);
          clearUpBenign(life);
          return;
        }
        tail.startAt(plan, life, now, tests, bySymptoms);
      }
      lookAgain(plan, life, tests);
      act(life, choose(plan, plan.pathway.recurrence()), tests);
    }
  }

  /** When the cancer kills, if that is before a time; infinite if not. */
  private double dies(double before) {
    if (!body.hasLesions() || (watching && heavyYears > before)) {
      return Double.POSITIVE_INFINITY; // who does not even feel it does not die of it
    }
    return Math.max(now, body.lethalYears(before));
  }

  /** Whether what was found now is the first thing ever found. */
  private boolean isFirst() {
    return watching && operations == 0 && courses == 0 && !synchronous;
  }

  private void begin(Plan plan, Life life) {
    life.clear();
    if (plan.adjuvantAs(reference)) {
      body.startFrom(afterAdjuvant);
      killedYears = killedOfReference;
      killedByTreatment = killedByTreatmentOfReference;
    } else {
      body.begin();
      giveAdjuvant(plan, body);
      killedYears = Math.max(killedYears, entryYears);
    }
    now = entryYears;
    watching = true;
    courseEnds = Double.POSITIVE_INFINITY;
    forgetTreatment();
    watch.begin(plan, plan.fromEntry ? entryYears : 0, entryYears);
    if (synchronous) {
      life.happens(Event.SYNCHRONOUS_METASTASES, 0);
      life.happens(Event.RECURRENCE_OR_DEATH, 0);
      life.metastaticAtEntry = true;
      body.look(entryBits | plan.restagingBits, now, seen);
      System.arraycopy(seen.count, 0, life.sitesAtEntry, 0, Site.COUNT);
      writeSeen(plan.asksMarker, body);
      act(life, choose(plan, plan.pathway.recurrence()), entryBits | plan.restagingBits);
    }
  }

  /** When something will be found next: by a visit kept, or by symptoms. */
  private double nextFinding(double last) {
    heavyYears = Double.POSITIVE_INFINITY;
    if (!body.hasLesions()) {
      return Double.POSITIVE_INFINITY;
    }
    double complaint = after(body.firstSymptomYears());
    double found = watch.nextFinding(now, Math.min(last, complaint));
    heavyYears = body.heavyYears(Math.min(last, Math.min(found, complaint)));
    double felt = Math.min(complaint, after(heavyYears));
    bySymptoms = felt < found;
    return Math.min(felt, found);
  }

  /** A complaint that is not new is known already, and was acted on. */
  private double after(double feltYears) {
    return feltYears > now ? feltYears : Double.POSITIVE_INFINITY;
  }

  /**
   * The tests that will have been done when treatment is decided on, as bits of the disease's
   * tests.
   */
  private int testsNow(Plan plan) {
    if (!watching) {
      return plan.restagingBits;
    }
    return plan.restagingBits | (bySymptoms ? plan.symptomBits : watch.foundByBits());
  }

  /** Something was found, or a course has ended: the tests that decide on treatment are done. */
  private void lookAgain(Plan plan, Life life, int tests) {
    for (Test test : plan.restaging) {
      life.tests[test.ordinal()]++;
    }
    if (watching && bySymptoms) {
      for (Test test : plan.symptomWorkUp) {
        life.tests[test.ordinal()]++;
      }
    }
    body.look(tests, now, seen);
    if (watching) {
      writeDown(life);
    }
    writeSeen(plan.asksMarker, body);
  }

  /** A recurrence enters the record, once for every site. */
  private void writeDown(Life life) {
    if (synchronous || seen.total == 0) {
      return;
    }
    double years = now - entryYears;
    if (life.foundBy < 0) {
      life.foundBy = bySymptoms ? Life.SYMPTOMS : watch.foundBy;
      life.sizeAtDetectionMm = seen.largestMm();
      life.lesionsAtDetection = seen.total;
      life.liverDoublingYears = seen.liverDoublingYears;
      System.arraycopy(seen.count, 0, life.sitesAtDetection, 0, Site.COUNT);
    }
    life.happens(Event.RECURRENCE, years);
    life.happens(Event.RECURRENCE_OR_DEATH, years);
    for (int s = 0; s < Site.COUNT; s++) {
      if (seen.count[s] > 0) {
        life.happens(EVENT_OF_SITE[s], years);
      }
    }
  }

  private static final Event[] EVENT_OF_SITE = {
    Event.LIVER_RECURRENCE,
    Event.LUNG_RECURRENCE,
    Event.PERITONEAL_RECURRENCE,
    Event.LOCAL_RECURRENCE,
    Event.OTHER_RECURRENCE,
    Event.OTHER_RECURRENCE,
    Event.OTHER_RECURRENCE
  };

  /** Does what the pathway decided. */
  private void act(Life life, Act act, int tests) {
    switch (act.kind()) {
      case OPERATION -> {
        life.happens(Event.CURATIVE_RETREATMENT, now - entryYears);
        life.hospitalDays += effects.hospitalDays[act.ordinal()];
        operations++;
        liverOperations += (act.sites() & 1 << Site.LIVER.ordinal()) != 0 ? 1 : 0;
        mayKill(act, operations);
        body.resect(act.sites(), tests, now, effects.residue[act.ordinal()]);
        lastTreatmentYears = now;
        resumeWatching();
        watch.addAfterTreatment(now);
      }
      case COURSE -> {
        life.hospitalDays += effects.hospitalDays[act.ordinal()];
        courses++;
        mayKill(act, 100 + courses);
        give(act, body);
        courseEnds = now + effects.lastsYears[act.ordinal()];
        lastTreatmentYears = courseEnds;
        watching = false;
      }
      case NOTHING -> {
        if (act == Act.WATCH) {
          resumeWatching();
        } else {
          watching = false;
          courseEnds = Double.POSITIVE_INFINITY;
        }
      }
    }
  }

  private void resumeWatching() {
    tail.forget();
    if (!watching) {
      watch.resume(now);
    }
    watching = true;
    courseEnds = Double.POSITIVE_INFINITY;
  }

  private void give(Act act, Body treated) {
    int a = act.ordinal();
    treated.course(now, effects.lastsYears[a], effects.potency[a], effects.immuneFactor[a]);
  }

  /**
   * The risk of the act itself: the patient's luck in this operation, held against its mortality.
   */
  private void mayKill(Act act, int number) {
    double risk = effects.death(act, fate.ageYears() + now);
    double luck = fate.operationLuck(number);
    if (luck < risk) {
      double dies = now + DAYS_90 * (luck / risk);
      if (dies < killedYears) {
        killedYears = dies;
        killedByTreatment = true;
      }
    }
  }

  private Act choose(Plan plan, Table table) {
    int row = table.decide(chart);
    if (row < 0) {
      throw new NoRow(plan.pathway.id(), table.name(), chart.toString());
    }
    for (Table.Offer offer : table.offers(row)) {
      if (offer.uptake() >= 1 || fate.willingness(offer.act().name().hashCode()) < offer.uptake()) {
        return offer.act();
      }
    }
    return table == plan.pathway.adjuvant() ? Act.NO_ADJUVANT : Act.BEST_SUPPORTIVE_CARE;
  }

  /** Something harmless that imaging shows is cleared up once, by MRI. */
  private void clearUpBenign(Life life) {
    if (fate.benignFinding() && life.imaged()) {
      life.tests[Test.MRI_LIVER.ordinal()]++;
    }
  }

  private void finish(Life life, double last, boolean ofCancer) {
    life.lifeYears = last - entryYears;
    if (ofCancer || last < entryYears + horizonYears) {
      life.happens(Event.DEATH, life.lifeYears);
      life.happens(Event.RECURRENCE_OR_DEATH, life.lifeYears);
      Event cause =
          ofCancer
              ? Event.DEATH_CANCER
              : killedByTreatment ? Event.DEATH_TREATMENT : Event.DEATH_OTHER;
      life.happens(cause, life.lifeYears);
    }
  }

  private void writePerson(double timeYears) {
    double age = fate.ageYears() + timeYears;
    chart.set(Finding.AGE_YEARS, age);
    chart.set(Finding.SEX, fate.male());
    chart.set(Finding.PRIMARY_SITE, fate.place());
    chart.set(Finding.T_STAGE, fate.tStage());
    chart.set(Finding.N_STAGE, fate.nStage());
    int stage = fate.nStage() > 0 ? 2 : fate.tStage() > 2 ? 1 : 0;
    chart.set(Finding.STAGE, synchronous ? 3 : stage);
    chart.set(Finding.MARGIN, fate.marginPositive());
    chart.set(Finding.ECOG, effects.ecog(logitFitness, age));
    chart.set(Finding.MONTHS_SINCE_OPERATION, timeYears * 12);
  }

  private void writeSeen(boolean marker, Body of) {
    writePerson(now);
    if (marker) {
      chart.set(Finding.MARKER, of.marker(now));
    }
    chart.set(Finding.LESIONS, seen.total);
    int liver = Site.LIVER.ordinal();
    int lung = Site.LUNG.ordinal();
    int local = Site.LOCAL.ordinal();
    chart.set(Finding.LIVER_LESIONS, seen.count[liver]);
    chart.set(Finding.LIVER_LARGEST_MM, seen.largestMm[liver]);
    chart.set(Finding.LIVER_REMNANT_PCT, effects.remnantPercent(seen.liverSegments));
    chart.set(Finding.LUNG_LESIONS, seen.count[lung]);
    chart.set(Finding.LUNG_LARGEST_MM, seen.largestMm[lung]);
    chart.set(Finding.LOCAL_LESIONS, seen.count[local]);
    chart.set(
        Finding.OTHER_LESIONS,
        seen.total - seen.count[liver] - seen.count[lung] - seen.count[local]);
    chart.set(Finding.LIVER_OPERATIONS, liverOperations);
    chart.set(Finding.CURATIVE_OPERATIONS, operations);
    chart.set(Finding.COURSES, courses);
    chart.set(Finding.MONTHS_SINCE_TREATMENT, (now - lastTreatmentYears) * 12);
    chart.set(Finding.BY_SYMPTOMS, bySymptoms);
  }
}
