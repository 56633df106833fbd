package dandelion.study;

import dandelion.care.Act;
import dandelion.care.Pathway;
import dandelion.care.Test;
import dandelion.disease.Biology;
import dandelion.evidence.Evidence;
import dandelion.simulation.Entry;
import dandelion.simulation.Life;
import dandelion.simulation.LifeCourse;
import dandelion.simulation.Plan;
import dandelion.simulation.Simulation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
      return run(threads, null, false, progress);
    } catch (IOException impossible) {
      throw new IllegalStateException("a run without files met a file", impossible);
    }
  }

  /**
   * Runs with a checkpoint.
   *
   * @param threads how many threads work
   * @param checkpoint where counts are kept while it runs; null for nowhere
   * @param resume whether to go on from that checkpoint
   * @param progress told how many patients are done, now and then
   * @throws IOException when the checkpoint cannot be read or written
   */
  public Results run(
      int threads, @Nullable Checkpoint checkpoint, boolean resume, LongConsumer progress)
      throws IOException {
    Tally total = newTally();
    long done = resume && checkpoint != null ? checkpoint.read(total) : 0;
    Blocks blocks = new Blocks(total, done, blocks(), checkpoint, progress);
    List<Thread> workers = new ArrayList<>();
    for (int k = 0; k < threads; k++) {
      workers.add(Thread.ofPlatform().name("dandelion-" + k).start(() -> work(blocks)));
    }
    for (Thread worker : workers) {
      join(worker);
    }
    blocks.finish();
    return new Results(design, total, grid, groups);
  }

  private void work(Blocks blocks) {
    try {
      Counter counter = counter();
      for (long block = blocks.next(); block >= 0; block = blocks.next()) {
        counter.count(block);
        counter.tally = blocks.done(block, counter.tally);
      }
    } catch (RuntimeException | Error failure) {
      blocks.fail(failure);
    }
  }

  /** A counter of this study: one for each thread. */
  public Counter counter() {
    return new Counter(engine(), newTally());
  }

  /** Lets blocks of patients live and counts them: all that a thread does. */
  public final class Counter {
    private final Engine engine;
    private Tally tally;

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

  private void join(Thread worker) {
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException stopNow) {
        interrupted = true;
        stop();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fingerprint (32 bytes) of everything the counts depend on, by version of Dandelion too. */
  public byte[] fingerprint(String version) {
    StringBuilder text =
        new StringBuilder(COUNTS_VERSION).append(version).append(evidence.sha256());
    text.append(design.patients()).append(',').append(design.seed());
    design.inputs().forEach(input -> text.append(',').append(input.sha256()));
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The fingerprint as text. */
  public String fingerprintText(String version) {
    return HexFormat.of().formatHex(fingerprint(version));
  }

  /** Hands out blocks and adds them up in order. */
  private final class Blocks {
    private final Tally total;
    private final long last;
    private final @Nullable Checkpoint checkpoint;
    private final LongConsumer progress;
    private final java.util.TreeMap<Long, Tally> waiting = new java.util.TreeMap<>();
    private final java.util.ArrayDeque<Tally> spare = new java.util.ArrayDeque<>();
    private long nextOut;
    private long added;
    private long checkpointed = System.nanoTime();
    private @Nullable Throwable failure;

    Blocks(
        Tally total, long done, long last, @Nullable Checkpoint checkpoint, LongConsumer progress) {
      this.total = total;
      this.nextOut = done;
      this.added = done;
      this.last = last;
      this.checkpoint = checkpoint;
      this.progress = progress;
      progress.accept(total.patients());
    }

    /** The next block to work on, or -1 when there is none. */
    synchronized long next() {
      return stopped || failure != null || nextOut >= last ? -1 : nextOut++;
    }

    /** Takes a block's tally; gives one to use for the next. */
    synchronized Tally done(long block, Tally tally) {
      waiting.put(block, tally);
      for (Tally next = waiting.remove(added); next != null; next = waiting.remove(added)) {
        total.add(next);
        spare.add(next);
        added++;
      }
      progress.accept(total.patients());
      if (checkpoint != null && System.nanoTime() - checkpointed > checkpoint.everyNanos()) {
        keep();
      }
      Tally free = spare.poll();
      return free == null ? newTally() : free;
    }

    private void keep() {
      if (checkpoint != null) {
        try {
          checkpoint.write(added, total);
        } catch (IOException unwritable) {
          failure = unwritable;
        }
        checkpointed = System.nanoTime();
      }
    }

    synchronized void fail(Throwable why) {
      if (failure == null) {
        failure = why;
      }
    }

    /** Keeps what is done, and says what went wrong, if anything did. */
    synchronized void finish() throws IOException {
      Throwable why = failure;
      if (!(why instanceof IOException)) {
        keep();
      }
      if (failure instanceof IOException unwritable) {
        throw unwritable;
      }
      if (why instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (why instanceof Error error) {
        throw error;
      }
    }
  }
}
