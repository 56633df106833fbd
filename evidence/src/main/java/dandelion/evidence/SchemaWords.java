package dandelion.evidence;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dandelion.evidence.Guess.Want;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says in plain words what a part of a schema wants. A title in the schema is taken word for word,
 * so schemas should have titles such as "a probability between 0 and 1".
 */
final class SchemaWords {

  private static final int DEEPEST = 6;
  private static final int MOST_WORDS = 20;

  private final JsonNode root;

  SchemaWords(JsonNode root) {
    this.root = root;
  }

  /** The schema part that a way leads to, leaving out its last steps. */
  JsonNode partAt(NodePath way, int leaveOut) {
    JsonNode part = root;
    for (int i = 0; i < way.getNameCount() - leaveOut; i++) {
      part = step(part, String.valueOf(way.getElement(i)));
    }
    return part;
  }

  /** What the value behind a key should be, where the schema says it on or above a way. */
  String describeKey(NodePath way, String key) {
    for (int leaveOut = 1; leaveOut <= way.getNameCount(); leaveOut++) {
      JsonNode known = known(partAt(way, leaveOut)).get(key);
      if (known != null) {
        return describe(known);
      }
    }
    return "a value";
  }

  /** The keys that may stand beside a key, in a map that takes no others; else none. */
  Set<String> siblings(NodePath way, String key) {
    for (int leaveOut = 1; leaveOut <= way.getNameCount(); leaveOut++) {
      JsonNode part = partAt(way, leaveOut);
      Set<String> known = known(part).keySet();
      if (known.contains(key)) {
        boolean closed = part.path("additionalProperties").isBoolean();
        return closed && !part.path("additionalProperties").asBoolean() ? known : Set.of();
      }
    }
    return Set.of();
  }

  /** What a part of the schema wants. */
  String describe(JsonNode part) {
    return describe(part, 0);
  }

  private String describe(JsonNode part, int depth) {
    if (depth > DEEPEST) {
      return "a value";
    }
    if (part.path("title").isString()) {
      return part.path("title").stringValue();
    }
    if (part.has("enum")) {
      return "one of " + joined(allowed(part), ", ");
    }
    if (part.has("const")) {
      return shown(part.path("const"));
    }
    if (part.has("$ref")) {
      return describe(target(part), depth + 1);
    }
    for (String forms : List.of("oneOf", "anyOf")) {
      if (part.path(forms).isArray()) {
        Set<String> each = new LinkedHashSet<>();
        part.path(forms).forEach(form -> each.add(describe(form, depth + 1)));
        return joined(each, ", or ");
      }
    }
    if (!part.has("type") && part.path("allOf").isArray() && !part.path("allOf").isEmpty()) {
      return describe(part.path("allOf").path(0), depth + 1);
    }
    return typed(part, depth);
  }

  private String typed(JsonNode part, int depth) {
    List<String> each = new ArrayList<>();
    for (String type : types(part)) {
      each.add(
          switch (type) {
            case "number" -> "a number" + range(part);
            case "integer" -> "a whole number" + range(part);
            case "string" -> text(part);
            case "boolean" -> "true or false";
            case "array" -> list(part, depth);
            case "object" -> map(part);
            default -> "nothing";
          });
    }
    if (each.isEmpty() && (part.has("pattern") || part.has("minLength"))) {
      return text(part);
    }
    if (each.isEmpty()) {
      return range(part).isEmpty() ? "another value" : "a number" + range(part);
    }
    return joined(each, " or ");
  }

  private static String text(JsonNode part) {
    if (part.path("examples").isArray() && !part.path("examples").isEmpty()) {
      return "a text such as " + shown(part.path("examples").path(0));
    }
    if (part.has("pattern")) {
      return "a text of the form " + part.path("pattern").asString();
    }
    int least = part.path("minLength").asInt(0);
    String length = least > 1 ? " of at least " + least + " letters" : "";
    if (part.has("maxLength")) {
      length += (length.isEmpty() ? " of" : " and") + " at most " + shown(part.path("maxLength"));
      length += least > 1 ? "" : " letters";
    }
    return least == 1 && length.isEmpty() ? "a text that is not empty" : "a text" + length;
  }

  private String list(JsonNode part, int depth) {
    JsonNode items = part.path("items");
    String item = items.isObject() ? describe(items, depth + 1) : "";
    return switch (item) {
      case "", "another value" -> "a list";
      case "a number" -> "a list of numbers";
      case "a whole number" -> "a list of whole numbers";
      case "a text", "a text that is not empty" -> "a list of texts";
      default -> item.startsWith("a map") ? "a list of maps" : "a list, each item " + item;
    };
  }

  private static String map(JsonNode part) {
    List<String> required = new ArrayList<>();
    part.path("required").forEach(key -> required.add(key.asString()));
    String keys = required.size() == 1 ? "a map with the key " : "a map with the keys ";
    return required.isEmpty() ? "a map" : keys + joined(required, ", ");
  }

  private static String range(JsonNode part) {
    List<String> limits = new ArrayList<>();
    if (part.has("minimum") && part.has("maximum")) {
      limits.add("between " + shown(part.path("minimum")) + " and " + shown(part.path("maximum")));
    } else if (part.has("minimum")) {
      limits.add("of at least " + shown(part.path("minimum")));
    } else if (part.has("maximum")) {
      limits.add("of at most " + shown(part.path("maximum")));
    }
    if (part.has("exclusiveMinimum")) {
      limits.add("above " + shown(part.path("exclusiveMinimum")));
    }
    if (part.has("exclusiveMaximum")) {
      limits.add("below " + shown(part.path("exclusiveMaximum")));
    }
    return limits.isEmpty() ? "" : " " + String.join(" and ", limits);
  }

  /** The type of value that a part of the schema wants first; null when it does not say. */
  @Nullable Want want(JsonNode part) {
    JsonNode followed = part;
    for (int i = 0; i < DEEPEST && followed.has("$ref") && !followed.has("type"); i++) {
      followed = target(followed);
    }
    List<String> types = types(followed);
    return switch (types.isEmpty() ? "" : types.getFirst()) {
      case "number" -> Want.NUMBER;
      case "integer" -> Want.WHOLE;
      case "string" -> Want.TEXT;
      case "boolean" -> Want.TRUTH;
      case "array" -> Want.LIST;
      case "object" -> Want.MAP;
      default -> null;
    };
  }

  /** The words of an enum or const, also behind references. */
  List<String> allowed(JsonNode part) {
    List<String> words = new ArrayList<>();
    part.path("enum").forEach(word -> words.add(shown(word)));
    if (part.has("const")) {
      words.add(shown(part.path("const")));
    }
    if (words.isEmpty() && part.has("$ref")) {
      JsonNode target = target(part);
      return target.has("$ref") ? words : allowed(target);
    }
    return words;
  }

  /** Whether a missing key is the one that tells several forms of a map apart. */
  boolean tellsApart(Error missing) {
    JsonNode form = partAt(missing.getSchemaLocation().getFragment(), 1);
    return form.path("properties").path(String.valueOf(missing.getProperty())).has("const");
  }

  /** Every key that a part of the schema knows for a map, with what it wants behind the key. */
  Map<String, JsonNode> known(JsonNode part) {
    Map<String, JsonNode> known = new LinkedHashMap<>();
    gather(part, known, 0);
    return known;
  }

  private void gather(JsonNode part, Map<String, JsonNode> known, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    for (Map.Entry<String, JsonNode> entry : part.path("properties").properties()) {
      known.putIfAbsent(entry.getKey(), entry.getValue());
    }
    if (part.has("$ref")) {
      gather(target(part), known, depth + 1);
    }
    for (String several : List.of("allOf", "anyOf", "oneOf")) {
      part.path(several).forEach(form -> gather(form, known, depth + 1));
    }
    for (String one : List.of("if", "then", "else")) {
      gather(part.path(one), known, depth + 1);
    }
  }

  /** Where a reference leads; the empty part when it leads nowhere. */
  private JsonNode target(JsonNode part) {
    String reference = part.path("$ref").asString("");
    return reference.startsWith("#/")
        ? root.at(reference.substring(1))
        : root.path("$defs").path("");
  }

  private static JsonNode step(JsonNode part, String step) {
    boolean index = part.isArray() && step.chars().allMatch(Character::isDigit);
    return index ? part.path(Integer.parseInt(step)) : part.path(step);
  }

  private static List<String> types(JsonNode part) {
    List<String> types = new ArrayList<>();
    JsonNode type = part.path("type");
    if (type.isString()) {
      types.add(type.stringValue());
    }
    type.forEach(one -> types.add(one.asString()));
    return types;
  }

  static String shown(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }

  /** Some words in a row; not endlessly many. */
  static String joined(Iterable<String> words, String between) {
    List<String> all = new ArrayList<>();
    words.forEach(all::add);
    String row = all.stream().limit(MOST_WORDS).collect(Collectors.joining(between));
    return all.size() > MOST_WORDS ? row + between + "..." : row;
  }
}
