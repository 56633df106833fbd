package dandelion.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.care.Act;
import dandelion.evidence.Entry.Status;
import dandelion.evidence.Evidence;
import dandelion.evidence.Site;
import org.junit.jupiter.api.Test;

/** Every act a pathway can name does something, every imaging test can see something. */
class EffectsTest {
  private static final Evidence EVIDENCE = Evidence.embedded();
  private final Effects effects = new Effects(EVIDENCE, "colorectal");

  @Test
  void everyActHasItsEffect() {
    for (Act act : Act.values()) {
      int a = act.ordinal();
      assertThat(Effects.exists(EVIDENCE, "colorectal", act)).as(act.id()).isTrue();
      switch (act.kind()) {
        case OPERATION -> {
          assertThat(effects.hospitalDays[a]).as(act.id()).isPositive();
          assertThat(effects.deathAt70[a]).as(act.id()).isBetween(0.0, 0.5);
          assertThat(effects.residue[a]).as(act.id()).isBetween(0.0, 1.0);
        }
        case ABLATION, EMBOLISATION -> {
          assertThat(effects.hospitalDays[a]).as(act.id()).isPositive();
          assertThat(effects.perDoubling[a]).as(act.id()).isNotNegative();
          assertThat(effects.logitAt30Mm[a]).as(act.id()).isBetween(-5.0, 5.0);
        }
        case COURSE -> {
          boolean acts = effects.potency[a] > 0 || effects.immuneFactor[a] != 1;
          assertThat(acts).as(act.id()).isTrue();
          assertThat(effects.lastsYears[a]).as(act.id()).isPositive();
          assertThat(effects.immuneFactor[a]).as(act.id()).isPositive();
        }
        case NOTHING -> assertThat(effects.death(act, 90)).isZero();
      }
    }
  }

  @Test
  void everyImagingTestHasItsEvidence() {
    for (dandelion.care.Test test : dandelion.care.Test.values()) {
      if (test.kind() == dandelion.care.Test.Kind.IMAGING) {
        String id = "colorectal.imaging." + test.id();
        assertThat(EVIDENCE.has(id + ".spread")).as(id).isTrue();
        int sites = 0;
        for (int site = 0; site < Site.COUNT; site++) {
          sites += EVIDENCE.has(id + "." + Site.of(site).id()) ? 1 : 0;
        }
        assertThat(sites).as("sites that %s can see", test.id()).isPositive();
      }
    }
    assertThat(EVIDENCE.entry("colorectal.imaging.ct_cap.liver").status()).isNotNull();
    assertThat(Status.values()).hasSize(4);
  }

  @Test
  void deathGrowsWithAgeAndIsNeverSure() {
    for (Act act : Act.values()) {
      assertThat(effects.death(act, 70)).isCloseTo(effects.deathAt70[act.ordinal()], within(1e-12));
      double before = 0;
      for (double age = 20; age <= 120; age += 5) {
        double death = effects.death(act, age);
        assertThat(death).isBetween(before, 0.9);
        before = death;
      }
    }
    double decade = EVIDENCE.value("person.operation_death_per_decade");
    assertThat(effects.death(Act.RESECT_LIVER, 80) / effects.death(Act.RESECT_LIVER, 70))
        .isCloseTo(decade, within(1e-9));
  }

  /** Shares of ECOG 1, 2 and 3 or worse at 70 are those of evidence: fitness on a fine grid. */
  @Test
  void performanceStatusHasTheSharesOfEvidence() {
    int n = 100_000;
    int[] orWorse = new int[4];
    for (int k = 0; k < n; k++) {
      int ecog = effects.ecog(Effects.logit((k + 0.5) / n), 70);
      for (int limit = 1; limit <= ecog; limit++) {
        orWorse[limit]++;
      }
    }
    for (int limit = 1; limit <= 3; limit++) {
      assertThat((double) orWorse[limit] / n)
          .isCloseTo(EVIDENCE.value("person.ecog_" + limit + "_at_70"), within(2e-5));
    }
    double logit = Effects.logit(0.4);
    int before = 0;
    for (double age = 20; age < 110; age += 1) {
      assertThat(effects.ecog(logit, age)).isGreaterThanOrEqualTo(before);
      before = effects.ecog(logit, age);
    }
  }

  @Test
  void theRemnantIsWhatIsLeftOfTheSegments() {
    assertThat(effects.remnantPercent(100, 0, 0)).isEqualTo(100);
    double removed = EVIDENCE.value("liver.share_of_segment_removed");
    double eighth = EVIDENCE.value("liver.segment_8");
    assertThat(effects.remnantPercent(100, 1 << 7, 0))
        .isCloseTo(100 * (1 - removed * eighth), within(1e-9));
    double before = 100;
    for (int segments = 1; segments < 256; segments = segments * 2 + 1) {
      assertThat(effects.remnantPercent(100, segments, 0)).isLessThan(before).isPositive();
      before = effects.remnantPercent(100, segments, 0);
    }
  }
}
