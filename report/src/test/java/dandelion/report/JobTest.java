package dandelion.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.evidence.FaultyFile;
import dandelion.study.Design;
import dandelion.study.Parcel;
import dandelion.study.Study;
import dandelion.study.StudyFile;
import dandelion.study.StudyJob;
import dandelion.work.Job;
import dandelion.work.Threads;
import dandelion.work.WorkLost;
import dandelion.work.Workforce;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work in numbered pieces, done by threads or sent to where the study's files are not. */
class JobTest {
  private static final String VERSION = "of the tests";
  private static final int MANY = 200;

  @TempDir private Path folder;

  private Manifest copied() throws IOException {
    for (String part : List.of("studies", "pathways/colorectal")) {
      Files.createDirectories(folder.resolve(part));
      try (Stream<Path> files = Files.list(Path.of("..").resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, folder.resolve(part).resolve(String.valueOf(file.getFileName())));
        }
      }
    }
    Path replace = folder.resolve("mine.yaml");
    Files.writeString(
        replace, "replace: {colorectal.growth.rate: {value: 0.7, unit: 1/year, why: a test}}");
    return new Manifest(
        VERSION, folder.resolve("studies/colorectal-follow-up.yaml"), List.of(replace));
  }

  private static StudyJob job(Manifest manifest) throws IOException {
    Evidence evidence = Evidence.embedded();
    Faults faults = new Faults();
    for (Path file : manifest.evidenceFiles()) {
      evidence = evidence.replacedBy(file, faults);
    }
    faults.throwIfAny();
    Design design = StudyFile.read(manifest.study(), evidence).with(1000, 3);
    Parcel parcel = manifest.parcel(design, manifest.inputs(design));
    return new StudyJob(new Study(design, evidence), parcel, VERSION);
  }

  private static Job travelled(Job job) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(job);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Job) in.readObject();
    }
  }

  @Test
  void aStudyThatTravelledCountsTheSameWithoutItsFiles() throws Exception {
    StudyJob job = job(copied());
    byte[] here = job.worker().work(0);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    assertThat(travelled(job).worker().work(0)).isEqualTo(here);
  }

  @Test
  void aStudyThatArrivesAsAnotherOneIsRefused() throws Exception {
    Manifest manifest = copied();
    Evidence evidence = Evidence.embedded(); // without what the file replaces
    Design design = StudyFile.read(manifest.study(), evidence);
    Parcel parcel = manifest.parcel(design, manifest.inputs(design));
    Job job = travelled(new StudyJob(new Study(design, evidence), parcel, VERSION));
    assertThatThrownBy(job::worker)
        .isInstanceOf(WorkLost.class)
        .hasMessageContaining("another version");
  }

  @Test
  void aFileNamedByItsWholePathCannotTravel() throws Exception {
    Manifest manifest = copied();
    String whole = folder.resolve("pathways").toAbsolutePath().toString();
    String text = Files.readString(manifest.study());
    Files.writeString(manifest.study(), text.replace("../pathways", whole));
    Design design = StudyFile.read(manifest.study(), Evidence.embedded());
    Parcel parcel = manifest.parcel(design, manifest.inputs(design));
    assertThatThrownBy(parcel::open)
        .isInstanceOf(FaultyFile.class)
        .hasMessageContaining("a path relative to the file that names it");
  }

  // ---- threads

  private static byte[] result(long piece) {
    return new byte[] {(byte) piece};
  }

  @Test
  void threadsHandOverInOrder() throws IOException {
    for (int threads : new int[] {1, 2, 7}) {
      List<Long> pieces = new ArrayList<>();
      new Threads(threads)
          .work(
              () -> JobTest::result,
              5,
              MANY,
              () -> false,
              (piece, result) -> {
                assertThat(result).isEqualTo(result(piece));
                pieces.add(piece);
              });
      assertThat(pieces).hasSize(MANY - 5).isSorted().startsWith(5L).doesNotHaveDuplicates();
    }
  }

  @Test
  void whatFailsComesThroughAfterWhatWasBeforeIt() {
    Map<Long, byte[]> taken = new LinkedHashMap<>();
    Job job =
        () ->
            piece -> {
              if (piece == 11) {
                throw new ArithmeticException("at 11");
              }
              return result(piece);
            };
    assertThatThrownBy(() -> new Threads(2).work(job, 0, MANY, () -> false, taken::put))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("at 11");
    assertThat(taken.keySet()).allMatch(piece -> piece < 11);
  }

  @Test
  void whenTheReceiverFailsNothingMoreIsBegun() {
    CountDownLatch refused = new CountDownLatch(1);
    List<Long> begun = new CopyOnWriteArrayList<>();
    Job job =
        () ->
            piece -> {
              begun.add(piece);
              if (piece > 0) {
                await(refused);
              }
              return result(piece);
            };
    Workforce.Receiver<byte[]> full =
        (piece, result) -> {
          refused.countDown();
          throw new IOException("full at " + piece);
        };
    assertThatThrownBy(() -> new Threads(2).work(job, 0, MANY, () -> false, full))
        .isInstanceOf(IOException.class)
        .hasMessage("full at 0");
    assertThat(begun).contains(0L).isSubsetOf(0L, 1L);
  }

  @Test
  void piecesThatNeedNotTravelComeInOrderAndErrorsComeThrough() {
    Threads four = new Threads(4);
    List<Long> expected = LongStream.range(0, MANY).map(piece -> piece * piece).boxed().toList();
    assertThat(four.all(MANY, piece -> piece * piece)).isEqualTo(expected);
    assertThatThrownBy(() ->
            four.each(
                MANY,
                piece -> {
                  if (piece == 11) {
                    throw new AssertionError("at " + piece);
                  }
                }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("at 11");
  }

  @Test
  void whoIsInterruptedIsToldThatNotAllWasDone() {
    Thread.currentThread().interrupt();
    AtomicLong begun = new AtomicLong();
    assertThatThrownBy(() ->
            new Threads(2)
                .each(
                    MANY,
                    piece -> {
                      begun.incrementAndGet();
                      LockSupport.parkNanos(1_000_000);
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(begun.get()).isLessThan(MANY);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}
