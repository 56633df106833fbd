package dandelion.app;

import dandelion.evidence.Evidence;
import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.report.Manifest;
import dandelion.report.StudyRun;
import dandelion.study.Design;
import dandelion.study.Results;
import dandelion.study.StudyFile;
import dandelion.study.Unwritable;
import dandelion.uncertainty.DrawsRun;
import dandelion.work.WorkLost;
import dandelion.work.Workforce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dandelion study FILE}: reads a study, runs it and shows the answer on one screen. */
@Command(
    name = "study",
    sortOptions = false,
    description =
        "Runs a study; writes tables, curves, a report and all that is needed to repeat it.",
    footer = "Example: dandelion study studies/colorectal-follow-up.yaml --patients 200k")
final class StudyCommand implements Callable<Integer> {
  private static final long MOST_PATIENTS = 1_000_000_000_000L;
  private static final double KEEP_EVERY_SECONDS = 2;
  private static final double MOST_SECONDS = 3600;
  private static final int COLUMNS = 100;
  private static final String ANSWER = "answer.txt";
  private static final List<String> BESIDE =
      List.of(
          ANSWER,
          "summary.csv",
          "differences.csv",
          "twins.csv",
          "subgroups.csv",
          "economics.csv",
          "curves.csv",
          "curves.parquet",
          Manifest.FILE);

  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      description = "A study file, or the manifest.json of an earlier run.")
  private Path file;

  @Option(
      names = "--patients",
      paramLabel = "N",
      description = "How many patients, such as 1000000, 1_000_000, 1e6, 1m or 200k.")
  private @Nullable String patients;

  @Option(names = "--seed", paramLabel = "S", description = "The seed of all randomness.")
  private @Nullable String seed;

  @Mixin private final Workers threads = new Workers();

  @Option(
      names = "--spark",
      paramLabel = "MASTER",
      description = "Work on a Spark cluster: local[2], spark://host:7077, yarn, k8s://...")
  private @Nullable String spark;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder for results; out/<study> when left out.")
  private @Nullable Path out;

  @Option(names = "--resume", description = "Go on from where a stopped run was.")
  private boolean resume;

  @Option(
      names = "--keep-every",
      paramLabel = "SECONDS",
      description = "How often counts are kept on disk for --resume; 2 when left out.")
  private @Nullable String keepEvery;

  @Mixin private final Replacing replacing = new Replacing();

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Run N times, each with numbers drawn from their doubt.")
  private @Nullable String draws;

  @Option(
      names = "--patients-per-draw",
      paramLabel = "N",
      description = "Patients in each draw; as many as a pilot finds good when left out.")
  private @Nullable String patientsPerDraw;

  @Option(
      names = "--until-se",
      paramLabel = "X",
      description =
          "Stop drawing when the standard error of every difference in cost and QALYs is at most"
              + " this share of it, such as 2%%.")
  private @Nullable String untilSe;

  @Option(names = "--check", description = "Only check all files; run nothing.")
  private boolean checkOnly;

  @Option(names = "--quiet", description = "Say nothing before the answer.")
  private boolean quiet;

  @SuppressWarnings("NullAway.Init") // picocli sets the file
  StudyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** All that a run begins with. */
  private record Given(
      Design design,
      Evidence evidence,
      Manifest manifest,
      Crew crew,
      Duration keepEvery,
      DrawsRun.@Nullable Asked draws) {}

  @Override
  public Integer call() throws IOException {
    Given given = read();
    Design design = given.design();
    if (checkOnly) {
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "%s is fine: %d arms, %,d patients, %d files read%s%n",
              file,
              design.arms().size(),
              design.patients(),
              design.inputs().size() + given.manifest().evidenceFiles().size(),
              replaced(given.evidence()));
      design.remarks().forEach(remark -> terminal.out().println("Remark: " + remark));
      return Trouble.FINE;
    }
    DrawsRun.Asked asked = given.draws();
    if (asked != null) {
      return new StudyDraws(terminal, quiet)
          .run(design, given.evidence(), asked, given.manifest(), given.crew(), out);
    }
    Path folder = out == null ? Path.of("out", design.id()) : out;
    ResultsFolder there = new ResultsFolder(folder);
    Faults faults = new Faults();
    there.check(design.id(), resume, faults);
    faults.throwIfAny();
    StudyRun run =
        new StudyRun(design, given.evidence(), folder, given.manifest(), given.keepEvery());
    header(given, folder);
    if (resume && !there.hasCheckpoint()) {
      if (run.complete()) {
        return showAgain(folder);
      }
      say("There is no checkpoint in " + folder + ": the run starts from the beginning");
    } else if (!resume && there.overwritten() != null) {
      say(String.valueOf(there.overwritten()));
    }
    try (Crew.Ready ready = given.crew().ready(this::say)) {
      return run(given, run, ready.workforce(), folder);
    } catch (WorkLost lost) {
      int code = Trouble.tell(lost, terminal);
      sayWhatIsKept(run, folder);
      return code;
    }
  }

  // ---- reading

  private Given read() throws IOException {
    Faults faults = new Faults();
    Crew crew = Crew.read(threads.typed(), spark, faults);
    Duration keep = keepEvery(faults);
    Manifest.Repeat repeat = repeat(faults);
    DrawsRun.Asked asked =
        typedDraws(crew.threads(), repeat == null ? null : repeat.draws(), faults);
    Path studyFile = repeat == null ? file : repeat.study();
    List<Path> evidenceFiles = new ArrayList<>(repeat == null ? List.of() : repeat.evidenceFiles());
    evidenceFiles.addAll(replacing.files());
    Evidence evidence = Replacing.evidence(evidenceFiles, faults);
    Design design = StudyFile.read(studyFile, evidence, faults);
    long manyPatients = repeat != null ? repeat.patients() : design == null ? 1 : design.patients();
    long itsSeed = repeat != null ? repeat.seed() : design == null ? 0 : design.seed();
    long wanted = Whole.read("--patients", patients, manyPatients, 1, MOST_PATIENTS, faults);
    long wantedSeed = Whole.seed("--seed", seed, itsSeed, faults);
    faults.throwIfAny();
    if (design == null) {
      throw new IllegalStateException(studyFile + " gave neither a design nor a fault");
    }
    if (repeat != null) {
      sayWhatDiffers(repeat, evidence.sha256(), wanted, wantedSeed);
    }
    Manifest manifest = new Manifest(Dandelion.number(), studyFile, List.copyOf(evidenceFiles));
    return new Given(design.with(wanted, wantedSeed), evidence, manifest, crew, keep, asked);
  }

  /** What is asked of draws, typed or by an earlier run; null when there are to be none. */
  private DrawsRun.@Nullable Asked typedDraws(
      int threads, Manifest.@Nullable Draws earlier, Faults faults) {
    StudyDraws.Typed typed =
        new StudyDraws.Typed(draws, patientsPerDraw, untilSe, patients).or(earlier);
    return typed.any() ? typed.read(threads, resume, faults) : null;
  }

  private Duration keepEvery(Faults faults) {
    double seconds = KEEP_EVERY_SECONDS;
    if (keepEvery != null) {
      try {
        seconds = Double.parseDouble(keepEvery.strip());
      } catch (NumberFormatException noNumber) {
        seconds = Double.NaN;
      }
      if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
        String expected = "a number of seconds above 0, at most 3600";
        faults.add(new Fault("--keep-every", 0, 0, "", keepEvery, expected, null));
        seconds = KEEP_EVERY_SECONDS;
      }
    }
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  /** The earlier run that the file is a manifest of; null when it is a study file. */
  private Manifest.@Nullable Repeat repeat(Faults faults) {
    if (!file.toString().endsWith(".json")) {
      Path inside = file.resolve(Manifest.FILE);
      if (Files.isRegularFile(inside)) {
        faults.add(new Fault(file.toString(), 0, 0, "", "a folder", "a file", inside.toString()));
        faults.throwIfAny();
      }
      return null;
    }
    Faults found = new Faults();
    Manifest.Repeat repeat = Manifest.read(file, found);
    if (found.isEmpty()) {
      repeat.check(found);
    }
    found.list().forEach(faults::add);
    if (!found.isEmpty()) {
      Whole.read("--patients", patients, 1, 1, MOST_PATIENTS, faults);
      Whole.seed("--seed", seed, 0, faults);
      typedDraws(1, null, faults);
      faults.throwIfAny();
    }
    return repeat;
  }

  private void sayWhatDiffers(
      Manifest.Repeat repeat, String evidenceNow, long wanted, long wantedSeed) {
    if (!repeat.version().equals(Dandelion.number())) {
      say(
          "Warning: that run was made by Dandelion "
              + repeat.version()
              + ", this is "
              + Dandelion.number()
              + ": figures may differ");
    }
    if (!repeat.evidenceSha256().equals(evidenceNow)) {
      say("Warning: the evidence has changed since that run: figures will differ");
    }
    if (wanted != repeat.patients()) {
      say(
          String.format(
              Locale.ROOT,
              "%,d patients instead of the %,d of that run",
              wanted,
              repeat.patients()));
    }
    if (wantedSeed != repeat.seed()) {
      say("Seed " + wantedSeed + " instead of the " + repeat.seed() + " of that run");
    }
    if (!replacing.files().isEmpty()) {
      say("More values of evidence are replaced than in that run");
    }
  }

  // ---- running

  private void header(Given given, Path folder) {
    Design design = given.design();
    say(
        String.format(
            Locale.ROOT,
            "%,d patients x %d arms, %s, seed %d, into %s%s",
            design.patients(),
            design.arms().size(),
            given.crew().name(),
            design.seed(),
            folder,
            replaced(given.evidence())));
    design.remarks().forEach(remark -> say("Remark: " + remark));
  }

  private static String replaced(Evidence evidence) {
    if (evidence.replaced().isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (String id : evidence.replaced().keySet()) {
      text.append(text.isEmpty() ? "; replaced: " : ", ")
          .append(id)
          .append(" = ")
          .append(EvidenceCommand.amount(evidence.entry(id)));
    }
    return text.toString();
  }

  private int run(Given given, StudyRun run, Workforce workforce, Path folder) {
    try (WhenStopped _ = WhenStopped.ask(run::stop);
        Progress progress = Progress.of(terminal, given.design().patients(), quiet)) {
      return run(given, run, workforce, folder, progress);
    }
  }

  private int run(Given given, StudyRun run, Workforce workforce, Path folder, Progress progress) {
    long[] first = {-1};
    long began = System.nanoTime();
    Results results;
    try {
      results =
          run.run(
              workforce,
              resume,
              done -> {
                if (first[0] < 0) {
                  first[0] = done;
                }
                progress.accept(done);
              });
      progress.close();
      if (results.patients() < given.design().patients()) {
        return stopped(given, results, folder);
      }
      List<String> answer = Screen.lines(results, given.evidence());
      Path file = folder.resolve(ANSWER);
      Unwritable.naming(file, () -> Files.writeString(file, String.join("\n", answer) + "\n"));
      answer.forEach(terminal.out()::println);
    } catch (IOException | RuntimeException | Error what) {
      progress.close();
      int code = Trouble.tell(what, terminal);
      if (code == Trouble.FAILED) {
        sayWhatIsKept(run, folder);
      }
      return code;
    }
    foot(folder);
    double seconds = (System.nanoTime() - began) / 1e9;
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%s, %,.0f patients a second, each in all arms, on %s%n",
            Progress.time(seconds),
            (results.patients() - first[0]) / seconds,
            workforce.name());
    terminal.out().println(Dandelion.NOTICE);
    return Trouble.FINE;
  }

  private int stopped(Given given, Results results, Path folder) {
    if (results.patients() == 0) {
      terminal.err().println("Stopped before the first patients were done; nothing is kept");
      return Trouble.STOPPED;
    }
    terminal
        .err()
        .printf(
            Locale.ROOT,
            "Stopped after %,d of %,d patients; %s keeps them: go on with the same command and"
                + " --resume%n",
            results.patients(),
            given.design().patients(),
            folder);
    return Trouble.STOPPED;
  }

  private void sayWhatIsKept(StudyRun run, Path folder) {
    if (run.complete()) {
      terminal.err().println("    The results are complete in " + folder);
      return;
    }
    long kept = run.kept();
    terminal
        .err()
        .println(
            kept == 0
                ? "    Nothing of this run is kept"
                : String.format(
                    Locale.ROOT,
                    "    %,d patients are kept in %s; go on with the same command and --resume",
                    kept,
                    StudyRun.checkpoint(folder)));
  }

  /** A finished run is asked to go on: its answer is shown once more. */
  private int showAgain(Path folder) throws IOException {
    say("This run is complete");
    Path answer = folder.resolve(ANSWER);
    if (Files.exists(answer)) {
      terminal.out().print(Files.readString(answer));
    }
    foot(folder);
    terminal.out().println(Dandelion.NOTICE);
    return Trouble.FINE;
  }

  private void foot(Path folder) {
    terminal.out().println("Report: " + folder.resolve("report.html"));
    String beside =
        BESIDE.stream()
            .filter(file -> Files.exists(folder.resolve(file)))
            .collect(Collectors.joining(", ", "Beside it: ", ""));
    ClaimsScreen.wrap(beside, COLUMNS, 4).forEach(terminal.out()::println);
  }

  private void say(String words) {
    if (!quiet) {
      terminal.err().println(words);
    }
  }
}
