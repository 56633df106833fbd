package dandelion.app;

import dandelion.evidence.Doubt;
import dandelion.evidence.Entry;
import dandelion.evidence.Evidence;
import dandelion.evidence.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All numbers of the model as one page of Markdown. */
final class ParameterPage {
  /** How the page in the repository is made. */
  static final String COMMAND = "./dandelion evidence --page docs/parameters.md";

  private ParameterPage() {}

  static String of(Evidence evidence) {
    Markdown page = new Markdown("The numbers of the model", COMMAND);
    page.paragraph(
        "Everything that Dandelion assumes about people, tumours, tests and treatment stands here"
            + " with its unit, how sure it is, how it came to be known, and where from. "
            + EvidenceCommand.statuses(evidence.entries())
            + ". "
            + Dandelion.NOTICE);
    page.paragraph("- *published*: printed in the source.")
        .line("- *derived*: arithmetic on published figures.")
        .line("- *calibrated*: fitted, so that simulated figures meet published ones.")
        .line("- *assumed*: a judgement of ours.");
    Map<String, Map<String, List<Entry>>> files = new LinkedHashMap<>();
    for (Entry entry : evidence.entries()) {
      files
          .computeIfAbsent(file(entry), name -> new LinkedHashMap<>())
          .computeIfAbsent(EvidenceCommand.group(entry.id()), name -> new ArrayList<>())
          .add(entry);
    }
    files.forEach((file, groups) -> {
      page.heading(2, file);
      groups.forEach((group, entries) -> group(group, entries, page));
    });
    sources(evidence, page);
    return page.toString();
  }

  private static String file(Entry entry) {
    return entry.place().replaceFirst(":\\d+$", "").replaceFirst("^bundled ", "");
  }

  private static void group(String group, List<Entry> entries, Markdown page) {
    page.heading(3, "`" + group + "`");
    List<List<String>> rows = new ArrayList<>();
    for (Entry entry : entries) {
      rows.add(
          List.of(
              "`" + entry.id().substring(group.length() + 1) + "`",
              what(entry),
              EvidenceCommand.amount(entry),
              doubt(entry.doubt()),
              EvidenceCommand.word(entry.status()),
              entry.sources().stream()
                  .map(id -> "[" + id + "](#" + id + ")")
                  .collect(Collectors.joining(", "))));
    }
    page.table(List.of("name", "what it is", "value", "doubt", "status", "source"), rows);
  }

  private static String what(Entry entry) {
    StringBuilder text = new StringBuilder(entry.what());
    if (!entry.population().isEmpty()) {
      text.append(". In: ").append(entry.population());
    }
    if (!entry.note().isEmpty()) {
      text.append(" *(").append(entry.note()).append(")*");
    }
    return text.toString();
  }

  private static String doubt(Doubt doubt) {
    return switch (doubt) {
      case Doubt.None none -> "none: " + none.why();
      case Doubt.Normal normal -> "normal, sd " + EvidenceCommand.number(normal.sd());
      case Doubt.LogNormal ln -> "log-normal, sd of ln " + EvidenceCommand.number(ln.sdOfLn());
      case Doubt.Beta beta -> "beta, as from " + EvidenceCommand.number(beta.observations());
      case Doubt.Uniform uniform ->
          "uniform "
              + EvidenceCommand.number(uniform.low())
              + " to "
              + EvidenceCommand.number(uniform.high());
    };
  }

  /** The sources that the numbers cite. */
  private static void sources(Evidence evidence, Markdown page) {
    TreeSet<String> cited = new TreeSet<>();
    evidence.entries().forEach(entry -> cited.addAll(entry.sources()));
    Map<String, Source> known = new TreeMap<>(evidence.sources());
    known.keySet().retainAll(cited);
    page.heading(2, "Sources");
    page.line("");
    known.values().forEach(page::source);
  }
}
