package dandelion.app;

import dandelion.care.Act;
import dandelion.care.Finding;
import dandelion.care.PathwayCheck;
import dandelion.care.Test;
import dandelion.evidence.Document;
import dandelion.evidence.Entry;
import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.evidence.Field;
import dandelion.evidence.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pathways as one page of Markdown, in the words of the ward. */
final class PathwayPage {
  /** How the page in the repository is made. */
  static final String COMMAND = "./dandelion pathway page pathways/*/*.yaml --to docs/pathways.md";

  private static final String PATHWAY = "/dandelion/schema/pathway.schema.json";
  private static final String TREATMENT = "/dandelion/schema/treatment.schema.json";

  private static final Pattern RANGE = Pattern.compile("([\\[(])(.+)\\.\\.(.+)([\\])])");

  private Evidence evidence;
  private final Markdown page;
  private final TreeSet<String> cited = new TreeSet<>();

  private PathwayPage(Evidence evidence, String command) {
    this.evidence = evidence;
    this.page = new Markdown("Pathways", command);
  }

  /**
   * The page of the bundled pathways.
   *
   * @param files pathway and treatment files
   * @throws dandelion.evidence.FaultyFile when any of them has a fault
   */
  static String of(List<Path> files, Evidence evidence) {
    return of(files, evidence, COMMAND);
  }

  /**
   * The page of some pathways; treatment tables that several of them use stand on it once.
   *
   * @param files pathway and treatment files
   * @param command how it is made
   * @throws dandelion.evidence.FaultyFile when any of them has a fault
   */
  static String of(List<Path> files, Evidence evidence, String command) {
    Faults faults = new Faults();
    files.forEach(file -> PathwayCheck.check(file, evidence, faults));
    faults.throwIfAny();
    PathwayPage page = new PathwayPage(evidence, command);
    page.all(files, command.equals(COMMAND) ? "Dandelion's bundled guidelines say" : say(files));
    return page.page.toString();
  }

  /** How many rows the tables of a pathway or treatment file have together. */
  static int rows(Path file) {
    Path tables = treatmentOf(file);
    Field own = root(file);
    Field root = tables == null ? own : root(tables);
    return (own.has("adjuvant") ? own : root).at("adjuvant").at("rows").size()
        + (own.has("recurrence") ? own : root).at("recurrence").at("rows").size();
  }

  /** Files by name, and that they say something. */
  private static String say(List<Path> files) {
    List<String> names = files.stream().map(file -> "`" + file + "`").toList();
    return String.join(", ", names) + (names.size() == 1 ? " says" : " say");
  }

  private void all(List<Path> files, String whoSays) {
    page.paragraph(
        "What "
            + whoSays
            + ": when to look, and what to do about what is seen."
            + " Months count from the operation on the primary, or from entry where a study says"
            + " so. "
            + Dandelion.NOTICE);
    Map<Path, Field> treatments = new LinkedHashMap<>();
    for (Path file : files) {
      Field root = root(file);
      evidence = evidence.citing(root.at("sources"));
      Path beside = treatmentOf(file);
      if (!root.has("pathway")) {
        treatments.put(file.normalize(), root);
      } else {
        Field tables = beside == null ? null : root(beside);
        evidence = tables == null ? evidence : evidence.citing(tables.at("sources"));
        pathway(root, tables);
        if (tables != null && beside != null) {
          treatments.putIfAbsent(beside.normalize(), tables);
        }
      }
    }
    treatments.values().forEach(this::treatment);
    sources();
  }

  /** The treatment file that a pathway names; null when its tables stand in itself. */
  private static @Nullable Path treatmentOf(Path file) {
    Field root = root(file);
    return root.has("pathway") && root.has("treatment")
        ? file.resolveSibling(root.at("treatment").text())
        : null;
  }

  private static Field root(Path file) {
    Field pathway = Document.read(file, PATHWAY, new Faults()).root();
    return pathway.has("pathway") ? pathway : Document.read(file, TREATMENT, new Faults()).root();
  }

  // ---- one pathway

  private void pathway(Field root, @Nullable Field tables) {
    page.heading(2, root.at("title").text());
    about(root, root.at("pathway").text());
    schedule(root.at("follow_up"), "Follow-up");
    schedule(root.at("after_treatment"), "After an operation for recurrence");
    page.paragraph("When symptoms come: " + tests(root.at("symptoms").at("do")) + ".");
    page.paragraph("Before treatment is decided: " + tests(root.at("restaging")) + ".");
    for (Field trigger : root.at("triggers").eachOrNone()) {
      page.paragraph(trigger(trigger));
    }
    tables(root);
    if (tables != null) {
      String rest = root.has("adjuvant") || root.has("recurrence") ? "All else" : "Treatment";
      String title = tables.at("title").text();
      page.paragraph(rest + ": [" + title + "](#" + anchor(title) + ").");
    }
  }

  private void about(Field root, String id) {
    String where = root.at("jurisdiction").textOrElse("");
    String status = root.at("status").text();
    page.paragraph(
        "`"
            + id
            + "`, version "
            + root.at("version").text()
            + (where.isEmpty() ? "" : ", " + where)
            + ", "
            + (status.equals("reviewed")
                ? "reviewed by " + root.at("reviewer").textOrElse("somebody not named")
                : "a draft that no clinician has reviewed")
            + "."
            + from(root.at("source")));
    if (root.has("note")) {
      page.paragraph(root.at("note").text());
    }
  }

  private void schedule(Field list, String heading) {
    if (list.eachOrNone().isEmpty()) {
      return;
    }
    page.heading(3, heading);
    List<List<String>> rows = new ArrayList<>();
    for (Field line : list.each()) {
      rows.add(
          List.of(
              label(line.at("test").text()),
              when(line),
              line.at("note").textOrElse(""),
              sources(line.at("source"))));
    }
    page.table(List.of("test", "when", "remark", "source"), rows);
  }

  private static String when(Field line) {
    if (line.has("at_months")) {
      return "month "
          + line.at("at_months").each().stream().map(Field::raw).collect(Collectors.joining(", "));
    }
    Field every = line.at("every_months");
    String months =
        every.isMap()
            ? every.at("used").raw()
                + " months (the guideline: "
                + every.at("min").raw()
                + " to "
                + every.at("max").raw()
                + ")"
            : every.raw() + " months";
    return "every "
        + months
        + ", from month "
        + line.at("from_month").raw()
        + " to "
        + line.at("to_month").raw();
  }

  private String trigger(Field line) {
    String unit = " " + line.at("unit").raw();
    String level =
        line.has("above")
            ? "is above " + line.at("above").raw() + unit
            : "has risen by " + line.at("rises_by").raw() + unit + " over the patient's own level";
    return "When "
        + label(line.at("test").text())
        + " "
        + level
        + ": "
        + tests(line.at("do"))
        + "."
        + from(line.at("source"));
  }

  private String from(Field list) {
    String sources = sources(list);
    return sources.isEmpty() ? "" : " Sources: " + sources + ".";
  }

  private static String tests(Field list) {
    List<String> names =
        list.eachOrNone().stream().map(one -> label(one.text())).collect(Collectors.toList());
    return names.isEmpty() ? "nothing" : String.join(", ", names);
  }

  // ---- tables

  private void treatment(Field root) {
    page.heading(2, root.at("title").text());
    about(root, root.at("treatment").text());
    tables(root);
  }

  /** The tables that stand in this file itself. */
  private void tables(Field root) {
    if (root.has("adjuvant") || root.has("recurrence")) {
      page.paragraph(
          "The first row that fits decides; what a row needs and nobody knows is asked.");
    }
    if (root.has("adjuvant")) {
      page.heading(
          3,
          "After the operation on the primary (month "
              + root.at("adjuvant").at("at_month").raw()
              + ")");
      table(root.at("adjuvant").at("rows"));
    }
    if (root.has("recurrence")) {
      page.heading(3, "When recurrence or metastases are seen");
      table(root.at("recurrence").at("rows"));
    }
  }

  private void table(Field list) {
    List<List<String>> rows = new ArrayList<>();
    for (Field row : list.eachOrNone()) {
      rows.add(
          List.of(
              row.at("id").text(),
              conditions(row.at("if")),
              offers(row.at("offer")),
              row.at("why").text(),
              row.at("strength").textOrElse(""),
              sources(row.at("source"))));
    }
    page.table(List.of("row", "for whom", "what is offered", "why", "strength", "source"), rows);
  }

  private static String conditions(Field all) {
    List<String> words = new ArrayList<>();
    for (String key : all.keysOrNone()) {
      Field one = all.at(key);
      Finding finding = Finding.named(key);
      String what = finding == null ? key : finding.what();
      words.add(what + ": " + value(one) + (isPercent(key, one) ? " %" : ""));
    }
    return words.isEmpty() ? "everybody else" : String.join("; ", words);
  }

  private static boolean isPercent(String finding, Field condition) {
    return finding.endsWith("_pct") && !condition.raw().strip().equals("any");
  }

  /** A condition as it is said: {@code at least 3}, {@code 65 to under 75}, {@code ii or iii}. */
  private static String value(Field condition) {
    if (condition.isList()) {
      return condition.each().stream().map(Field::raw).collect(Collectors.joining(" or "));
    }
    String raw = condition.raw().strip();
    Matcher range = RANGE.matcher(raw);
    if (range.matches()) {
      return (range.group(1).equals("(") ? "above " : "")
          + range.group(2)
          + (range.group(4).equals(")") ? " to under " : " to ")
          + range.group(3);
    }
    return raw.equals("any")
        ? "known or not"
        : raw.replaceFirst("^>=", "at least ")
            .replaceFirst("^<=", "at most ")
            .replaceFirst("^<", "under ")
            .replaceFirst("^>", "above ")
            .replaceFirst("^not\\((.*)\\)$", "not $1")
            .replace('_', ' ');
  }

  private String offers(Field list) {
    List<String> offers = new ArrayList<>();
    for (Field one : list.eachOrNone()) {
      offers.add(one.isMap() ? offer(one) : act(one.text()));
    }
    boolean allMayDecline =
        list.eachOrNone().stream().allMatch(one -> one.isMap() && one.has("uptake"));
    return String.join(", otherwise ", offers)
        + (allMayDecline ? ", otherwise what the rows below offer" : "");
  }

  private String offer(Field one) {
    StringBuilder text = new StringBuilder(act(one.at("act").text()));
    if (one.has("times")) {
      text.append(", ").append(one.at("times").raw()).append(" times every ");
      text.append(one.at("every_months").raw()).append(" months");
    }
    for (Field next : one.at("then").eachOrNone()) {
      text.append(", then ").append(act(next.at("act").text()));
      text.append(" after ").append(next.at("after_months").raw()).append(" months");
    }
    return one.has("uptake")
        ? text.append(" (").append(share(one.at("uptake"))).append(")").toString()
        : text.toString();
  }

  private String share(Field uptake) {
    if (uptake.isNumber()) {
      return percent(uptake.number());
    }
    Entry entry = evidence.entry(uptake.text());
    return percent(entry.baseValue()) + ", `" + entry.id() + "`";
  }

  private static String percent(double share) {
    return EvidenceCommand.number(100 * share) + " %";
  }

  // ---- words

  private static String act(String id) {
    Act act = Act.named(id);
    return act == null ? id : act.title();
  }

  static String label(String id) {
    Test test = Test.named(id);
    return test == null
        ? id
        : switch (test) {
          case CLINIC -> "clinic visit";
          case CEA -> "CEA";
          case AFP -> "AFP";
          case CT_CAP -> "CT of chest, abdomen and pelvis";
          case ULTRASOUND_LIVER -> "ultrasound of the liver";
          case MRI_LIVER -> "MRI of the liver";
          case PET_CT -> "PET-CT";
          case CHEST_XRAY -> "chest X-ray";
          case ANGIOGRAPHY -> "angiography of the liver";
          case INTRAOPERATIVE_ULTRASOUND -> "ultrasound during the operation";
          case COLONOSCOPY -> "colonoscopy";
          case PERFECT -> "a perfect test (a thought experiment)";
        };
  }

  private String sources(Field list) {
    List<String> ids = list.textsOrNone();
    cited.addAll(ids);
    return ids.stream().map(id -> "[" + id + "](#" + id + ")").collect(Collectors.joining(", "));
  }

  private void sources() {
    page.heading(2, "Sources");
    page.line("");
    for (String id : cited) {
      Source source = evidence.sources().get(id);
      if (source != null) {
        page.source(source);
      }
    }
  }

  private static String anchor(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
