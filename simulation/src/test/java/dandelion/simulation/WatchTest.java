package dandelion.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dandelion.care.Pathway;
import dandelion.care.Schedule;
import dandelion.care.Trigger;
import dandelion.disease.Body;
import dandelion.disease.Cohort;
import dandelion.disease.Diseases;
import dandelion.disease.Fate;
import dandelion.disease.Sighting;
import dandelion.evidence.Evidence;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The foretold finding against a search through all visits. */
class WatchTest {
  private static final Evidence EVIDENCE =
      Lives.EVIDENCE.with(
          Map.of("colorectal.marker.prone", 0.0, "colorectal.seeding.founded", 3.0));

  private final Sighting seen = new Sighting();

  @ParameterizedTest
  @CsvSource({
    "facs-minimum, 1, 0",
    "facs-cea, 1, 0",
    "facs-ct, 1, 0.35",
    "facs-cea-ct, 1, 0.2",
    "facs-cea-ct, 0.8, 0",
    "registry-2007, 0.6, 0.1",
    "colofol-high, 0.9, 0"
  })
  void theNextFindingIsTheFirstVisitKeptAfterALesionShows(
      String name, double attendance, double anchor) {
    Pathway pathway = Lives.pathway(name, EVIDENCE);
    Plan plan = Lives.plan(pathway, attendance);
    double[] stage = new double[12];
    Arrays.fill(stage, 1);
    Fate fate =
        new Fate(
            Diseases.COLORECTAL.biology(EVIDENCE, Lives.IMAGING),
            new Cohort(
                Diseases.COLORECTAL, new double[] {40, 88}, 0.5, new double[] {1, 1, 1}, stage),
            Objects.requireNonNull(EVIDENCE.lifeTable("china")),
            30);
    Body body = new Body(fate);
    Watch watch = new Watch(fate, body, plan);
    int found = 0;
    for (int patient = 0; patient < 6000; patient++) {
      fate.draw(21, patient, 0, 0);
      watch.newPatient();
      body.begin();
      if (!body.hasLesions() || body.lethalYears(0.5) < 0.5) {
        continue;
      }
      body.look(0, 0, seen);
      double start = anchor + 0.04;
      watch.begin(plan, anchor, start);
      double until = anchor + 10;
      double next = watch.nextFinding(start, until);
      int expected = search(pathway, plan, fate, body, anchor, start, until);
      double time = expected < 0 ? Double.POSITIVE_INFINITY : anchor + expected / 12.0;
      assertThat(next).as("patient %s", patient).isEqualTo(time);
      if (expected >= 0) {
        found++;
        assertThat(next).isGreaterThan(start);
        int bits = watch.foundByBits();
        double visible = Double.POSITIVE_INFINITY;
        for (int test = 0; test < Lives.IMAGING.size(); test++) {
          visible =
              (bits >>> test & 1) != 0 ? Math.min(visible, body.firstSeenYears(test)) : visible;
        }
        assertThat(visible).as("patient %s: visible before seen", patient).isLessThan(next + 1e-9);
        if (body.lethalYears(next) > next) {
          body.look(bits, next + 1e-9, seen);
          assertThat(seen.total).isPositive();
        }
      }
    }
    assertThat(found).isGreaterThan(300);
  }

  /** Month by month, test by test; -1 when nothing is found within 256 months. */
  private static int search(
      Pathway pathway, Plan plan, Fate fate, Body body, double anchor, double start, double until) {
    for (int month = 0; month < Months.NEVER; month++) {
      double now = anchor + month / 12.0;
      if (now <= start) {
        continue;
      }
      for (Schedule schedule : pathway.followUp()) {
        if (Arrays.stream(schedule.months()).noneMatch(months(month))) {
          continue;
        }
        int test = schedule.test().ordinal();
        double chance = fate.chanceOfAttending(plan.attendance[test], plan.adherenceSpread());
        long[] kept = new long[Months.WORDS];
        fate.attendedMonths(chance, kept, Months.WORDS);
        if (chance < 1 && !Months.has(kept, month)) {
          continue;
        }
        int sees = plan.seesIndex[test];
        if (sees >= 0 && body.firstSeenYears(sees) <= now) {
          return month;
        }
        if (positive(pathway, plan, fate, body, schedule.test(), now, until)) {
          return month;
        }
      }
    }
    return -1;
  }

  private static java.util.function.IntPredicate months(int month) {
    return due -> due == month;
  }

  private static boolean positive(
      Pathway pathway,
      Plan plan,
      Fate fate,
      Body body,
      dandelion.care.Test test,
      double now,
      double until) {
    for (Trigger trigger : pathway.triggers()) {
      double rise = trigger.neededRise(fate.markerBaseline());
      if (trigger.marker() == test && body.markerRisenYears(rise, until) <= now) {
        for (dandelion.care.Test workUp : trigger.workUp()) {
          int sees = plan.seesIndex[workUp.ordinal()];
          if (sees >= 0 && body.firstSeenYears(sees) <= Math.min(now, until)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
