package dandelion.app;

import dandelion.calibration.Calibration;
import dandelion.calibration.Learnt;
import dandelion.calibration.Met;
import dandelion.calibration.Posterior;
import dandelion.calibration.PosteriorFiles;
import dandelion.evidence.Evidence;
import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.study.Unwritable;
import dandelion.validation.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dandelion calibrate}: from priors and registries to a posterior. */
@Command(
    name = "calibrate",
    sortOptions = false,
    description = {
      "Fits a disease's natural history to registries: from priors to a posterior.",
      "Every value tried is weighed by importance sampling. Run it from the root of the repository."
    },
    footer = "Example: dandelion calibrate colorectal --evaluations 2000 --out out/try")
final class CalibrateCommand implements Callable<Integer> {
  private static final long EVALUATIONS = 9000;
  private static final long PATIENTS = 5000;
  private static final long DRAWS = 1000;
  private static final long MOST = 10_000_000;

  /** A figure worth less than this is one that the model does not meet. */
  private static final double HARD = 0.5;

  private final Terminal terminal;

  @Parameters(paramLabel = "DISEASE", description = "The disease: colorectal, hepatocellular.")
  private String disease = "";

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description = "What to fit, and to what; validation/targets/DISEASE.yaml when left out.")
  private @Nullable Path targets;

  @Option(
      names = "--evaluations",
      paramLabel = "N",
      description =
          "How often the registry is played, "
              + EVALUATIONS
              + " when left out; 0 only shows how"
              + " well it fits now.")
  private @Nullable String evaluations;

  @Option(
      names = "--patients",
      paramLabel = "N",
      description = "Virtual patients each time; " + PATIENTS + " when left out.")
  private @Nullable String patients;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Draws of the posterior, of equal weight; " + DRAWS + " when left out.")
  private @Nullable String draws;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the sampling; 1 when left out.")
  private @Nullable String seed;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Threads; all processors when left out. Changes nothing but the time.")
  private @Nullable String threads;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where all results go; out/calibrate-DISEASE when left out.")
  private @Nullable Path out;

  @Option(
      names = "--resume",
      description = "Go on with the evaluations that a stopped run left in DIR.")
  private boolean resume;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Evidence file in which the point set replaces the old values.")
  private @Nullable Path write;

  @Option(names = "--quiet", description = "Say nothing on the way.")
  private boolean quiet;

  CalibrateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Faults faults = new Faults();
    Calibration.Plan plan =
        new Calibration.Plan(
            (int) Whole.read("--evaluations", evaluations, EVALUATIONS, 0, MOST, faults),
            Whole.read("--patients", patients, PATIENTS, 1, MOST, faults),
            (int) Whole.read("--draws", draws, DRAWS, 1, MOST, faults),
            Whole.seed("--seed", seed, 1, faults),
            Workers.read(threads, faults));
    if (write != null && !Files.isWritable(write)) {
      faults.add(
          new Fault("--write", 0, 0, "", write.toString(), "a file that can be written", null));
    }
    Evidence evidence = Evidence.embedded();
    Path file = targets == null ? Path.of("validation/targets/" + disease + ".yaml") : targets;
    Targets read = Targets.read(file, evidence, faults);
    faults.throwIfAny();
    Calibration calibration = new Calibration(read, evidence, plan);
    if (plan.evaluations() == 0) {
      show(read, calibration.observe());
      return Trouble.FINE;
    }
    return run(calibration);
  }

  private int run(Calibration calibration) throws IOException {
    Path folder = out == null ? Path.of("out/calibrate-" + disease) : out;
    PosteriorFiles files = new PosteriorFiles(folder);
    Path kept = Calibration.evaluations(folder);
    if (!resume && Files.exists(kept) && !files.complete()) {
      Faults faults = new Faults();
      String found = "evaluations of a run that was not finished";
      String expected = "--resume to go on, or another folder";
      faults.add(new Fault(folder.toString(), 0, 0, "", found, expected, "--resume"));
      faults.throwIfAny();
    }
    files.clear();
    Calibration.Plan plan = calibration.plan();
    say(
        String.format(
            Locale.ROOT,
            "%s: %d free, %,d evaluations of %,d patients, %d threads, seed %d, into %s",
            calibration.targets().name(),
            calibration.targets().free().size(),
            plan.evaluations(),
            plan.patients(),
            plan.threads(),
            plan.seed(),
            folder));
    long began = System.nanoTime();
    Posterior posterior;
    try (WhenStopped _ = WhenStopped.say(() -> sayWhatIsKept(kept));
        Progress progress = Progress.of(terminal, calibration.patients(), quiet)) {
      posterior = calibration.run(folder, Dandelion.number(), resume, progress);
    }
    files.write(posterior, calibration.evidence());
    show(
        calibration.targets(),
        posterior.met().stream()
            .collect(Collectors.toMap(met -> met.figure().quantity(), Met::point, (a, b) -> a)));
    sum(posterior, folder);
    if (write != null) {
      replace(write, posterior, calibration.evidence());
    }
    say("done in " + Progress.time((System.nanoTime() - began) / 1e9));
    return Trouble.FINE;
  }

  private void sayWhatIsKept(Path kept) {
    if (Files.exists(kept)) {
      terminal
          .err()
          .println("Stopped; " + kept + " keeps what is done: the same command and --resume go on");
    }
  }

  private void show(Targets read, Map<String, Double> figures) {
    terminal.out().printf("%-38s %10s %10s %6s%n", "quantity", "simulated", "published", "off by");
    for (Targets.Figure figure : read.ofRegistry()) {
      double simulated = figures.getOrDefault(figure.quantity(), Double.NaN);
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "%-38s %10.4f %10.4f %6.1f%s%n",
              figure.quantity(),
              simulated,
              figure.value(),
              (simulated - figure.value()) / figure.within(),
              figure.fitted() ? "" : "  (only looked at)");
    }
  }

  private void sum(Posterior posterior, Path folder) {
    Posterior.Diagnostics d = posterior.diagnostics();
    long fitted = posterior.met().stream().filter(met -> met.figure().fitted()).count();
    long inside =
        posterior.met().stream().filter(met -> met.figure().fitted() && met.inside()).count();
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%nsum of squared misses %.1f over %d figures; %d of them inside the 95 %% posterior"
                + " predictive interval%n"
                + "%,d evaluations are worth %,.0f draws; %,d of the %,d drawn are different; Pareto"
                + " k %.2f; emulator off by %.2f at most%n",
            d.squares(),
            fitted,
            inside,
            d.evaluations(),
            d.effective(),
            d.unique(),
            posterior.draws().length,
            d.tail(),
            d.bias());
    List<String> hard =
        posterior.met().stream()
            .filter(met -> met.figure().fitted() && met.worth() < HARD)
            .map(met -> met.figure().quantity())
            .toList();
    terminal
        .out()
        .println(
            "not met, so of little weight: " + (hard.isEmpty() ? "none" : String.join(", ", hard)));
    for (Learnt.Verdict verdict : Learnt.Verdict.values()) {
      List<String> ids =
          posterior.learnt().stream()
              .filter(one -> one.verdict() == verdict)
              .map(one -> one.free().id().replaceFirst("^(colorectal|hepatocellular)\\.", ""))
              .toList();
      terminal
          .out()
          .printf(
              "%s identified: %s%n",
              verdict.words(), ids.isEmpty() ? "none" : String.join(", ", ids));
    }
    terminal.out().println(folder);
    if (!d.warning().isEmpty()) {
      terminal.err().println("Warning: " + d.warning());
    }
  }

  private void replace(Path file, Posterior posterior, Evidence evidence) throws IOException {
    String before = Files.readString(file);
    String after = PosteriorFiles.replaced(before, posterior.point(), evidence);
    Unwritable.naming(file, () -> Files.writeString(file, after));
    terminal.out().println("written into " + file);
    posterior.point().keySet().stream()
        .filter(id -> !before.contains("\n  " + id + ":\n"))
        .forEach(id -> terminal.err().println(id + " is not in " + file + ", so it was left"));
  }

  private void say(String words) {
    if (!quiet) {
      terminal.err().println(words);
    }
  }
}
