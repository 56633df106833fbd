package dandelion.evidence;

import dandelion.evidence.Node.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Takes the safe part of YAML apart. What can be passed over is reported and reading goes on; what
 * cannot (broken syntax, too deep, too many values) is reported and ends the reading of the file.
 */
final class YamlTree {

  static final int DEEPEST = 20;
  static final int MOST_ALIASES = 50;
  static final int MOST_VALUES = 50_000;
  static final int MOST_DIGITS = 40;
  static final int LONGEST_KEY = 200;
  static final int LONGEST_TEXT = 20_000;

  private final Document document;
  private final String text;
  private final Iterator<Event> events;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private int values;
  private int aliases;

  /** A value with a name for use further down; no node as long as it is being read. */
  private record Anchored(@Nullable Node node, int values) {}

  /** Ends the reading after a fault was reported. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stop() {
      super(null, null, false, false);
    }
  }

  YamlTree(Document document, String text) {
    this.document = document;
    this.text = text;
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel("file")
            .setUseMarks(true)
            .setParseComments(false)
            .setBufferSize(16_384)
            .build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /** The whole document; null when it could not be taken apart, which was then reported. */
  @Nullable Node read() {
    try {
      return whole();
    } catch (Stop stop) {
      return null;
    } catch (MarkedYamlEngineException broken) {
      document.report(SyntaxWords.of(document.file(), text, broken));
      return null;
    } catch (RuntimeException broken) {
      document.report(new Fault(document.file(), 0, 0, "", "no YAML", "a YAML file", null));
      return null;
    }
  }

  /** What a bare word is taken for. */
  static Kind kindOf(String word) {
    return switch (word) {
      case "", "~", "null", "Null", "NULL" -> Kind.NOTHING;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> Kind.TRUTH;
      default -> Guess.isNumber(word) ? Kind.NUMBER : Kind.TEXT;
    };
  }

  private Node whole() {
    Node root = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent start && !start.getTags().isEmpty()) {
        blame(event, "", "a %TAG line", "a file without tags");
      }
      if (event instanceof NodeEvent && root == null) {
        root = value(event, "", 1);
      } else if (event instanceof NodeEvent) {
        String expected = "one document in a file, without a line --- in the middle";
        throw stop(event, "", "a second document", expected);
      }
    }
    return root == null ? new Node.Scalar(1, 1, "", Kind.NOTHING, false) : root;
  }

  private Node value(Event event, String path, int depth) {
    if (event instanceof AliasEvent alias) {
      return aliased(alias, path, depth);
    }
    count(event, path, 1);
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    int before = values;
    anchor.ifPresent(name -> anchors.put(name, new Anchored(null, 0)));
    Node node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar, path);
          case SequenceStartEvent list -> items(list, path, depth);
          case CollectionStartEvent map -> keys(map, path, depth);
          default -> throw stop(event, path, "no value", "a value");
        };
    int inside = values - before + 1;
    anchor.ifPresent(name -> anchors.put(name, new Anchored(node, inside)));
    return node;
  }

  private Node items(SequenceStartEvent start, String path, int depth) {
    checkCollection(start, path, depth);
    List<Node> items = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      items.add(value(event, Field.pathTo(path, items.size()), depth + 1));
    }
    return new Node.Items(line(start), column(start), items);
  }

  private Node keys(CollectionStartEvent start, String path, int depth) {
    checkCollection(start, path, depth);
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      if (!(event instanceof ScalarEvent key)) {
        throw stop(event, path, "a list, map or alias as key", "a single word as key");
      }
      String name = key.getValue();
      boolean good = isGoodKey(key, path, entries.get(name));
      String inner = name.length() > LONGEST_KEY ? path : Field.pathTo(path, name);
      Node value = value(events.next(), inner, depth + 1);
      if (good) {
        entries.put(name, new Node.Entry(line(key), column(key), value));
      }
    }
    return new Node.Keys(line(start), column(start), entries);
  }

  private boolean isGoodKey(ScalarEvent key, String path, Node.@Nullable Entry first) {
    checkTag(key, key.getTag(), path);
    String name = key.getValue();
    if (name.length() > LONGEST_KEY) {
      blame(key, path, name, "a key of at most " + LONGEST_KEY + " letters");
      return false;
    }
    String inner = Field.pathTo(path, name);
    if (first != null) {
      blame(key, inner, "the key a second time", "each key once; it is in line " + first.line());
    } else if (name.isBlank()) {
      blame(key, inner, "no key", "a key before the colon");
    } else if (name.equals("<<") && key.isPlain()) {
      blame(key, inner, "the merge key <<", "every key written out");
    } else if (!YamlText.isPrintable(name)) {
      blame(key, inner, name, "a key of letters that can be printed");
    } else {
      return true;
    }
    return false;
  }

  private Node scalar(ScalarEvent event, String path) {
    checkTag(event, event.getTag(), path);
    String word = event.getValue();
    Kind kind = event.isPlain() ? kindOf(word) : Kind.TEXT;
    int digits = event.isPlain() && Guess.isDigits(word) ? digits(word) : 0;
    if (digits > MOST_DIGITS) {
      refuse(event, path, word, "a number of at most " + MOST_DIGITS + " digits");
      word = word.substring(0, MOST_DIGITS);
    } else if (word.length() > LONGEST_TEXT) {
      refuse(event, path, word, "a text of at most " + shown(LONGEST_TEXT) + " letters");
      word = word.substring(0, LONGEST_KEY);
    } else if (!YamlText.isPrintable(word)) {
      refuse(event, path, word, "letters that can be printed");
      word = "";
    }
    return new Node.Scalar(line(event), column(event), word, kind, !event.isPlain());
  }

  private static int digits(String word) {
    return (int) word.chars().filter(letter -> letter >= '0' && letter <= '9').count();
  }

  private Node aliased(AliasEvent event, String path, int depth) {
    aliases++;
    if (aliases > MOST_ALIASES) {
      throw stop(event, path, "many aliases", "at most " + MOST_ALIASES + " uses of aliases");
    }
    Anchored anchored = anchors.get(event.getAlias());
    Node node = anchored == null ? null : anchored.node();
    if (anchored == null || node == null) {
      String expected =
          anchored == null
              ? "a name that was given with & further up"
              : "the name of a value that does not hold itself";
      refuse(event, path, "the alias *" + event.getAlias().getValue(), expected);
      return new Node.Scalar(line(event), column(event), "", Kind.NOTHING, false);
    }
    count(event, path, anchored.values());
    if (depth + height(node) - 1 > DEEPEST) {
      throw tooDeep(event, path);
    }
    return node instanceof Node.Scalar same
        ? new Node.Scalar(line(event), column(event), same.text(), same.kind(), same.quoted())
        : node;
  }

  private static int height(Node node) {
    return switch (node) {
      case Node.Scalar _ -> 0;
      case Node.Items list -> 1 + list.values().stream().mapToInt(YamlTree::height).max().orElse(0);
      case Node.Keys map ->
          1 + map.entries().values().stream().mapToInt(e -> height(e.value())).max().orElse(0);
    };
  }

  private void checkCollection(CollectionStartEvent start, String path, int depth) {
    checkTag(start, start.getTag(), path);
    if (depth > DEEPEST) {
      throw tooDeep(start, path);
    }
  }

  private void checkTag(Event event, Optional<String> tag, String path) {
    if (tag.isPresent()) {
      blame(event, path, "the tag " + tag.get(), "a value without a tag");
    }
  }

  private void count(Event event, String path, int more) {
    values += more;
    if (values > MOST_VALUES) {
      throw stop(event, path, "many values", "at most " + shown(MOST_VALUES) + " values in a file");
    }
  }

  private Stop tooDeep(Event event, String path) {
    String expected = "at most " + DEEPEST + " levels of lists and maps";
    return stop(event, path, "a list or map inside " + DEEPEST + " others", expected);
  }

  /** Reports what can be passed over. */
  private void blame(Event event, String path, String value, String expected) {
    document.report(fault(event, path, value, expected));
  }

  /** Reports a value that cannot be used; nothing further is said about it. */
  private void refuse(Event event, String path, String value, String expected) {
    document.report(fault(event, path, value, expected), path, true);
  }

  private Stop stop(Event event, String path, String value, String expected) {
    document.report(fault(event, path, value, expected));
    return new Stop();
  }

  private Fault fault(Event event, String path, String value, String expected) {
    return new Fault(document.file(), line(event), column(event), path, value, expected, null);
  }

  private static String shown(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
  }

  private static int column(Event event) {
    return event.getStartMark().map(Mark::getColumn).orElse(-1) + 1;
  }
}
