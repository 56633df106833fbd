package dandelion.disease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.evidence.Site;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Laws of ablation, chemoembolization and the liver's reserve; patient by patient. */
class LiverTreatmentTest {
  private static final int PATIENTS = 3000;
  private static final double ALWAYS = 40; // log-odds of certainty
  private static final double NEVER = -40;

  private final Sighting seen = new Sighting();
  private final Sighting other = new Sighting();
  private final Fate fate = Patients.mixed(BodyTest.busy("dormancy.share", 0));
  private final Body body = new Body(fate);
  private final Body twin = new Body(fate);

  /** Ends up with patients who live at one year, in two bodies; the first is then treated. */
  private int eachLivingPatient(long seed, Consumer<Integer> check) {
    int living = 0;
    for (int patient = 0; patient < PATIENTS; patient++) {
      fate.draw(seed, patient, 0, 0);
      body.begin();
      twin.begin();
      if (body.hasLesions() && body.lethalYears(1) > 1) {
        living++;
        check.accept(patient);
      }
    }
    assertThat(living).isGreaterThan(500);
    return living;
  }

  private int count(Body of, double years, Sighting into) {
    of.look(Patients.PERFECT, years, into);
    return into.total;
  }

  @Test
  void ablationOutsideTheLiverChangesNothing() {
    eachLivingPatient(
        1,
        patient -> {
          twin.look(Patients.PERFECT, 1, other);
          body.ablate(Patients.CT, 1, ALWAYS, 1);
          body.look(Patients.PERFECT, 1.0001, seen);
          twin.look(Patients.PERFECT, 1.0001, other);
          for (int site = 0; site < Site.COUNT; site++) {
            if (site != Site.LIVER.ordinal()) {
              assertThat(seen.count[site]).as("patient %s", patient).isEqualTo(other.count[site]);
              assertThat(seen.largestMm[site]).isEqualTo(other.largestMm[site]);
            }
          }
        });
  }

  /** Lesions that the guiding test does not show are as they were, those shown are gone. */
  @Test
  void certainAblationTakesWhatIsSeenAndNothingElse() {
    int[] ablated = new int[1];
    eachLivingPatient(
        2,
        patient -> {
          int all = count(body, 1, other);
          int liver = other.count[Site.LIVER.ordinal()];
          body.look(Patients.CT, 1, seen);
          int shown = seen.count[Site.LIVER.ordinal()];
          ablated[0] += shown;
          body.ablate(Patients.CT, 1, ALWAYS, 0);
          assertThat(count(body, 1, seen)).isEqualTo(all - shown);
          assertThat(seen.count[Site.LIVER.ordinal()]).isEqualTo(liver - shown);
        });
    assertThat(ablated[0]).isGreaterThan(300);
  }

  @Test
  void ablationThatAlwaysFailsRemovesNobody() {
    eachLivingPatient(
        3,
        patient -> {
          body.look(Patients.CT, 1, seen);
          int all = count(body, 1, other);
          body.ablate(Patients.CT, 1, NEVER, 0);
          assertThat(count(body, 1.0001, seen)).isGreaterThanOrEqualTo(all);
          assertThat(body.lethalYears(30)).isGreaterThanOrEqualTo(twin.lethalYears(30) - 0.03);
        });
  }

  /** A likelier success destroys at least what a less likely one does. */
  @Test
  void betterAblationNeverLeavesMoreLesions() {
    eachLivingPatient(
        4,
        patient -> {
          body.ablate(Patients.CT, 1, 2, 1);
          twin.ablate(Patients.CT, 1, 0, 1);
          assertThat(count(body, 1, seen)).isLessThanOrEqualTo(count(twin, 1, other));
        });
  }

  /** More drug, or a likelier kill at once, never leaves more lesions. */
  @Test
  void moreEmbolisationNeverLeavesMoreLesions() {
    eachLivingPatient(
        5,
        patient -> {
          body.embolise(Patients.CT, 1, 1, 5, 2, 0.5, 0.2, 5, 1);
          twin.embolise(Patients.CT, 1, 1, 5, 0, 0.5, 0.2, 3, 1);
          assertThat(count(body, 1, seen)).isLessThanOrEqualTo(count(twin, 1, other));
          int outside = seen.total - seen.count[Site.LIVER.ordinal()];
          assertThat(outside).isEqualTo(other.total - other.count[Site.LIVER.ordinal()]);
        });
  }

  /** What two treatments do to different lesions does not depend on which comes first. */
  @Test
  void orderDoesNotMatterWhereNothingInteracts() {
    int lung = 1 << Site.LUNG.ordinal();
    eachLivingPatient(
        6,
        patient -> {
          body.resect(lung, Patients.CT, 1, 0.2, false);
          body.ablate(Patients.CT, 1, 1, 1);
          twin.ablate(Patients.CT, 1, 1, 1);
          twin.resect(lung, Patients.CT, 1, 0.2, false);
          assertThat(count(body, 1.5, seen)).isEqualTo(count(twin, 1.5, other));
          assertThat(seen.largestMm).isEqualTo(other.largestMm);
          assertThat(body.lethalYears(30)).isEqualTo(twin.lethalYears(30));
        });
  }

  /** Large lesions are cut and small ones ablated: together the same as cutting all. */
  @Test
  void cuttingTheLargeAndAblatingTheSmallClearsTheLiver() {
    eachLivingPatient(
        7,
        patient -> {
          body.resect(1 << Site.LIVER.ordinal(), Patients.CT, 1, 0, true);
          body.ablate(Patients.CT, 1, ALWAYS, 0);
          body.look(Patients.CT, 1.0001, seen);
          assertThat(seen.count[Site.LIVER.ordinal()]).as("patient %s", patient).isZero();
        });
  }

  /** Everything removed and no seed left: nothing of the cancer kills any more. */
  @Test
  void whoIsFreeOfSeedsDiesOfOtherThings() {
    Fate barren = Patients.mixed(BodyTest.busy("dormancy.share", 0, "seeding.by_metastasis", 0));
    Body freed = new Body(barren);
    int operated = 0;
    for (int patient = 0; patient < PATIENTS; patient++) {
      barren.draw(8, patient, 0, 0);
      freed.begin();
      if (freed.hasLesions() && freed.lethalYears(1) > 1) {
        operated++;
        freed.resect(Patients.ALL_SITES, Patients.PERFECT, 1, 0, false);
        assertThat(freed.lethalYears(1000)).isInfinite();
      }
    }
    assertThat(operated).isGreaterThan(500);
  }

  // ---- the reserve

  @Test
  void theReserveIsNeverAboveItsCeilingAndReturnsAsItShould() {
    Reserve reserve = new Reserve();
    reserve.reset(0.9, 0, 0.8, 5, 0.2);
    assertThat(reserve.value(3)).isCloseTo(0.9, within(1e-12));
    reserve.cut(1, 0.6);
    assertThat(reserve.volumeLeft(1)).isCloseTo(0.4, within(1e-12));
    double before = 0;
    for (double years = 1; years < 20; years += 0.1) {
      double volume = reserve.volumeLeft(years);
      assertThat(volume).isBetween(before, 0.8);
      assertThat(reserve.value(years)).isLessThanOrEqualTo(0.9 * 0.8 + 1e-12);
      before = volume;
    }
    assertThat(reserve.volumeLeft(1 + Math.log(2) / 5)).isCloseTo(0.6, within(1e-12));
    assertThat(reserve.failsYears(100)).isInfinite();
    reserve.cut(20, 0.65);
    assertThat(reserve.failsYears(100)).as("too little is left").isEqualTo(20);
  }

  @Test
  void aDecliningLiverFailsWhenItsReserveCrossesTheThreshold() {
    Reserve reserve = new Reserve();
    reserve.reset(0.6, 0.1, 0.7, 3, 0.2);
    assertThat(reserve.failsYears(50)).isCloseTo(Math.log(3) / 0.1, within(1e-5));
    reserve.hurt(2, 0.25);
    assertThat(reserve.failsYears(50)).isCloseTo(Math.log(3 * 0.75) / 0.1, within(1e-5));
    assertThat(reserve.failsYears(5)).isInfinite();
  }

  /** Embolising a liver without lesions costs reserve and changes nothing else. */
  @Test
  void anEmptyLiverOnlyPays() {
    Fate empty = Patients.mixed(BodyTest.busy("seeding.founded", 1e-9, "margin.positive", 0));
    Body patient = new Body(empty);
    empty.draw(9, 1, 0, 0);
    patient.begin();
    assertThat(patient.hasLesions()).isFalse();
    patient.embolise(Patients.CT, 0.1, 1, 5, 2, 1, 0.1, 5, 1);
    assertThat(patient.reservePercent(0.1)).isEqualTo(100);
    patient.hurtLiver(0.1, 0.05);
    double paid = patient.reservePercent(0.1);
    patient.hurtLiver(0.2, 0.05);
    assertThat(patient.reservePercent(0.2)).isLessThan(paid);
    assertThat(patient.lethalYears(100)).isInfinite();
  }
}
