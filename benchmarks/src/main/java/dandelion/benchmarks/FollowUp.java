package dandelion.benchmarks;

import dandelion.disease.Fate;
import dandelion.disease.Stream;
import dandelion.disease.Stream.Source;
import dandelion.evidence.Evidence;
import dandelion.study.Design;
import dandelion.study.Study;
import dandelion.study.StudyFile;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The four-arm follow-up study on one core: {@link #product} is the path of {@code dandelion
 * study}, from fate to counts; {@link #floor} draws the random numbers of the same patients' fates
 * and does nothing with them. Their ratio is the claim; single times are not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class FollowUp {
  private static final int BLOCKS = 8;
  private static final int PATIENTS = BLOCKS * Study.BLOCK;

  private final Stream stream = new Stream();
  private final Stream seeding = new Stream();
  private final int[] firstCandidate = new int[PATIENTS + 1];
  private int[] lesions = new int[PATIENTS * 2];
  private Study.Counter counter;
  private long seed;

  /** Reads the study, and writes down how much every candidate's fate draws. */
  @Setup
  public void setUp() {
    String study = System.getProperty("study", "studies/colorectal-follow-up.yaml");
    Evidence evidence = Evidence.embedded();
    Design read = StudyFile.read(Path.of(study), evidence);
    Design design = read.with(PATIENTS, read.seed());
    Study whole = new Study(design, evidence);
    counter = whole.counter();
    seed = design.seed();
    Study.Engine engine = whole.engine();
    Fate fate = engine.simulation().fate();
    int at = 0;
    for (int patient = 0; patient < PATIENTS; patient++) {
      firstCandidate[patient] = at;
      int candidates = engine.run(patient);
      int ofLast = fate.drawn();
      if (at + candidates > lesions.length) {
        lesions = java.util.Arrays.copyOf(lesions, 2 * (at + candidates));
      }
      for (int k = 0; k < candidates - 1; k++) {
        engine.simulation().drawCandidate(seed, patient, k);
        lesions[at++] = fate.drawn();
      }
      lesions[at++] = ofLast;
    }
    firstCandidate[PATIENTS] = at;
  }

  /** Everything: fate, four lives, counts. Per patient. */
  @Benchmark
  @OperationsPerInvocation(PATIENTS)
  public long product() {
    long done = 0;
    for (int block = 0; block < BLOCKS; block++) {
      done += counter.count(block);
    }
    return done;
  }

  /** The random numbers of the same patients' fates alone. Per patient. */
  @Benchmark
  @OperationsPerInvocation(PATIENTS)
  public double floor() {
    double sum = 0;
    for (int patient = 0; patient < PATIENTS; patient++) {
      int last = firstCandidate[patient + 1] - firstCandidate[patient] - 1;
      for (int k = 0; k <= last; k++) {
        long key = Stream.patientKey(seed, patient) + k;
        sum += person(key) + tumour(key, lesions[firstCandidate[patient] + k]);
        if (k == last) {
          stream.open(Stream.key(key, Source.VISITS, 0));
          for (int bit = 0; bit < 16; bit++) {
            sum += stream.nextLong();
          }
        }
      }
    }
    return sum;
  }

  private double person(long key) {
    stream.open(Stream.key(key, Source.PERSON, 0));
    double sum = 0;
    for (int k = 0; k < 6; k++) {
      sum += stream.uniform();
    }
    sum += stream.exponential() + stream.normal() + stream.normal();
    stream.open(Stream.key(key, Source.PRIMARY, 0));
    sum += stream.uniform() + stream.uniform() + stream.uniform();
    sum += stream.normal() + stream.exponential();
    seeding.open(Stream.key(key, Source.SEEDING, 0));
    return sum + seeding.exponential();
  }

  private double tumour(long key, int count) {
    if (count == 0) {
      return 0;
    }
    stream.open(Stream.key(key, Source.PERSON, 1));
    double sum = stream.uniform();
    for (int k = 0; k < 6; k++) {
      sum += stream.normal();
    }
    stream.open(Stream.key(key, Source.SEEDING, 1));
    for (int site = 0; site < 7; site++) {
      sum += stream.normal();
    }
    for (int lesion = 0; lesion < count; lesion++) {
      sum += seeding.uniform() + seeding.uniform() + seeding.exponential();
      stream.open(Stream.key(key, Source.LESION, lesion));
      sum += stream.uniform() + stream.uniform() + stream.uniform();
      sum += stream.normal() + stream.normal() + stream.normal();
      sum += stream.exponential() + stream.exponential();
      sum += stream.exponential() + stream.exponential() + stream.nextLong();
    }
    return sum;
  }
}
