package dandelion.evidence;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dandelion.evidence.Guess.Want;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns one finding of the validator into a fault in our own words. */
final class SchemaFault {

  private final Document document;
  private final SchemaWords words;
  private final Finding finding;
  private final Error error;
  private final Field field;
  private final NodePath way;
  private final JsonNode part;

  SchemaFault(Document document, SchemaWords words, Finding finding) {
    this.document = document;
    this.words = words;
    this.finding = finding;
    this.error = finding.error();
    this.field = SchemaCheck.place(document.root(), finding.instance());
    this.way = error.getSchemaLocation().getFragment();
    this.part = words.partAt(way, 1);
  }

  /** Tells the fault to the document. */
  void report() {
    String key = error.getProperty();
    switch (error.getKeyword()) {
      case "required" -> missing(key, "");
      case "dependentRequired" -> missing(argument(0), ", because there is " + argument(1));
      case "additionalProperties", "unevaluatedProperties" -> unknownKey(key);
      case "propertyNames" -> wrongKey(key);
      case "type" -> wrongType();
      case "enum", "const" -> wrongWord();
      case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" ->
          tell(words.describe(part), share());
      case "multipleOf" -> tell("a multiple of " + argument(0), null);
      case "minItems" -> tell("a list of at least " + argument(0), null);
      case "maxItems" -> tell("a list of at most " + argument(0), null);
      case "uniqueItems" -> tell("a list with every item once", null);
      case "contains", "minContains", "maxContains" ->
          tell("a list that holds " + words.describe(part.path("contains")), null);
      case "minProperties" -> tell("a map with at least " + keys(), null);
      case "maxProperties" -> tell("a map with at most " + keys(), null);
      case "items", "unevaluatedItems" -> tell("no items after those that are known", null);
      case "not" -> tell("anything but " + words.describe(part.path("not")), null);
      case "oneOf" -> tell("only one of: " + words.describe(part), null);
      case "false" -> tell("nothing here", null);
      default -> tell(words.describe(part), null);
    }
  }

  private void wrongType() {
    Set<String> expected = new LinkedHashSet<>();
    String maybe = null;
    for (Error each : all()) {
      JsonNode wanted = words.partAt(each.getSchemaLocation().getFragment(), 1);
      expected.add(words.describe(wanted));
      Want want = words.want(wanted);
      if (maybe == null && want != null) {
        maybe = Guess.retyped(field.node(), want);
      }
    }
    if (maybe == null && field.isText()) {
      maybe = nearestAllowed();
    }
    tell(SchemaWords.joined(expected, ", or "), maybe);
    document.markUnreadable(field.path());
  }

  private void wrongWord() {
    Set<String> expected = new LinkedHashSet<>();
    boolean onlyWords = true;
    for (Error each : all()) {
      JsonNode wanted = words.partAt(each.getSchemaLocation().getFragment(), 1);
      List<String> allowed = words.allowed(wanted);
      onlyWords &= !allowed.isEmpty();
      expected.addAll(allowed.isEmpty() ? List.of(words.describe(wanted)) : allowed);
    }
    String title = part.path("title").isString() ? part.path("title").stringValue() : "";
    String all = SchemaWords.joined(expected, onlyWords ? ", " : ", or ");
    String one = expected.size() > 1 && onlyWords ? "one of " + all : all;
    tell(
        title.isEmpty() || !finding.others().isEmpty() ? one : title + ": " + one,
        nearestAllowed());
    if (field.isMissing()) {
      document.markUnreadable(field.path());
    }
  }

  private @Nullable String nearestAllowed() {
    List<String> allowed = new ArrayList<>();
    for (Error each : all()) {
      allowed.addAll(words.allowed(words.partAt(each.getSchemaLocation().getFragment(), 1)));
    }
    return Guess.nearest(field.raw(), allowed);
  }

  private void missing(@Nullable String key, String because) {
    Field missing = field.at(String.valueOf(key));
    if (isMisspelt(missing.name())) {
      document.markUnreadable(missing.path());
    } else if (!document.isReported(missing.path())) {
      String expected =
          finding.others().isEmpty() ? words.describeKey(way, missing.name()) : kinds();
      expected += because;
      document.report(missing.faultHere("nothing", expected, null), missing.path(), true);
    }
  }

  /**
   * Whether a missing key is there under a name so near that it is guessed at, which says it all.
   */
  private boolean isMisspelt(String key) {
    Set<String> known = words.siblings(way, key);
    List<String> open = known.stream().filter(word -> !field.has(word)).toList();
    return field.keysOrNone().stream()
        .filter(word -> !known.contains(word))
        .anyMatch(word -> key.equals(Guess.nearest(word, open)));
  }

  /** The words that tell several forms apart, for the key that every form misses. */
  private String kinds() {
    Set<String> kinds = new LinkedHashSet<>();
    for (Error each : all()) {
      kinds.add(
          words.describeKey(
              each.getSchemaLocation().getFragment(), String.valueOf(each.getProperty())));
    }
    return "one of " + SchemaWords.joined(kinds, ", ");
  }

  private void unknownKey(@Nullable String key) {
    Set<String> known = words.known(part).keySet();
    List<String> open = known.stream().filter(word -> !field.has(word)).toList();
    String near = Guess.nearest(String.valueOf(key), open);
    if (near == null && isCutOff(String.valueOf(key))) {
      near = "a point instead of the comma in the number before it";
    }
    String expected =
        known.isEmpty() ? "no such key" : "one of the keys " + SchemaWords.joined(known, ", ");
    atKey(key, "an unknown key", expected, near);
  }

  private boolean isCutOff(String key) {
    Node.Entry entry = field.node() instanceof Node.Keys map ? map.entries().get(key) : null;
    return entry != null && Guess.isCutOff(key, entry.value());
  }

  private void wrongKey(@Nullable String key) {
    JsonNode names = part.path("propertyNames");
    String near = Guess.nearest(String.valueOf(key), words.allowed(names));
    String described = words.describe(names);
    String expected =
        described.startsWith("a text")
            ? "a key" + described.substring("a text".length())
            : "a key that is " + described;
    atKey(key, "the key " + key, expected, near);
  }

  private void atKey(@Nullable String key, String value, String expected, @Nullable String maybe) {
    String name = String.valueOf(key);
    String path = Field.pathTo(field.path(), name);
    Node.Entry entry = field.node() instanceof Node.Keys map ? map.entries().get(name) : null;
    int line = entry == null ? field.line() : entry.line();
    int column = entry == null ? field.column() : entry.column();
    if (!document.isReported(path)) {
      Fault fault = new Fault(field.file(), line, column, path, value, expected, maybe);
      document.report(fault, path, false);
    }
  }

  private void tell(String expected, @Nullable String maybe) {
    boolean several = field.isList() || field.isMap();
    if (several ? !document.isUnreadable(field.path()) : !document.isReported(field.path())) {
      String value = Guess.shown(field.node());
      document.report(field.faultHere(value, expected, maybe), field.path(), false);
    }
  }

  private String keys() {
    return argument(0) + (argument(0).equals("1") ? " key" : " keys");
  }

  private @Nullable String share() {
    boolean most = part.has("maximum") || part.has("exclusiveMaximum");
    double limit = part.path("maximum").asDouble(part.path("exclusiveMaximum").asDouble(0));
    String share = most && limit <= 1 ? Guess.asShare(field.raw(), limit) : null;
    BigDecimal least = BigDecimal.valueOf(part.path("minimum").asDouble(0));
    return share == null || new BigDecimal(share).compareTo(least) < 0 ? null : share;
  }

  private List<Error> all() {
    List<Error> all = new ArrayList<>();
    all.add(error);
    all.addAll(finding.others());
    return all;
  }

  private String argument(int index) {
    Object[] arguments = error.getArguments();
    return arguments == null || arguments.length <= index ? "" : String.valueOf(arguments[index]);
  }
}
