package dandelion.evidence;

import dandelion.evidence.Guess.Want;
import dandelion.evidence.Node.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of a document with its place in the file.
 *
 * <p>A field may be missing. Asking a missing field, or a field of another type, for its value adds
 * a fault and gives a harmless value back ("", 0, not-a-number, false, an empty list), so that
 * reading goes on and finds the next fault. A field that was already blamed by the schema is not
 * blamed again.
 */
public final class Field {

  private final Document document;
  private final @Nullable Field parent;
  private final String name;
  private final String path;
  private final @Nullable Node node;
  private final int line;
  private final int column;

  Field(
      Document document,
      @Nullable Field parent,
      String name,
      String path,
      @Nullable Node node,
      int line,
      int column) {
    this.document = document;
    this.parent = parent;
    this.name = name;
    this.path = path;
    this.node = node instanceof Node.Scalar scalar && scalar.kind() == Kind.NOTHING ? null : node;
    this.line = line;
    this.column = column;
  }

  /** The last key, such as {@code adherence}; {@code [2]} in a list; empty for the root. */
  public String name() {
    return name;
  }

  /** The way from the top, such as {@code arms.ct.adherence} or {@code follow_up[2].test}. */
  public String path() {
    return path;
  }

  /** The line, counted from 1; that of the parent when the field is missing; 0 when unknown. */
  public int line() {
    return line;
  }

  /** The column, counted from 1; 0 when unknown. */
  public int column() {
    return column;
  }

  /** The file, named as the user named it. */
  public String file() {
    return document.file();
  }

  /**
   * The file and line, such as {@code evidence/recurrence.yaml:12}, to say where a number is from.
   */
  public String place() {
    return line == 0 ? file() : file() + ":" + line;
  }

  /** Whether there is no such key, or nothing behind it. */
  public boolean isMissing() {
    return node == null;
  }

  /** Whether something stands here, of whatever type. */
  public boolean isPresent() {
    return node != null;
  }

  /** Whether a text stands here. */
  public boolean isText() {
    return isKind(Kind.TEXT);
  }

  /** Whether a number stands here. */
  public boolean isNumber() {
    return isKind(Kind.NUMBER);
  }

  /** Whether true or false stands here. */
  public boolean isTruth() {
    return isKind(Kind.TRUTH);
  }

  /** Whether a list stands here. */
  public boolean isList() {
    return node instanceof Node.Items;
  }

  /** Whether a map from keys to values stands here. */
  public boolean isMap() {
    return node instanceof Node.Keys;
  }

  /** Whether the map here has the key, and something behind it. */
  public boolean has(String key) {
    return at(key).isPresent();
  }

  /** The field behind a key; a missing field when there is no such key. Never a fault by itself. */
  public Field at(String key) {
    Node.Entry entry = node instanceof Node.Keys map ? map.entries().get(key) : null;
    return entry == null ? child(key, null, line, column) : child(key, entry);
  }

  /** The item of a list, counted from 0; a missing field when there is no such item. */
  public Field at(int index) {
    if (node instanceof Node.Items list && index >= 0 && index < list.values().size()) {
      Node value = list.values().get(index);
      return item(index, value, value.line(), value.column());
    }
    return item(index, null, line, column);
  }

  /** The items of a list or the values of a map, in the order of the file. */
  public List<Field> each() {
    if (!isList() && !isMap()) {
      wrong(Want.LIST, "a list or a map");
    }
    return children();
  }

  /** As {@link #each()}, but a missing field is an empty list and no fault. */
  public List<Field> eachOrNone() {
    return isMissing() ? List.of() : each();
  }

  /** The keys of a map, in the order of the file. */
  public List<String> keys() {
    if (node instanceof Node.Keys map) {
      return List.copyOf(map.entries().keySet());
    }
    wrong(Want.MAP, "a map");
    return List.of();
  }

  /** As {@link #keys()}, but a missing field is an empty list and no fault. */
  public List<String> keysOrNone() {
    return isMissing() ? List.of() : keys();
  }

  /** How many items or keys there are; 0 for anything that is no list and no map. */
  public int size() {
    return switch (node) {
      case Node.Items list -> list.values().size();
      case Node.Keys map -> map.entries().size();
      case null, default -> 0;
    };
  }

  /** The single value as it was written, whatever its type; empty for lists, maps and nothing. */
  public String raw() {
    return node instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  /** The text here; empty after a fault. */
  public String text() {
    if (isText()) {
      return raw();
    }
    wrong(Want.TEXT, "a text");
    return "";
  }

  /** The text here, or another when the field is missing. */
  public String textOrElse(String other) {
    return isMissing() ? other : text();
  }

  /** The number here; not-a-number after a fault. */
  public double number() {
    if (isNumber()) {
      return Double.parseDouble(raw());
    }
    wrong(Want.NUMBER, "a number");
    return Double.NaN;
  }

  /** The number here, or another when the field is missing. */
  public double numberOrElse(double other) {
    return isMissing() ? other : number();
  }

  /** The whole number here; 0 after a fault. {@code 3.0} is a whole number. */
  public int integer() {
    return (int) whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** The whole number here, or another when the field is missing. */
  public int integerOrElse(int other) {
    return isMissing() ? other : integer();
  }

  /** The whole number here, which may be large, such as a seed; 0 after a fault. */
  public long longInteger() {
    return whole(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** The large whole number here, or another when the field is missing. */
  public long longIntegerOrElse(long other) {
    return isMissing() ? other : longInteger();
  }

  /** Whether true stands here; false after a fault. */
  public boolean truth() {
    if (isTruth()) {
      return raw().toLowerCase(Locale.ROOT).equals("true");
    }
    wrong(Want.TRUTH, "true or false");
    return false;
  }

  /** The truth here, or another when the field is missing. */
  public boolean truthOrElse(boolean other) {
    return isMissing() ? other : truth();
  }

  /** The list of texts here; items that are no text are blamed and left out. */
  public List<String> texts() {
    if (!isList()) {
      wrong(Want.LIST, "a list of texts");
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Field item : children()) {
      String text = item.text();
      if (item.isText()) {
        texts.add(text);
      }
    }
    return List.copyOf(texts);
  }

  /** As {@link #texts()}, but a missing field is an empty list and no fault. */
  public List<String> textsOrNone() {
    return isMissing() ? List.of() : texts();
  }

  /** The list of numbers here; items that are no number are blamed and left out. */
  public List<Double> numbers() {
    if (!isList()) {
      wrong(Want.LIST, "a list of numbers");
      return List.of();
    }
    List<Double> numbers = new ArrayList<>();
    for (Field item : children()) {
      double number = item.number();
      if (item.isNumber()) {
        numbers.add(number);
      }
    }
    return List.copyOf(numbers);
  }

  /**
   * Blames this field.
   *
   * @param expected what should stand here, such as {@code a test of this study}
   */
  public void fault(String expected) {
    fault(expected, null);
  }

  /**
   * Blames this field, unless it was found unreadable before or the schema has blamed the same
   * single value.
   *
   * @param expected what should stand here
   * @param maybe what the writer perhaps meant; null when there is no good guess
   */
  public void fault(String expected, @Nullable String maybe) {
    boolean list = isList() || isMap();
    if (isHopeless() || (!list && document.isReported(path))) {
      return;
    }
    document.report(faultHere(Guess.shown(node), expected, maybe));
  }

  /**
   * The known word that is nearest to a wrong one, for "did you mean": at most one wrong letter in
   * three, swapped neighbours and upper or lower case counting little.
   *
   * @return the nearest word; null when nothing is near
   */
  public static @Nullable String nearest(String wrong, Collection<String> known) {
    return Guess.nearest(wrong, known);
  }

  /**
   * The file named here, seen from the file that names it; null, with a fault at this place, when
   * there is none.
   */
  public @Nullable Path beside(Path naming) {
    Path named = naming.resolveSibling(text()).normalize();
    if (Files.isRegularFile(named)) {
      return named;
    }
    Path near = Document.nearestFile(named);
    fault(
        "a file that exists; there is none at " + named,
        near == null ? null : Path.of(text()).resolveSibling(near).toString().replace('\\', '/'));
    return null;
  }

  /** The number meant by a text such as {@code 90%}; null when it is no number by any reading. */
  public @Nullable String meantNumber() {
    return Guess.retyped(node, Want.NUMBER);
  }

  /** The share meant by a number such as 35, where shares are wanted; null when none is sure. */
  @Nullable String meantShare() {
    return Guess.asShare(raw(), 1);
  }

  @Nullable Node node() {
    return node;
  }

  Fault faultHere(String value, String expected, @Nullable String maybe) {
    return new Fault(file(), line, column, path, value, expected, maybe);
  }

  /** The way to the value behind a key. */
  static String pathTo(String path, String key) {
    String plain = Guess.isPlainKey(key) ? key : '"' + key + '"';
    return path.isEmpty() ? plain : path + "." + plain;
  }

  /** The way to an item of a list. */
  static String pathTo(String path, int index) {
    return path + "[" + index + "]";
  }

  private boolean isKind(Kind kind) {
    return node instanceof Node.Scalar scalar && scalar.kind() == kind;
  }

  private long whole(long least, long most) {
    boolean few = most == Integer.MAX_VALUE;
    String expected = few ? "a whole number" : "a whole number of at most 18 digits";
    if (isNumber()) {
      Long whole = Guess.whole(raw());
      if (whole != null && whole >= least && whole <= most) {
        return whole;
      }
      expected = whole != null ? "a whole number between " + least + " and " + most : expected;
    }
    wrong(Want.WHOLE, expected);
    return 0;
  }

  private List<Field> children() {
    List<Field> children = new ArrayList<>();
    if (node instanceof Node.Items list) {
      for (int i = 0; i < list.values().size(); i++) {
        children.add(at(i));
      }
    } else if (node instanceof Node.Keys map) {
      for (Map.Entry<String, Node.Entry> entry : map.entries().entrySet()) {
        children.add(child(entry.getKey(), entry.getValue()));
      }
    }
    return List.copyOf(children);
  }

  private Field child(String key, Node.Entry entry) {
    Node value = entry.value();
    boolean single = value instanceof Node.Scalar scalar && scalar.kind() != Kind.NOTHING;
    return single
        ? child(key, value, value.line(), value.column())
        : child(key, value, entry.line(), entry.column());
  }

  private Field child(String key, @Nullable Node value, int atLine, int atColumn) {
    return new Field(document, this, key, pathTo(path, key), value, atLine, atColumn);
  }

  private Field item(int index, @Nullable Node value, int atLine, int atColumn) {
    String itemName = "[" + index + "]";
    return new Field(document, this, itemName, pathTo(path, index), value, atLine, atColumn);
  }

  /** Blames a missing value or a wrong type, once. */
  private void wrong(Want want, String expected) {
    if (isHopeless() || document.isReported(path)) {
      return;
    }
    Fault fault = faultHere(Guess.shown(node), expected, Guess.retyped(node, want));
    document.report(fault, path, true);
  }

  /** Whether this field or one above it could not be read, which has been said already. */
  private boolean isHopeless() {
    if (!document.isReadable()) {
      return true;
    }
    for (Field field = this; field != null; field = field.parent) {
      if (document.isUnreadable(field.path)) {
        return true;
      }
    }
    return false;
  }
}
