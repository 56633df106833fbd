package dandelion.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values that were fitted together, as {@code dandelion calibrate} wrote them: each row is one
 * draw, in the units that programs use. Within a row they belong together; nothing may be taken
 * from two rows.
 */
public final class FittedDraws {
  private static final String FOLDER = "/dandelion/evidence/posterior/";

  private final String name;
  private final Map<String, Integer> columns;
  private final List<double[]> rows;

  private final String sha256;

  private FittedDraws(
      String name, String sha256, Map<String, Integer> columns, List<double[]> rows) {
    this.name = name;
    this.sha256 = sha256;
    this.columns = columns;
    this.rows = rows;
  }

  /** The posterior that comes with Dandelion for a disease; null when there is none. */
  public static @Nullable FittedDraws embedded(String disease, Evidence evidence, Faults faults) {
    String file = disease + ".csv";
    try (InputStream in = FittedDraws.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        return null;
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return parse(Evidence.BUNDLED + "posterior/" + file, text, evidence, faults);
    } catch (IOException unreadable) {
      faults.add(
          new Fault(
              Evidence.BUNDLED + "posterior/" + file, 0, 0, "", "a broken file", "a table", null));
      return null;
    }
  }

  /**
   * Reads a table of draws: a line {@code draw,<id>,<id>,...}, then one line for each draw.
   *
   * @param name of the file, for faults
   * @param text its contents
   * @param evidence which ids there are, and what their values may be
   * @param faults takes everything that is wrong, by line and column of the table
   */
  public static FittedDraws parse(String name, String text, Evidence evidence, Faults faults) {
    List<String> lines = text.lines().toList();
    List<String> ids = lines.isEmpty() ? List.of() : cells(lines.getFirst());
    Map<String, Integer> columns = columns(name, ids, evidence, faults);
    List<double[]> rows = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    for (int line = 1; line < lines.size(); line++) {
      List<String> cells = cells(lines.get(line));
      if (cells.size() == 1 && cells.getFirst().isBlank()) {
        continue;
      }
      if (cells.size() != ids.size()) {
        String found = cells.size() + " values";
        String expected = ids.size() + " values, as the first line has";
        faults.add(new Fault(name, line + 1, 0, "", found, expected, null));
        continue;
      }
      if (!numbers.add(cells.getFirst())) {
        faults.add(
            new Fault(
                name, line + 1, 1, "draw", cells.getFirst(), "a draw that is named once", null));
      }
      rows.add(row(name, line + 1, ids, cells, columns, evidence, faults));
    }
    if (rows.isEmpty()) {
      faults.add(new Fault(name, 0, 0, "", "no draw", "one line for each draw", null));
    }
    return new FittedDraws(name, Fingerprint.of(text), columns, rows);
  }

  private static List<String> cells(String line) {
    return List.of(line.split(",", -1));
  }

  private static Map<String, Integer> columns(
      String name, List<String> ids, Evidence evidence, Faults faults) {
    Map<String, Integer> columns = new HashMap<>();
    if (ids.isEmpty() || !ids.getFirst().equals("draw")) {
      String found = ids.isEmpty() ? "nothing" : ids.getFirst();
      faults.add(new Fault(name, 1, 1, "", found, "draw, the number of the row", null));
    }
    Set<String> known = new HashSet<>();
    evidence.entries().forEach(entry -> known.add(entry.id()));
    for (int k = 1; k < ids.size(); k++) {
      String id = ids.get(k);
      if (!known.contains(id)) {
        String maybe = Field.nearest(id, known);
        faults.add(new Fault(name, 1, k + 1, "", id, "the id of an evidence entry", maybe));
      } else if (columns.put(id, k) != null) {
        faults.add(new Fault(name, 1, k + 1, "", id, "an id that stands once", null));
      }
    }
    return columns;
  }

  private static double[] row(
      String name,
      int line,
      List<String> ids,
      List<String> cells,
      Map<String, Integer> columns,
      Evidence evidence,
      Faults faults) {
    double[] row = new double[ids.size()];
    for (int k = 1; k < row.length; k++) {
      String id = ids.get(k);
      if (columns.getOrDefault(id, -1) != k) {
        continue;
      }
      double value;
      try {
        value = Double.parseDouble(cells.get(k));
      } catch (NumberFormatException noNumber) {
        faults.add(new Fault(name, line, k + 1, id, cells.get(k), "a number", null));
        continue;
      }
      String complaint = evidence.entry(id).kind().complaint(value);
      if (complaint != null) {
        faults.add(new Fault(name, line, k + 1, id, cells.get(k), complaint, null));
      }
      row[k] = value;
    }
    return row;
  }

  /** The file it was read from. */
  public String name() {
    return name;
  }

  /** A fingerprint of its contents. */
  String sha256() {
    return sha256;
  }

  /** How many rows there are. */
  public int rows() {
    return rows.size();
  }

  /** Ids of the entries that were fitted together. */
  public Set<String> ids() {
    return Set.copyOf(columns.keySet());
  }

  boolean has(String id) {
    return columns.containsKey(id);
  }

  /** The value of an entry in the row of a draw; after the last row comes the first again. */
  double value(String id, long draw) {
    int column = Objects.requireNonNull(columns.get(id), id);
    return rows.get((int) Math.floorMod(draw, (long) rows.size()))[column];
  }
}
