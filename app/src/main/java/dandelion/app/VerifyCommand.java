package dandelion.app;

import dandelion.drawing.TablePage;
import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.study.Design;
import dandelion.study.StudyFile;
import dandelion.verification.Verification;
import dandelion.verification.Verification.Checked;
import dandelion.work.Threads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  private final Terminal terminal;

  @Parameters(paramLabel = "STUDY", description = "A study file.")
  private Path file;

  @Option(
      names = "--patients",
      paramLabel = "N",
      description = "How many patients live in each run; 20000 when left out.")
  private @Nullable String patients;

  @Mixin private final Workers threads = new Workers();

  @Option(names = "--html", paramLabel = "FILE", description = "Write the table as a page as well.")
  private @Nullable Path html;

  @Mixin private final Replacing replacing = new Replacing();

  @Option(names = "--quiet", description = "Say nothing before the answer.")
  private boolean quiet;

  @SuppressWarnings("NullAway.Init") // picocli sets the file
  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Faults faults = new Faults();
    int workers = threads.read(faults);
    long wanted =
        Whole.read("--patients", patients, USUAL_PATIENTS, FEWEST_PATIENTS, MOST_PATIENTS, faults);
    Evidence evidence = replacing.evidence(faults);
    Design design = StudyFile.read(file, evidence, faults);
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
                + new Threads(workers).name());
    terminal.out().println(Dandelion.NOTICE);
    return all.stream().anyMatch(Checked::failed) ? Trouble.FAILED : Trouble.FINE;
  }

  private void sayWhatBegins(String name, int number) {
    if (!quiet) {
      terminal.err().println(number + " of " + Verification.count() + ": " + name);
    }
  }
}
