package dandelion.app;

import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.validation.Calibration;
import dandelion.validation.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dandelion calibrate}: fits a disease's natural history to registries. */
@Command(
    name = "calibrate",
    sortOptions = false,
    description = "Fits a disease's natural history to published registry figures.",
    footer = "Example: dandelion calibrate colorectal --evaluations 200")
final class CalibrateCommand implements Callable<Integer> {
  private static final int REPORT_EVERY = 100;

  private final Terminal terminal;

  @Parameters(paramLabel = "DISEASE", description = "The disease: colorectal.")
  private String disease = "";

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description = "What to fit, and to what; validation/targets/DISEASE.yaml when left out.")
  private @Nullable Path targets;

  @Option(
      names = "--evaluations",
      paramLabel = "N",
      description = "How often the registry is simulated; 0 only shows how well it fits now.")
  private int evaluations = 4000;

  @Option(
      names = "--patients",
      paramLabel = "N",
      description = "Virtual patients each time; ${DEFAULT-VALUE} when left out.")
  private long patients = 5000;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of the search.")
  private long seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Threads; all processors when left out.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where fit.csv and fitted.yaml go; out/calibrate-DISEASE when left out.")
  private @Nullable Path out;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Evidence file in which the fitted values replace the old ones.")
  private @Nullable Path write;

  CalibrateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (write != null && !Files.isWritable(write)) {
      terminal.err().println("--write: " + write + " is not a file that can be written");
      return Trouble.BAD_INPUT;
    }
    Evidence evidence = Evidence.embedded();
    Path file = targets == null ? Path.of("validation/targets/" + disease + ".yaml") : targets;
    Faults faults = new Faults();
    Targets read = Targets.read(file, evidence, faults);
    faults.throwIfAny();
    Calibration calibration = new Calibration(read, evidence, patients, threads);
    if (evaluations == 0) {
      show(read, calibration.observe(Map.of()));
      return Trouble.FINE;
    }
    long start = System.nanoTime();
    Calibration.Fit fit =
        calibration.fit(
            evaluations,
            seed,
            (done, miss) -> {
              if (done % REPORT_EVERY == 0) {
                double seconds = (System.nanoTime() - start) / 1e9;
                terminal
                    .err()
                    .printf(
                        Locale.ROOT,
                        "%d of %d, miss %.1f, %.0f s, %.0f s left%n",
                        done,
                        evaluations,
                        miss,
                        seconds,
                        seconds / done * (evaluations - done));
              }
            });
    show(read, fit.figures());
    keep(read, fit);
    return Trouble.FINE;
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

  private void keep(Targets read, Calibration.Fit fit) throws IOException {
    Path folder = out == null ? Path.of("out/calibrate-" + disease) : out;
    Files.createDirectories(folder);
    StringBuilder table = new StringBuilder("quantity,simulated,published,within,fitted\n");
    for (Targets.Figure figure : read.ofRegistry()) {
      table.append(
          String.format(
              Locale.ROOT,
              "%s,%.6g,%.6g,%.6g,%s%n",
              figure.quantity(),
              fit.figures().getOrDefault(figure.quantity(), Double.NaN),
              figure.value(),
              figure.within(),
              figure.fitted()));
    }
    Files.writeString(folder.resolve("fit.csv"), table.toString());
    StringBuilder values = new StringBuilder("replace:\n");
    fit.values()
        .forEach((id, value) ->
            values
                .append("  ")
                .append(id)
                .append(": {value: ")
                .append(yaml(value))
                .append(", why: fitted to registries}\n"));
    Files.writeString(folder.resolve("fitted.yaml"), values.toString());
    terminal.out().printf(Locale.ROOT, "%nsum of squared misses %.1f; %s%n", fit.miss(), folder);
    if (write != null) {
      String before = Files.readString(write);
      Files.writeString(write, replaced(before, fit.values()));
      terminal.out().println("written into " + write);
      fit.values().keySet().stream()
          .filter(id -> !before.contains("\n  " + id + ":\n"))
          .forEach(id -> terminal.err().println(id + " is not in " + write + ", so it was left"));
    }
  }

  /** The text of an evidence file with the values of some entries replaced. */
  static String replaced(String text, Map<String, Double> values) {
    String now = text;
    for (Map.Entry<String, Double> one : values.entrySet()) {
      Pattern entry =
          Pattern.compile(
              "(\n  " + Pattern.quote(one.getKey()) + ":\n(?:    .*\n)*?    value: )\\S+");
      now = entry.matcher(now).replaceFirst("$1" + Matcher.quoteReplacement(yaml(one.getValue())));
    }
    return now;
  }

  private static String yaml(double value) {
    String text = String.format(Locale.ROOT, "%.5g", value);
    return text.contains("e") && !text.contains(".") ? text.replace("e", ".0e") : text;
  }
}
