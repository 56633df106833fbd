package dandelion.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every study that comes with Dandelion can be read and run. */
class BundledStudiesTest {

  @TestFactory
  Stream<DynamicTest> isReadAndRuns() throws IOException {
    List<Path> studies;
    try (Stream<Path> files = Files.list(Path.of("../studies"))) {
      studies = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    return studies.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> runs(file)));
  }

  private static void runs(Path file) {
    Design design = StudyFile.read(file, Trials.EVIDENCE).with(3000, 5);
    Results results = new Study(design, Trials.EVIDENCE).run(2);
    assertThat(results.patients()).isEqualTo(3000);
    double best = 0;
    for (String arm : design.armNames()) {
      double alive = results.estimate(arm, "overall_survival", design.horizonYears()).estimate();
      assertThat(alive).as("alive at the end in %s", arm).isLessThan(0.99);
      best = Math.max(best, alive);
    }
    assertThat(best).as("alive at the end in the best arm").isGreaterThan(0.05);
    long pathways = design.arms().stream().map(Design.Arm::pathway).distinct().count();
    assertThat(design.inputs()).hasSizeGreaterThan((int) pathways);
    assertThat(design.inputs()).allMatch(input -> input.sha256().length() == 64);
  }
}
