package dandelion.uncertainty;

import dandelion.evidence.Fingerprint;
import dandelion.study.Design;
import dandelion.study.Parcel;
import dandelion.study.UnfitCheckpoint;
import dandelion.study.Unwritable;
import dandelion.work.Job;
import dandelion.work.Threads;
import dandelion.work.WorkLost;
import dandelion.work.Workforce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Draws of a study run into a folder, and what they say of the answer.
 *
 * <p>Draws go to the workers one at a time and are taken in their order, so the same seed gives the
 * same bytes for any number of workers. Each draw that is done is kept in a {@link Journal}: a run
 * that was stopped goes on from there, and so may one that is to have more draws.
 */
public final class DrawsRun {
  /** Where done draws are kept. */
  public static final String JOURNAL = "draws.journal";

  /** After so many draws it is looked whether the precision asked for is reached. */
  static final int LOOK_EVERY = 100;

  private final DrawnStudy study;
  private final Asked asked;
  private final Path folder;
  private final String version;
  private volatile boolean stopped;

  /**
   * What is asked of the draws.
   *
   * @param draws how many; with a precision, at most how many
   * @param patientsPerDraw patients in each; 0 for as many as a pilot finds good
   * @param untilSe the standard error of every arm's difference in cost and QALYs, as a share of
   *     the difference, at which enough is enough; 0 for all draws
   * @param threads how many threads work
   * @param resume whether to go on with the journal in the folder, if there is one
   */
  public record Asked(
      long draws, long patientsPerDraw, double untilSe, int threads, boolean resume) {}

  /**
   * @param study whose draws
   * @param asked what is asked
   * @param folder where results go; made when missing
   * @param version of the program, for the fingerprint
   */
  public DrawsRun(DrawnStudy study, Asked asked, Path folder, String version) {
    this.study = study;
    this.asked = asked;
    this.folder = folder;
    this.version = version;
  }

  /** The study whose draws a folder's journal keeps; null when there is no sound journal. */
  public static @Nullable String studyIn(Path folder) {
    try {
      Path file = folder.resolve(JOURNAL);
      return Files.exists(file) ? Journal.head(file).study() : null;
    } catch (IOException unfit) {
      return null;
    }
  }

  /** Asks the run to stop after the draws it is at; what is done is kept. */
  public void stop() {
    stopped = true;
  }

  /** How a run tells of itself. */
  public interface Listener {
    /** So many patients each draw has; the pilot that said so, if there was one. */
    void patients(long perDraw, @Nullable Pilot pilot);

    /** So many draws are done. */
    void done(long draws);
  }

  /**
   * Runs the draws, and writes all tables.
   *
   * @param listener told how far it is
   * @return what the draws came to; fewer than asked for when the run was stopped
   * @throws UnfitCheckpoint when the journal is damaged or belongs to other draws
   * @throws Unwritable when a file cannot be written; what is in the journal stays
   */
  public DrawResults run(Listener listener) throws IOException {
    return run(new Threads(asked.threads()), null, listener);
  }

  /**
   * The same, by whoever is there; nothing that is written depends on who works.
   *
   * @param workforce who lives through the draws
   * @param parcel what the study is made of, for workers of other processes; null for none
   * @param listener told how far it is
   * @throws WorkLost when the workforce fails; what is in the journal stays
   */
  public DrawResults run(Workforce workforce, @Nullable Parcel parcel, Listener listener)
      throws IOException {
    Unwritable.naming(
        folder,
        () -> {
          Files.createDirectories(folder);
          Files.delete(Files.createTempFile(folder, "dandelion", ".new"));
        });
    Path file = folder.resolve(JOURNAL);
    boolean goOn = asked.resume() && Files.exists(file);
    Pilot pilot = null;
    long patients = asked.patientsPerDraw();
    if (patients == 0 && goOn) {
      patients = Journal.head(file).patientsPerDraw();
    } else if (patients == 0) {
      pilot = Pilot.of(study, asked.draws(), asked.threads());
      patients = pilot.patients();
    }
    listener.patients(patients, pilot);
    DrawnStudy drawn = study.with(patients);
    DrawResults results = new DrawResults(drawn, asked.untilSe());
    Journal.Head head = new Journal.Head(study.design().id(), fingerprint(patients), patients);
    int numbers = study.design().arms().size() * Drawn.OF_AN_ARM;
    try (Journal journal =
        goOn
            ? Journal.goOn(file, head, numbers, one -> take(results, one))
            : Journal.begin(file, head)) {
      work(workforce, new DrawsJob(drawn, parcel), results, journal, listener);
    }
    if (stopped && !complete(results)) {
      return results;
    }
    DrawTables.write(results, folder, asked.threads());
    if (results.sample().size() > 1) {
      DrawPage.write(results, folder, asked.threads());
    }
    return results;
  }

  private void work(
      Workforce workforce, Job job, DrawResults results, Journal journal, Listener listener)
      throws IOException {
    long before = results.draws();
    AtomicBoolean enough = new AtomicBoolean(complete(results));
    long[] nanos = new long[1];
    listener.done(before);
    workforce.work(
        job,
        before,
        asked.draws(),
        () -> stopped || enough.get(),
        (draw, bytes) -> {
          if (!enough.get()) {
            DrawsJob.Done done = DrawsJob.Done.of(bytes);
            journal.add(done.drawn());
            results.add(done.drawn());
            nanos[0] += done.processorNanos();
            enough.set(complete(results));
            listener.done(results.draws());
          }
        });
    if (results.draws() > before) {
      results.took(nanos[0] / 1e9 / (results.draws() - before));
    }
  }

  /** Takes a draw that was done before, if it is still wanted. */
  private void take(DrawResults results, Drawn drawn) {
    if (!complete(results)) {
      results.add(drawn);
    }
  }

  /** Whether all that was asked for is done. */
  public boolean complete(DrawResults results) {
    return results.draws() >= asked.draws() || results.precise();
  }

  private String fingerprint(long patients) {
    Design design = study.design();
    StringBuilder text =
        new StringBuilder("draws 1,").append(version).append(',').append(study.draws().sha256());
    text.append(',').append(design.seed()).append(',').append(patients);
    design.inputs().forEach(input -> text.append(',').append(input.sha256()));
    return Fingerprint.of(text.toString());
  }
}
