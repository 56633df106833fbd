package dandelion.app;

import dandelion.care.PathwayCheck;
import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dandelion pathway}: checks guidelines and shows them to clinicians. */
@Command(
    name = "pathway",
    description = "Checks pathways, or shows them as pages.",
    footer = "Example: dandelion pathway check pathways/colorectal/facs-ct.yaml")
final class PathwayCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  PathwayCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "found no command, expected one of check, page");
  }

  /** {@code dandelion pathway check FILE...}. */
  @Command(
      name = "check",
      description =
          "Checks pathway and treatment files: schema, gaps, rows never reached, and their spec.",
      footer = "Example: dandelion pathway check pathways/colorectal/facs-ct.yaml")
  static final class Check implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Pathway or treatment files.")
    private List<Path> files = List.of();

    @Option(
        names = "--remarks",
        description = "List which rows both fit some patients, so that their order decides.")
    private boolean remarks;

    Check(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      Evidence evidence = Evidence.embedded();
      Faults faults = new Faults();
      Map<Path, PathwayCheck.Outcome> outcomes = new LinkedHashMap<>();
      for (Path file : new LinkedHashSet<>(files.stream().map(one -> checked(one)).toList())) {
        outcomes.put(file, PathwayCheck.check(file, evidence, faults));
      }
      faults.throwIfAny();
      outcomes.forEach(this::fine);
      outcomes.values().stream()
          .flatMap(outcome -> outcome.remarks().stream())
          .distinct()
          .forEach(this::remark);
      overlaps(
          outcomes.values().stream()
              .flatMap(outcome -> outcome.overlaps().stream())
              .distinct()
              .toList());
      return Trouble.FINE;
    }

    private void overlaps(List<String> overlaps) {
      if (remarks || overlaps.size() == 1) {
        overlaps.forEach(this::remark);
      } else if (!overlaps.isEmpty()) {
        remark(
            overlaps.size()
                + " pairs of rows both fit some patients, and the first decides; --remarks lists"
                + " them");
      }
    }

    private void remark(String words) {
      terminal.out().println("Remark: " + words);
    }

    private void fine(Path file, PathwayCheck.Outcome outcome) {
      terminal
          .out()
          .println(
              file
                  + " is fine: "
                  + PathwayPage.rows(file)
                  + " rows, "
                  + outcome.expectations()
                  + " expectations met");
    }
  }

  /** {@code dandelion pathway page FILE...}. */
  @Command(
      name = "page",
      description = "Shows pathways as a page of Markdown: schedules, triggers and tables.",
      footer = "Example: dandelion pathway page pathways/colorectal/facs-ct.yaml --to facs-ct.md")
  static final class Page implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Pathway files.")
    private List<Path> files = List.of();

    @Option(
        names = "--to",
        paramLabel = "FILE",
        description = "The file to write; the page is printed when left out.")
    private @Nullable Path to;

    Page(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
      List<Path> pathways = files.stream().map(file -> checked(file)).distinct().sorted().toList();
      String page = PathwayPage.of(pathways, Evidence.embedded(), command());
      if (to == null) {
        terminal.out().print(page);
      } else {
        Markdown.write(to, page);
        terminal.out().println(to + " written");
      }
      return Trouble.FINE;
    }

    /** What makes this page anew. */
    private String command() {
      if (to != null && PathwayPage.COMMAND.endsWith(" --to " + to)) {
        return PathwayPage.COMMAND;
      }
      String names = files.stream().map(Path::toString).collect(Collectors.joining(" "));
      return "./dandelion pathway page " + names + (to == null ? "" : " --to " + to);
    }
  }

  /** The file that is checked: a spec file is checked with the file that it stands beside. */
  private static Path checked(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".spec.yaml")
        ? file.resolveSibling(name.replace(".spec.yaml", ".yaml"))
        : file;
  }
}
