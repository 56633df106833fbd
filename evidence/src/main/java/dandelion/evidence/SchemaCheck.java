package dandelion.evidence;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dandelion.evidence.Node.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Compares a document with a JSON Schema and reports every difference in plain words. */
final class SchemaCheck {

  /** After so many faults of one file no more are told. */
  static final int MOST_FAULTS = 1_000;

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final Map<String, SchemaCheck> KNOWN = new ConcurrentHashMap<>();

  private final String resource;
  private final Schema schema;
  private final SchemaWords words;

  private SchemaCheck(String resource, String text) {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)));
    JsonNode root = new JsonMapper().readTree(text);
    checkClosed(resource, root, true);
    this.resource = resource;
    this.schema = registry.getSchema(root);
    this.words = new SchemaWords(root);
  }

  /**
   * The schema on the class path; read once.
   *
   * @throws IllegalArgumentException when there is no such schema or it refers to other files
   */
  static SchemaCheck of(String resource) {
    return KNOWN.computeIfAbsent(resource, SchemaCheck::load);
  }

  /** What a whole document should be, in words. */
  String expected() {
    return words.describe(schema.getSchemaNode());
  }

  /** One fault for a document of quite another kind; null when it may be of this one. */
  @Nullable Fault mistaken(String file, Node node) {
    return FileKind.mistaken(file, node, resource);
  }

  /** Reports every difference between a document and the schema. */
  void check(Document document, Node node) {
    List<Error> errors;
    try {
      errors = schema.validate(json(node));
    } catch (StackOverflowError e) {
      // Java's patterns need one call for each letter, and somebody wrote thousands of letters.
      String value = "a text too long to be compared with its form";
      document.report(
          new Fault(document.file(), 0, 0, "", value, "texts of a few lines", null), "", true);
      return;
    }
    int before = document.faultCount();
    boolean tooMany = false;
    for (Finding finding : Finding.of(errors, words)) {
      tooMany |= document.faultCount() - before >= MOST_FAULTS;
      if (tooMany) {
        document.markUnreadable(place(document.root(), finding.instance()).path());
      } else {
        new SchemaFault(document, words, finding).report();
      }
    }
    if (tooMany) {
      String value = "more than " + MOST_FAULTS + " faults";
      document.report(
          new Fault(document.file(), 0, 0, "", value, "those below put right first", null));
    }
  }

  /** The field at a place of the document. */
  static Field place(Field root, NodePath instance) {
    Field field = root;
    for (int i = 0; i < instance.getNameCount(); i++) {
      Object step = instance.getElement(i);
      field =
          field.isList() && step instanceof Number index
              ? field.at(index.intValue())
              : field.at(String.valueOf(step));
    }
    return field;
  }

  private static SchemaCheck load(String resource) {
    try (InputStream in = SchemaCheck.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no schema on the class path: " + resource);
      }
      return new SchemaCheck(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes sure that nothing outside the schema is ever looked for. */
  private static void checkClosed(String resource, JsonNode node, boolean top) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String value = entry.getValue().isString() ? entry.getValue().stringValue() : "#";
      boolean open =
          switch (entry.getKey()) {
            case "$ref", "$dynamicRef" -> !value.startsWith("#");
            case "$schema" -> entry.getValue().isString() && !value.equals(DIALECT);
            case "$id" -> entry.getValue().isString() && !top;
            default -> false;
          };
      if (open) {
        throw new IllegalArgumentException(
            resource + " may only refer to itself, not to " + entry.getKey() + " " + value);
      }
    }
    for (JsonNode inner : node) {
      checkClosed(resource, inner, false);
    }
  }

  private static JsonNode json(Node node) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    return switch (node) {
      case Node.Items list -> {
        ArrayNode array = factory.arrayNode();
        list.values().forEach(value -> array.add(json(value)));
        yield array;
      }
      case Node.Keys map -> {
        ObjectNode object = factory.objectNode();
        map.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
        yield object;
      }
      case Node.Scalar scalar ->
          switch (scalar.kind()) {
            case Kind.NOTHING -> factory.nullNode();
            case Kind.TEXT -> factory.stringNode(scalar.text());
            case Kind.TRUTH ->
                factory.booleanNode(scalar.text().toLowerCase(Locale.ROOT).equals("true"));
            case Kind.NUMBER -> number(scalar.text());
          };
    };
  }

  private static JsonNode number(String text) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    Long whole = Guess.whole(text);
    if (whole != null) {
      return factory.numberNode(whole.longValue());
    }
    String digits = text.startsWith("+") ? text.substring(1) : text;
    boolean large = digits.chars().skip(1).allMatch(Character::isDigit);
    if (large && !digits.startsWith(".")) {
      return factory.numberNode(new BigInteger(digits));
    }
    double value = Double.parseDouble(text);
    // as a double, 1e300 would be taken for a whole number and then not fit one of 64 bits
    return Math.rint(value) == value
        ? factory.numberNode(new BigDecimal(value).toBigInteger())
        : factory.numberNode(value);
  }
}
