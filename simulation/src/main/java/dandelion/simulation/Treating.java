package dandelion.simulation;

import dandelion.care.Act;
import dandelion.disease.Biology;
import dandelion.disease.Body;
import dandelion.disease.Fate;

/** Does acts to a body: what a pathway decides becomes what happens. */
final class Treating {
  private static final double DAYS_90 = 90 / 365.25;
  private static final double TENTH = 0.1;

  // where the luck of each kind of act is numbered from, in the patient's stream of operations
  private static final int COURSE = 100;
  private static final int ABLATION = 200;
  private static final int EMBOLISATION = 300;
  private static final int ADJUVANT = 400;
  private static final int COMPLICATED = 500;
  private static final int STOPPED = 1000;

  private final Fate fate;
  private final Effects effects;
  private final int angiography;

  /**
   * @param angiography the test that guides chemoembolization, as a bit of the disease's tests
   */
  Treating(Fate fate, Effects effects, int angiography) {
    this.fate = fate;
    this.effects = effects;
    this.angiography = angiography;
  }

  /**
   * Does an act to a body.
   *
   * @param tests the tests that show what is to be treated, bit k for test k of the disease
   * @param untilYears how far ahead the liver's failure is looked for
   */
  void treat(Act act, State state, Body body, int tests, double untilYears) {
    int a = act.ordinal();
    state.lastedYears = 0;
    switch (act.kind()) {
      case OPERATION -> {
        state.operations++;
        operate(act, state, body, tests);
      }
      case ABLATION -> {
        state.ablations++;
        mayKill(act, ABLATION + state.ablations, 1, state);
        body.ablate(tests, state.now, effects.logitAt30Mm[a], effects.perDoubling[a]);
        body.hurtLiver(state.now, effects.reserveLoss[a]);
      }
      case EMBOLISATION -> {
        state.embolisations++;
        embolise(act, state, body, tests, EMBOLISATION + state.embolisations);
      }
      case COURSE -> {
        state.courses++;
        give(act, state, body, COURSE + state.courses);
      }
      case NOTHING -> {
        return;
      }
    }
    state.lastTreatmentYears = state.now + state.lastedYears;
    livers(state, body, untilYears);
  }

  /** Does an act after the operation on the primary, whether or not there is anything to treat. */
  void treatAdjuvant(Act act, State state, Body body, double untilYears) {
    int luck = state.adjuvants == 0 ? 0 : ADJUVANT + state.adjuvants;
    state.adjuvants++;
    switch (act.kind()) {
      case EMBOLISATION -> embolise(act, state, body, 0, luck);
      case COURSE -> give(act, state, body, luck);
      case OPERATION, ABLATION ->
          throw new IllegalStateException(act.id() + " cannot be given without disease to treat");
      case NOTHING -> {
        return;
      }
    }
    livers(state, body, untilYears);
  }

  private static void livers(State state, Body body, double untilYears) {
    state.killedAt(body.liverFailsYears(untilYears), Event.DEATH_LIVER_FAILURE);
  }

  private void give(Act act, State state, Body body, int luck) {
    int a = act.ordinal();
    mayKill(act, luck, 1, state);
    state.lastedYears = lastsYears(act, luck);
    body.course(state.now, state.lastedYears, effects.potency[a], effects.immuneFactor[a]);
    body.hurtLiver(state.now, effects.reserveLoss[a]);
  }

  private void embolise(Act act, State state, Body body, int tests, int luck) {
    int a = act.ordinal();
    mayKill(act, luck, 1, state);
    body.embolise(
        tests | angiography,
        state.now,
        luck,
        effects.smallestMm[a],
        effects.logitAt30Mm[a],
        effects.perDoubling[a],
        effects.lastsYears[a],
        effects.potency[a],
        effects.immuneFactor[a]);
    state.lastedYears = effects.lastsYears[a];
    double harder = body.liverIsCirrhotic() ? effects.reserveLossRatioCirrhosis[a] : 1;
    body.hurtLiver(state.now, effects.reserveLoss[a] * harder);
  }

  private void operate(Act act, State state, Body body, int tests) {
    int a = act.ordinal();
    boolean both = act == Act.RESECT_AND_ABLATE_LIVER;
    int segments = body.resect(act.sites(), tests, state.now, effects.residue[a], both);
    if (both) {
      int ablation = Act.ABLATE_RADIOFREQUENCY.ordinal();
      body.ablate(tests, state.now, effects.logitAt30Mm[ablation], effects.perDoubling[ablation]);
    }
    int whole = segments >>> Biology.SEGMENTS;
    double removed = effects.removed(segments & (1 << Biology.SEGMENTS) - 1, whole);
    state.liverOperations += (act.sites() & Act.RESECT_LIVER.sites()) != 0 ? 1 : 0;
    double tenths = Math.max(0, removed / TENTH - 1);
    mayKill(act, state.operations, Effects.power(effects.deathPerTenth[a], tenths), state);
    body.cutLiver(state.now, removed);
  }

  /** How long an act lasts in this life: toxicity stops some courses halfway. */
  private double lastsYears(Act act, int number) {
    int a = act.ordinal();
    boolean stopped =
        effects.stoppedEarly[a] > 0
            && fate.operationLuck(STOPPED + number) < effects.stoppedEarly[a];
    return stopped ? effects.lastsYears[a] / 2 : effects.lastsYears[a];
  }

  /**
   * The risk of the act itself: the patient's luck in this operation, held against its mortality.
   */
  private void mayKill(Act act, int number, double times, State state) {
    double risk = effects.death(act, fate.ageYears() + state.now, times);
    double luck = fate.operationLuck(number);
    if (luck < risk) {
      state.killedAt(state.now + DAYS_90 * (luck / risk), Event.DEATH_TREATMENT);
    }
  }

  /** Whether an operation or ablation is followed by a major complication. */
  boolean complicated(Act act, State state) {
    double share = effects.complication[act.ordinal()];
    return share > 0
        && fate.operationLuck(COMPLICATED + state.ablations + state.operations) < share;
  }
}
