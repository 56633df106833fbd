package dandelion.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patients cost no memory: neither while they live nor after they are counted. */
class AllocationTest {
  private static final int PATIENTS = 20_000;

  @TempDir private Path folder;

  @Test
  void patientsLiveAndAreCountedWithoutAllocating() {
    assertNothingIsAllocated(new Trials(folder), false);
  }

  @Test
  void theirCostsAreChargedWithoutAllocating() {
    assertNothingIsAllocated(new Trials(folder).priced(""), true);
  }

  private static void assertNothingIsAllocated(Trials trials, boolean economics) {
    Study study =
        trials
            .bundled("minimum", "facs-minimum", 0.9)
            .bundled("cea", "facs-cea", 0.9)
            .bundled("ct", "facs-ct", 0.9)
            .bundled("both", "facs-cea-ct", 0.9)
            .enter(
                "{month: 2, after_adjuvant: true, schedules_from: entry, tests: [ct_cap, colonoscopy],"
                    + " let_in_if: {stage: [i, ii, iii], lesions: 0}}")
            .apart("{stage: [], age_years: [65, 75], margin: [], marker: [5]}")
            .study(1, 1, Trials.EVIDENCE);
    Study.Engine engine = study.engine();
    Tally tally = new Tally(4, 0, new Grid(5, java.util.List.of(1.0, 5.0)), 20, economics);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    long patient = 0;
    // Arrays grow with the largest patients met: the first rounds warm up, the best one counts.
    for (int round = 0; round < 8; round++) {
      long before = thread.getCurrentThreadAllocatedBytes();
      for (int k = 0; k < PATIENTS; k++) {
        int candidates = engine.run(patient++);
        tally.count(engine.lives(), candidates, engine.cells());
      }
      long after = thread.getCurrentThreadAllocatedBytes();
      least = round < 3 ? least : Math.min(least, after - before);
    }
    assertThat((double) least / PATIENTS).as("bytes a patient").isLessThanOrEqualTo(1);
    assertThat(tally.patients()).isEqualTo(8L * PATIENTS);
  }
}
