package dandelion.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dandelion.care.Pathway;
import dandelion.care.Trigger;
import dandelion.evidence.Evidence;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Single lives, patient by patient. */
class SimulationTest {
  private static final Evidence BUSY =
      Lives.EVIDENCE.with(Map.of("colorectal.seeding.founded", 2.0));

  private final Life life = new Life();
  private final Life twin = new Life();

  /** A life depends on its patient's number and the pathway, not on who lived before. */
  @Test
  void nobodysLifeDependsOnWhoCameBefore() {
    Plan minimum = Lives.plan(Lives.pathway("facs-minimum", BUSY), 0.8);
    Plan intense = Lives.plan(Lives.pathway("facs-cea-ct", BUSY), 0.8);
    Plan registry = Lives.plan(Lives.pathway("registry-2007", BUSY), 0.8);
    Entry entry = Lives.entry(2, true, "{stage: [i, ii, iii], lesions: 0}");
    Simulation busy = Lives.simulation(BUSY, entry, minimum);
    Simulation idle = Lives.simulation(BUSY, entry, minimum);
    for (int patient = 0; patient < 4000; patient++) {
      busy.enter(5, patient);
      busy.live(minimum, life);
      busy.live(registry, life);
      busy.live(intense, life);
      if (patient % 7 == 0) {
        idle.enter(5, patient);
        idle.live(intense, twin);
        assertThat(tell(twin)).as("patient %s", patient).isEqualTo(tell(life));
      }
    }
  }

  /** The same patients, last to first. */
  @Test
  void theOrderOfPatientsDoesNotMatter() {
    Plan plan = Lives.plan(Lives.pathway("facs-cea-ct", BUSY), 0.7);
    Entry entry = Lives.entry(1, false, "{lesions: 0}");
    Simulation one = Lives.simulation(BUSY, entry, plan);
    Simulation other = Lives.simulation(BUSY, entry, plan);
    String[] told = new String[2000];
    for (int patient = 0; patient < told.length; patient++) {
      one.enter(6, patient);
      one.live(plan, life);
      told[patient] = tell(life);
    }
    for (int patient = told.length - 1; patient >= 0; patient--) {
      other.enter(6, patient);
      other.live(plan, life);
      assertThat(tell(life)).as("patient %s", patient).isEqualTo(told[patient]);
    }
  }

  /** Nothing of the last day is lost: a visit on it counts, and so does what it shows. */
  @Test
  void aLongerHorizonChangesNothingUpToTheLastDayOfTheShorter() {
    Plan plan = Lives.plan(Lives.pathway("facs-ct", BUSY), 1); // its last visit is in month 60
    Entry entry = Lives.entry(0, false, "{lesions: 0}");
    Simulation shorter = Lives.simulation(BUSY, entry, plan, 5);
    Simulation longer = Lives.simulation(BUSY, entry, plan, 6);
    int onTheLastDay = 0;
    for (int patient = 0; patient < 4000; patient++) {
      shorter.enter(8, patient);
      longer.enter(8, patient);
      shorter.live(plan, life);
      longer.live(plan, twin);
      for (Event event : Event.values()) {
        double years = twin.years(event) > 5 ? Double.POSITIVE_INFINITY : twin.years(event);
        assertThat(life.years(event)).as("%s of patient %s", event, patient).isEqualTo(years);
      }
      onTheLastDay += life.years(Event.RECURRENCE) == 5 ? 1 : 0;
    }
    assertThat(onTheLastDay).isPositive();
  }

  /** A marker that is never tested triggers nothing, whoever else is tested. */
  @Test
  void aTriggerOnATestThatIsNeverDoneDoesNothing() {
    Pathway ct = Lives.pathway("facs-ct", BUSY);
    Trigger trigger = Lives.pathway("facs-cea", BUSY).triggers().getFirst();
    Pathway withTrigger =
        Lives.changed(ct, ct.followUp(), List.of(trigger), ct.adjuvant(), ct.recurrence());
    Plan without = Lives.plan(ct, 0.8);
    Plan with = Lives.plan(withTrigger, 0.8);
    Plan tested = Lives.plan(Lives.pathway("facs-cea", BUSY), 0.8);
    Simulation simulation =
        Lives.simulation(BUSY, Lives.entry(2, true, "{lesions: 0, stage: [i, ii, iii]}"), without);
    int differ = 0;
    for (int patient = 0; patient < 5000; patient++) {
      simulation.enter(7, patient);
      simulation.live(without, life);
      simulation.live(tested, twin);
      simulation.live(with, twin);
      differ += tell(twin).equals(tell(life)) ? 0 : 1;
    }
    assertThat(differ).as("lives changed by a trigger that no test can pull").isZero();
  }

  /** Every life ends between entry and the horizon, and its events are in order. */
  @Test
  void livesAreWhole() {
    for (String letIn : List.of("{lesions: 0}", "{}", "{stage: [iv]}")) {
      Plan plan = Lives.plan(Lives.pathway("facs-cea-ct", BUSY), 0.9);
      Plan other = Lives.plan(Lives.pathway("registry-2007", BUSY), 0.9);
      Simulation simulation = Lives.simulation(BUSY, Lives.entry(2, true, letIn), plan);
      for (int patient = 0; patient < 3000; patient++) {
        simulation.enter(8, patient);
        for (Plan one : List.of(plan, other)) {
          simulation.live(one, life);
          assertWhole(life, letIn + ", patient " + patient + ", " + one.name());
        }
      }
    }
  }

  private static void assertWhole(Life life, String whose) {
    double dies = life.years(Event.DEATH);
    assertThat(life.lifeYears()).as(whose).isBetween(0.0, Lives.HORIZON);
    assertThat(Math.min(dies, Lives.HORIZON)).as(whose).isEqualTo(life.lifeYears());
    int causes = 0;
    for (Event cause :
        List.of(
            Event.DEATH_CANCER,
            Event.DEATH_TREATMENT,
            Event.DEATH_OTHER,
            Event.DEATH_LIVER_FAILURE)) {
      if (life.years(cause) < Double.POSITIVE_INFINITY) {
        causes++;
        assertThat(life.years(cause)).as(whose).isEqualTo(dies);
      }
    }
    assertThat(causes).as(whose).isEqualTo(dies < Double.POSITIVE_INFINITY ? 1 : 0);
    double recurs = life.years(Event.RECURRENCE);
    boolean synchronous = life.years(Event.SYNCHRONOUS_METASTASES) == 0;
    double free = synchronous ? 0 : Math.min(recurs, dies);
    assertThat(life.years(Event.RECURRENCE_OR_DEATH)).as(whose).isEqualTo(free);
    double bySite = Double.POSITIVE_INFINITY;
    for (Event site :
        List.of(
            Event.LIVER_RECURRENCE,
            Event.LUNG_RECURRENCE,
            Event.PERITONEAL_RECURRENCE,
            Event.LOCAL_RECURRENCE,
            Event.OTHER_RECURRENCE)) {
      bySite = Math.min(bySite, life.years(site));
    }
    assertThat(bySite).as(whose).isEqualTo(recurs);
    assertThat(life.foundBy() >= 0).as(whose).isEqualTo(recurs < Double.POSITIVE_INFINITY);
    assertThat(life.lesionsAtDetection() > 0).as(whose).isEqualTo(life.foundBy() >= 0);
    for (double years : life.eventYears()) {
      boolean within = years >= 0 && years <= life.lifeYears();
      assertThat(within || years == Double.POSITIVE_INFINITY)
          .as("%s: an event at %s in a life of %s", whose, years, life.lifeYears())
          .isTrue();
    }
    for (dandelion.care.Test test : dandelion.care.Test.values()) {
      assertThat(life.tests(test)).as(whose).isNotNegative();
    }
  }

  /** Cancer is felt before it kills: hardly anybody dies of metastases that never came to light. */
  @Test
  void whoDiesOfCancerKnewOfIt() {
    Plan plan = Lives.plan(Lives.pathway("facs-ct", BUSY), 1);
    Simulation simulation = Lives.simulation(BUSY, Lives.entry(2, false, "{lesions: 0}"), plan);
    int died = 0;
    int unknown = 0;
    for (int patient = 0; patient < 20_000; patient++) {
      simulation.enter(9, patient);
      simulation.live(plan, life);
      if (life.years(Event.DEATH_CANCER) < Double.POSITIVE_INFINITY) {
        died++;
        unknown += life.years(Event.RECURRENCE) == Double.POSITIVE_INFINITY ? 1 : 0;
      }
    }
    assertThat(died).isGreaterThan(300);
    assertThat((double) unknown / died)
        .as("%s of %s deaths of cancer, never detected", unknown, died)
        .isLessThan(0.02);
  }

  /** The clock starts at entry: who enters later has lived that long already. */
  @Test
  void yearsAreCountedFromEntry() {
    Evidence nobodySick =
        Lives.EVIDENCE.with(
            Map.of("colorectal.seeding.founded", 1e-12, "colorectal.margin.positive", 0.0));
    Plan plan = Lives.plan(Lives.pathway("facs-minimum", nobodySick), 1);
    Simulation simulation = Lives.simulation(nobodySick, Lives.entry(18, false, "{}"), plan);
    for (int patient = 0; patient < 3000; patient++) {
      simulation.enter(10, patient);
      simulation.live(plan, life);
      double dies = simulation.fate().otherDeathYears();
      assertThat(dies).isGreaterThan(1.5);
      if (life.years(Event.DEATH_OTHER) < Double.POSITIVE_INFINITY) {
        assertThat(life.years(Event.DEATH)).isCloseTo(dies - 1.5, within(1e-12));
      } else if (life.years(Event.DEATH) == Double.POSITIVE_INFINITY) {
        assertThat(dies).isGreaterThanOrEqualTo(1.5 + Lives.HORIZON);
      }
      assertThat(life.tests(dandelion.care.Test.CT_CAP))
          .as("the CT at month 15 was before entry")
          .isZero();
    }
  }

  @Test
  void whoEntersAfterAdjuvantTreatmentEntersWhenItEnds() {
    Plan plan = Lives.plan(Lives.pathway("facs-minimum", BUSY), 1);
    Simulation early = Lives.simulation(BUSY, Lives.entry(2, false, "{stage: [iii]}"), plan);
    Simulation late = Lives.simulation(BUSY, Lives.entry(2, true, "{stage: [iii]}"), plan);
    int moved = 0;
    double lasts = BUSY.value("colorectal.adjuvant_fluoropyrimidine.lasts") + 1.5 / 12 - 2 / 12.0;
    for (int patient = 0; patient < 3000; patient++) {
      early.enter(11, patient);
      late.enter(11, patient);
      if (early.fate().otherDeathYears() != late.fate().otherDeathYears()) {
        continue; // another candidate: the first one was ill before the later entry
      }
      early.live(plan, life);
      late.live(plan, twin);
      double by = life.years(Event.DEATH) - twin.years(Event.DEATH);
      if (twin.years(Event.DEATH_OTHER) < Lives.HORIZON
          && life.years(Event.DEATH_OTHER) < Lives.HORIZON) {
        assertThat(by < 1e-9 || Math.abs(by - lasts) < 1e-9).as("moved by %s", by).isTrue();
        moved += by > 0.1 ? 1 : 0;
      }
    }
    assertThat(moved).isPositive();
  }

  @Test
  void conditionsThatLeaveNobodyAreAnErrorThatSaysWhich() {
    Plan plan = Lives.plan(Lives.pathway("facs-minimum", BUSY), 1);
    Simulation simulation =
        Lives.simulation(BUSY, Lives.entry(2, false, "{t_stage: 1, n_stage: 0, stage: iii}"), plan);
    assertThatThrownBy(() -> simulation.enter(1, 4))
        .isInstanceOf(NobodyFits.class)
        .hasMessageContaining("patient 4")
        .hasMessageMatching(".*(stage|t_stage|n_stage) .*it was.*");
  }

  private static String tell(Life life) {
    return Arrays.toString(life.eventYears())
        + Arrays.toString(life.tests)
        + life.hospitalDays()
        + ' '
        + life.lifeYears()
        + ' '
        + life.foundBy()
        + ' '
        + life.sizeAtDetectionMm();
  }
}
