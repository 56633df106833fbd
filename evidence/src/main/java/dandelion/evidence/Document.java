package dandelion.evidence;

import dandelion.evidence.Node.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One YAML file that a person wrote, read and compared with its schema. Whatever is wrong with it
 * goes to the {@link Faults}; reading never throws because of what a file contains, and {@link
 * #root()} can be used in any case.
 *
 * <p>Only a safe part of YAML is taken: one document of at most 1 MB in UTF-8, at most 20 levels
 * deep, at most 50 uses of aliases, 50,000 values, no tags, no key twice, no merge keys, no number
 * of more than 40 digits. JSON is YAML, so a JSON file is read as well.
 *
 * <p>What is a number and what is not:
 *
 * <ul>
 *   <li>{@code 3}, {@code -3}, {@code +3}, {@code 0.5}, {@code .5}, {@code 5.}, {@code 1e-3} and
 *       {@code 1E3} are numbers;
 *   <li>{@code 012}, {@code 0x1F}, {@code 0o17}, {@code 1_000}, {@code 1,5}, {@code 50%}, {@code
 *       1:30}, {@code 2024-01-31}, {@code .nan}, {@code .inf}, {@code 1e999} and anything in quotes
 *       are texts;
 *   <li>{@code true} and {@code false} (also {@code True}, {@code TRUE}) are truths; {@code yes},
 *       {@code no}, {@code on}, {@code off} and {@code y} are texts, as values and as keys;
 *   <li>{@code null}, {@code ~} and an empty place are nothing: to {@link Field} as if the key was
 *       not there, to the schema a fault unless it allows {@code null};
 *   <li>every key is a text: {@code no}, {@code 1}, {@code true} and {@code null} are good keys.
 * </ul>
 */
public final class Document {

  /** The largest file that is read, in bytes. */
  static final int LARGEST = 1_000_000;

  /**
   * What was read before and had no fault: the same bytes under the same schema are the same
   * document. A study whose numbers are drawn a thousand times is read a thousand times.
   */
  private static final Map<Sound, Node> SOUND = new ConcurrentHashMap<>();

  private static final int MOST_SOUND = 256;

  private record Sound(String sha256, SchemaCheck schema) {}

  private final String file;
  private final String sha256;
  private final Faults faults;
  private final Set<String> reported = new HashSet<>();
  private final Set<String> unreadable = new HashSet<>();
  private @Nullable Node top;

  private Document(String file, String sha256, Faults faults) {
    this.file = file;
    this.sha256 = sha256;
    this.faults = faults;
  }

  /**
   * Reads a file.
   *
   * @param file the file; it is named in faults exactly as given here
   * @param schemaResource the schema on the class path, such as {@code
   *     /dandelion/schema/study.schema.json}
   * @param faults where to put what is wrong
   * @return the document, never null, even when the file does not exist
   */
  public static Document read(Path file, String schemaResource, Faults faults) {
    String name = file.toString();
    SchemaCheck schema = SchemaCheck.of(schemaResource);
    try {
      if (!Files.isRegularFile(file)) {
        return unread(name, faults, missing(file));
      }
      try (InputStream in = Files.newInputStream(file)) {
        return of(name, in.readNBytes(LARGEST + 1), schema, faults);
      }
    } catch (IOException | UncheckedIOException e) {
      String value = "a file that cannot be opened";
      return unread(name, faults, new Fault(name, 0, 0, "", value, "a readable file", null));
    }
  }

  /**
   * Reads a text as if it was a file.
   *
   * @param fileName the name to use in faults
   * @param text what the file contains
   * @param schemaResource the schema on the class path
   * @param faults where to put what is wrong
   * @return the document, never null
   */
  public static Document parse(String fileName, String text, String schemaResource, Faults faults) {
    SchemaCheck schema = SchemaCheck.of(schemaResource);
    Fault lone = YamlText.loneSurrogate(fileName, text);
    if (lone != null) {
      return unread(fileName, faults, lone);
    }
    return of(fileName, text.getBytes(StandardCharsets.UTF_8), schema, faults);
  }

  /** The name of the file as it was given. */
  public String file() {
    return file;
  }

  /** The whole document. */
  public Field root() {
    return new Field(this, null, "", "", top, top == null ? 0 : 1, top == null ? 0 : 1);
  }

  /**
   * The SHA-256 of the bytes of the file, in 64 hexadecimal digits; empty when there was no file or
   * it was too large.
   */
  public String sha256() {
    return sha256;
  }

  /**
   * Whether the file could be taken apart at all. If not, every field is missing and no further
   * fault is added for it.
   */
  public boolean isReadable() {
    return top != null;
  }

  private static Document of(String name, byte[] bytes, SchemaCheck schema, Faults faults) {
    if (bytes.length > LARGEST) {
      String value = "more than 1 MB";
      return unread(name, faults, new Fault(name, 0, 0, "", value, "a file of at most 1 MB", null));
    }
    Document document = new Document(name, Fingerprint.of(bytes), faults);
    Sound same = new Sound(document.sha256, schema);
    Node known = SOUND.get(same);
    if (known != null) {
      document.top = known;
      return document;
    }
    int before = faults.size();
    String text = YamlText.decode(name, bytes, faults);
    Node node = text == null ? null : new YamlTree(document, text).read();
    if (node == null) {
      return document;
    }
    Fault mistaken = schema.mistaken(name, node);
    if (mistaken != null) {
      faults.add(mistaken);
      return document;
    }
    document.top = node;
    if (node instanceof Node.Scalar scalar && scalar.kind() == Kind.NOTHING) {
      document.report(
          new Fault(name, 0, 0, "", "an empty file", schema.expected(), null), "", true);
    } else {
      schema.check(document, node);
    }
    if (faults.size() == before && SOUND.size() < MOST_SOUND) {
      SOUND.put(same, node);
    }
    return document;
  }

  private static Document unread(String name, Faults faults, Fault fault) {
    faults.add(fault);
    return new Document(name, "", faults);
  }

  /** Adds a fault and remembers its path, so that the same field is not blamed twice. */
  void report(Fault fault, String path, boolean nowUnreadable) {
    faults.add(fault);
    reported.add(path);
    if (nowUnreadable) {
      unreadable.add(path);
    }
  }

  /** Adds a fault that is not tied to a field. */
  void report(Fault fault) {
    faults.add(fault);
  }

  /** Remembers that nothing below a path can be read, which has been said. */
  void markUnreadable(String path) {
    unreadable.add(path);
  }

  int faultCount() {
    return faults.size();
  }

  boolean isReported(String path) {
    return reported.contains(path);
  }

  boolean isUnreadable(String path) {
    return unreadable.contains(path);
  }

  private static Fault missing(Path file) throws IOException {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      return new Fault(name, 0, 0, "", "a folder", "a file", null);
    }
    if (Files.exists(file)) {
      return new Fault(name, 0, 0, "", "something that is not a plain file", "a file", null);
    }
    Path near = nearestFile(file);
    String maybe = near == null ? null : file.resolveSibling(near).toString();
    return new Fault(name, 0, 0, "", "no such file", "a file", maybe);
  }

  /** The name of a file in the same folder that is nearest to one that is not there, or null. */
  static @Nullable Path nearestFile(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path last = file.getFileName();
    if (folder == null || last == null || !Files.isDirectory(folder)) {
      return null;
    }
    try (Stream<Path> there = Files.list(folder)) {
      Collection<String> known =
          there
              .limit(10_000)
              .filter(Files::isRegularFile)
              .map(path -> String.valueOf(path.getFileName()))
              .sorted()
              .toList();
      String nearest = Field.nearest(last.toString(), known);
      return nearest == null ? null : Path.of(nearest);
    } catch (IOException unreadable) {
      return null; // a folder that cannot be listed gives no guess
    }
  }
}
