package dandelion.app;

import dandelion.drawing.TablePage;
import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.evidence.FaultyFile;
import dandelion.study.Design;
import dandelion.study.StudyFile;
import dandelion.verification.Verification;
import dandelion.verification.Verification.Checked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dandelion verify STUDY}: changes one thing at a time and looks for what must follow. */
@Command(
    name = "verify",
    sortOptions = false,
    description =
        "Tests a study as a black box: changes one thing, and looks for what must follow.",
    footer = "Example: dandelion verify studies/colorectal-follow-up.yaml")
final class VerifyCommand implements Callable<Integer> {
  private static final long USUAL_PATIENTS = 20_000;
  private static final long FEWEST_PATIENTS = 100;
  private static final long MOST_PATIENTS = 100_000_000;
  private static final int MOST_THREADS = 1024;

  private final Terminal terminal;

  @Parameters(paramLabel = "STUDY", description = "A study file.")
  private Path file;

  @Option(
      names = "--patients",
      paramLabel = "N",
      description = "How many patients live in each run; 20000 when left out.")
  private @Nullable String patients;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "How many threads work; one for each processor when left out.")
  private @Nullable String threads;

  @Option(names = "--html", paramLabel = "FILE", description = "Write the table as a page as well.")
  private @Nullable Path html;

  @Option(
      names = "--evidence",
      paramLabel = "MY.YAML",
      description = "Replace values of evidence; may be given several times.")
  private List<Path> evidenceFiles = new ArrayList<>();

  @Option(names = "--quiet", description = "Say nothing before the answer.")
  private boolean quiet;

  @SuppressWarnings("NullAway.Init") // picocli sets the file
  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Faults faults = new Faults();
    int workers =
        (int)
            Whole.read(
                "--threads",
                threads,
                Runtime.getRuntime().availableProcessors(),
                1,
                MOST_THREADS,
                faults);
    long wanted =
        Whole.read("--patients", patients, USUAL_PATIENTS, FEWEST_PATIENTS, MOST_PATIENTS, faults);
    Evidence evidence = Evidence.embedded();
    for (Path one : evidenceFiles) {
      evidence = evidence.replacedBy(one, faults);
    }
    Design design = design(evidence, faults);
    faults.throwIfAny();
    if (design == null) {
      throw new IllegalStateException(file + " gave neither a design nor a fault");
    }
    long began = System.nanoTime();
    List<Checked> all =
        new Verification(design, evidence, wanted, workers).run(this::sayWhatBegins);
    VerifyScreen screen = new VerifyScreen(design.title(), all);
    screen.lines().forEach(terminal.out()::println);
    String runs =
        String.format(
            Locale.ROOT,
            "%,d patients x %d arms in each run, seed %d",
            wanted,
            design.arms().size(),
            design.seed());
    if (html != null) {
      TablePage.write(
          "Verification: " + design.title(),
          screen.lead(runs),
          VerifyScreen.HEADINGS,
          screen.rows(),
          html);
      terminal.out().println(html + " written");
    }
    terminal
        .out()
        .println(
            runs
                + "; "
                + Progress.time((System.nanoTime() - began) / 1e9)
                + " on "
                + workers
                + (workers == 1 ? " thread" : " threads"));
    terminal.out().println(Dandelion.NOTICE);
    return all.stream().anyMatch(Checked::failed) ? Trouble.FAILED : Trouble.FINE;
  }

  private @Nullable Design design(Evidence evidence, Faults faults) {
    try {
      return StudyFile.read(file, evidence);
    } catch (FaultyFile faulty) {
      faulty.faults().forEach(faults::add);
      return null;
    }
  }

  private void sayWhatBegins(String name, int number) {
    if (!quiet) {
      terminal.err().println(number + " of " + Verification.count() + ": " + name);
    }
  }
}
