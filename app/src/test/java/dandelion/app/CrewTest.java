package dandelion.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is asked to do the work, as typed. What Spark does is tested in its own room. */
class CrewTest {
  private static Said study(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "study";
    args[1] = Said.SMALL;
    args[2] = "--check";
    System.arraycopy(more, 0, args, 3, more.length);
    return Said.by(args);
  }

  @ParameterizedTest
  @CsvSource({
    "2, local[2]",
    "local2, local[2]",
    "Local, local[*]",
    "local[0], local[0]",
    "host, spark://host:7077",
    "host:7077, spark://host:7077"
  })
  void whatIsNoMasterIsToldApart(String typed, String maybe) {
    Said said = study("--spark", typed);
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err())
        .contains("--spark: found " + typed + ", expected a Spark master", "spark://host:7077");
    if (!maybe.equals(typed)) {
      assertThat(said.err()).contains("Maybe " + maybe + "?");
    }
  }

  @Test
  void threadsAndSparkExcludeEachOther() {
    Said said = study("--spark", "local[2]", "--threads", "2");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("--threads: found 2, expected either --threads or --spark");
  }

  @Test
  void withoutSparkOnTheClassPathItSaysWhereItComesFrom() {
    Said said = study("--spark", "spark://host:7077");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("--spark: found no Spark", "./dandelion");
  }
}
