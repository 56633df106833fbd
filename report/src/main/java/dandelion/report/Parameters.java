package dandelion.report;

import dandelion.drawing.Digits;
import dandelion.drawing.Markup;
import dandelion.evidence.Entry;
import dandelion.evidence.Entry.Status;
import dandelion.evidence.Evidence;
import dandelion.evidence.Source;
import dandelion.study.Appraisal;
import dandelion.study.Design;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The report's account of the numbers the model ran on: how sure each is, and where it is from. */
final class Parameters {
  private static final int SHORT_TITLE = 56;

  private final Evidence evidence;
  private final List<Entry> entries;

  /** The numbers that a study rests on. */
  Parameters(Evidence evidence, Design design) {
    this.evidence = evidence;
    this.entries = new ArrayList<>(evidence.entries().stream().filter(design::restsOn).toList());
    Appraisal appraisal = design.appraisal();
    if (appraisal != null) {
      appraisal.entries().stream().filter(entry -> !evidence.has(entry.id())).forEach(entries::add);
    }
  }

  /** How many numbers there are of each status, and what was replaced. */
  Markup counts() {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    int recalled = 0;
    for (Entry entry : entries) {
      if (!isReplaced(entry)) {
        counts.merge(entry.status(), 1, Integer::sum);
        recalled += isRecalled(entry) ? 1 : 0;
      }
    }
    Markup out = new Markup();
    out.open("ul", "class", "counts");
    for (Status status : Status.values()) {
      int count = counts.getOrDefault(status, 0);
      count(out, count, Words.status(status), Words.meaning(status));
    }
    if (!evidence.replaced().isEmpty()) {
      count(out, evidence.replaced().size(), "overridden", "replaced by the user for this study");
    }
    out.close();
    if (recalled > 0) {
      out.element(
          "p",
          "Of those published or derived, "
              + recalled
              + " rest on sources recalled from memory, still to be checked.");
    }
    return out;
  }

  /** The counts as a sentence. */
  String inWords() {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    entries.forEach(entry -> counts.merge(entry.status(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    for (Status status : Status.values()) {
      words.add(counts.getOrDefault(status, 0) + " " + Words.status(status));
    }
    return "Of "
        + entries.size()
        + " numbers of the model, prices among them, "
        + String.join(", ", words)
        + "; the assumed ones are marked in every table. Overridden for this study: "
        + (evidence.replaced().isEmpty() ? "none" : evidence.replaced().size())
        + ".";
  }

  private static void count(Markup out, int count, String status, String meaning) {
    out.open("li").element("b", Digits.count(count)).text(" ");
    out.element("span", status, "class", "status " + status).text(" " + meaning).close();
  }

  /** What the user replaced: the numbers that came with Dandelion, and those used instead. */
  Markup replaced() {
    Markup out = new Markup();
    if (evidence.replaced().isEmpty()) {
      return out.element("p", "No number was overridden.");
    }
    Evidence before = Evidence.embedded();
    out.element("p", "Overridden for this study:").open("ul");
    for (String id : new TreeMap<>(evidence.replaced()).keySet()) {
      Entry now = evidence.entry(id);
      out.open("li").element("code", id).text(" (" + now.what() + "): ");
      if (before.has(id)) {
        out.element("s", Digits.plain(before.entry(id).value())).text(" ");
      }
      out.element("b", Digits.plain(now.value())).text(" " + now.unit()).close();
    }
    return out.close();
  }

  /** Every number, by subject. */
  Markup tables() {
    Map<String, List<Entry>> subjects = new LinkedHashMap<>();
    for (Entry entry : entries) {
      subjects.computeIfAbsent(subject(entry), _ -> new ArrayList<>()).add(entry);
    }
    Markup out = new Markup();
    subjects.forEach((subject, entries) -> table(out, subject, entries));
    return out;
  }

  private static String subject(Entry entry) {
    int end = entry.place().indexOf(".yaml");
    String file = end < 0 ? entry.place() : entry.place().substring(0, end);
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  private void table(Markup out, String subject, List<Entry> entries) {
    String words = Words.capital(subject.replace('-', ' '));
    out.open("details", "open", "open");
    out.element("summary", words + ": " + entries.size() + " numbers");
    out.open("table", "class", "parameters").open("thead").open("tr");
    for (String heading : List.of("What", "Value", "Doubt", "Status", "Source")) {
      out.element("th", heading, "scope", "col");
    }
    out.close().close().open("tbody");
    entries.forEach(entry -> row(out, entry));
    out.close().close().close();
  }

  private void row(Markup out, Entry entry) {
    String status = isReplaced(entry) ? "overridden" : Words.status(entry.status());
    out.open("tr", "class", status);
    out.open("td").text(entry.what()).leaf("br").element("code", entry.id());
    if (!entry.population().isEmpty()) {
      out.leaf("br").element("small", "In: " + entry.population());
    }
    if (!entry.note().isEmpty()) {
      out.leaf("br").element("small", entry.note());
    }
    out.close().open("td").element("b", Digits.plain(entry.value())).text(" " + entry.unit());
    out.close().element("td", entry.doubt().phrase());
    out.open("td").element("span", status, "class", "status " + status).close();
    out.open("td");
    for (String id : entry.sources()) {
      Source source = evidence.sources().get(id);
      String title = source == null ? id : source.title();
      boolean ours = source == null || source.read().equals("ours");
      out.element("a", ours ? id : shortTitle(title), "href", "#source-" + id, "title", title);
      if (source != null && source.read().equals("memory")) {
        out.text(" (recalled)");
      }
      out.leaf("br");
    }
    out.close().close();
  }

  /** Authors, journal and year; the rest stands among the sources. */
  private static String shortTitle(String title) {
    String name = title.split(", doi|; | \\(|;", 2)[0];
    int letters = name.codePointCount(0, name.length());
    return letters <= SHORT_TITLE
        ? name
        : name.substring(0, name.offsetByCodePoints(0, SHORT_TITLE - 1)) + "\u2026";
  }

  /** The sources the numbers cite, with their addresses as text: nothing is fetched. */
  Markup sources() {
    Map<String, Source> cited = new TreeMap<>();
    for (Entry entry : entries) {
      for (String id : entry.sources()) {
        Source source = evidence.sources().get(id);
        if (source != null) {
          cited.put(id, source);
        }
      }
    }
    Markup out = new Markup();
    out.open("ul", "class", "sources");
    for (Source source : cited.values()) {
      out.open("li", "id", "source-" + source.id()).text(source.title());
      out.element("small", " \u2013 " + Words.read(source.read()) + ". ");
      String address = source.address();
      if (address.startsWith("https://") || address.startsWith("http://")) {
        out.element("a", address, "href", address, "rel", "noreferrer");
      } else {
        out.text(address);
      }
      out.close();
    }
    return out.close();
  }

  private boolean isReplaced(Entry entry) {
    return evidence.replaced().containsKey(entry.id());
  }

  /** Whether a number is said to be printed somewhere, but nobody saw it there. */
  private boolean isRecalled(Entry entry) {
    boolean printed = entry.status() == Status.PUBLISHED || entry.status() == Status.DERIVED;
    return printed
        && entry.sources().stream()
            .map(id -> evidence.sources().get(id))
            .noneMatch(source -> source != null && source.read().equals("seen"))
        && entry.sources().stream()
            .map(id -> evidence.sources().get(id))
            .anyMatch(source -> source != null && source.read().equals("memory"));
  }
}
