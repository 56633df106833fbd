package dandelion.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dandelion.care.Chart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls of the house: which room may see which, and what no room may use. */
class WallsTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dandelion");

  /** Each room with the rooms that it may see, as ARCHITECTURE.md has them. */
  private static final Map<String, List<String>> MAY_SEE = rooms();

  private static final List<String> COUNTED_ROOMS =
      List.of(
          "disease",
          "care",
          "simulation",
          "study",
          "drawing",
          "report",
          "uncertainty",
          "validation",
          "claims",
          "calibration",
          "verification");

  private static Map<String, List<String>> rooms() {
    Map<String, List<String>> rooms = new LinkedHashMap<>();
    rooms.put("evidence", List.of());
    rooms.put("care", List.of("evidence"));
    rooms.put("disease", List.of("evidence"));
    rooms.put("simulation", List.of("evidence", "care", "disease"));
    rooms.put("work", List.of());
    rooms.put("study", List.of("evidence", "care", "disease", "simulation", "work"));
    rooms.put("drawing", List.of("evidence", "care", "disease", "simulation", "study"));
    rooms.put(
        "report", List.of("evidence", "care", "disease", "simulation", "work", "study", "drawing"));
    rooms.put(
        "uncertainty",
        List.of("evidence", "care", "disease", "simulation", "work", "study", "drawing"));
    rooms.put("validation", List.of("evidence", "care", "disease", "simulation", "study"));
    rooms.put(
        "verification", List.of("evidence", "care", "disease", "simulation", "work", "study"));
    rooms.put(
        "claims", List.of("evidence", "care", "disease", "simulation", "study", "validation"));
    rooms.put(
        "calibration",
        List.of("evidence", "disease", "simulation", "work", "study", "drawing", "validation"));
    rooms.put(
        "app",
        List.of(
            "evidence",
            "care",
            "disease",
            "simulation",
            "work",
            "study",
            "drawing",
            "report",
            "uncertainty",
            "validation",
            "verification",
            "claims",
            "calibration"));
    return rooms;
  }

  static Stream<String> roomNames() {
    return MAY_SEE.keySet().stream();
  }

  private static String name(String room) {
    return "dandelion." + room;
  }

  @Test
  void thereAreClassesToLookAt() {
    for (String room : MAY_SEE.keySet()) {
      assertThat(HOUSE.stream().filter(one -> one.getPackageName().equals(name(room))))
          .as(room)
          .hasSizeGreaterThan(5);
    }
  }

  @ParameterizedTest
  @MethodSource("roomNames")
  void aRoomSeesOnlyItsNeighbours(String room) {
    String[] hidden =
        MAY_SEE.keySet().stream()
            .filter(other ->
                !other.equals(room) && !MAY_SEE.getOrDefault(room, List.of()).contains(other))
            .map(WallsTest::name)
            .toArray(String[]::new);
    if (hidden.length > 0) {
      noClasses()
          .that()
          .resideInAPackage(name(room))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(hidden)
          .allowEmptyShould(true)
          .check(HOUSE);
    }
  }

  /**
   * Other rooms name diseases and charts; only the simulation holds a patient's truth and chart.
   */
  @Test
  void onlyTheSimulationSeesTruthAndKnowledgeOfAPatient() {
    Set<String> truth =
        Set.of(
            "dandelion.disease.Body",
            "dandelion.disease.Fate",
            "dandelion.disease.Lesion",
            "dandelion.disease.Sighting");
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dandelion.disease",
            "dandelion.simulation",
            "dandelion.validation",
            "dandelion.verification",
            "dandelion.claims")
        .should()
        .dependOnClassesThat(describe("hold the truth", one -> truth.contains(one.getName())))
        .check(HOUSE);
    noClasses()
        .that()
        .resideOutsideOfPackages("dandelion.care", "dandelion.simulation")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Chart.class)
        .check(HOUSE);
  }

  @Test
  void everyRoomIsFlat() {
    classes()
        .should()
        .resideInAnyPackage(MAY_SEE.keySet().stream().map(WallsTest::name).toArray(String[]::new))
        .check(HOUSE);
  }

  @Test
  void noClassHasANameThatSaysNothing() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Manager|Helper|Helpers|Impl)")
        .check(HOUSE);
  }

  @Test
  void nothingGoesToTheNetOrToALog() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "javax.net..", "java.util.logging..", "org.slf4j..")
        .check(HOUSE);
  }

  @Test
  void onlyTheAppPrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dandelion.app")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(HOUSE);
  }

  @Test
  void nothingThatIsCountedComesFromTheClockOrFromUnseededLuck() {
    DescribedPredicate<JavaClass> luck =
        describe(
            "draw luck that no seed gives",
            one ->
                one.isAssignableTo(java.util.Random.class)
                    || one.isAssignableTo(ThreadLocalRandom.class)
                    || one.isAssignableTo(java.util.SplittableRandom.class)
                    || one.isAssignableTo(UUID.class));
    String[] rooms = COUNTED_ROOMS.stream().map(WallsTest::name).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAnyPackage(rooms)
        .should()
        .dependOnClassesThat(luck)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .check(HOUSE);
  }
}
