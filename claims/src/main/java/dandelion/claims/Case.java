package dandelion.claims;

import dandelion.care.Test;
import dandelion.disease.Body;
import dandelion.disease.Fate;
import dandelion.disease.Sighting;
import dandelion.evidence.Site;
import dandelion.simulation.Event;
import dandelion.simulation.Life;
import dandelion.study.Study;

/** One patient as a measure sees it: the lives under all arms, and the truth behind them. */
final class Case {
  private static final int RIGHT_HALF = 0b1111_0000; // Couinaud V to VIII
  private static final int LEFT_HALF = 0b0000_1110; // II to IV; I belongs to neither

  private final Study.Engine engine;
  private final Body untouched;
  private final Sighting seen = new Sighting();
  private boolean fresh;

  Case(Study.Engine engine) {
    this.engine = engine;
    this.untouched = new Body(engine.simulation().fate());
  }

  /** The engine has let another patient live. */
  void next() {
    fresh = true;
  }

  Fate fate() {
    return engine.simulation().fate();
  }

  Life life(int arm) {
    return engine.lives()[arm];
  }

  /** Lesions alive at a site on the day of the operation, whoever may see them. */
  int hidden(Site site) {
    return untouched().lesions(site, 0);
  }

  /** Whether a test would show anything at a time if nothing was done until then. */
  boolean shows(Test test, double timeYears) {
    Body body = untouched();
    body.look(fate().biology().bit(test.id()), timeYears, seen);
    return seen.total > 0;
  }

  private Body untouched() {
    if (fresh) {
      untouched.begin();
      fresh = false;
    }
    return untouched;
  }

  boolean by(int arm, Event event, double years) {
    return life(arm).years(event) <= years;
  }

  /** Whether metastases were seen at the operation. */
  boolean metastatic(int arm) {
    return life(arm).years(Event.SYNCHRONOUS_METASTASES) == 0;
  }

  /** Whether liver metastases were seen at entry. */
  boolean liverAtEntry(int arm) {
    return metastatic(arm) && life(arm).lesionsAtEntry(Site.LIVER) > 0;
  }

  /** Liver lesions when metastases were first seen. */
  int firstLiverLesions(int arm) {
    Life life = life(arm);
    return metastatic(arm) ? life.lesionsAtEntry(Site.LIVER) : life.lesionsAtDetection(Site.LIVER);
  }

  /** Whether the first liver lesions seen lay in both halves of the liver. */
  boolean bothHalves(int arm) {
    int segments = life(arm).liverSegments();
    return (segments & RIGHT_HALF) != 0 && (segments & LEFT_HALF) != 0;
  }

  /** Whether the first recurrence, seen by a time, had spread beyond the place of the primary. */
  boolean spread(int arm, double years) {
    if (!by(arm, Event.RECURRENCE, years)) {
      return false;
    }
    for (int s = 0; s < Site.COUNT; s++) {
      if (s != Site.LOCAL.ordinal() && life(arm).lesionsAtDetection(Site.of(s)) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether tumour away from the operated place was ever seen in this life. */
  boolean everSpread(int arm) {
    Life life = life(arm);
    return metastatic(arm)
        || life.years(Event.LIVER_RECURRENCE) < Double.POSITIVE_INFINITY
        || everSpreadOutsideLiver(arm);
  }

  /** Whether tumour outside the liver and away from the operated place was ever seen. */
  boolean everSpreadOutsideLiver(int arm) {
    Life life = life(arm);
    return life.years(Event.LUNG_RECURRENCE) < Double.POSITIVE_INFINITY
        || life.years(Event.PERITONEAL_RECURRENCE) < Double.POSITIVE_INFINITY
        || life.years(Event.OTHER_RECURRENCE) < Double.POSITIVE_INFINITY;
  }
}
