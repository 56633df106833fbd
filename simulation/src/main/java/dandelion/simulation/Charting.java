package dandelion.simulation;

import dandelion.care.Chart;
import dandelion.care.Finding;
import dandelion.disease.Body;
import dandelion.disease.Fate;
import dandelion.disease.LiverBackground;
import dandelion.disease.Sighting;
import dandelion.evidence.Site;
import java.util.List;

/** Writes into the chart what is known of a patient: nothing else of the truth gets there. */
final class Charting {
  private static final int LIVER = Site.LIVER.ordinal();
  private static final int LUNG = Site.LUNG.ordinal();
  private static final int LOCAL = Site.LOCAL.ordinal();
  private static final int STAGE_IV = 3;

  private final Fate fate;
  private final Effects effects;
  private final Finding[] facts;
  private final boolean liverIsKnown;
  private final double uninsured;
  private double logitFitness;

  final Chart chart = new Chart();

  /**
   * @param facts names of what the disease lets doctors know of its primaries
   * @param uninsured share of patients who cannot pay for what the setting does not cover
   */
  Charting(Fate fate, Effects effects, List<String> facts, double uninsured) {
    this.fate = fate;
    this.effects = effects;
    this.uninsured = uninsured;
    this.facts = new Finding[facts.size()];
    for (int k = 0; k < this.facts.length; k++) {
      Finding finding = Finding.named(facts.get(k));
      if (finding == null) {
        throw new IllegalStateException("no finding is called " + facts.get(k));
      }
      this.facts[k] = finding;
    }
    liverIsKnown = facts.contains(Finding.LIVER_BACKGROUND.id());
  }

  /** Another patient: nothing is known yet. */
  void newPatient() {
    logitFitness = Effects.logit(fate.fitness());
    chart.clear();
  }

  /** Writes who the patient is, and how the operation on the primary went. */
  void person(State state, Body body, boolean stageFour) {
    double age = fate.ageYears() + state.now;
    chart.set(Finding.AGE_YEARS, age);
    chart.set(Finding.SEX, fate.male());
    for (int k = 0; k < facts.length; k++) {
      chart.set(facts[k], fate.fact(k));
    }
    if (stageFour) {
      chart.set(Finding.STAGE, STAGE_IV);
    }
    if (!liverIsKnown) {
      chart.set(Finding.LIVER_BACKGROUND, LiverBackground.NORMAL.ordinal());
    }
    chart.set(Finding.MARGIN, fate.marginPositive());
    chart.set(Finding.ECOG, effects.ecog(logitFitness, age));
    chart.set(Finding.CHILD_PUGH, body.childPugh(state.now));
    chart.set(Finding.LIVER_RESERVE_PCT, body.reservePercent(state.now));
    chart.set(Finding.CAN_PAY, fate.affordability() >= uninsured);
    chart.set(Finding.MONTHS_SINCE_OPERATION, state.now * 12);
  }

  /** Writes what tests show today, and what was done so far. */
  void seen(State state, Body body, Sighting seen, boolean withMarker, boolean stageFour) {
    person(state, body, stageFour);
    if (withMarker) {
      chart.set(Finding.MARKER, body.marker(state.now));
    }
    chart.set(Finding.LESIONS, seen.total);
    chart.set(Finding.LIVER_LESIONS, seen.count[LIVER]);
    chart.set(Finding.LIVER_LARGEST_MM, seen.largestMm[LIVER]);
    chart.set(Finding.LIVER_LARGE_LESIONS, seen.liverLarge);
    double left = body.liverVolumePercent(state.now);
    chart.set(
        Finding.LIVER_REMNANT_PCT,
        effects.remnantPercent(left, seen.liverSegments, seen.liverSegmentsWhole));
    chart.set(
        Finding.LIVER_REMNANT_LARGE_PCT,
        effects.remnantPercent(left, seen.liverSegmentsOfLarge, seen.liverSegmentsWhole));
    chart.set(Finding.LUNG_LESIONS, seen.count[LUNG]);
    chart.set(Finding.LUNG_LARGEST_MM, seen.largestMm[LUNG]);
    chart.set(Finding.LOCAL_LESIONS, seen.count[LOCAL]);
    chart.set(
        Finding.OTHER_LESIONS,
        seen.total - seen.count[LIVER] - seen.count[LUNG] - seen.count[LOCAL]);
    chart.set(Finding.LIVER_OPERATIONS, state.liverOperations);
    chart.set(Finding.CURATIVE_OPERATIONS, state.operations + state.ablations);
    chart.set(Finding.ABLATIONS, state.ablations);
    chart.set(Finding.EMBOLISATIONS, state.embolisations);
    chart.set(Finding.COURSES, state.courses);
    chart.set(Finding.MONTHS_SINCE_TREATMENT, (state.now - state.lastTreatmentYears) * 12);
    chart.set(Finding.BY_SYMPTOMS, state.bySymptoms);
  }
}
