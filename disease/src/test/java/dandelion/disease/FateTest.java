package dandelion.disease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dandelion.evidence.Evidence;
import dandelion.evidence.LifeTable;
import dandelion.evidence.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FateTest {

  /** Without showers, clearing and offspring, and frailty exponential: the plain law of Iwata. */
  private static Evidence plain(double founded) {
    return Patients.colorectal(
        "seeding.founded", founded,
        "seeding.frailty_shape", 1,
        "seeding.companion", 0,
        "seeding.by_metastasis", 0,
        "clearing.hazard", 0,
        "margin.positive", 0,
        "dormancy.share", 0,
        "primary.diameter_spread", 0);
  }

  /**
   * Poisson with a gamma frailty of shape 1 is geometric; n = 60,000, seed 11, false alarm 1e-6.
   */
  @Test
  void theNumberFoundedIsNegativeBinomialWithTheMeanAskedFor() {
    double mean = 3.7;
    int n = 60_000;
    Fate fate = Patients.reference(plain(mean));
    long[] counts = new long[22];
    for (int patient = 0; patient < n; patient++) {
      fate.draw(11, patient, 0, 0);
      counts[Math.min(21, fate.lesions())]++;
    }
    double[] expected = new double[22];
    double p = 1 / (1 + mean);
    double left = 1;
    for (int k = 0; k < 21; k++) {
      expected[k] = n * p;
      left -= p;
      p *= mean / (1 + mean);
    }
    expected[21] = n * left;
    Chance.assertFits(counts, expected, "lesions founded");
  }

  /** About 220,000 ages, seed 12; false alarm 1e-6. Times are those of the shedding law. */
  @Test
  void foundingTimesFollowTheSheddingOfThePrimary() {
    Evidence evidence = plain(3.7);
    Fate fate = Patients.reference(evidence);
    double rate = evidence.value("colorectal.primary.growth_rate");
    double plateau = evidence.value("colorectal.growth.plateau");
    double amplitude = plateau * evidence.value("colorectal.seeding.size_exponent");
    double diameter = evidence.value("colorectal.primary.diameter_t3");
    double lnCells =
        Math.log(
            Math.PI
                / 6
                * Math.pow(diameter, 3)
                * evidence.value("colorectal.growth.cells_per_mm3"));
    double operated = -Math.log(1 - lnCells / plateau);
    double[] uniform = new double[220_000];
    int n = 0;
    double[] integral = integral(amplitude, operated);
    for (int patient = 0; n < uniform.length; patient++) {
      fate.draw(12, patient, 0, 0);
      for (int i = 0; i < fate.lesions() && n < uniform.length; i++) {
        assertThat(fate.founded[i]).isBetween(-operated / rate, 0.0);
        uniform[n++] = at(integral, 1 + fate.founded[i] * rate / operated);
      }
    }
    Chance.assertUniform(uniform, "founding times through their law");
  }

  private static double[] integral(double amplitude, double to) {
    double[] sum = new double[20_001];
    for (int k = 1; k < sum.length; k++) {
      double from = (k - 1) * to / 20_000;
      sum[k] =
          sum[k - 1] + to / 20_000 * Math.exp(amplitude * (1 - Math.exp(-(from + to / 40_000))));
    }
    for (int k = 1; k < sum.length; k++) {
      sum[k] /= sum[20_000];
    }
    return sum;
  }

  private static double at(double[] integral, double share) {
    double place = Math.max(0, Math.min(0.9999999999, share)) * 20_000;
    int k = (int) place;
    return integral[k] + (place - k) * (integral[k + 1] - integral[k]);
  }

  /** n = 40,000 patients, seed 13: mean 2, frailty of shape 0.5; 5 standard errors. */
  @Test
  void frailtyKeepsTheMeanAndAddsTheVariance() {
    Evidence evidence = plain(2).with(Map.of("colorectal.seeding.frailty_shape", 0.5));
    Fate fate = Patients.reference(evidence);
    int n = 40_000;
    double sum = 0;
    double squares = 0;
    for (int patient = 0; patient < n; patient++) {
      fate.draw(13, patient, 0, 0);
      sum += fate.lesions();
      squares += (double) fate.lesions() * fate.lesions();
    }
    double mean = sum / n;
    double variance = 2 + 4 / 0.5;
    assertThat(mean).isCloseTo(2, within(5 * Math.sqrt(variance / n)));
    assertThat(squares / n - mean * mean).isCloseTo(variance, within(0.15 * variance));
  }

  /** n = 40,000, seed 14: a shower of chance c has 1 / (1 - c) cells; 5 standard errors. */
  @Test
  void showersMultiplyTheMean() {
    double c = 0.4;
    Evidence evidence = plain(1).with(Map.of("colorectal.seeding.companion", c));
    Fate fate = Patients.reference(evidence);
    int n = 40_000;
    double sum = 0;
    for (int patient = 0; patient < n; patient++) {
      fate.draw(14, patient, 0, 0);
      sum += fate.lesions();
    }
    double ofShower = (1 + c) / ((1 - c) * (1 - c)); // second moment of a geometric
    double variance = ofShower + 1 / ((1 - c) * (1 - c));
    assertThat(sum / n).isCloseTo(1 / (1 - c), within(5 * Math.sqrt(variance / n)));
  }

  /** n = 300,000, seed 15: shares by site are the tropism when patients do not differ. */
  @Test
  void sitesFollowTheTropism() {
    Evidence evidence = plain(3).with(Map.of("colorectal.tropism.spread_patients", 0.0));
    Fate fate = Patients.reference(evidence);
    long[] counts = new long[Site.COUNT];
    double[] expected = new double[Site.COUNT];
    long n = 0;
    for (int patient = 0; patient < 100_000; patient++) {
      fate.draw(15, patient, 0, 0);
      for (int i = 0; i < fate.lesions(); i++) {
        counts[fate.site[i]]++;
        n++;
      }
    }
    double all = 0;
    for (int s = 0; s < Site.COUNT; s++) {
      expected[s] = evidence.value("colorectal.tropism.left_colon." + Site.of(s).id());
      all += expected[s];
    }
    for (int s = 0; s < Site.COUNT; s++) {
      expected[s] *= n / all;
    }
    Chance.assertFits(counts, expected, "sites");
  }

  /** n = 50,000, seed 16: deaths from other causes follow the life table of age and sex. */
  @Test
  void otherDeathsFollowTheLifeTable() {
    Fate fate =
        new Fate(
            Diseases.COLORECTAL.biology(Patients.EVIDENCE, List.of("ct_cap")),
            cohort(),
            Patients.lifeTable(),
            6);
    LifeTable table = Patients.lifeTable();
    double[] alive = new double[50_000];
    double[] fitness = new double[alive.length];
    double[] means = new double[alive.length];
    for (int patient = 0; patient < alive.length; patient++) {
      fate.draw(16, patient, 0, 0);
      alive[patient] = table.survival(fate.male(), fate.ageYears(), fate.otherDeathYears());
      fitness[patient] = fate.fitness();
      means[patient] = fate.affordability();
    }
    Chance.assertIndependent(fitness, means, "fitness and means");
    Chance.assertIndependent(alive, fitness, "other death and fitness");
    Chance.assertUniform(alive, "other deaths through the life table");
  }

  @Test
  void theSamePatientIsDrawnAgain() {
    Fate one = Patients.mixed(Patients.EVIDENCE);
    Fate other = Patients.mixed(Patients.EVIDENCE);
    for (int patient = 0; patient < 2000; patient++) {
      one.draw(3, patient, 0, 0);
      int was = one.lesions();
      double[] births = Arrays.copyOf(one.birth, was);
      double died = one.otherDeathYears();
      double seen = new Body(one).firstSeenYears(1);
      one.draw(3, patient, 1, 0);
      other.draw(3, patient, 0, 0);
      assertThat(other.lesions()).isEqualTo(was);
      assertThat(Arrays.copyOf(other.birth, was)).isEqualTo(births);
      assertThat(other.otherDeathYears()).isEqualTo(died);
      assertThat(one.otherDeathYears()).as("another candidate").isNotEqualTo(died);
      assertThat(new Body(other).firstSeenYears(1)).isEqualTo(seen);
    }
  }

  /** A test that is told of or not: nobody's lesions, deaths or symptoms are drawn differently. */
  @Test
  void moreTestsChangeNobodysLuck() {
    Fate few =
        new Fate(
            Diseases.COLORECTAL.biology(Patients.EVIDENCE, List.of("ct_cap")),
            cohort(),
            Patients.IMMORTALS,
            Patients.AGES);
    Fate many =
        new Fate(
            Diseases.COLORECTAL.biology(
                Patients.EVIDENCE, List.of("mri_liver", "pet_ct", "ct_cap", "perfect")),
            cohort(),
            Patients.IMMORTALS,
            Patients.AGES);
    for (int patient = 0; patient < 20_000; patient++) {
      few.draw(4, patient, 0, 0);
      many.draw(4, patient, 0, 0);
      assertThat(many.otherDeathYears()).isEqualTo(few.otherDeathYears());
      Body one = new Body(few);
      Body other = new Body(many);
      assertThat(other.firstSeenYears(2)).isEqualTo(one.firstSeenYears(0));
      assertThat(other.firstSymptomYears()).isEqualTo(one.firstSymptomYears());
      assertThat(other.lethalYears(30)).isEqualTo(one.lethalYears(30));
    }
  }

  /** Lesions that stay unknown to the end are left out: nobody's findings or death may change. */
  @Test
  void leavingOutWhatNobodyWillKnowOfChangesNothingKnown() {
    double ends = 6;
    List<String> tests = List.of("ct_cap", "mri_liver", "colonoscopy");
    Biology biology = Diseases.COLORECTAL.biology(Patients.EVIDENCE, tests);
    Fate all = new Fate(biology, cohort(), Patients.lifeTable(), Patients.AGES);
    Fate few = new Fate(biology, cohort(), Patients.lifeTable(), ends);
    int fewer = 0;
    Sighting one = new Sighting();
    Sighting other = new Sighting();
    for (int patient = 0; patient < 20_000; patient++) {
      all.draw(21, patient, 0, 0);
      few.draw(21, patient, 0, 0);
      double until = Math.min(ends, all.otherDeathYears());
      assertThat(few.otherDeathYears()).isEqualTo(all.otherDeathYears());
      fewer += few.lesions() < all.lesions() ? 1 : 0;
      Body whole = new Body(all);
      Body part = new Body(few);
      double dies = whole.lethalYears(until);
      assertThat(Math.min(part.lethalYears(until), until))
          .as("patient %s", patient)
          .isCloseTo(Math.min(dies, until), within(0.02));
      for (int test = 0; test < tests.size(); test++) {
        assertThat(Math.min(part.firstSeenYears(test), until))
            .isEqualTo(Math.min(whole.firstSeenYears(test), until));
      }
      assertThat(Math.min(part.firstSymptomYears(), until))
          .isEqualTo(Math.min(whole.firstSymptomYears(), until));
      for (double years = 0.5; years < Math.min(until, dies); years += 1) {
        whole.look(7, years, one);
        part.look(7, years, other);
        assertThat(other.count).as("patient %s at %s", patient, years).isEqualTo(one.count);
      }
    }
    assertThat(fewer).isPositive();
  }

  private static Cohort cohort() {
    double[] stage = new double[12];
    Arrays.fill(stage, 1);
    return new Cohort(
        Diseases.COLORECTAL, new double[] {50, 80}, 0.5, new double[] {1, 1, 1}, stage);
  }

  /** n = 100,000 lesions, seed 17: half are seen from the median diameter on; 5 standard errors. */
  @Test
  void halfOfTheLesionsAreSeenFromTheMedianDiameter() {
    Fate fate = Patients.reference(plain(5));
    Biology biology = fate.biology;
    long liver = 0;
    long smaller = 0;
    for (int patient = 0; liver < 100_000; patient++) {
      fate.draw(17, patient, 0, 0);
      int capacity = fate.founded.length;
      for (int i = 0; i < fate.lesions(); i++) {
        if (fate.site[i] == Site.LIVER.ordinal()) {
          liver++;
          double age = fate.seenAge[capacity + i];
          double mm = biology.diameterMm(biology.growth.lnCells(fate.rate[i], age));
          smaller += mm < Patients.EVIDENCE.value("colorectal.imaging.ct_cap.liver") ? 1 : 0;
        }
      }
    }
    assertThat((double) smaller / liver).isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(100_000)));
  }

  @Test
  void tooManyLesionsAreAnErrorThatSaysWhose() {
    Fate fate = Patients.reference(plain(1e9));
    assertThatThrownBy(() -> fate.draw(5, 8, 0, 0))
        .isInstanceOf(TooManyLesions.class)
        .hasMessageContaining("patient 8 of seed 5")
        .hasMessageContaining(Integer.toString(Fate.MOST_LESIONS))
        .hasMessageContaining("Maybe");
  }

  /** n = 200 patients of 256 months, seed 18; 5 standard errors of a share of 0.8. */
  @Test
  void visitsAreKeptAsOftenAsAskedAndByTheSameMonthsOfLuck() {
    Fate fate = Patients.reference(plain(0.1));
    long[] kept = new long[4];
    long[] keener = new long[4];
    long[] first = new long[1];
    long count = 0;
    for (int patient = 0; patient < 200; patient++) {
      fate.draw(18, patient, 0, 0);
      assertThat(fate.chanceOfAttending(1, 1.5)).isEqualTo(1);
      assertThat(fate.chanceOfAttending(0, 1.5)).isZero();
      assertThat(fate.chanceOfAttending(0.8, 0)).isCloseTo(0.8, within(1e-12));
      fate.attendedMonths(0.8, first, 1);
      fate.attendedMonths(0.9, keener, 4);
      fate.attendedMonths(0.8, kept, 4);
      assertThat(first[0]).as("asked for early or late").isEqualTo(kept[0]);
      for (int word = 0; word < 4; word++) {
        count += Long.bitCount(kept[word]);
        assertThat(kept[word] & ~keener[word]).as("keener, more kept").isZero();
      }
      fate.attendedMonths(0, kept, 4);
      assertThat(kept).containsOnly(0);
    }
    double n = 200.0 * 256;
    assertThat(count / n).isCloseTo(0.8, within(5 * Math.sqrt(0.16 / n)));
  }

  /** n = 400,000 tests of prone patients, seed 20; 5 standard errors. */
  @Test
  void falseAlarmsComeToTheProneAlone() {
    Fate fate = Patients.reference(Patients.colorectal("marker.prone", 0.5));
    double chance = Patients.EVIDENCE.value("colorectal.marker.false_alarm_of_prone");
    long prone = 0;
    long alarms = 0;
    for (int patient = 0; patient < 4000; patient++) {
      fate.draw(20, patient, 0, 0);
      for (int month = 0; month < 200; month++) {
        boolean alarm = fate.falseAlarm(month);
        assertThat(alarm && !fate.proneToFalseAlarms()).isFalse();
        prone += fate.proneToFalseAlarms() ? 1 : 0;
        alarms += alarm ? 1 : 0;
      }
    }
    assertThat((double) alarms / prone)
        .isCloseTo(chance, within(5 * Math.sqrt(chance * (1 - chance) / prone)));
  }

  /** The same seeds of a tumour one T and two N categories higher grow faster by just that. */
  @Test
  void seedsGrowTheFasterTheHigherTheStageOfThePrimary() {
    Evidence evidence =
        Patients.colorectal(
            "growth.ratio_per_t", 1.3, "growth.ratio_per_n", 1.2, "clearing.hazard", 1e-9);
    Fate low = ofStage(evidence, 6);
    Fate high = ofStage(evidence, 11);
    int compared = 0;
    for (int patient = 0; patient < 5000; patient++) {
      low.draw(12, patient, 0, 0);
      high.draw(12, patient, 0, 0);
      for (int i = 0; i < low.lesions; i++) {
        for (int j = 0; j < high.lesions; j++) {
          if (low.lesionKey[i] == high.lesionKey[j]) {
            compared++;
            assertThat(high.rate[j] / low.rate[i]).isCloseTo(1.3 * 1.2 * 1.2, within(1e-9));
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(500);
  }

  /** Women of 65 with cancer of the left colon, all of one stage: T1 N0, T1 N1 and so on. */
  private static Fate ofStage(Evidence evidence, int which) {
    double[] stage = new double[12];
    stage[which] = 1;
    return new Fate(
        Diseases.COLORECTAL.biology(evidence, Patients.TESTS),
        new Cohort(
            Diseases.COLORECTAL, new double[] {65, 65.001}, 0, new double[] {0, 1, 0}, stage),
        Patients.IMMORTALS,
        Patients.AGES);
  }
}
