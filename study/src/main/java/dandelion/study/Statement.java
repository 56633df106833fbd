package dandelion.study;

import dandelion.evidence.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What only the author of an economic evaluation can say of it: why it was made so, who paid, who
 * had a part in it.
 *
 * @param words by the names of the fields under {@code report:} in the study file
 * @param referenceCase the methods it holds itself to; null for none
 */
public record Statement(Map<String, String> words, @Nullable ReferenceCase referenceCase) {
  static Statement read(Field given, @Nullable ReferenceCase referenceCase) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String key : given.keysOrNone()) {
      words.put(key, given.at(key).textOrElse(""));
    }
    return new Statement(Map.copyOf(words), referenceCase);
  }

  /** What the author says in one field; empty when nothing. */
  public String of(String field) {
    return words.getOrDefault(field, "").strip();
  }
}
