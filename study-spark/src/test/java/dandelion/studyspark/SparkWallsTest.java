package dandelion.studyspark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls of this room; those of the others are held by the app. */
class SparkWallsTest {
  private static final String HERE = "dandelion.studyspark";
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dandelion");

  @Test
  void onlyThisRoomKnowsSpark() {
    assertThat(HOUSE.stream().filter(one -> one.getPackageName().equals("dandelion.app")))
        .hasSizeGreaterThan(5);
    noClasses()
        .that()
        .resideOutsideOfPackage(HERE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..", HERE)
        .check(HOUSE);
  }

  @Test
  void ofDandelionThisRoomSeesTheStudyAlone() {
    classes()
        .that()
        .resideInAPackage(HERE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            HERE,
            "dandelion.work",
            "dandelion.study",
            "org.apache.spark..",
            "scala..",
            "java..",
            "org.jspecify..")
        .check(HOUSE);
  }

  @Test
  void nothingHerePrints() {
    noClasses()
        .that()
        .resideInAPackage(HERE)
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
}
