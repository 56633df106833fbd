package dandelion.evidence;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file is about, told by the key that only such files have at the top. */
enum FileKind {
  STUDY("study", "study", "a study", "study FILE --check"),
  PATHWAY("pathway", "pathway", "a pathway", "pathway check FILE"),
  TREATMENT("treatment", "treatment", "treatment tables", "pathway check FILE"),
  EVIDENCE("evidence", "entries", "a file of evidence", "evidence --check FILE"),
  REPLACE("replace", "replace", "values in place of evidence", "study STUDY --evidence FILE");

  private final String schema;
  private final String key;
  private final String words;
  private final String command;

  FileKind(String schema, String key, String words, String command) {
    this.schema = "/dandelion/schema/" + schema + ".schema.json";
    this.key = key;
    this.words = words;
    this.command = command;
  }

  /**
   * One fault for a file of another kind, in place of one for each of its keys.
   *
   * @param file the file, as the user named it
   * @param node what stands in it
   * @param schema the schema it would be read against
   * @return null when it may be what it should be
   */
  static @Nullable Fault mistaken(String file, Node node, String schema) {
    FileKind wanted = of(schema);
    Set<String> keys = node instanceof Node.Keys map ? map.entries().keySet() : Set.of();
    if (wanted == null || keys.contains(wanted.key)) {
      return null;
    }
    for (FileKind kind : values()) {
      if (keys.contains(kind.key)) {
        String expected = wanted.words + "; for this one use dandelion " + kind.command;
        return new Fault(file, 0, 0, "", kind.words, expected, null);
      }
    }
    return null;
  }

  private static @Nullable FileKind of(String schema) {
    for (FileKind kind : values()) {
      if (kind.schema.equals(schema)) {
        return kind;
      }
    }
    return null;
  }
}
