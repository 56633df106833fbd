package dandelion.disease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.evidence.Evidence;
import dandelion.evidence.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Laws of bodies, untreated and treated; patient by patient, so that nothing hides in a mean. */
class BodyTest {
  private static final double FAR = 40;

  /** A burden is found to within two thousandths; at the slowest growth here that is this long. */
  private static final double WITHIN_YEARS = 0.03;

  private final Sighting seen = new Sighting();
  private final Sighting other = new Sighting();

  /** Patients with many lesions that seed themselves; immunity steady, so that laws are sharp. */
  static Evidence busy(Object... more) {
    Object[] all =
        Arrays.copyOf(
            new Object[] {
              "seeding.founded", 1.5,
              "seeding.frailty_shape", 1,
              "seeding.by_metastasis", 1,
              "immunity.after_surgery", 1,
              "dormancy.share", 0.2,
              "lethal.burden_spread", 0.2,
              "growth.rate_spread_patients", 0.3,
              "growth.rate", 0.5,
              "growth.ratio_per_t", 1,
              "growth.ratio_per_n", 1,
              "growth.founding_cells", 1,
              "primary.growth_rate", 0.22,
              "seeding.companion", 0.3,
              "seeding.ratio_t1", 0.1,
              "seeding.ratio_t2", 0.3,
              "seeding.ratio_t4", 2.2,
              "seeding.ratio_n1", 4,
              "seeding.ratio_n2", 10,
              "seeding.ratio_rectum", 1.1,
              "tropism.spread_patients", 1.8,
              "lethal.burden", 4e11,
              "symptoms.share_of_lethal", 0.1
            },
            40 + more.length);
    System.arraycopy(more, 0, all, 40, more.length);
    return perfect(Patients.colorectal(all));
  }

  /** The perfect test sees a lesion from its first moment, not only from 1.02 cells on. */
  private static Evidence perfect(Evidence evidence) {
    Map<String, Double> sizes = new HashMap<>();
    for (int site = 0; site < Site.COUNT; site++) {
      sizes.put("colorectal.imaging.perfect." + Site.of(site).id(), 0.01);
    }
    return evidence.with(sizes);
  }

  /**
   * Draws a patient and lets lesions seed up to the operation, as every entry into a study does.
   */
  private void draw(Fate fate, long seed, long patient) {
    fate.draw(seed, patient, 0, 0);
    Body body = new Body(fate);
    body.begin();
    if (body.lethalYears(0) > 0) {
      body.look(0, 0, seen);
    }
  }

  /** How exactly a death is known: a burden is found to within a few thousandths. */
  private static double precision(Fate fate, double years) {
    if (!(years < FAR)) {
      return WITHIN_YEARS;
    }
    double slope = (lnBurden(fate, years + 1e-3) - lnBurden(fate, years - 1e-3)) / 2e-3;
    return 3e-3 / slope + 1e-3;
  }

  // ---- untreated

  @Test
  void whoFeelsALesionHasOneToShow() {
    Fate fate = Patients.mixed(busy());
    Body body = new Body(fate);
    int felt = 0;
    int nothing = 0;
    for (int patient = 0; patient < 5000; patient++) {
      draw(fate, 1, patient);
      body.begin();
      double years = body.firstSymptomYears();
      if (years > 0 && years < FAR) {
        felt++;
        body.look(0, years, seen);
        nothing += seen.total == 0 ? 1 : 0;
        body.look(0, years - 1e-6, seen);
      }
    }
    assertThat(felt).isGreaterThan(1000);
    assertThat(nothing).as("of %s who felt a lesion, none was there to feel", felt).isZero();
  }

  @Test
  void nothingIsSeenBeforeTheFirstSeenYear() {
    Fate fate = Patients.mixed(busy("seeding.by_metastasis", 0));
    Body body = new Body(fate);
    for (int patient = 0; patient < 5000; patient++) {
      draw(fate, 2, patient);
      body.begin();
      for (int test = 0; test < Patients.TESTS.size(); test++) {
        double years = body.firstSeenYears(test);
        if (years < FAR) {
          body.begin();
          if (years < body.firstSymptomYears()) {
            body.look(1 << test, years - 1e-9, seen);
            assertThat(seen.total).isZero();
          }
          body.look(1 << test, years + 1e-9, seen);
          assertThat(seen.total).isPositive();
        }
      }
    }
  }

  /**
   * A course that shrinks a lesion below what CT would first see does not hide one that CT has
   * shown, unless it shrinks to less than half of that diameter; never shown, it is not seen.
   */
  @Test
  void whatATestHasShownIsSeenAgainWhenItHasShrunkALittle() {
    Fate fate =
        Patients.mixed(busy("seeding.by_metastasis", 0, "chemotherapy.resistance_rate", 1e-12));
    Body shown = new Body(fate);
    Body never = new Body(fate);
    int[] seenAgain = new int[2];
    int hidden = 0;
    for (int patient = 0; patient < 5000; patient++) {
      draw(fate, 31, patient);
      shown.begin();
      double first = shown.firstSeenYears(1);
      if (fate.roots != 1 || first >= 20 || first >= shown.firstSymptomYears() || first < 0.1) {
        continue;
      }
      double share = patient % 2 == 0 ? 0.8 : 0.3;
      double now = first + 0.01;
      never.begin();
      shown.look(Patients.CT, now, seen);
      assertThat(seen.total).isEqualTo(1);
      shrink(shown, fate, now, share);
      shrink(never, fate, now, share);
      shown.look(Patients.CT, now, seen);
      never.look(Patients.CT, now, other);
      seenAgain[patient % 2] += seen.total;
      hidden++;
      assertThat(other.total).as("patient %s, never shown", patient).isZero();
    }
    assertThat(hidden).isGreaterThan(100);
    assertThat(seenAgain[0]).as("of %s, half of them shrunk by a fifth", hidden).isGreaterThan(50);
    assertThat(seenAgain[1]).as("shrunk to less than a third").isZero();
  }

  /** A course of just the strength that shrinks the only lesion to a share of its diameter. */
  private static void shrink(Body body, Fate fate, double years, double share) {
    double birth = body.lesions().getFirst().birthYears();
    double rate = fate.rate[0];
    Growth growth = fate.biology.growth;
    double before = growth.lnCells(rate, years - birth);
    double back = years - birth - growth.ageYears(rate, before + 3 * Math.log(share));
    body.course(years, 1, back / fate.sensitivity, 1);
  }

  /** The sum over all lesions by hand: the burden kills when it reaches the patient's own limit. */
  @Test
  void theBurdenKillsWhenItReachesItsLimit() {
    Fate fate = Patients.mixed(busy());
    Body body = new Body(fate);
    int killed = 0;
    for (int patient = 0; patient < 5000; patient++) {
      draw(fate, 3, patient);
      body.begin();
      double years = body.lethalYears(FAR);
      if (years < FAR) {
        killed++;
        double slope = (lnBurden(fate, years + 1e-4) - lnBurden(fate, years - 1e-4)) / 2e-4;
        assertThat(lnBurden(fate, years))
            .as("patient %s", patient)
            .isCloseTo(fate.lnLethal, within(2e-3 + 1e-6 * slope));
        assertThat(body.heavyYears(FAR)).isLessThan(years);
      } else {
        assertThat(lnBurden(fate, FAR)).isLessThan(fate.lnLethal + 2e-3);
      }
    }
    assertThat(killed).isGreaterThan(1000);
  }

  /** Lesions that an untreated body counts: those sown by the operation. */
  private static double lnBurden(Fate fate, double years) {
    double sum = 0;
    for (int i = 0; i < fate.lesions; i++) {
      boolean early = i < fate.roots || fate.founded[i] <= 0;
      if (early && !fate.cleared[i] && fate.birth[i] < years) {
        sum +=
            Math.exp(
                fate.biology.growth.lnCells(fate.rate[i], years - fate.birth[i])
                    + fate.biology.lnLethalWeight[fate.site[i]]);
      }
    }
    return Math.log(sum);
  }

  /** A crossing does not depend on how far ahead was looked, nor on what was asked before. */
  @Test
  void deathIsTheSameHoweverFarAheadOneLooks() {
    Fate fate = Patients.mixed(busy());
    Body body = new Body(fate);
    for (int patient = 0; patient < 3000; patient++) {
      draw(fate, 4, patient);
      body.begin();
      double far = body.lethalYears(FAR);
      draw(fate, 4, patient);
      body.begin();
      double near = body.lethalYears(10);
      double again = body.lethalYears(FAR);
      assertThat(again).isEqualTo(far < FAR ? again : Double.POSITIVE_INFINITY);
      if (far < 10) {
        assertThat(near).isCloseTo(far, within(1e-3));
      } else {
        assertThat(near > 9.999).isTrue();
      }
    }
  }

  @Test
  void theMarkerRisesWithTheBurden() {
    Fate fate = Patients.mixed(busy("marker.secretors", 1));
    Body body = new Body(fate);
    for (int patient = 0; patient < 3000; patient++) {
      draw(fate, 5, patient);
      body.begin();
      double years = body.markerRisenYears(5, FAR);
      if (years > 0 && years < FAR) {
        assertThat(body.marker(years)).isCloseTo(fate.markerBaseline() + 5, within(5 * 5e-3));
        assertThat(body.marker(years + 0.5)).isGreaterThan(body.marker(years));
      }
      assertThat(body.markerRisenYears(8, FAR)).isGreaterThanOrEqualTo(years - 1e-3);
    }
  }

  @Test
  void withoutLesionsThereIsNothingToFindFeelOrDieOf() {
    Fate fate = Patients.mixed(Patients.colorectal("seeding.founded", 1e-12, "margin.positive", 0));
    Body body = new Body(fate);
    for (int patient = 0; patient < 2000; patient++) {
      draw(fate, 6, patient);
      body.begin();
      assertThat(body.hasLesions()).isFalse();
      assertThat(body.lethalYears(FAR)).isInfinite();
      assertThat(body.heavyYears(FAR)).isInfinite();
      assertThat(body.firstSymptomYears()).isInfinite();
      assertThat(body.firstSeenYears(0)).isInfinite();
      assertThat(body.markerRisenYears(1, FAR)).isInfinite();
      assertThat(body.marker(5)).isEqualTo(fate.markerBaseline());
      body.look(-1, 10, seen);
      assertThat(seen.total).isZero();
    }
  }

  // ---- operations

  /** An operation guided by the perfect test, on all sites, that leaves nothing: cured for ever. */
  @Test
  void offspringOfARemovedLesionNeverLive() {
    Fate fate = Patients.mixed(busy("dormancy.share", 0, "clearing.hazard", 0));
    Body body = new Body(fate);
    Body before = new Body(fate);
    int cured = 0;
    for (int patient = 0; patient < 3000; patient++) {
      draw(fate, 7, patient);
      before.begin();
      double dies = before.lethalYears(15);
      if (dies <= 1) {
        continue;
      }
      before.look(Patients.PERFECT, Math.min(dies, 15), other); // offspring that must not live
      body.begin();
      body.resect(Patients.ALL_SITES, Patients.PERFECT, 1, 0, false);
      cured += other.total > 0 ? 1 : 0;
      for (double years = 1.01; years < 20; years += 1.9) {
        body.look(Patients.PERFECT, years, seen);
        assertThat(seen.total).as("patient %s at %s", patient, years).isZero();
      }
      assertThat(body.lethalYears(FAR)).isInfinite();
      assertThat(body.heavyYears(FAR)).isInfinite();
      assertThat(body.firstSymptomYears()).isInfinite();
      assertThat(body.firstSeenYears(1)).isInfinite();
    }
    assertThat(cured).isGreaterThan(1000);
  }

  /** An operation that always leaves cells: every lesion is still there, smaller. */
  @Test
  void anOperationThatAlwaysLeavesCellsCuresNobody() {
    Fate fate = Patients.mixed(busy("dormancy.share", 0));
    Body body = new Body(fate);
    int[] lost = new int[Site.COUNT];
    int operated = 0;
    for (int patient = 0; patient < 3000; patient++) {
      draw(fate, 8, patient);
      body.begin();
      if (body.lethalYears(1) <= 1) {
        continue;
      }
      body.look(Patients.CT, 1, seen);
      if (seen.total == 0) {
        continue;
      }
      operated++;
      body.resect(Patients.ALL_SITES, Patients.CT, 1, 1, false);
      body.look(Patients.PERFECT, 1.001, other);
      for (int site = 0; site < Site.COUNT; site++) {
        lost[site] += Math.max(0, seen.count[site] - other.count[site]);
      }
    }
    assertThat(operated).isGreaterThan(300);
    assertThat(lost).as("lesions cut with residue that are gone, by site").containsOnly(0);
  }

  @Test
  void residueShrinksALesionAndNeverLetsItGrow() {
    Fate fate = Patients.mixed(busy("dormancy.share", 0, "seeding.by_metastasis", 0));
    Body body = new Body(fate);
    for (int patient = 0; patient < 3000; patient++) {
      draw(fate, 9, patient);
      body.begin();
      double died = body.lethalYears(FAR);
      body.resect(Patients.ALL_SITES, Patients.PERFECT, 0.5, 1, false);
      assertThat(body.lethalYears(FAR)).isGreaterThanOrEqualTo(died - WITHIN_YEARS);
      body.look(Patients.CT, 0.5 + 1e-9, seen);
      assertThat(seen.largestMm()).isLessThan(5);
    }
  }

  @Test
  void resectingASiteWithoutLesionsChangesNothing() {
    Fate fate = Patients.mixed(busy("seeding.by_metastasis", 0));
    resectNothing(fate);
  }

  /** The same, when metastases seed: what was sown meanwhile counted before and counts now. */
  @Test
  void resectingASiteWithoutLesionsChangesNothingWhenMetastasesSeed() {
    Fate fate = Patients.mixed(busy());
    resectNothing(fate);
  }

  private void resectNothing(Fate fate) {
    Body body = new Body(fate);
    Body untouched = new Body(fate);
    int tried = 0;
    int seenEarlier = 0;
    int diesEarlier = 0;
    for (int patient = 0; patient < 5000; patient++) {
      draw(fate, 10, patient);
      untouched.begin();
      body.begin();
      double alive = untouched.lethalYears(6);
      if (alive <= 1) {
        continue;
      }
      untouched.look(Patients.PERFECT, 1, seen);
      int empty = 0;
      for (int site = 0; site < Site.COUNT; site++) {
        empty |= seen.count[site] == 0 ? 1 << site : 0;
      }
      if (seen.total == 0) {
        continue;
      }
      tried++;
      body.look(Patients.PERFECT, 1, other);
      body.resect(empty, Patients.PERFECT, 1, 0, false);
      for (double years = 1; years < Math.min(6, alive); years += 0.5) {
        body.look(Patients.CT, years, seen);
        untouched.look(Patients.CT, years, other);
        assertThat(seen.count).as("patient %s at %s", patient, years).isEqualTo(other.count);
        assertThat(seen.largestMm[0]).isCloseTo(other.largestMm[0], within(1e-9));
      }
      seenEarlier += body.firstSeenYears(1) < untouched.firstSeenYears(1) ? 1 : 0;
      double with = body.lethalYears(FAR);
      double without = untouched.lethalYears(FAR);
      double precision = 2 * precision(fate, without);
      diesEarlier += with < without - precision ? 1 : 0;
      assertThat(with).isLessThanOrEqualTo(without + precision);
    }
    assertThat(tried).isGreaterThan(1000);
    assertThat(seenEarlier).as("of %s, seen earlier after an empty operation", tried).isZero();
    assertThat(diesEarlier).as("of %s, die earlier after an empty operation", tried).isZero();
  }

  // ---- courses

  @Test
  void moreKillNeverLeavesMoreLesions() {
    Fate fate = Patients.mixed(busy());
    Body weak = new Body(fate);
    Body strong = new Body(fate);
    int fewer = 0;
    for (int patient = 0; patient < 5000; patient++) {
      draw(fate, 11, patient);
      weak.begin();
      if (weak.lethalYears(4) < 4) {
        continue;
      }
      double diesWith = 0;
      int before = Integer.MAX_VALUE;
      for (double potency : new double[] {1, 1.5, 2.5, 4, 8}) {
        strong.begin();
        strong.course(0.125, 0.5, potency, 1);
        strong.look(Patients.PERFECT, 4, seen);
        assertThat(seen.total)
            .as("patient %s, potency %s", patient, potency)
            .isLessThanOrEqualTo(before);
        fewer += seen.total < before && before < Integer.MAX_VALUE ? 1 : 0;
        before = seen.total;
        double dies = strong.lethalYears(FAR);
        assertThat(dies).isGreaterThanOrEqualTo(diesWith - WITHIN_YEARS);
        diesWith = dies;
      }
    }
    assertThat(fewer).isGreaterThan(300);
  }

  /** Growth undone is growth not had: with no resistance, ln cells run back along their curve. */
  @Test
  void aCourseRunsSensitiveLesionsBackAlongTheirCurve() {
    Fate fate =
        Patients.mixed(
            busy(
                "chemotherapy.sensitivity_spread", 0,
                "chemotherapy.resistance_rate", 1e-300,
                "chemotherapy.resistance_spread", 0,
                "clearing.hazard", 0,
                "dormancy.share", 0,
                "seeding.by_metastasis", 0));
    Body body = new Body(fate);
    Body untreated = new Body(fate);
    int compared = 0;
    for (int patient = 0; patient < 3000; patient++) {
      draw(fate, 12, patient);
      untreated.begin();
      body.begin();
      double dies = untreated.lethalYears(FAR);
      double sees = untreated.firstSeenYears(1);
      body.course(0.125, 0.5, 1.8, 1);
      double postponed = body.lethalYears(FAR) - dies;
      if (dies > 1 && dies < 20 && youngest(fate) < 0.125 - 0.9) {
        compared++;
        assertThat(postponed)
            .as("patient %s", patient)
            .isGreaterThan(0.9 - 2 * precision(fate, dies));
        assertThat(body.firstSeenYears(1)).isGreaterThanOrEqualTo(sees + 0.9 - 1e-9);
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  /** Birth of the youngest lesion: one younger than the way back begins anew as one cell. */
  private static double youngest(Fate fate) {
    double last = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < fate.lesions; i++) {
      last = Math.max(last, fate.birth[i]);
    }
    return last;
  }

  /** No cell resists, all patients' tumours answer alike, and immunity clears much. */
  private static Fate noneResists(Object... more) {
    List<Object> all = new ArrayList<>(List.of("chemotherapy.sensitivity_spread", 0));
    all.addAll(List.of("chemotherapy.resistance_rate", 1e-300));
    all.addAll(List.of("chemotherapy.resistance_spread", 0));
    all.addAll(List.of("clearing.hazard", 1.2, "dormancy.share", 0, "seeding.by_metastasis", 0));
    all.addAll(List.of(more));
    return Patients.mixed(busy(all.toArray()));
  }

  /** What immunity would have cleared later is there today, and the drug reaches it. */
  @Test
  void aCourseThatKillsAllLeavesNothingForLowImmunityToSpare() {
    Fate fate = noneResists();
    Body killed = new Body(fate);
    Body spared = new Body(fate);
    int livesAfterAll = 0;
    for (int patient = 0; patient < 3000; patient++) {
      draw(fate, 15, patient);
      spared.begin();
      int before = alive(spared, 1);
      spared.course(0.125, 0.5, 0, 0.1);
      livesAfterAll += alive(spared, 1) - before;
      spared.look(Patients.PERFECT, 1, seen);
      assertThat(seen.total).as("patient %s, seen", patient).isEqualTo(there(spared, 1));
      killed.begin();
      killed.course(0.125, 0.5, 1e6, 0.1);
      assertThat(alive(killed, 1)).as("patient %s", patient).isZero();
    }
    assertThat(livesAfterAll).as("spared by low immunity").isGreaterThan(300);
  }

  @Test
  void chemoembolizationReachesWhatImmunityWouldHaveCleared() {
    Fate fate = noneResists();
    Body body = new Body(fate);
    int elsewhere = 0;
    for (int patient = 0; patient < 3000; patient++) {
      draw(fate, 17, patient);
      body.begin();
      body.embolise(0, 0.125, 1, 10, 0, 0, 0.1, 1e6, 0.1);
      assertThat(body.lesions(Site.LIVER, 1)).as("patient %s", patient).isZero();
      elsewhere += alive(body, 1);
    }
    assertThat(elsewhere).as("out of reach").isGreaterThan(100);
  }

  /** Without resistance a course moves a lesion's birth by the way back, and once. */
  @Test
  void aCourseTreatsEveryLesionOnceAndNoneThatIsLongCleared() {
    Fate fate = noneResists("dormancy.share", 0.1, "growth.founding_cells", 1e4);
    Body body = new Body(fate);
    double back = 0.5 * 0.8;
    int moved = 0;
    int cleared = 0;
    for (int patient = 0; patient < 3000; patient++) {
      draw(fate, 18, patient);
      body.begin();
      for (double years : new double[] {0.125, 1, 2.2, 2.8}) {
        List<Lesion> before = body.lesions();
        if (years == 2.2) {
          body.resect(-1, 1, years, 0.5, false);
        } else {
          body.course(years, 0.5, 0.8, 0.5);
        }
        List<Lesion> after = body.lesions();
        for (int k = 0; k < before.size(); k++) {
          Lesion was = before.get(k);
          Lesion is = after.get(k);
          if (was.isThere(years) && is.goneYears() > years && years != 2.2) {
            double way = is.birthYears() - was.birthYears();
            assertThat(way).as("patient %s, year %s", patient, years).isBetween(0.0, back + 1e-9);
            moved += way > 0 ? 1 : 0;
          }
          if (was.isCleared() && was.birthYears() + microscopic(fate, was) < years) {
            cleared++;
            assertThat(is.isCleared()).as("patient %s, year %s", patient, years).isTrue();
          }
          if (was.isCleared() && is.isCleared()) {
            assertThat(is.birthYears() - was.birthYears()).isLessThanOrEqualTo(back + 1e-9);
          }
        }
      }
    }
    assertThat(moved).isGreaterThan(1000);
    assertThat(cleared).isGreaterThan(1000);
  }

  private static double microscopic(Fate fate, Lesion lesion) {
    return fate.microscopicYears[indexOf(fate, lesion)];
  }

  /** An operation takes the whole segment, with what immunity would have cleared later. */
  @Test
  void aSegmentThatIsCutOutHidesNothingForLowImmunityToSpare() {
    Fate fate =
        Patients.mixed(
            busy("clearing.hazard", 1.2, "dormancy.share", 0.3, "seeding.by_metastasis", 0));
    Body body = new Body(fate);
    int leftElsewhere = 0;
    for (int patient = 0; patient < 3000; patient++) {
      draw(fate, 16, patient);
      body.begin();
      int segments = body.resect(1 << Site.LIVER.ordinal(), 1, 0.5, 0, false);
      body.course(0.5, 0.5, 0, 0.01);
      for (Lesion lesion : body.lesions()) {
        if (segments != 0 && lesion.site() == Site.LIVER && lesion.isThere(1)) {
          leftElsewhere++;
          int where = fate.segment[indexOf(fate, lesion)];
          assertThat(segments >>> where & 1).as("patient %s", patient).isZero();
        }
      }
    }
    assertThat(leftElsewhere).as("lesions left in other segments").isGreaterThan(100);
  }

  private static int indexOf(Fate fate, Lesion lesion) {
    for (int i = 0; i < fate.lesions; i++) {
      if (fate.lesionKey[i] == lesion.key()) {
        return i;
      }
    }
    throw new AssertionError("no such lesion");
  }

  private static int there(Body body, double years) {
    return (int) body.lesions().stream().filter(lesion -> lesion.isThere(years)).count();
  }

  private static int alive(Body body, double years) {
    int alive = 0;
    for (Site site : Site.values()) {
      alive += body.lesions(site, years);
    }
    return alive;
  }

  @Test
  void aCourseThatKillsNothingChangesNothing() {
    Fate fate = Patients.mixed(busy("seeding.by_metastasis", 0));
    Body body = new Body(fate);
    Body untreated = new Body(fate);
    for (int patient = 0; patient < 5000; patient++) {
      draw(fate, 13, patient);
      untreated.begin();
      body.begin();
      body.course(0.125, 0.5, 0, 1);
      assertThat(body.firstSeenYears(1))
          .as("patient %s", patient)
          .isCloseTo(untreated.firstSeenYears(1), within(1e-9));
      double dies = untreated.lethalYears(FAR);
      assertThat(Math.min(FAR, body.lethalYears(FAR)))
          .isCloseTo(Math.min(FAR, dies), within(dies < FAR - 1 ? 2 * precision(fate, dies) : 1));
    }
  }

  /** Low immunity wakes sleepers and spares the microscopic; never the other way round. */
  @Test
  void lowImmunityNeverHelpsThePatient() {
    Fate fate = Patients.mixed(busy("dormancy.share", 0.5, "clearing.hazard", 0.5));
    Body low = new Body(fate);
    Body normal = new Body(fate);
    Body high = new Body(fate);
    int worse = 0;
    int better = 0;
    for (int patient = 0; patient < 5000; patient++) {
      draw(fate, 14, patient);
      normal.begin();
      if (normal.lethalYears(1) <= 1) {
        continue;
      }
      low.begin();
      high.begin();
      normal.course(0.125, 0.5, 1.2, 1);
      low.course(0.125, 0.5, 1.2, 0.2);
      high.course(0.125, 0.5, 1.2, 5);
      double years = normal.lethalYears(FAR);
      assertThat(low.lethalYears(FAR))
          .as("patient %s", patient)
          .isLessThanOrEqualTo(years + WITHIN_YEARS);
      worse += low.lethalYears(FAR) < years - 2 * WITHIN_YEARS ? 1 : 0;
      better += high.firstSeenYears(1) > normal.firstSeenYears(1) ? 1 : 0;
    }
    assertThat(worse).isPositive();
    assertThat(better).isPositive();
  }

  // ---- fate is one for all pathways

  @Test
  void aBodyBegunAgainIsAsItWas() {
    Fate fate = Patients.mixed(busy());
    Body body = new Body(fate);
    for (int patient = 0; patient < 3000; patient++) {
      draw(fate, 15, patient);
      body.begin();
      double sees = body.firstSeenYears(1);
      double feels = body.firstSymptomYears();
      double dies = body.lethalYears(FAR);
      if (dies < 2) {
        continue;
      }
      body.course(0.125, 0.5, 2, 0.75);
      body.resect(1, Patients.CT, 2, 0.5, false);
      body.look(Patients.CT, Math.min(dies, 10), seen);
      body.begin();
      assertThat(body.firstSeenYears(1)).isEqualTo(sees);
      assertThat(body.firstSymptomYears()).isEqualTo(feels);
      assertThat(body.lethalYears(FAR)).isEqualTo(dies);
    }
  }

  /**
   * What care does to a body must not depend on what another pathway made fate draw before: the
   * same treatments on a fresh fate, and on one that another body has unfolded for 20 years.
   */
  @Test
  void treatmentOfAFateThatAnotherPathwayUnfoldedIsTheSame() {
    Evidence evidence = busy("immunity.after_surgery", 0.4, "seeding.by_metastasis", 1.5);
    Fate fresh = Patients.mixed(evidence);
    Fate unfolded = Patients.mixed(evidence);
    Body one = new Body(fresh);
    Body same = new Body(unfolded);
    Body earlier = new Body(unfolded);
    int differ = 0;
    int treated = 0;
    StringBuilder first = new StringBuilder();
    for (int patient = 0; patient < 4000; patient++) {
      draw(fresh, 16, patient);
      draw(unfolded, 16, patient);
      earlier.begin();
      double dies = earlier.lethalYears(12);
      if (dies < 4) {
        continue;
      }
      earlier.look(Patients.PERFECT, Math.min(dies, 7), seen);
      earlier.course(0.2, 0.5, 1.5, 0.8);
      earlier.look(Patients.PERFECT, Math.min(dies, 7), seen);
      String here = treatAndTell(one);
      String there = treatAndTell(same);
      treated++;
      if (!here.equals(there)) {
        differ++;
        if (first.isEmpty()) {
          first
              .append("patient ")
              .append(patient)
              .append('\n')
              .append(here)
              .append('\n')
              .append(there);
        }
      }
    }
    assertThat(differ).as("of %s patients; %s", treated, first).isZero();
  }

  private String treatAndTell(Body body) {
    StringBuilder told = new StringBuilder();
    body.begin();
    body.course(0.125, 0.5, 1.5, 0.8);
    tell(body, told, 1);
    if (body.lethalYears(2) > 2) {
      body.resect(Patients.ALL_SITES, Patients.CT, 2, 1, false);
      tell(body, told, 3);
    }
    if (body.lethalYears(3) > 3) {
      body.course(3, 0.5, 2, 0.75);
      tell(body, told, 4);
    }
    if (body.lethalYears(5) > 5) {
      body.resect(Patients.ALL_SITES, Patients.CT, 5, 1, false);
      tell(body, told, 7);
    }
    return told.toString();
  }

  private void tell(Body body, StringBuilder told, double atYears) {
    double years = Math.min(atYears, body.lethalYears(atYears));
    body.look(Patients.CT, years, other);
    told.append(other.total).append(' ').append(Arrays.toString(other.count));
    told.append(' ').append((float) other.largestMm());
    told.append(" seen ").append((float) body.firstSeenYears(1));
    told.append(" felt ").append((float) body.firstSymptomYears());
    told.append(" dies ").append(Math.round(body.lethalYears(60) * 100)).append('\n');
  }
}
