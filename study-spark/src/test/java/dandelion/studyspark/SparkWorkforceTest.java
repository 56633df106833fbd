package dandelion.studyspark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandelion.evidence.Evidence;
import dandelion.report.Manifest;
import dandelion.report.StudyRun;
import dandelion.study.Design;
import dandelion.study.Results;
import dandelion.study.StudyFile;
import dandelion.work.Cluster;
import dandelion.work.Job;
import dandelion.work.Threads;
import dandelion.work.WorkLost;
import dandelion.work.Workforce;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One Spark of two places, and what it does with jobs. */
class SparkWorkforceTest {
  private static final Path SMALL =
      Path.of("..", "app", "src", "test", "resources", "small", "study.yaml");
  private static final long PATIENTS = 13_001;
  private static final int MANY = 200;

  private static Cluster.Session spark = new NoSession();

  @TempDir private Path folder;

  /** Stands for the session until there is one. */
  private record NoSession() implements Cluster.Session {
    @Override
    public void work(
        Job job,
        long from,
        long to,
        java.util.function.BooleanSupplier stopped,
        Workforce.Receiver<byte[]> receiver) {
      throw new IllegalStateException("not open");
    }

    @Override
    public String name() {
      return "nobody";
    }

    @Override
    public void close() {}
  }

  @BeforeAll
  static void open() throws WorkLost {
    spark = new SparkCluster().open("local[2]", remark -> {});
  }

  @AfterAll
  static void close() {
    spark.close();
  }

  // ---- jobs

  /** Gives numbers back, and fails at one of them. */
  private record Echo(int atOnce, long failsAt, boolean unfit) implements Job {
    @Override
    public int piecesAtOnce() {
      return atOnce;
    }

    @Override
    public Worker worker() {
      return piece -> {
        if (piece == failsAt) {
          throw unfit ? new Unfit() : new ArithmeticException("at " + piece);
        }
        return echo(piece);
      };
    }
  }

  /** Says how many pieces were begun in this process; for one test alone. */
  private record Counted(int piecesAtOnce) implements Job {
    static final AtomicLong BEGUN = new AtomicLong();

    @Override
    public Worker worker() {
      return piece -> {
        BEGUN.incrementAndGet();
        return echo(piece);
      };
    }
  }

  /** Cannot be written as bytes. */
  private static final class Unfit extends RuntimeException {
    @SuppressWarnings("unused")
    private final Object thread = Thread.currentThread();

    Unfit() {
      super("cannot travel");
    }
  }

  private static byte[] echo(long piece) {
    return ByteBuffer.allocate(100).putLong(piece).array();
  }

  private static List<Long> work(Job job, long from, long to, List<Long> taken) throws IOException {
    spark.work(
        job,
        from,
        to,
        () -> false,
        (piece, result) -> {
          assertThat(result).isEqualTo(echo(piece));
          taken.add(piece);
        });
    return taken;
  }

  @Test
  void resultsComeInOrderHoweverPiecesAreSpread() throws IOException {
    for (int atOnce : new int[] {1, 8, 1000}) {
      for (long to : new long[] {7, 8, 9, MANY}) {
        List<Long> taken = work(new Echo(atOnce, -1, false), 7, to, new ArrayList<>());
        assertThat(taken).hasSize((int) to - 7).isSorted().doesNotHaveDuplicates();
        assertThat(taken).allMatch(piece -> piece >= 7 && piece < to);
      }
    }
  }

  @Test
  void nothingIsSentFarAheadOfWhatWasTaken() throws IOException {
    AtomicLong taken = new AtomicLong();
    AtomicLong furthest = new AtomicLong();
    spark.work(
        new Counted(2),
        0,
        MANY,
        () -> false,
        (piece, result) ->
            furthest.accumulateAndGet(Counted.BEGUN.get() - taken.getAndIncrement(), Math::max));
    assertThat(Counted.BEGUN.get()).isEqualTo(MANY);
    // two waves of four tasks of two pieces, and one that is just being handed over
    assertThat(furthest.get()).isLessThanOrEqualTo(3 * 4 * 2);
  }

  @Test
  void aPieceThatFailsComesHomeAsWhatItIs() {
    List<Long> taken = new ArrayList<>();
    assertThatThrownBy(() -> work(new Echo(4, 37, false), 0, MANY, taken))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("at 37");
    assertThat(taken).hasSize(37);
  }

  @Test
  void aFailureThatCannotTravelIsToldInWords() {
    assertThatThrownBy(() -> work(new Echo(1, 3, true), 0, MANY, new ArrayList<>()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot travel");
  }

  @Test
  void aJobThatCannotBeginSaysWhy() {
    Job job =
        () -> {
          throw new IOException("no room");
        };
    assertThatThrownBy(() -> work(job, 0, 3, new ArrayList<>()))
        .isInstanceOf(IOException.class)
        .hasMessage("no room");
  }

  @Test
  void stoppedItHandsOverWithoutAGap() throws IOException {
    List<Long> taken = new ArrayList<>();
    spark.work(
        new Echo(1, -1, false),
        0,
        1_000_000,
        () -> taken.size() >= 20,
        (piece, result) -> taken.add(piece));
    assertThat(taken).hasSizeBetween(20, 100).isSorted().doesNotHaveDuplicates();
    assertThat(taken.getLast()).isEqualTo(taken.size() - 1);
  }

  @Test
  void whatTheReceiverCannotTakeEndsIt() {
    assertThatThrownBy(() ->
            spark.work(
                new Echo(1, -1, false),
                0,
                MANY,
                () -> false,
                (piece, result) -> {
                  throw new IOException("full at " + piece);
                }))
        .isInstanceOf(IOException.class)
        .hasMessage("full at 0");
  }

  @Test
  void packedResultsAreTheSameUnpacked() {
    Random random = new Random(1);
    for (int length : new int[] {0, 1, 100, 100_000}) {
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      assertThat(Packing.unpack(Packing.pack(noise))).isEqualTo(noise);
    }
    assertThat(Packing.pack(new byte[100_000])).hasSizeLessThan(1000);
  }

  // ---- a study that is stopped and gone on with

  private Results run(String out, Workforce workforce, boolean resume, long stopAfter)
      throws IOException {
    Evidence evidence = Evidence.embedded();
    Design design = StudyFile.read(SMALL, evidence);
    StudyRun run =
        new StudyRun(
            design.with(PATIENTS, 5),
            evidence,
            folder.resolve(out),
            new Manifest("of the tests", SMALL, List.of()),
            Duration.ofSeconds(2));
    return run.run(
        workforce,
        resume,
        done -> {
          if (done >= stopAfter) {
            run.stop();
          }
        });
  }

  private byte[] summary(String out) throws IOException {
    return Files.readAllBytes(folder.resolve(out).resolve("summary.csv"));
  }

  @Test
  void aRunBegunWithoutSparkGoesOnWithItAndTheOtherWayRound() throws IOException {
    Workforce threads = new Threads(2);
    run("whole", threads, false, Long.MAX_VALUE);
    assertThat(run("there", new Threads(1), false, 4000).patients()).isLessThan(PATIENTS);
    assertThat(run("there", spark, true, Long.MAX_VALUE).patients()).isEqualTo(PATIENTS);
    assertThat(summary("there")).isEqualTo(summary("whole"));

    assertThat(run("back", spark, false, 4000).patients()).isBetween(4000L, PATIENTS);
    run("back", threads, true, Long.MAX_VALUE);
    assertThat(summary("back")).isEqualTo(summary("whole"));
  }
}
