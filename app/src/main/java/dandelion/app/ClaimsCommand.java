package dandelion.app;

import dandelion.claims.Claims;
import dandelion.claims.Weighed;
import dandelion.claims.Weighing;
import dandelion.drawing.BesidePage;
import dandelion.evidence.Evidence;
import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.evidence.Field;
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

/** {@code dandelion claims}: what people say, what was published, and what Dandelion simulates. */
@Command(
    name = "claims",
    sortOptions = false,
    description = "Weighs what people say about cancer that comes back: published and simulated.",
    footer = "Example: dandelion claims --html claims.html")
final class ClaimsCommand implements Callable<Integer> {
  private static final long USUAL_PATIENTS = 40_000;
  private static final long MOST_PATIENTS = 100_000_000;

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "One claim, such as S3, with every figure and source; all when left out.")
  private @Nullable String id;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with every figure, drawn beside its published ones.")
  private @Nullable Path html;

  @Option(
      names = "--patients",
      paramLabel = "N",
      description =
          "How many patients live in a usual study; 40000 when left out. Some need more, some less.")
  private @Nullable String patients;

  @Mixin private final Workers threads = new Workers();

  @Option(
      names = "--studies",
      paramLabel = "DIR",
      description = "Where the bundled studies are; studies when left out.")
  private Path studies = Path.of("studies");

  @Mixin private final Replacing replacing = new Replacing();

  @Option(names = "--quiet", description = "Say nothing before the answer.")
  private boolean quiet;

  ClaimsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Faults faults = new Faults();
    int workers = threads.read(faults);
    long usual = Whole.read("--patients", patients, USUAL_PATIENTS, 1, MOST_PATIENTS, faults);
    Evidence evidence = replacing.evidence(faults);
    Claims claims = chosen(Claims.embedded(), faults);
    Weighing weighing = new Weighing(claims, evidence, studies, usual, workers, faults);
    faults.throwIfAny();
    long began = System.nanoTime();
    List<Weighed> weighed = Progress.during(terminal, weighing.patients(), quiet, weighing::run);
    ClaimsScreen screen = new ClaimsScreen(weighed);
    (id == null ? screen.table() : screen.whole()).forEach(terminal.out()::println);
    String count = String.format(Locale.ROOT, "%,d simulated patients", weighing.patients());
    if (html != null) {
      BesidePage.write(
          "What people say about cancer that comes back",
          ClaimsPage.lead(count),
          ClaimsPage.sections(weighed),
          html);
      terminal.out().println(html + " written");
    } else if (id == null) {
      terminal
          .out()
          .println("dandelion claims ID tells all about one; --html FILE all about all, drawn.");
    }
    terminal
        .out()
        .println(
            count
                + ", "
                + Progress.time((System.nanoTime() - began) / 1e9)
                + " on "
                + new Threads(workers).name());
    terminal.out().println(Dandelion.NOTICE);
    return Trouble.FINE;
  }

  private Claims chosen(Claims all, Faults faults) {
    if (id == null) {
      return all;
    }
    String wanted = id.toUpperCase(Locale.ROOT);
    if (!all.ids().contains(wanted)) {
      String expected = "a claim: " + String.join(", ", all.ids());
      faults.add(
          new Fault("dandelion claims", 0, 0, "", id, expected, Field.nearest(wanted, all.ids())));
    }
    return all.only(wanted);
  }
}
