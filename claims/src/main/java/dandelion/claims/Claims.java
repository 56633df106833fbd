package dandelion.claims;

import dandelion.claims.Claim.Bears;
import dandelion.claims.Claim.Literature;
import dandelion.claims.Claim.Published;
import dandelion.claims.Claim.Simulated;
import dandelion.evidence.Document;
import dandelion.evidence.Faults;
import dandelion.evidence.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The statements that Dandelion must account for, with what has been published about each.
 *
 * @param all in the order of the file
 */
public record Claims(List<Claim> all) {
  private static final String FILE = "/dandelion/claims/claims.yaml";
  private static final String SCHEMA = "/dandelion/schema/claims.schema.json";

  /** The claims that come with Dandelion. */
  public static Claims embedded() {
    Faults faults = new Faults();
    String text;
    try (InputStream in = Claims.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Claims claims = of(Document.parse("claims.yaml", text, SCHEMA, faults).root());
    faults.throwIfAny();
    return claims;
  }

  /** Reads a claims file; every fault is collected. */
  public static Claims read(Path file, Faults faults) {
    return of(Document.read(file, SCHEMA, faults).root());
  }

  /** Ids of all claims, in order. */
  public List<String> ids() {
    return all.stream().map(Claim::id).toList();
  }

  /** The claim of an id alone. */
  public Claims only(String id) {
    return new Claims(all.stream().filter(claim -> claim.id().equals(id)).toList());
  }

  private static Claims of(Field root) {
    List<Claim> all = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Field one : root.at("claims").eachOrNone()) {
      if (!ids.add(one.at("id").textOrElse("")) && one.at("id").isText()) {
        one.at("id").fault("an id of its own; another claim has this one");
      }
      all.add(claim(one));
    }
    return new Claims(List.copyOf(all));
  }

  private static Claim claim(Field given) {
    List<Simulated> simulated = new ArrayList<>();
    List<String> known = Weighing.quantities();
    for (Field one : given.at("simulated").eachOrNone()) {
      String quantity = one.at("quantity").textOrElse("");
      if (!known.contains(quantity) && one.at("quantity").isText()) {
        one.at("quantity").fault("the name of a quantity", Field.nearest(quantity, known));
      }
      simulated.add(new Simulated(quantity, one.at("what").textOrElse("")));
    }
    List<String> here = simulated.stream().map(Simulated::quantity).toList();
    List<Published> published = new ArrayList<>();
    for (Field one : given.at("published").eachOrNone()) {
      published.add(published(one, here));
    }
    return new Claim(
        given.at("id").textOrElse(""),
        given.at("disease").textOrElse(""),
        given.at("statement").textOrElse(""),
        given.at("lives_in").textOrElse(""),
        List.copyOf(published),
        List.copyOf(simulated),
        word(Literature.class, given.at("literature"), Literature.PARTLY),
        given.at("because").textOrElse(""));
  }

  private static Published published(Field given, List<String> simulated) {
    String against = given.at("against").textOrElse("");
    if (given.at("against").isText() && !simulated.contains(against)) {
      given
          .at("against")
          .fault("a quantity simulated for this claim", Field.nearest(against, simulated));
    }
    double value = given.at("value").numberOrElse(0);
    double low = given.at("low").numberOrElse(Double.NaN);
    double high = given.at("high").numberOrElse(Double.NaN);
    if (given.has("low") != given.has("high")) {
      given.fault("both 'low' and 'high', or neither");
    } else if (given.has("low") && !(low <= value && value <= high)) {
      given.at("value").fault("a figure between 'low' and 'high'");
    }
    return new Published(
        given.at("what").textOrElse(""),
        value,
        given.at("unit").textOrElse(""),
        low,
        high,
        given.at("cite").textOrElse(""),
        given.at("source").textOrElse(""),
        given.at("read").textOrElse("seen").equals("seen"),
        word(Bears.class, given.at("bears"), Bears.PARTLY),
        against);
  }

  /**
   * A word of an enum, written in small letters with blanks; the schema has complained of others.
   */
  private static <E extends Enum<E>> E word(Class<E> words, Field given, E otherwise) {
    String text = given.textOrElse("").replace(' ', '_').toUpperCase(Locale.ROOT);
    for (E one : words.getEnumConstants()) {
      if (one.name().equals(text)) {
        return one;
      }
    }
    return otherwise;
  }
}
