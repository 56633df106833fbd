package dandelion.app;

import dandelion.drawing.MissPage;
import dandelion.evidence.Evidence;
import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.evidence.Field;
import dandelion.study.Unwritable;
import dandelion.validation.Comparison;
import dandelion.validation.Targets;
import dandelion.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dandelion validate}: simulated figures beside published ones, fitted or only checked. */
@Command(
    name = "validate",
    sortOptions = false,
    description = "Sets what is simulated beside what was published, and says where it misses.",
    footer = "Example: dandelion validate --html validation.html")
final class ValidateCommand implements Callable<Integer> {
  private static final List<String> DISEASES = List.of("colorectal", "hepatocellular");
  private static final long MOST_IN_A_STUDY = 40_000;
  private static final long MOST_PATIENTS = 100_000_000;

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "DISEASE",
      description = "colorectal or hepatocellular; both when left out.")
  private @Nullable String disease;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with every figure drawn and its source.")
  private @Nullable Path html;

  @Option(names = "--csv", paramLabel = "FILE", description = "Write the table for your own use.")
  private @Nullable Path csv;

  @Option(
      names = "--patients",
      paramLabel = "N",
      description =
          "How many patients live in a study, at most; 40000 when left out. None has more than its"
              + " own file asks for.")
  private @Nullable String patients;

  @Mixin private final Workers threads = new Workers();

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description =
          "Published figures; validation/targets/DISEASE.yaml when left out. May be given several"
              + " times.")
  private List<Path> targets = new ArrayList<>();

  @Mixin private final Replacing replacing = new Replacing();

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description =
          "Put the shares inside and the largest misses into a page, such as CREDIBILITY.md, between"
              + " its two marks.")
  private @Nullable Path page;

  @Option(names = "--check", description = "Read everything, say what is wrong, run nothing.")
  private boolean check;

  @Option(names = "--quiet", description = "Say nothing before the answer.")
  private boolean quiet;

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Faults faults = new Faults();
    int workers = threads.read(faults);
    long most = Whole.read("--patients", patients, MOST_IN_A_STUDY, 1, MOST_PATIENTS, faults);
    Evidence evidence = replacing.evidence(faults);
    if (page != null && !(Files.isRegularFile(page) && ValidatePage.hasMarks(page))) {
      String expected = "a page that holds the line " + ValidatePage.BEGIN;
      faults.add(new Fault("--page", 0, 0, "", page.toString(), expected, null));
    }
    List<Targets> read = new ArrayList<>();
    for (Path file : files(faults)) {
      read.add(Targets.read(file, evidence, faults));
    }
    faults.throwIfAny();
    Validation validation = new Validation(read, evidence, most, workers, faults);
    faults.throwIfAny();
    if (check) {
      int figures = read.stream().mapToInt(one -> one.figures().size()).sum();
      terminal.out().println(figures + " figures of " + validation.studies() + " studies are fine");
      return Trouble.FINE;
    }
    long began = System.nanoTime();
    List<Comparison> all = Progress.during(terminal, validation.patients(), quiet, validation::run);
    ValidateScreen.lines(all).forEach(terminal.out()::println);
    String count = String.format(Locale.ROOT, "%,d simulated patients", validation.patients());
    String time = Progress.time((System.nanoTime() - began) / 1e9);
    terminal.out().println(count + ", " + time + ", threads: " + workers);
    terminal.out().println(Dandelion.NOTICE);
    terminal.out().flush();
    write(all, count, evidence);
    boolean failed = all.stream().anyMatch(one -> !one.trouble().isEmpty());
    return failed ? Trouble.FAILED : Trouble.FINE;
  }

  private List<Path> files(Faults faults) {
    if (disease != null && !DISEASES.contains(disease)) {
      String expected = "one of " + String.join(", ", DISEASES);
      String maybe = Field.nearest(disease, DISEASES);
      faults.add(new Fault("dandelion validate", 0, 0, "", disease, expected, maybe));
      return List.of();
    }
    if (!targets.isEmpty()) {
      return targets;
    }
    return DISEASES.stream()
        .filter(one -> disease == null || one.equals(disease))
        .map(one -> Path.of("validation", "targets", one + ".yaml"))
        .toList();
  }

  private void write(List<Comparison> all, String count, Evidence evidence) throws IOException {
    if (page != null) {
      Path file = page;
      Unwritable.naming(
          file,
          () -> Files.writeString(file, ValidatePage.into(Files.readString(file), all, count)));
      terminal.out().println(file + " written");
    }
    if (csv != null) {
      Path file = csv;
      Unwritable.naming(file, () -> Files.writeString(file, ValidatePage.csv(all)));
      terminal.out().println(file + " written");
    }
    if (html != null) {
      MissPage.write(
          "Simulated beside published",
          ValidatePage.lead(all, count),
          ValidatePage.HEADINGS,
          ValidatePage.panels(all, evidence),
          html);
      terminal.out().println(html + " written");
    }
  }
}
