package dandelion.care;

import dandelion.care.Condition.Answer;
import dandelion.evidence.Document;
import dandelion.evidence.Evidence;
import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.evidence.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks a pathway as its author would: schema, lint (rows that can never be reached, charts that
 * no row fits, rows that overlap), and the spec file beside it.
 */
public final class PathwayCheck {
  private static final String SPEC = "/dandelion/schema/spec.schema.json";
  private static final long MOST_CELLS = 300_000;

  private final List<String> remarks = new ArrayList<>();
  private final List<String> overlaps = new ArrayList<>();
  private final Faults faults;
  private int expectations;

  private PathwayCheck(Faults faults) {
    this.faults = faults;
  }

  /**
   * The outcome of a check without faults.
   *
   * @param remarks things worth knowing that are not wrong
   * @param overlaps which rows both fit some patients, so that their order decides
   * @param expectations how many lines of the spec file were tried
   */
  public record Outcome(List<String> remarks, List<String> overlaps, int expectations) {}

  /** Checks a pathway file, or a treatment file by itself. Faults go where all faults go. */
  public static Outcome check(Path file, Evidence evidence, Faults faults) {
    PathwayCheck check = new PathwayCheck(faults);
    Faults reading = new Faults();
    boolean treatmentOnly = isTreatment(file);
    List<Table> tables;
    List<Schedule> followUp = List.of();
    if (treatmentOnly) {
      tables = PathwayFile.readTreatment(file, evidence, reading);
    } else {
      Pathway pathway = PathwayFile.read(file, evidence, reading);
      tables = List.of(pathway.adjuvant(), pathway.recurrence());
      followUp = pathway.followUp();
      check.remarks.addAll(pathway.remarks());
    }
    reading.list().forEach(faults::add);
    if (reading.isEmpty()) {
      for (Table table : tables) {
        check.lint(table, file);
      }
      check.spec(file, tables, followUp);
    }
    return new Outcome(List.copyOf(check.remarks), List.copyOf(check.overlaps), check.expectations);
  }

  private static boolean isTreatment(Path file) {
    try {
      return Files.readAllLines(file).stream().anyMatch(line -> line.startsWith("treatment:"))
          && Files.readAllLines(file).stream().noneMatch(line -> line.startsWith("pathway:"));
    } catch (java.io.IOException unreadable) {
      return false; // reading it as a pathway says what is wrong
    }
  }

  // ---- lint: enumerate the cells between all limits that the rows name

  private void lint(Table table, Path file) {
    Map<Finding, double[]> axes = axes(table);
    long cells = 1;
    for (double[] axis : axes.values()) {
      cells *= axis.length;
      if (cells > MOST_CELLS) {
        remarks.add(
            file
                + ": table "
                + table.name()
                + " has too many combinations to look for gaps in all");
        return;
      }
    }
    List<Finding> findings = List.copyOf(axes.keySet());
    boolean[] reached = new boolean[table.rows().size()];
    TreeSet<String> overlaps = new TreeSet<>();
    Chart chart = new Chart();
    String gap = "";
    for (long cell = 0; cell < cells; cell++) {
      long rest = cell;
      for (Finding finding : findings) {
        double[] axis = axes.getOrDefault(finding, new double[1]);
        chart.set(finding, axis[(int) (rest % axis.length)]);
        rest /= axis.length;
      }
      int row = table.decide(chart);
      if (row >= 0) {
        reached[row] = true;
        overlap(table, row, chart, overlaps);
      } else if (gap.isEmpty()) {
        gap = describe(chart, findings);
      }
    }
    for (int row = 0; row < reached.length; row++) {
      if (!reached[row]) {
        Table.Row never = table.rows().get(row);
        fault(
            never.file(),
            never.line(),
            table.name() + "." + never.id(),
            "a row that some patient can reach: " + "earlier rows take all of its patients");
      }
    }
    if (!gap.isEmpty()) {
      fault(file.toString(), 0, table.name(), "a row for every patient; none fits " + gap);
    }
    this.overlaps.addAll(overlaps);
  }

  private static void overlap(Table table, int first, Chart chart, Set<String> overlaps) {
    Table.Row one = table.rows().get(first);
    for (int later = first + 1; later < table.rows().size(); later++) {
      Table.Row other = table.rows().get(later);
      if (!other.conditions().isEmpty()
          && other.conditions().stream()
              .allMatch(c -> c.ask(chart.at(c.finding().ordinal())) == Answer.YES)) {
        overlaps.add(
            "table "
                + table.name()
                + ": rows "
                + one.id()
                + " and "
                + other.id()
                + " both fit some patients; "
                + one.id()
                + " comes first");
        return;
      }
    }
  }

  private static Map<Finding, double[]> axes(Table table) {
    Map<Finding, List<Condition>> asked = new EnumMap<>(Finding.class);
    for (Table.Row row : table.rows()) {
      for (Condition condition : row.conditions()) {
        asked.computeIfAbsent(condition.finding(), finding -> new ArrayList<>()).add(condition);
      }
    }
    Map<Finding, double[]> axes = new EnumMap<>(Finding.class);
    asked.forEach((finding, conditions) -> axes.put(finding, axis(finding, conditions)));
    return axes;
  }

  /** One value for every way in which the conditions on a finding can be answered together. */
  private static double[] axis(Finding finding, List<Condition> conditions) {
    TreeSet<Double> values = new TreeSet<>(List.of(finding.least(), finding.most()));
    double step = finding.whole() ? 1 : 1e-6;
    for (Condition condition : conditions) {
      for (double[] ends : List.of(condition.from(), condition.to())) {
        for (double limit : ends) {
          if (Double.isFinite(limit)) {
            values.add(limit);
            values.add(Math.max(finding.least(), limit - step));
            values.add(Math.min(finding.most(), limit + step));
          }
        }
      }
    }
    Map<List<Answer>, Double> distinct = new LinkedHashMap<>();
    for (double value : values) {
      distinct.putIfAbsent(conditions.stream().map(c -> c.ask(value)).toList(), value);
    }
    return distinct.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static String describe(Chart chart, List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(finding.id())
          .append(' ')
          .append(finding.phrase(chart.get(finding)));
    }
    return text.toString();
  }

  private void fault(String file, int line, String field, String expected) {
    faults.add(new Fault(file, line, 0, field, "this", expected, null));
  }

  // ---- the spec file: charts and the row expected, schedules and the months expected

  private void spec(Path file, List<Table> tables, List<Schedule> followUp) {
    Path beside =
        file.resolveSibling(file.getFileName().toString().replaceFirst("\\.yaml$", ".spec.yaml"));
    if (!Files.exists(beside)) {
      remarks.add("no spec file " + beside);
      return;
    }
    Field root = Document.read(beside, SPEC, faults).root();
    for (String name : root.at("visits").keysOrNone()) {
      expectVisits(root.at("visits").at(name), name, followUp);
    }
    for (Field one : root.at("decisions").eachOrNone()) {
      expectDecision(one, tables);
    }
  }

  private void expectVisits(Field given, String name, List<Schedule> followUp) {
    expectations++;
    String found =
        followUp.stream()
            .filter(schedule -> schedule.test().id().equals(name))
            .map(PathwayFile::months)
            .findFirst()
            .orElse("[]");
    String expected = given.eachOrNone().stream().map(Field::integer).toList().toString();
    if (!found.equals(expected)) {
      given.fault("what the pathway says: " + found);
    }
  }

  private void expectDecision(Field one, List<Table> tables) {
    expectations++;
    String wanted = one.at("table").textOrElse("recurrence");
    Table table = tables.stream().filter(t -> t.name().equals(wanted)).findFirst().orElse(null);
    if (table == null) {
      return; // the schema has said which tables there are
    }
    Chart chart = new Chart();
    Field given = one.at("given");
    for (String key : given.keysOrNone()) {
      Finding finding = Finding.named(key);
      Condition value = finding == null ? null : Condition.parse(finding, given.at(key).raw());
      if (finding == null || value == null || value.from().length != 1) {
        given
            .at(key)
            .fault(
                finding == null
                    ? Finding.wanted(key)
                    : "one value of " + key + " (" + finding.unit() + ")",
                finding == null ? Field.nearest(key, Finding.names()) : null);
        return;
      }
      chart.set(finding, value.from()[0]);
    }
    if (one.has("row")) {
      expectRow(one.at("row"), given, table, chart);
    } else {
      expectAsks(one.at("asks"), table, chart);
    }
  }

  private static void expectRow(Field expected, Field given, Table table, Chart chart) {
    List<String> rows = table.rows().stream().map(row -> row.id()).toList();
    int row = table.decide(chart);
    if (!rows.contains(expected.text())) {
      expected.fault(
          "a row of table " + table.name() + ": " + String.join(", ", rows),
          Field.nearest(expected.text(), rows));
    } else if (row == Table.ASKS) {
      given.fault(
          String.join(", ", ids(table.asks(chart)))
              + " as well: the table asks for it before it comes to a row");
    } else if (row == Table.NO_ROW) {
      expected.fault("no row, since none of table " + table.name() + " fits what is given");
    } else if (!rows.get(row).equals(expected.text())) {
      expected.fault(rows.get(row) + ", which the table decides on here");
    }
  }

  private static void expectAsks(Field expected, Table table, Chart chart) {
    int row = table.decide(chart);
    List<String> asked = ids(table.asks(chart));
    if (row >= 0) {
      expected.fault(
          "'row: " + table.rows().get(row).id() + "', since the table need not ask here");
    } else if (row == Table.NO_ROW) {
      expected.fault("nothing asked: no row of table " + table.name() + " fits what is given");
    } else if (!asked.equals(expected.textsOrNone())) {
      expected.fault(asked + ", for which the table asks here");
    }
  }

  private static List<String> ids(List<Finding> findings) {
    return findings.stream().map(Finding::id).toList();
  }
}
