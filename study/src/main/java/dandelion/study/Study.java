package dandelion.study;

import dandelion.care.Act;
import dandelion.care.Pathway;
import dandelion.care.Test;
import dandelion.disease.Biology;
import dandelion.evidence.Evidence;
import dandelion.evidence.Fingerprint;
import dandelion.simulation.Entry;
import dandelion.simulation.Life;
import dandelion.simulation.LifeCourse;
import dandelion.simulation.Plan;
import dandelion.simulation.Simulation;
import dandelion.work.Job;
import dandelion.work.Threads;
import dandelion.work.Workforce;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a design: many patients, each under every pathway.
 *
 * <p>Patients go in blocks of fixed size to the threads; a block's counts depend on nothing but the
 * block's number, and blocks are added in order. So the same seed gives the same bytes for any
 * number of threads, and a run that goes on from a checkpoint ends as if it had never stopped.
 */
public final class Study {
  /** Patients in a block. */
  public static final int BLOCK = 4096;

  private static final String COUNTS_VERSION = "4";

  private final Design design;
  private final Evidence evidence;
  private final Biology biology;
  private final Grid grid;
  private final Groups groups;
  private final List<String> imaging;
  private volatile boolean stopped;

  /** A study of this design on these numbers. */
  public Study(Design design, Evidence evidence) {
    this.design = design;
    this.evidence = evidence;
    this.imaging = imaging(design.entry(), design.arms(), design.history());
    this.biology = design.disease().biology(evidence, imaging);
    this.grid = new Grid(design.horizonYears(), design.atYears());
    this.groups = new Groups(design.subgroups());
  }

  /** The imaging tests that any arm or the entry uses, in a fixed order. */
  static List<String> imaging(Entry entry, List<Design.Arm> arms, @Nullable Pathway history) {
    TreeSet<Test> tests = new TreeSet<>(entry.tests());
    arms.forEach(arm -> addTests(arm.pathway(), tests));
    if (history != null) {
      addTests(history, tests);
    }
    return tests.stream().filter(test -> test.kind() == Test.Kind.IMAGING).map(Test::id).toList();
  }

  /** Adds every test that a pathway may ask for. */
  static void addTests(Pathway pathway, Set<Test> tests) {
    pathway.followUp().forEach(schedule -> tests.add(schedule.test()));
    pathway.afterTreatment().forEach(schedule -> tests.add(schedule.test()));
    pathway.triggers().forEach(trigger -> tests.addAll(List.of(trigger.workUp())));
    tests.addAll(pathway.symptomWorkUp());
    tests.addAll(pathway.restaging());
    for (Act act : Act.values()) {
      Test guide = act.guide();
      if (guide != null && pathway.mayLeadTo(act)) {
        tests.add(guide);
      }
    }
  }

  /** An engine for this study: one for each thread. */
  public Engine engine() {
    List<Plan> plans = new ArrayList<>();
    double spread = evidence.value("person.adherence_spread");
    for (Design.Arm arm : design.arms()) {
      plans.add(
          new Plan(
              arm.name(),
              arm.pathway(),
              arm.attendance(),
              spread,
              design.fromEntry(),
              arm.delayYears(),
              imaging));
    }
    Plan[] compared = plans.toArray(new Plan[0]);
    Plan.compare(compared);
    Simulation simulation =
        new Simulation(
            biology,
            design.cohort(),
            design.lifeTable(),
            evidence,
            design.entry(),
            design.horizonYears(),
            plans.get(design.reference()),
            history(),
            design.uninsured(),
            design.arms().stream().mapToDouble(Design.Arm::delayYears).max().orElse(0));
    Appraisal appraisal = design.appraisal();
    if (appraisal != null) {
      simulation.charge(appraisal.economics());
    }
    return new Engine(simulation, compared, groups, design.seed());
  }

  /** Engines for so many threads. */
  public List<Engine> engines(int threads) {
    List<Engine> engines = new ArrayList<>();
    for (int k = 0; k < threads; k++) {
      engines.add(engine());
    }
    return engines;
  }

  /** Life before entry, when something must be found first: every visit is kept. */
  private @Nullable Plan history() {
    if (design.history() == null) {
      return null;
    }
    double[] always = new double[Test.values().length];
    Arrays.fill(always, 1);
    return new Plan("before entry", design.history(), always, 0, false, 0, imaging);
  }

  /** One thread's engine: a patient's number in, the lives under all arms out. */
  public static final class Engine {
    private final Simulation simulation;
    private final Plan[] plans;
    private final Life[] lives;
    private final Groups groups;
    private final int[] cells;
    private final long seed;

    Engine(Simulation simulation, Plan[] plans, Groups groups, long seed) {
      this.simulation = simulation;
      this.plans = plans;
      this.groups = groups;
      this.cells = new int[groups.findings()];
      this.seed = seed;
      this.lives = new Life[plans.length];
      for (int k = 0; k < lives.length; k++) {
        lives[k] = new Life();
      }
    }

    /**
     * Lets one patient live under every arm; returns how many candidates were drawn for the place.
     */
    public int run(long patient) {
      int candidates = simulation.enter(seed, patient);
      groups.note(simulation, cells);
      for (int arm = 0; arm < plans.length; arm++) {
        simulation.live(plans[arm], lives[arm]);
      }
      return candidates;
    }

    /**
     * Lets one patient live under one arm, and takes the life down event by event.
     *
     * @param arm the arm's place in the study
     */
    public LifeCourse follow(long patient, int arm) {
      simulation.enter(seed, patient);
      return simulation.follow(plans[arm], lives[arm]);
    }

    /** The lives of the patient who ran last, in the order of the arms; overwritten by the next. */
    @SuppressWarnings("MutableMethodReturnType")
    public Life[] lives() {
      return lives;
    }

    /** The cells of {@link Groups} that the patient who ran last belongs to, one a subgroup. */
    @SuppressWarnings("MutableMethodReturnType")
    int[] cells() {
      return cells;
    }

    /** The simulation behind it. */
    public Simulation simulation() {
      return simulation;
    }
  }

  /** Asks a running study to stop after the blocks it is at; what is done is kept. */
  public void stop() {
    stopped = true;
  }

  /** Whether {@link #stop} was called. */
  public boolean stopped() {
    return stopped;
  }

  /** Runs in memory, without files. */
  public Results run(int threads) {
    return run(threads, done -> {});
  }

  /**
   * Runs in memory, without files.
   *
   * @param threads how many threads work
   * @param progress told how many patients are done, now and then
   */
  public Results run(int threads, LongConsumer progress) {
    try {
      return run(new Threads(threads), this::worker, null, false, progress);
    } catch (IOException impossible) {
      throw new IllegalStateException("a run without files met a file", impossible);
    }
  }

  /**
   * Runs with a checkpoint.
   *
   * @param workforce who works
   * @param job counts blocks of this study, as {@link #worker} does
   * @param checkpoint where counts are kept while it runs; null for nowhere
   * @param resume whether to go on from that checkpoint
   * @param progress told how many patients are done, now and then
   * @throws IOException when the checkpoint cannot be read or written, or the workforce fails
   */
  public Results run(
      Workforce workforce,
      Job job,
      @Nullable Checkpoint checkpoint,
      boolean resume,
      LongConsumer progress)
      throws IOException {
    Tally total = newTally();
    long done = resume && checkpoint != null ? checkpoint.read(total) : 0;
    Sum sum = new Sum(total, done, checkpoint, progress);
    progress.accept(total.patients());
    try {
      workforce.work(job, done, blocks(), this::stopped, sum);
    } finally {
      sum.keepLast();
    }
    return new Results(design, total, grid, groups);
  }

  /** Counts blocks, for a job: each gives the bytes of its tally. */
  Job.Worker worker() {
    Counter counter = counter();
    return block -> {
      counter.count(block);
      byte[] bytes = new byte[counter.tally.size()];
      counter.tally.put(ByteBuffer.wrap(bytes));
      return bytes;
    };
  }

  /** A counter of this study: one for each thread. */
  public Counter counter() {
    return new Counter(engine(), newTally());
  }

  /** Lets blocks of patients live and counts them: all that a thread does. */
  public final class Counter {
    private final Engine engine;
    private final Tally tally;

    private Counter(Engine engine, Tally tally) {
      this.engine = engine;
      this.tally = tally;
    }

    /** Counts one block afresh; returns how many patients were in it. */
    public long count(long block) {
      tally.clear();
      long end = Math.min(design.patients(), (block + 1) * BLOCK);
      for (long patient = block * BLOCK; patient < end; patient++) {
        int candidates = engine.run(patient);
        tally.count(engine.lives(), candidates, engine.cells());
      }
      return tally.patients();
    }
  }

  private long blocks() {
    return (design.patients() + BLOCK - 1) / BLOCK;
  }

  private Tally newTally() {
    return new Tally(
        design.arms().size(), design.reference(), grid, groups.cells(), design.appraisal() != null);
  }

  /** Fingerprint of everything the counts depend on. */
  public byte[] fingerprint(String version) {
    StringBuilder text =
        new StringBuilder(COUNTS_VERSION).append(version).append(evidence.sha256());
    text.append(design.patients()).append(',').append(design.seed());
    design.inputs().forEach(input -> text.append(',').append(input.sha256()));
    return Fingerprint.bytesOf(text.toString());
  }

  /** The fingerprint as text. */
  public String fingerprintText(String version) {
    return HexFormat.of().formatHex(fingerprint(version));
  }

  /** Adds the blocks' tallies up, and keeps the sum on disk now and then. */
  private final class Sum implements Workforce.Receiver<byte[]> {
    private final Tally total;
    private final Tally block = newTally();
    private final @Nullable Checkpoint checkpoint;
    private final LongConsumer progress;
    private long added;
    private long checkpointed = System.nanoTime();
    private boolean unwritable;

    Sum(Tally total, long done, @Nullable Checkpoint checkpoint, LongConsumer progress) {
      this.total = total;
      this.added = done;
      this.checkpoint = checkpoint;
      this.progress = progress;
    }

    @Override
    public synchronized void take(long number, byte[] result) throws IOException {
      block.get(ByteBuffer.wrap(result));
      total.add(block);
      added = number + 1;
      progress.accept(total.patients());
      if (checkpoint != null && System.nanoTime() - checkpointed > checkpoint.everyNanos()) {
        keep(checkpoint);
      }
    }

    private void keep(Checkpoint where) throws IOException {
      unwritable = true;
      where.write(added, total);
      unwritable = false;
      checkpointed = System.nanoTime();
    }

    /** Keeps what is done, whatever ended the run; once is enough to hear that it cannot be. */
    synchronized void keepLast() throws IOException {
      if (checkpoint != null && added > 0 && !unwritable) {
        keep(checkpoint);
      }
    }
  }
}
