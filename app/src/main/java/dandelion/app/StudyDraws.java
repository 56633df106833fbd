package dandelion.app;

import dandelion.evidence.Evidence;
import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.report.Manifest;
import dandelion.study.Design;
import dandelion.study.Parcel;
import dandelion.study.Unwritable;
import dandelion.uncertainty.DrawResults;
import dandelion.uncertainty.DrawResults.Effort;
import dandelion.uncertainty.DrawnStudy;
import dandelion.uncertainty.DrawsRun;
import dandelion.uncertainty.Kept;
import dandelion.uncertainty.Pilot;
import dandelion.work.WorkLost;
import dandelion.work.Workforce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code dandelion study FILE --draws N}: the study again and again, its numbers drawn. */
final class StudyDraws {
  private static final long MOST_DRAWS = 10_000_000;
  private static final long MOST_PATIENTS = 1_000_000_000;
  private static final String ANSWER = "answer.txt";
  private static final double ONE_PERCENT = 0.01;

  private final Terminal terminal;
  private final boolean quiet;

  StudyDraws(Terminal terminal, boolean quiet) {
    this.terminal = terminal;
    this.quiet = quiet;
  }

  /** The options as they were typed; null for those left out. */
  record Typed(
      @Nullable String draws,
      @Nullable String patientsPerDraw,
      @Nullable String untilSe,
      @Nullable String patients) {

    /** What is typed, and for the rest what an earlier run was asked for. */
    Typed or(Manifest.@Nullable Draws earlier) {
      if (earlier == null) {
        return this;
      }
      String precision = earlier.untilSe() == 0 ? null : String.valueOf(earlier.untilSe());
      return new Typed(
          draws != null ? draws : String.valueOf(earlier.asked()),
          patientsPerDraw != null ? patientsPerDraw : String.valueOf(earlier.patients()),
          untilSe != null ? untilSe : precision,
          patients);
    }

    /** Whether draws are asked for. */
    boolean any() {
      return draws != null || patientsPerDraw != null || untilSe != null;
    }

    /** What is asked for, as numbers. */
    DrawsRun.Asked read(int threads, boolean resume, Faults faults) {
      if (draws == null) {
        String option = patientsPerDraw != null ? "--patients-per-draw" : "--until-se";
        faults.add(new Fault(option, 0, 0, "", "no --draws", "--draws N beside it", null));
      }
      if (patients != null && draws != null) {
        String expected = "no such option beside --draws";
        faults.add(
            new Fault(
                "--patients", 0, 0, "", patients, expected, "--patients-per-draw " + patients));
      }
      double share = 0;
      if (untilSe != null) {
        share = share(untilSe.strip());
        if (!(share > 0 && share < 1)) {
          String expected = "a share above 0 and below 1, such as 0.01 or 1%";
          faults.add(new Fault("--until-se", 0, 0, "", untilSe, expected, null));
        }
      }
      return new DrawsRun.Asked(
          Whole.read("--draws", draws, 2, 2, MOST_DRAWS, faults),
          Whole.read("--patients-per-draw", patientsPerDraw, 0, 1, MOST_PATIENTS, faults),
          share,
          threads,
          resume);
    }

    private static double share(String typed) {
      try {
        return typed.endsWith("%")
            ? Double.parseDouble(typed.substring(0, typed.length() - 1)) / 100
            : Double.parseDouble(typed);
      } catch (NumberFormatException noNumber) {
        return Double.NaN;
      }
    }
  }

  /**
   * Runs the draws into a folder and shows what they say.
   *
   * @param manifest what the run must say of itself
   * @param crew who works
   * @param out the folder; null for the usual one
   */
  int run(
      Design design,
      Evidence evidence,
      DrawsRun.Asked asked,
      Manifest manifest,
      Crew crew,
      @Nullable Path out)
      throws IOException {
    Path folder = out == null ? Path.of("out", design.id() + "-draws") : out;
    Faults faults = new Faults();
    check(folder, design.id(), asked.resume(), faults);
    DrawnStudy study = DrawnStudy.of(manifest.study(), design, evidence, faults);
    faults.throwIfAny();
    Manifest.Inputs inputs = manifest.inputs(design);
    if (!asked.resume() && !within(folder, manifest.study())) {
      Files.deleteIfExists(folder.resolve(Manifest.FILE)); // it tells of draws that will be gone
    }
    Parcel parcel = crew.master() == null ? null : manifest.parcel(design, inputs);
    DrawsRun run = new DrawsRun(study, asked, folder, Dandelion.number());
    say(
        String.format(
            Locale.ROOT,
            "%s%,d draws of %,d numbers x %d arms, %s, seed %d, into %s",
            asked.untilSe() > 0 ? "at most " : "",
            asked.draws(),
            study.moving().size(),
            design.arms().size(),
            crew.name(),
            design.seed(),
            folder));
    try (WhenStopped _ = WhenStopped.ask(run::stop)) {
      return run(
          run,
          asked,
          crew,
          parcel,
          folder,
          done -> manifest.write(of(asked, done), design, evidence, inputs, folder));
    }
  }

  private static boolean within(Path folder, Path file) {
    return file.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize());
  }

  private static Manifest.Draws of(DrawsRun.Asked asked, DrawResults done) {
    return new Manifest.Draws(
        asked.draws(), done.draws(), done.study().patientsPerDraw(), asked.untilSe());
  }

  /** What is still to be written once all draws are done. */
  private interface Ending {
    void write(DrawResults done) throws IOException;
  }

  private int run(
      DrawsRun run,
      DrawsRun.Asked asked,
      Crew crew,
      @Nullable Parcel parcel,
      Path folder,
      Ending ending) {
    try (Crew.Ready ready = crew.ready(this::say)) {
      return run(run, asked, ready.workforce(), parcel, folder, ending);
    } catch (WorkLost lost) {
      return Trouble.tell(lost, terminal);
    }
  }

  private int run(
      DrawsRun run,
      DrawsRun.Asked asked,
      Workforce workforce,
      @Nullable Parcel parcel,
      Path folder,
      Ending ending) {
    long began = System.nanoTime();
    Watching watching = new Watching(asked);
    DrawResults results;
    try (watching) {
      results = run.run(workforce, parcel, watching);
      watching.close();
      if (!run.complete(results)) {
        terminal
            .err()
            .printf(
                Locale.ROOT,
                "Stopped after %,d of %,d draws; %s keeps them: go on with the same command and"
                    + " --resume%n",
                results.draws(),
                asked.draws(),
                folder);
        return Trouble.STOPPED;
      }
      ending.write(results);
      List<String> answer = DrawsScreen.lines(results, asked.threads());
      Path file = folder.resolve(ANSWER);
      Unwritable.naming(file, () -> Files.writeString(file, String.join("\n", answer) + "\n"));
      answer.forEach(terminal.out()::println);
    } catch (IOException | RuntimeException | Error what) {
      watching.close();
      int code = Trouble.tell(what, terminal);
      if (code == Trouble.FAILED && Files.exists(folder.resolve(DrawsRun.JOURNAL))) {
        terminal
            .err()
            .println(
                "    Draws that were done are kept in "
                    + folder.resolve(DrawsRun.JOURNAL)
                    + "; go on with the same command and --resume");
      }
      return code;
    }
    effort(results);
    terminal.out().println("Page: " + folder.resolve("uncertainty.html"));
    double seconds = (System.nanoTime() - began) / 1e9;
    terminal.out().printf(Locale.ROOT, "%s on %s%n", Progress.time(seconds), workforce.name());
    terminal.out().println(Dandelion.NOTICE);
    return Trouble.FINE;
  }

  /** What a given precision costs with and without common random numbers; it hangs on the clock. */
  private void effort(DrawResults results) {
    if (results.sample().size() < 2 || results.others().isEmpty()) {
      return;
    }
    int arm = results.rival();
    String name = results.study().design().arms().get(arm).name();
    List<Kept> kept =
        results.hasEconomics() ? List.of(Kept.COST, Kept.QALYS) : List.of(Kept.LIFE_YEARS);
    for (Kept one : kept) {
      Effort effort = results.effort(arm, one, ONE_PERCENT);
      if (Double.isFinite(effort.seconds()) && Double.isFinite(effort.patientsAlone())) {
        terminal
            .out()
            .printf(
                Locale.ROOT,
                "1 %% s.e. of %s's %s: %s of processor, %s without common random numbers;"
                    + " luck alone %s, %s%n",
                name,
                one == Kept.QALYS ? "QALYs" : one.id().replace('_', '-'),
                Progress.time(effort.seconds()),
                Progress.time(effort.without()),
                Progress.time(effort.patientsAlone()),
                Progress.time(effort.patientsAloneWithout()));
      }
    }
  }

  /** Complains when draws must not go into a folder. */
  private void check(Path folder, String study, boolean resume, Faults faults) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    String maybe = "--out " + folder + "-2";
    if (!Files.isDirectory(folder)) {
      faults.add(new Fault(folder.toString(), 0, 0, "", "a file", "a folder", maybe));
      return;
    }
    boolean empty;
    try (Stream<Path> files = Files.list(folder)) {
      empty = files.allMatch(one -> one.toString().endsWith(".new"));
    }
    String there = DrawsRun.studyIn(folder);
    String expected = "an empty folder, or one with draws of " + study;
    if (!empty && there == null) {
      faults.add(
          new Fault(folder.toString(), 0, 0, "", "files that are no draws", expected, maybe));
    } else if (there != null && !there.equals(study)) {
      faults.add(new Fault(folder.toString(), 0, 0, "", "draws of " + there, expected, maybe));
    } else if (there != null && !resume) {
      say(
          "Earlier draws in "
              + folder
              + " are overwritten; with --resume they would be gone on with");
    }
  }

  /** Shows how far the draws are, in patients. */
  private final class Watching implements DrawsRun.Listener, AutoCloseable {
    private final DrawsRun.Asked asked;
    private @Nullable Progress progress;
    private long perDraw = 1;

    Watching(DrawsRun.Asked asked) {
      this.asked = asked;
    }

    @Override
    public synchronized void patients(long patients, @Nullable Pilot pilot) {
      perDraw = patients;
      say(
          String.format(
              Locale.ROOT,
              "%,d patients a draw%s",
              patients,
              pilot == null
                  ? ""
                  : String.format(
                      Locale.ROOT,
                      ": a pilot of %d draws asks for %,.0f to keep their luck at 5 %% of the"
                          + " variance",
                      pilot.draws(),
                      pilot.wanted())));
      progress = Progress.of(terminal, asked.draws() * patients, quiet);
    }

    @Override
    public synchronized void done(long draws) {
      if (progress != null) {
        progress.accept(draws * perDraw);
      }
    }

    @Override
    public synchronized void close() {
      if (progress != null) {
        progress.close();
        progress = null;
      }
    }
  }

  private void say(String words) {
    if (!quiet) {
      terminal.err().println(words);
    }
  }
}
