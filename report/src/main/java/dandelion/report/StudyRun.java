package dandelion.report;

import dandelion.evidence.Evidence;
import dandelion.study.Checkpoint;
import dandelion.study.Design;
import dandelion.study.Parcel;
import dandelion.study.Results;
import dandelion.study.Study;
import dandelion.study.StudyJob;
import dandelion.study.UnfitCheckpoint;
import dandelion.study.Unwritable;
import dandelion.work.Cluster;
import dandelion.work.Job;
import dandelion.work.WorkLost;
import dandelion.work.Workforce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * A study run into a folder: its tables, curves, report and manifest, and a checkpoint while it
 * runs.
 */
public final class StudyRun {
  private final Study study;
  private final Design design;
  private final Evidence evidence;
  private final Path folder;
  private final Manifest manifest;
  private final Checkpoint checkpoint;

  /**
   * @param design what to run
   * @param evidence the numbers to run on
   * @param folder where results go; made when missing
   * @param manifest what the run must say of itself
   * @param keepEvery how often counts are kept on disk while it runs
   */
  public StudyRun(
      Design design, Evidence evidence, Path folder, Manifest manifest, Duration keepEvery) {
    this.study = new Study(design, evidence);
    this.design = design;
    this.evidence = evidence;
    this.folder = folder;
    this.manifest = manifest;
    byte[] fingerprint = study.fingerprint(manifest.version());
    this.checkpoint = new Checkpoint(checkpoint(folder), fingerprint, keepEvery.toNanos());
  }

  /** Where a run into a folder keeps its checkpoint. */
  public static Path checkpoint(Path folder) {
    return folder.resolve("checkpoint.bin");
  }

  /** How many patients the folder's checkpoint holds; 0 when there is none that fits this run. */
  public long kept() {
    return Math.min(design.patients(), checkpoint.blocks() * Study.BLOCK);
  }

  /** Whether the folder holds the results of this very run with all its patients. */
  public boolean complete() {
    Manifest.Earlier earlier = Manifest.earlier(folder);
    return earlier != null
        && earlier.done() == design.patients()
        && earlier.fingerprint().equals(study.fingerprintText(manifest.version()));
  }

  /** Asks the run to stop soon; what is done is kept and written. */
  public void stop() {
    study.stop();
  }

  /**
   * Runs, and writes everything. Nothing that is written depends on who works.
   *
   * @param workforce who works
   * @param resume whether to go on from the checkpoint in the folder, if there is one
   * @param progress told how many patients are done
   * @return the results; fewer patients than the design asks for when the run was stopped
   * @throws UnfitCheckpoint when the checkpoint is damaged or belongs to another run
   * @throws Unwritable when a file cannot be written; the last checkpoint then still stands
   * @throws WorkLost when the workforce fails; what was done is kept
   * @throws IOException when an input cannot be read
   */
  public Results run(Workforce workforce, boolean resume, LongConsumer progress)
      throws IOException {
    Manifest.Inputs inputs = manifest.inputs(design);
    Unwritable.naming(folder, this::tryToWrite);
    boolean goOn = resume && checkpoint.exists();
    Parcel parcel = manifest.parcel(design, inputs);
    if (workforce instanceof Cluster.Session) {
      parcel.open(); // better to hear at home that something in it cannot be read elsewhere
    }
    Job job = new StudyJob(study, parcel, manifest.version());
    Results results = study.run(workforce, job, checkpoint, goOn, progress);
    if (results.patients() > 0) {
      write(results, inputs);
    }
    if (results.patients() == design.patients()) {
      Files.deleteIfExists(checkpoint.file());
    }
    return results;
  }

  /** Better to hear now than after an hour that nothing can be written there. */
  private void tryToWrite() throws IOException {
    Files.createDirectories(folder);
    Files.delete(Files.createTempFile(folder, "dandelion", ".new"));
  }

  private void write(Results results, Manifest.Inputs inputs) throws IOException {
    List<String> remarks = new ArrayList<>();
    if (results.patients() < design.patients()) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "Stopped after %,d of %,d patients; run again with --resume to go on.",
              results.patients(),
              design.patients()));
    }
    Tables.write(results, folder);
    Path parquet = folder.resolve("curves.parquet");
    Unwritable.naming(parquet, () -> CurvesParquet.write(folder.resolve("curves.csv"), parquet));
    Path report = folder.resolve("report.html");
    Unwritable.naming(report, () -> Report.write(results, evidence, remarks, report));
    String fingerprint = study.fingerprintText(manifest.version());
    manifest.write(results, evidence, inputs, fingerprint, folder);
  }
}
