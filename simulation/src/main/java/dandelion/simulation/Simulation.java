package dandelion.simulation;

import dandelion.care.Act;
import dandelion.care.Chart;
import dandelion.care.Finding;
import dandelion.care.Table;
import dandelion.care.Test;
import dandelion.care.Trigger;
import dandelion.disease.Biology;
import dandelion.disease.Body;
import dandelion.disease.Cohort;
import dandelion.disease.Disease;
import dandelion.disease.Fate;
import dandelion.disease.Sighting;
import dandelion.evidence.Evidence;
import dandelion.evidence.LifeTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 *   <li>those who are let in enter the study, and its clock starts: some time after the operation,
 *       or when something is found, or when that has been removed;
 *   <li>again and again: what comes next? A visit whose test shows something, symptoms, the next
 *       step or the end of a treatment, or death; the life jumps there;
 *   <li>what was seen is written into the chart, and the pathway's recurrence table decides;
 *   <li>the acts are done to the body, and the life goes on until death or the horizon.
 * </ol>
 */
public final class Simulation {
  private static final int MOST_ATTEMPTS = 20_000;
  private static final double FOR_EVER = Double.POSITIVE_INFINITY;
  private static final double ROUNDING_YEARS = 1e-10; // the last visit may fall on the last day
  private static final List<Table.Step> NO_STEPS = List.of();

  private final Biology biology;
  private final Fate fate;
  private final Body body;
  private final Body atEntry;
  private final Effects effects;
  private final Treating treating;
  private final Charting charting;
  private final Chart chart;
  private final Entry entry;
  private final double horizonYears;
  private final double latestYears;
  private final Plan reference;
  private final Plan history;
  private final Sighting seen = new Sighting();
  private final Sighting unseen = new Sighting();
  private final Watch watch;
  private final int entryBits;
  private final int screen;
  private final boolean entryAsksMarker;
  private final Tail tail;
  private final Life before = new Life();
  private @Nullable Log log;
  private @Nullable Economics economics;

  // the patient between entry and the arms
  private final State stateAtEntry = new State();
  private boolean synchronous;
  private boolean stageFour;
  private boolean treatedAdjuvantly;
  private double adjuvantEnds;
  private double entryYears;
  private int foundWith;

  // the life going on
  private final State state = new State();
  private double heavyYears;
  private boolean watching;
  private boolean thoughtFree;
  private double courseEnds;
  private List<Table.Step> steps = NO_STEPS;
  private int nextStep;
  private double stepsBegan;
  private double untilYears;

  /**
   * @param biology the disease, told of every imaging test that the plans or entry use
   * @param cohort who the patients are
   * @param lifeTable death from other causes
   * @param evidence where the effects of acts stand
   * @param entry when the clock starts and who is let in
   * @param horizonYears how long after entry lives are followed
   * @param reference the arm by whose adjuvant treatment patients come to entry
   * @param history the pathway under which patients live before entry, when the clock does not
   *     start at a time after the operation
   * @param uninsured share of patients who cannot pay for what the setting does not cover
   * @param longestDelayYears the longest delay of the operation in any plan
   */
  public Simulation(
      Biology biology,
      Cohort cohort,
      LifeTable lifeTable,
      Evidence evidence,
      Entry entry,
      double horizonYears,
      Plan reference,
      @Nullable Plan history,
      double uninsured,
      double longestDelayYears) {
    this.biology = biology;
    this.effects = new Effects(evidence, biology.disease().name());
    double latestAdjuvant =
        reference.pathway.adjuvantMonth() / 12 + effects.longestYears(reference.pathway.adjuvant());
    double latestEntry = Math.max(entry.month() / 12, entry.afterAdjuvant() ? latestAdjuvant : 0);
    this.latestYears = latestEntry + horizonYears;
    this.entryBits = reference.bits(entry.tests());
    this.fate = new Fate(biology, cohort, lifeTable, latestYears, longestDelayYears, entryBits);
    this.body = new Body(fate);
    this.atEntry = new Body(fate);
    this.entry = entry;
    this.horizonYears = horizonYears;
    this.reference = reference;
    this.history = history == null ? reference : history;
    this.watch = new Watch(fate, body, reference);
    this.tail = new Tail(reference);
    this.treating = new Treating(fate, effects, reference.bits(List.of(Test.ANGIOGRAPHY)));
    this.charting = new Charting(fate, effects, biology.disease().facts(), uninsured);
    this.chart = charting.chart;
    this.entryAsksMarker = entry.letIn().asks(Finding.MARKER);
    boolean screens = entry.at() == Entry.At.OPERATION && entry.letIn().wantsNo(Finding.LESIONS);
    this.screen = screens ? entryBits : 0;
  }

  /** Every life from now on is charged with what it costs; nothing else about it changes. */
  public void charge(Economics prices) {
    economics = prices;
    watch.charge(prices);
  }

  /** Whether evidence says what an act does in a disease. */
  public static boolean knows(Evidence evidence, Disease disease, Act act) {
    return Effects.exists(evidence, disease.name(), act);
  }

  /** The fate drawn last. */
  public Fate fate() {
    return fate;
  }

  /** The chart as it was written last: at entry after {@link #enter}. */
  public Chart chart() {
    return chart;
  }

  /** What the chart says of a finding, as it was written last; NaN when it is unknown. */
  public double known(Finding finding) {
    return chart.get(finding);
  }

  /** Years from the operation at which the patient who entered last did so. */
  public double entryYears() {
    return entryYears;
  }

  // ---- entry

  /**
   * Draws candidates for a patient's place until one is let in.
   *
   * @return how many candidates it took
   */
  public int enter(long seed, long patient) {
    log = null;
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      if (!fate.draw(seed, patient, attempt, screen)) {
        continue;
      }
      charting.newPatient();
      watch.newPatient();
      tail.forget();
      if (entry.at() == Entry.At.OPERATION ? letIn() : livesToEntry()) {
        return attempt + 1;
      }
    }
    throw new NobodyFits(patient, MOST_ATTEMPTS, entry.letIn().firstBroken(chart));
  }

  /** Draws one candidate and lets nobody in, for those who want to see who is turned away. */
  public void drawCandidate(long seed, long patient, int attempt) {
    fate.draw(seed, patient, attempt, screen);
  }

  /** Entry at a time after the operation. */
  private boolean letIn() {
    Body candidate = atEntry;
    state.clear();
    candidate.begin();
    synchronous = false;
    stageFour = false;
    untilYears = latestYears;
    if (candidate.hasLesions()) {
      if (candidate.lethalYears(0) <= 0) {
        return false; // dead of metastases before the primary could be operated on
      }
      candidate.look(entryBits, 0, seen);
      synchronous = seen.total > 0;
      stageFour = synchronous;
      if (synchronous && !metastaticMayEnter()) {
        return false;
      }
    }
    giveAdjuvant(reference, candidate);
    entryYears = entry.month() / 12;
    if (entry.afterAdjuvant() && treatedAdjuvantly) {
      entryYears = Math.max(entryYears, adjuvantEnds);
    }
    if (state.killedYears <= entryYears) {
      return false;
    }
    state.now = entryYears;
    if (candidate.hasLesions()) {
      double felt = Math.min(candidate.firstSymptomYears(), candidate.heavyYears(entryYears));
      if (!synchronous && felt <= entryYears) {
        return false;
      }
      candidate.look(entryBits, entryYears, seen);
    } else {
      seen.clear();
    }
    charting.seen(state, candidate, seen, entryAsksMarker, stageFour);
    stateAtEntry.copyFrom(state);
    return entry.letIn().hold(chart);
  }

  /**
   * Whether somebody with these metastases could be let in, as the chart stands at the operation.
   */
  private boolean metastaticMayEnter() {
    state.now = 0;
    charting.seen(state, atEntry, seen, entryAsksMarker, stageFour);
    return entry.letIn().hold(chart);
  }

  /** Entry when something is found, or has been removed: the history's pathway leads there. */
  private boolean livesToEntry() {
    Plan plan = history;
    state.clear();
    chart.clear();
    before.clear();
    body.begin();
    if (log != null) {
      log.begins(body);
    }
    synchronous = false;
    stageFour = false;
    entryYears = 0;
    untilYears = entry.month() / 12 + horizonYears;
    state.now = 0;
    if (!body.hasLesions() || body.lethalYears(0) <= 0) {
      return false;
    }
    foundWith = entryBits | plan.restagingBits;
    body.look(foundWith, 0, seen);
    stageFour = seen.total > 0;
    if (stageFour) {
      state.killedYears = fate.otherDeathYears();
      state.killedBy = Event.DEATH_OTHER;
    } else {
      giveAdjuvant(plan, body);
      state.now = 0;
      watching = true;
      watch.begin(plan, 0, 0);
      double last = Math.min(entry.month() / 12, state.killedYears);
      double next = nextFinding(last);
      if (next >= last || dies(next) < next) {
        return false;
      }
      state.now = next;
      if (log != null) {
        watch.tell(log, next, true);
      }
      foundWith = testsNow(plan);
      body.look(foundWith, next, seen);
    }
    if (log != null) {
      tellFound(plan, stageFour ? "tests before entry" : ledHere());
    }
    charting.seen(state, body, seen, entryAsksMarker || plan.asksMarker, stageFour);
    if (seen.total == 0 || !entry.letIn().hold(chart)) {
      return false;
    }
    entryYears = state.now;
    untilYears = entryYears + horizonYears;
    if (entry.at() == Entry.At.REMOVED && !isRemoved(plan)) {
      return false;
    }
    state.now = entryYears;
    state.adjuvantDays = 0; // days in hospital count from entry
    stateAtEntry.copyFrom(state);
    atEntry.become(body);
    return state.killedYears > entryYears;
  }

  private boolean isRemoved(Plan plan) {
    Act first = choose(plan, plan.pathway.recurrence()).getFirst().act();
    if (!first.isCurative()) {
      return false;
    }
    if (log != null) {
      tellBefore(first, body);
    }
    treating.treat(first, state, body, foundWith, untilYears);
    if (economics != null) {
      state.account.recovers(economics, state.now);
    }
    if (log != null) {
      tellAfter(first, false, body);
    }
    return true;
  }

  /**
   * The operation is over: the pathway's table decides on adjuvant treatment, and the body gets it.
   * Arms that decide alike share the reference arm's course.
   */
  private void giveAdjuvant(Plan plan, Body treated) {
    state.killedYears = fate.otherDeathYears();
    state.killedBy = Event.DEATH_OTHER;
    state.killedAt(treated.liverFailsYears(untilYears), Event.DEATH_LIVER_FAILURE);
    state.now = 0;
    chart.clear();
    charting.person(state, treated, stageFour);
    state.now = plan.delayYears + plan.pathway.adjuvantMonth() / 12;
    doAdjuvant(plan, treated);
  }

  /**
   * Does what is due by entry; steps that come later wait, since what is found before them ends the
   * treatment.
   */
  private void doAdjuvant(Plan plan, Body treated) {
    state.adjuvantSteps = choose(plan, plan.pathway.adjuvant());
    state.adjuvantBegan = state.now;
    treatedAdjuvantly = false;
    double clock = clock();
    for (int k = 0; k < state.adjuvantSteps.size(); k++) {
      state.now = state.adjuvantBegan + state.adjuvantSteps.get(k).afterMonths() / 12;
      if (k == 0 || state.now <= clock || entry.afterAdjuvant()) {
        state.adjuvantsDone = k + 1;
        doAdjuvantStep(state.adjuvantSteps.get(k).act(), treated);
      }
    }
  }

  /** The earliest time at which the study's clock may start for this patient. */
  private double clock() {
    return entry.at() == Entry.At.REMOVED ? entryYears : entry.month() / 12;
  }

  private void doAdjuvantStep(Act act, Body treated) {
    if (act.kind() == Act.Kind.NOTHING || state.now >= state.killedYears) {
      return;
    }
    if (state.now >= clock() && !entry.afterAdjuvant()) {
      state.adjuvantDays += effects.hospitalDays[act.ordinal()];
    }
    if (log != null) {
      tellBefore(act, treated);
    }
    treating.treatAdjuvant(act, state, treated, untilYears);
    if (economics != null) {
      double days = effects.hospitalDays[act.ordinal()];
      state.account.does(economics, act, state.now, days, state.lastedYears);
    }
    treatedAdjuvantly = true;
    adjuvantEnds = state.now + effects.lastsYears[act.ordinal()];
    if (log != null) {
      tellAfter(act, false, treated);
    }
  }

  /** When the next step of the adjuvant treatment is due; infinite when there is none. */
  private double nextAdjuvant() {
    return state.adjuvantsDone < state.adjuvantSteps.size()
        ? Math.max(
            state.now,
            state.adjuvantBegan + state.adjuvantSteps.get(state.adjuvantsDone).afterMonths() / 12)
        : FOR_EVER;
  }

  // ---- life

  /**
   * Lets the patient who entered last live under a plan.
   *
   * @param life takes what is counted of that life
   */
  public void live(Plan plan, Life life) {
    live(plan, life, null);
  }

  /**
   * Lets the patient who entered last live under a plan, and takes it down event by event.
   *
   * @param life takes what is counted of that life, the same as without a log
   */
  public LifeCourse follow(Plan plan, Life life) {
    LifeCourse course = new LifeCourse(biology);
    live(plan, life, course);
    return course;
  }

  private void live(Plan plan, Life life, @Nullable Log newLog) {
    log = newLog;
    begin(plan, life);
    while (true) {
      double until = Math.min(untilYears, state.killedYears);
      double due = watching ? nextFinding(until) : nextOfTreatment();
      double first = Math.min(due, nextAdjuvant());
      double next = Math.min(until, first);
      double dies = dies(next);
      if (log != null) {
        watch.tell(log, Math.min(dies, next), watching);
      }
      if (dies < next || first > until + ROUNDING_YEARS || next == state.killedYears) {
        watch.count(life, Math.min(dies, until), watching);
        finish(life, Math.min(dies, until), dies < until);
        tail.endAt(life);
        clearUpBenign(life);
        return;
      }
      state.now = next;
      watch.count(life, next, watching);
      if (first < due) {
        doAdjuvantStep(state.adjuvantSteps.get(state.adjuvantsDone++).act(), body);
        continue;
      }
      if (nextStep < steps.size()) {
        doStep(life, testsNow(plan));
        continue;
      }
      int tests = testsNow(plan);
      if (watching && state.untreated()) {
        life.divideCosts();
      }
      if (isFirst()) {
        if (tail.isOf(plan, state.now, tests, state.bySymptoms)) {
          tail.giveTo(life, state.bySymptoms ? Life.SYMPTOMS : watch.foundBy);
          clearUpBenign(life);
          return;
        }
        tail.startAt(plan, life, state.now, tests, state.bySymptoms);
      }
      lookAgain(plan, life, tests);
      decide(plan, life, tests);
    }
  }

  /** When the cancer kills, if that is before a time; infinite if not. */
  private double dies(double beforeYears) {
    if (!body.hasLesions() || (watching && heavyYears > beforeYears)) {
      return FOR_EVER; // who does not even feel it does not die of it
    }
    return Math.max(state.now, body.lethalYears(beforeYears));
  }

  /** Whether what was found now is the first thing ever found, and its rest may be shared. */
  private boolean isFirst() {
    return watching
        && state.untreated()
        && !synchronous
        && entry.at() == Entry.At.OPERATION
        && log == null;
  }

  private void begin(Plan plan, Life life) {
    life.clear();
    steps = NO_STEPS;
    nextStep = 0;
    if (log != null) {
      tellHistory(plan, log);
    }
    boolean late = plan.delayYears > entryYears;
    boolean lateStageFour = false;
    if (entry.at() == Entry.At.OPERATION) {
      stageFour = synchronous;
    }
    state.copyFrom(stateAtEntry);
    untilYears = entryYears + horizonYears;
    if (entry.at() != Entry.At.OPERATION || plan.adjuvantAs(reference)) {
      body.startFrom(atEntry);
    } else {
      body.begin(plan.delayYears);
      state.clear();
      if (late && body.lethalYears(plan.delayYears) > plan.delayYears) {
        body.look(entryBits, plan.delayYears, seen);
        lateStageFour = seen.total > 0;
      }
      stageFour = synchronous || lateStageFour;
      giveAdjuvant(plan, body);
      state.killedYears = Math.max(state.killedYears, entryYears);
    }
    state.now = entryYears;
    watch.entersAt(entryYears);
    if (economics != null) {
      state.account.recovers(economics, plan.delayYears);
    }
    watching = true;
    thoughtFree = true;
    courseEnds = FOR_EVER;
    if (log != null) {
      charting.person(state, body, stageFour);
      log.enters(state.now, body, chart);
    }
    chart.clear();
    switch (entry.at()) {
      case OPERATION -> {
        watch.begin(plan, plan.fromEntry ? entryYears : plan.delayYears, entryYears);
        if (late && state.killedYears > plan.delayYears && lateStageFour) {
          state.now = plan.delayYears;
          life.happens(Event.SYNCHRONOUS_METASTASES, state.now - entryYears);
          life.happens(Event.RECURRENCE_OR_DEATH, state.now - entryYears);
          seenAtEntry(plan, life, entryBits | plan.restagingBits);
          decide(plan, life, entryBits | plan.restagingBits);
        } else if (synchronous) {
          life.metastatic(seenAtEntry(plan, life, entryBits | plan.restagingBits));
          decide(plan, life, entryBits | plan.restagingBits);
        }
      }
      case FOUND -> {
        watch.begin(plan, entryYears, entryYears);
        seenAtEntry(plan, life, foundWith | plan.restagingBits);
        decide(plan, life, foundWith | plan.restagingBits);
      }
      case REMOVED -> {
        watch.begin(plan, entryYears, entryYears);
        seen.clear();
        charting.seen(state, body, seen, plan.asksMarker, stageFour);
        state.now = entryYears + plan.pathway.adjuvantMonth() / 12;
        doAdjuvant(plan, body);
        state.now = entryYears;
      }
    }
  }

  private Sighting seenAtEntry(Plan plan, Life life, int tests) {
    body.look(tests, state.now, seen);
    thoughtFree = seen.total == 0;
    life.atEntry(seen);
    if (economics != null) {
      state.account.looked(economics, state.now, seen.total > 0);
    }
    charting.seen(state, body, seen, plan.asksMarker, stageFour);
    if (log != null) {
      tellFound(plan, "tests before entry");
    }
    return seen;
  }

  /** When something will be found next: by a visit kept, or by symptoms. */
  private double nextFinding(double last) {
    heavyYears = FOR_EVER;
    if (!body.hasLesions()) {
      return FOR_EVER;
    }
    double complaint = after(body.firstSymptomYears());
    double found = watch.nextFinding(state.now, Math.min(last, complaint));
    heavyYears = body.heavyYears(Math.min(last, Math.min(found, complaint)));
    double felt = Math.min(complaint, after(heavyYears));
    state.bySymptoms = felt < found;
    return Math.min(felt, found);
  }

  /** A complaint that is not new is known already, and was acted on. */
  private double after(double feltYears) {
    return feltYears > state.now ? feltYears : FOR_EVER;
  }

  /** When the next step of a treatment is due, or what was begun last ends. */
  private double nextOfTreatment() {
    return nextStep < steps.size()
        ? Math.max(state.now, stepsBegan + steps.get(nextStep).afterMonths() / 12)
        : courseEnds;
  }

  /**
   * The tests that will have been done when treatment is decided on, as bits of the disease's
   * tests.
   */
  private int testsNow(Plan plan) {
    if (!watching) {
      return plan.restagingBits;
    }
    return plan.restagingBits | (state.bySymptoms ? plan.symptomBits : watch.foundByBits());
  }

  /** Something was found, or a course has ended: the tests that decide on treatment are done. */
  private void lookAgain(Plan plan, Life life, int tests) {
    for (Test test : plan.restaging) {
      life.tests[test.ordinal()]++;
    }
    if (watching && state.bySymptoms) {
      for (Test test : plan.symptomWorkUp) {
        life.tests[test.ordinal()]++;
      }
    }
    body.look(tests, state.now, seen);
    if (economics != null) {
      charge(economics, plan, life);
      state.account.looked(economics, state.now, seen.total > 0);
    }
    if (log != null) {
      tellFound(plan, ledHere());
    }
    if (thoughtFree && !synchronous && seen.total > 0) {
      life.recurs(state.now - entryYears, foundBy(plan), seen);
    }
    thoughtFree = seen.total == 0;
    charting.seen(state, body, seen, plan.asksMarker, stageFour);
  }

  /** Charges the tests that {@link #lookAgain} counts. */
  private void charge(Economics prices, Plan plan, Life life) {
    double years = state.now - entryYears;
    double worth = prices.costs.at(years);
    for (Test test : plan.restaging) {
      life.charge(worth * prices.test[test.ordinal()], test.isImaging(), years);
    }
    if (watching && state.bySymptoms) {
      for (Test test : plan.symptomWorkUp) {
        life.charge(worth * prices.test[test.ordinal()], test.isImaging(), years);
      }
    }
  }

  /** What found it, as a life counts it: a test, the first of the restaging, or symptoms. */
  private int foundBy(Plan plan) {
    if (watching) {
      return state.bySymptoms ? Life.SYMPTOMS : watch.foundBy;
    }
    return plan.restaging.length == 0 ? Life.SYMPTOMS : plan.restaging[0].ordinal();
  }

  private String ledHere() {
    return !watching
        ? "restaging"
        : state.bySymptoms ? "symptoms" : Test.values()[watch.foundBy].id();
  }

  /** The table decides, and the first act is done at once. */
  private void decide(Plan plan, Life life, int tests) {
    state.adjuvantSteps = NO_STEPS;
    steps = choose(plan, plan.pathway.recurrence());
    stepsBegan = state.now;
    nextStep = 0;
    doStep(life, tests);
  }

  /** Does the next of the acts decided on. */
  private void doStep(Life life, int tests) {
    Act act = steps.get(nextStep++).act();
    boolean more = nextStep < steps.size();
    life.hospitalDays += effects.hospitalDays[act.ordinal()];
    if (act.isCurative()) {
      life.happens(Event.CURATIVE_RETREATMENT, state.now - entryYears);
    }
    if (log != null) {
      tellBefore(act, body);
    }
    treating.treat(act, state, body, tests, untilYears);
    boolean complicated = treating.complicated(act, state);
    if (economics != null) {
      double days = effects.hospitalDays[act.ordinal()];
      state.account.does(economics, act, state.now, days, state.lastedYears);
      if (complicated) {
        state.account.complicated(economics, state.now);
      }
    }
    if (complicated) {
      life.happens(Event.COMPLICATION, state.now - entryYears);
    }
    if (log != null) {
      tellAfter(act, complicated, body);
    }
    watching = false;
    courseEnds = FOR_EVER;
    switch (act.kind()) {
      case OPERATION, ABLATION -> {
        tail.forget();
        watch.addAfterTreatment(state.now);
        thoughtFree = true;
        if (!more) {
          resumeWatching();
        }
      }
      case EMBOLISATION, COURSE -> courseEnds = state.lastTreatmentYears;
      case NOTHING -> {
        if (act == Act.WATCH) {
          resumeWatching();
        }
      }
    }
  }

  private void resumeWatching() {
    tail.forget();
    watch.resume(state.now);
    watching = true;
  }

  /**
   * The first row that fits offers something; who gets none of it is offered what the rows below
   * have.
   */
  private List<Table.Step> choose(Plan plan, Table table) {
    int row = table.decide(chart);
    if (row < 0) {
      throw new NoRow(plan.pathway.id(), table.name(), chart.toString());
    }
    while (true) {
      Table.Offer[] offers = table.offers(row);
      for (int k = 0; k < offers.length; k++) {
        if (isTaken(offers[k])) {
          return decided(table, row, k, offers[k].steps());
        }
      }
      int below = table.decideBelow(row, chart);
      if (below < 0) {
        boolean adjuvant = table == plan.pathway.adjuvant();
        return decided(table, row, offers.length, adjuvant ? NO_ADJUVANT : CARE);
      }
      decided(table, row, offers.length, NO_STEPS);
      row = below;
    }
  }

  private boolean isTaken(Table.Offer offer) {
    return offer.uptake() >= 1 || fate.willingness(offer.act().name().hashCode()) < offer.uptake();
  }

  private List<Table.Step> decided(Table table, int row, int declined, List<Table.Step> chosen) {
    if (log != null) {
      Table.Row fits = table.rows().get(row);
      List<Table.Offer> notTaken = fits.offers().subList(0, declined);
      log.decided(state.now, table.name(), fits, notTaken, chosen, chart);
    }
    return chosen;
  }

  private static final List<Table.Step> NO_ADJUVANT = List.of(new Table.Step(Act.NO_ADJUVANT, 0));
  private static final List<Table.Step> CARE = List.of(new Table.Step(Act.BEST_SUPPORTIVE_CARE, 0));

  /** Something harmless that imaging shows is cleared up once, by MRI. */
  private void clearUpBenign(Life life) {
    boolean clears = fate.benignFinding() && life.imaged();
    if (clears) {
      life.tests[Test.MRI_LIVER.ordinal()]++;
    }
    if (economics != null) {
      double price = economics.test[Test.MRI_LIVER.ordinal()];
      life.addUpTests(clears ? price * economics.costs.at(life.firstImagedYears()) : 0);
    }
  }

  private void finish(Life life, double last, boolean ofCancer) {
    life.lifeYears = last - entryYears;
    life.hospitalDays += state.adjuvantDays;
    boolean dead = ofCancer || last < untilYears;
    Event cause = ofCancer ? Event.DEATH_CANCER : state.killedBy;
    if (economics != null) {
      boolean ofTumour = dead && (ofCancer || cause == Event.DEATH_LIVER_FAILURE);
      state.account.settle(life, economics, entryYears, last, fate.ageYears(), ofTumour);
    }
    if (dead) {
      life.happens(Event.DEATH, life.lifeYears);
      life.happens(Event.RECURRENCE_OR_DEATH, life.lifeYears);
      life.happens(cause, life.lifeYears);
    }
    if (log != null) {
      log.ends(last, dead ? cause : null, body);
    }
  }

  // ---- telling: none of this is called for lives without a log

  /**
   * What came before entry is lived once more for the log; the life itself begins as it would
   * without one.
   */
  private void tellHistory(Plan plan, Log to) {
    if (entry.at() == Entry.At.OPERATION) {
      body.begin();
      to.begins(body);
      if (plan.adjuvantAs(reference)) {
        state.clear();
        giveAdjuvant(plan, body);
      }
    } else if (!livesToEntry()) {
      throw new IllegalStateException("the same patient came to entry once and then did not");
    }
  }

  private void tellFound(Plan plan, String by) {
    EnumSet<Test> done = EnumSet.noneOf(Test.class);
    done.addAll(plan.pathway.restaging());
    if (by.equals("tests before entry")) {
      done.addAll(entry.tests());
    } else if (watching && state.bySymptoms) {
      done.addAll(plan.pathway.symptomWorkUp());
    } else if (watching) {
      Test first = Test.values()[watch.foundBy];
      done.add(first);
      for (Trigger trigger : plan.triggers) {
        if (trigger.marker() == first) {
          done.addAll(List.of(trigger.workUp()));
        }
      }
    }
    if (log != null) {
      log.found(state.now, by, done, reading(plan, done), seen, body);
    }
  }

  /** How the pathway reads the marker today, by whichever of its rules it is high. */
  private LifeCourse.Reading reading(Plan plan, Set<Test> done) {
    if (done.stream().noneMatch(test -> test.kind() == Test.Kind.MARKER)) {
      return LifeCourse.Reading.NONE;
    }
    double rise = body.marker(state.now) - fate.markerBaseline();
    LifeCourse.Reading reading = LifeCourse.Reading.UNJUDGED;
    for (Trigger trigger : plan.triggers) {
      if (done.contains(trigger.marker()) && reading != LifeCourse.Reading.HIGH) {
        boolean high = rise >= trigger.neededRise(fate.markerBaseline());
        reading = high ? LifeCourse.Reading.HIGH : LifeCourse.Reading.LOW;
      }
    }
    return reading;
  }

  /** Lets the body learn of all that was sown by now, as the act itself would, and tells it. */
  private void tellBefore(Act act, Body treated) {
    if (log != null && act.kind() != Act.Kind.NOTHING) {
      treated.look(0, state.now, unseen);
      log.treats(state.now, act, treated);
    }
  }

  private void tellAfter(Act act, boolean complicated, Body treated) {
    if (log != null && act.kind() != Act.Kind.NOTHING) {
      double lasts = state.lastedYears;
      boolean stopped = lasts < effects.lastsYears[act.ordinal()];
      log.treated(state.now, act, state.now + lasts, stopped, complicated, treated);
    }
  }
}
