package dandelion.app;

import dandelion.drawing.MissPage.Block;
import dandelion.drawing.MissPage.Line;
import dandelion.drawing.MissPage.Panel;
import dandelion.drawing.MissPage.Span;
import dandelion.evidence.Evidence;
import dandelion.evidence.Source;
import dandelion.validation.Amount;
import dandelion.validation.Comparison;
import dandelion.validation.Targets.Bound;
import dandelion.validation.Targets.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Simulated figures beside published ones, as a page and as a table of comma-separated values. */
final class ValidatePage {
  static final List<String> HEADINGS =
      List.of("Figure", "Simulated", "Published", "Miss", "", "Used", "Read, source");

  private static final String COLUMNS =
      "disease,study,arm,against,outcome,at_years,unit,simulated,simulated_low,simulated_high,"
          + "published,published_low,published_high,interval,n,miss,inside,fitted,read,source,era,"
          + "country,note,trouble\n";

  private ValidatePage() {}

  static List<String> lead(List<Comparison> all, String count) {
    List<String> lead = new ArrayList<>();
    lead.add(
        "Every published figure that Dandelion is held against, with what it simulates."
            + " Fitted figures were used to choose numbers of the model; checked ones were not."
            + " Arms and differences of trials are only ever checked."
            + " Misses are listed like hits.");
    lead.addAll(ValidateScreen.summary(all));
    lead.add(
        ClaimsScreen.capital(Comparison.RULE)
            + ". Round marks are simulated, square ones published; lines are 95 % intervals, of the"
            + " simulation's chance alone where simulated. "
            + count
            + ".");
    return lead;
  }

  static List<Panel> panels(List<Comparison> all, Evidence evidence) {
    Map<String, Map<String, List<Comparison>>> panels = new LinkedHashMap<>();
    for (Comparison one : all) {
      String title = one.disease() + " cancer, " + ValidateScreen.unit(one);
      panels
          .computeIfAbsent(ClaimsScreen.capital(title), key -> new LinkedHashMap<>())
          .computeIfAbsent(one.study(), key -> new ArrayList<>())
          .add(one);
    }
    List<Panel> drawn = new ArrayList<>();
    panels.forEach((title, studies) -> {
      List<Block> blocks = new ArrayList<>();
      boolean[] ratio = new boolean[1];
      studies.forEach((study, figures) -> {
        ratio[0] = figures.getFirst().isRatio();
        blocks.add(new Block(study, lines(figures, evidence)));
      });
      drawn.add(new Panel(title, ratio[0], blocks));
    });
    return drawn;
  }

  /** The figures of one study; those of one name are told apart by who counted them. */
  private static List<Line> lines(List<Comparison> figures, Evidence evidence) {
    Map<String, Long> many =
        figures.stream().collect(Collectors.groupingBy(Comparison::what, Collectors.counting()));
    return figures.stream()
        .map(one ->
            line(one, many.getOrDefault(one.what(), 0L) > 1 ? whose(one) : one.what(), evidence))
        .toList();
  }

  private static String whose(Comparison one) {
    return one.what() + " (" + String.join(", ", one.figure().source()) + ")";
  }

  private static Line line(Comparison one, String what, Evidence evidence) {
    Figure figure = one.figure();
    List<String> whom = new ArrayList<>();
    if (figure.n() > 0) {
      whom.add("n " + figure.n());
    }
    for (String word : List.of(figure.country(), figure.era(), figure.note(), one.trouble())) {
      if (!word.isEmpty()) {
        whom.add(word);
      }
    }
    String sources =
        figure.source().stream().map(id -> title(evidence, id)).collect(Collectors.joining("; "));
    double factor = ValidateScreen.factor(one);
    return new Line(
        what,
        String.join("; ", whom),
        span(one.answered() ? one.simulated() : none(), factor),
        span(one.published(), factor),
        List.of(
            ValidateScreen.simulated(one),
            ValidateScreen.text(one, one.published()) + " " + one.basis().words(),
            ValidateScreen.miss(one),
            one.inside() ? "inside" : one.answered() ? "OUTSIDE" : "none",
            figure.fitted() ? "fitted" : "checked",
            (figure.seen() ? "seen: " : "recalled: ") + sources),
        ValidateScreen.miss(one),
        one.inside());
  }

  private static String title(Evidence evidence, String id) {
    Source source = evidence.sources().get(id);
    return source == null ? id : source.title();
  }

  private static Amount none() {
    return new Amount(Double.NaN, Double.NaN, Double.NaN);
  }

  private static Span span(Amount amount, double factor) {
    return new Span(amount.value() * factor, amount.low() * factor, amount.high() * factor);
  }

  /** Where the generated part of a page begins; the mark is a line of its own. */
  static final String BEGIN = "<!-- Generated: ./dandelion validate --page CREDIBILITY.md -->";

  /** Where it ends. */
  static final String END = "<!-- End of what is generated -->";

  /** Whether a page has both marks, in order. */
  static boolean hasMarks(Path page) throws IOException {
    String text = Files.readString(page);
    return text.contains(BEGIN) && text.indexOf(END) > text.indexOf(BEGIN);
  }

  /** A page with its generated part made anew. */
  static String into(String page, List<Comparison> all, String count) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    StringBuilder part = new StringBuilder(BEGIN).append("\n\n");
    part.append("| | fitted: inside | checked: inside |\n| --- | --- | --- |\n");
    List<String> diseases = all.stream().map(Comparison::disease).distinct().toList();
    for (String disease : diseases) {
      part.append(shares(disease, all.stream().filter(o -> o.disease().equals(disease)).toList()));
    }
    part.append(shares("together", all)).append('\n');
    part.append(count).append(". The largest misses:\n\n");
    for (Comparison one : Comparison.largest(all, 3)) {
      part.append("- ").append(ValidateScreen.missed(one)).append(".\n");
    }
    return page.substring(0, begin) + part + '\n' + page.substring(end);
  }

  private static String shares(String name, List<Comparison> all) {
    return "| " + name + " | " + share(all, true) + " | " + share(all, false) + " |\n";
  }

  private static String share(List<Comparison> all, boolean fitted) {
    List<Comparison> these = Comparison.only(all, fitted);
    long inside = Comparison.inside(these);
    return String.format(
        Locale.ROOT,
        "%d of %d, %.0f %%",
        inside,
        these.size(),
        these.isEmpty() ? 0 : 100.0 * inside / these.size());
  }

  static String csv(List<Comparison> all) {
    StringBuilder text = new StringBuilder(COLUMNS);
    for (Comparison one : all) {
      Figure figure = one.figure();
      Bound bound = figure.bound();
      List<String> cells = new ArrayList<>(List.of(one.disease(), one.study()));
      cells.add(bound == null ? "" : bound.arm());
      cells.add(bound == null ? "" : bound.against());
      cells.add(bound == null ? figure.quantity() : bound.outcome());
      cells.add(bound == null ? "" : number(bound.atYears()));
      cells.add(figure.unit());
      Amount simulated = one.answered() ? one.simulated() : none();
      for (Amount amount : List.of(simulated, one.published())) {
        cells.add(number(amount.value()));
        cells.add(number(amount.low()));
        cells.add(number(amount.high()));
      }
      cells.add(one.basis().words());
      cells.add(figure.n() > 0 ? Long.toString(figure.n()) : "");
      cells.add(number(one.miss()));
      cells.add(Boolean.toString(one.inside()));
      cells.add(Boolean.toString(figure.fitted()));
      cells.add(figure.seen() ? "seen" : "recalled");
      cells.add(String.join(" ", figure.source()));
      cells.add(figure.era());
      cells.add(figure.country());
      cells.add(figure.note());
      cells.add(one.trouble());
      text.append(cells.stream().map(ValidatePage::quoted).collect(Collectors.joining(",")));
      text.append('\n');
    }
    return text.toString();
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6g", value) : "";
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\\n\\r].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
