package dandelion.app;

import dandelion.evidence.Document;
import dandelion.evidence.Economy;
import dandelion.evidence.Entry;
import dandelion.evidence.Evidence;
import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.evidence.Field;
import dandelion.evidence.Source;
import dandelion.simulation.Economics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dandelion evidence}: the numbers behind everything, and where each comes from. */
@Command(
    name = "evidence",
    sortOptions = false,
    description =
        "Shows the numbers behind everything, each with its unit, doubt, status and source.",
    footer = "Example: dandelion evidence colorectal.growth.rate")
final class EvidenceCommand implements Callable<Integer> {
  private static final int COLUMNS = 100;
  private static final int NEAREST = 3;

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "A number's id, or how ids begin; all are listed when left out.")
  private @Nullable String id;

  @Option(
      names = "--check",
      paramLabel = "FILE",
      description = "Check an evidence file of your own.")
  private @Nullable Path check;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Write all numbers as a page of Markdown.")
  private @Nullable Path page;

  EvidenceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (check != null) {
      Faults faults = new Faults();
      List<Entry> entries = Evidence.check(check, faults);
      faults.throwIfAny();
      terminal.out().println(check + " is fine: " + statuses(entries));
      missing(check);
      return Trouble.FINE;
    }
    Evidence evidence = Evidence.embedded();
    if (page != null) {
      Markdown.write(page, ParameterPage.of(evidence));
      terminal.out().println(page + " written: " + statuses(evidence.entries()));
      return Trouble.FINE;
    }
    if (id == null) {
      overview(evidence);
    } else if (evidence.has(id)) {
      one(evidence.entry(id), evidence);
    } else {
      beginning(id, evidence);
    }
    return Trouble.FINE;
  }

  /** Remarks on what studies may ask of a file of prices and would not find. */
  private void missing(Path file) {
    Evidence embedded = Evidence.embedded();
    Document document = Evidence.document(file, new Faults());
    String setting = document.root().at("economics").at("setting").textOrElse("");
    if (embedded.economies().containsKey(setting)) {
      return;
    }
    Evidence priced = embedded.plus(document);
    Economy economy = priced.economies().get(setting);
    List<String> missing = economy == null ? List.of() : Economics.missing(priced, economy);
    if (!missing.isEmpty()) {
      terminal
          .out()
          .println("Remark: studies may ask for what is not there: " + String.join(", ", missing));
    }
  }

  // ---- all

  private void overview(Evidence evidence) {
    PrintStream out = terminal.out();
    out.println(statuses(evidence.entries()));
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (Entry entry : evidence.entries()) {
      groups
          .computeIfAbsent(group(entry.id()), name -> new ArrayList<>())
          .add(entry.id().substring(group(entry.id()).length() + 1));
    }
    groups.forEach((group, names) -> {
      out.println();
      out.println(group + " (" + names.size() + ")");
      wrap(names).forEach(out::println);
    });
    out.println();
    out.println("dandelion evidence ID tells all about one; the beginning of ids lists those.");
  }

  /** The words of an id that name its subject: all but the last, two at most. */
  static String group(String id) {
    int first = id.indexOf('.');
    int second = id.indexOf('.', first + 1);
    return id.substring(0, second < 0 ? first : second);
  }

  private static List<String> wrap(List<String> words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(" ");
    for (String word : words) {
      if (line.length() + 1 + word.length() > COLUMNS) {
        lines.add(line.toString());
        line = new StringBuilder(" ");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  static String statuses(Iterable<Entry> entries) {
    Map<Entry.Status, Integer> counts = new EnumMap<>(Entry.Status.class);
    int all = 0;
    for (Entry entry : entries) {
      counts.merge(entry.status(), 1, Integer::sum);
      all++;
    }
    return all
        + " numbers: "
        + counts.entrySet().stream()
            .map(one -> one.getValue() + " " + word(one.getKey()))
            .collect(Collectors.joining(", "));
  }

  static String word(Entry.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  // ---- some

  private void beginning(String start, Evidence evidence) {
    List<Entry> fitting =
        evidence.entries().stream().filter(entry -> entry.id().startsWith(start)).toList();
    if (fitting.isEmpty()) {
      Faults faults = new Faults();
      faults.add(
          new Fault(
              "dandelion evidence",
              0,
              0,
              "",
              start,
              "the id of a number, as dandelion evidence lists them",
              nearest(start, evidence)));
      faults.throwIfAny();
    }
    int width = fitting.stream().mapToInt(entry -> entry.id().length()).max().orElse(0);
    for (Entry entry : fitting) {
      terminal
          .out()
          .printf("%-" + width + "s  %s, %s%n", entry.id(), amount(entry), word(entry.status()));
    }
  }

  /** The nearest ids, or the beginnings of ids that hold a word near the one typed. */
  private static @Nullable String nearest(String start, Evidence evidence) {
    List<String> ids =
        new ArrayList<>(evidence.entries().stream().map(entry -> entry.id()).toList());
    List<String> nearest = new ArrayList<>();
    for (int k = 0; k < NEAREST; k++) {
      String near = Field.nearest(start, ids);
      if (near != null) {
        nearest.add(near);
        ids.remove(near);
      }
    }
    if (nearest.isEmpty()) {
      String typed = start.substring(start.lastIndexOf('.') + 1);
      Set<String> words = new TreeSet<>();
      ids.forEach(id -> words.addAll(List.of(id.split("\\.", -1))));
      String word = words.contains(typed) ? typed : Field.nearest(typed, words);
      ids.stream()
          .filter(id -> word != null && List.of(id.split("\\.", -1)).contains(word))
          .map(id ->
              id.substring(0, id.indexOf(String.valueOf(word)) + String.valueOf(word).length()))
          .distinct()
          .limit(NEAREST)
          .forEach(nearest::add);
    }
    return nearest.isEmpty() ? null : String.join(" or ", nearest);
  }

  // ---- one

  private void one(Entry entry, Evidence evidence) {
    PrintStream out = terminal.out();
    out.println(entry.id());
    out.println("  what        " + entry.what());
    out.println("  value       " + amount(entry));
    out.println("  kind        " + entry.kind().id());
    out.println("  doubt       " + entry.doubt().phrase());
    out.println("  status      " + word(entry.status()));
    if (!entry.population().isEmpty()) {
      out.println("  population  " + entry.population());
    }
    if (!entry.note().isEmpty()) {
      out.println("  note        " + entry.note());
    }
    for (String cited : entry.sources()) {
      Source source = evidence.sources().get(cited);
      out.println("  source      " + (source == null ? cited : cited + ": " + source.title()));
      if (source != null && !source.address().isEmpty()) {
        out.println("              " + source.address());
      }
      if (source != null) {
        out.println("              " + read(source));
      }
    }
    out.println("  stands in   " + entry.whereabouts());
  }

  private static String read(Source source) {
    return switch (source.read()) {
      case "seen" -> "the figure stood in the page that was read";
      case "memory" -> "recalled, not yet looked up again";
      default -> "this project's own judgement or computation";
    };
  }

  /** A value with its unit. */
  static String amount(Entry entry) {
    return number(entry.value()) + " " + entry.unit();
  }

  /** A number as people write it, without a tail of zeros. */
  static String number(double value) {
    if (value != 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e7)) {
      return String.format(Locale.ROOT, "%.4g", value).replaceFirst("\\.?0+e", "e");
    }
    return new java.math.BigDecimal(value)
        .round(new java.math.MathContext(6))
        .stripTrailingZeros()
        .toPlainString();
  }
}
