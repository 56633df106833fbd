package dandelion.evidence;

import java.util.List;
import java.util.Map;

/** One value of a document as it was written, with the place where it stands. */
sealed interface Node {

  /** The line where the value begins, counted from 1. */
  int line();

  /** The column where the value begins, counted from 1. */
  int column();

  /** What a single value is taken for. */
  enum Kind {
    TEXT,
    NUMBER,
    TRUTH,
    NOTHING
  }

  /**
   * A single value.
   *
   * @param text the value as written, without its quotes
   * @param quoted whether it stood in quotes or in a block of text
   */
  record Scalar(int line, int column, String text, Kind kind, boolean quoted) implements Node {}

  /** A list, in the order of the file. */
  record Items(int line, int column, List<Node> values) implements Node {}

  /** A map, in the order of the file. */
  record Keys(int line, int column, Map<String, Entry> entries) implements Node {}

  /** One key of a map with its own place, and its value. */
  record Entry(int line, int column, Node value) {}
}
