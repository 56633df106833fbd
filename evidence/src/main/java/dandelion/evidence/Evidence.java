package dandelion.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Every number of the model, with its unit, doubt, status and source; and the life tables.
 *
 * <p>Immutable. The embedded files are read from the class path; files of the user's own may
 * replace single values, and what they replaced can be asked for.
 */
public final class Evidence {
  private static final String FOLDER = "/dandelion/evidence/";

  /** How the names of files begin that come with Dandelion and stand in no folder of the user's. */
  public static final String BUNDLED = "bundled evidence/";

  private static final String SCHEMAS = "/dandelion/schema/";
  private static final List<String> SUBJECTS =
      List.of(
          "person.yaml",
          "liver.yaml",
          "liver-reserve.yaml",
          "colorectal-nature.yaml",
          "colorectal-calibrated.yaml",
          "colorectal-tests.yaml",
          "colorectal-treatment.yaml",
          "colorectal-more-treatment.yaml",
          "hepatocellular-nature.yaml",
          "hepatocellular-tests.yaml",
          "hepatocellular-treatment.yaml",
          "economics/united-kingdom.yaml",
          "economics/china.yaml",
          "economics/reference-cases.yaml");
  private static final List<String> COUNTRIES =
      List.of("united-kingdom", "united-kingdom-2009", "united-states", "china");

  private final Map<String, Entry> entries;
  private final Map<String, Source> sources;
  private final Map<String, LifeTable> lifeTables;
  private final Map<String, Economy> economies;
  private final Map<String, Double> replaced;
  private final Set<String> doubted;
  private final String sha256;
  private final UnaryOperator<Entry> drawing;

  private Evidence(
      Map<String, Entry> entries,
      Map<String, Source> sources,
      Map<String, LifeTable> lifeTables,
      Map<String, Economy> economies,
      Map<String, Double> replaced,
      Set<String> doubted,
      String sha256,
      UnaryOperator<Entry> drawing) {
    this.entries = entries;
    this.sources = sources;
    this.lifeTables = lifeTables;
    this.economies = economies;
    this.replaced = replaced;
    this.doubted = doubted;
    this.sha256 = sha256;
    this.drawing = drawing;
  }

  /** The numbers that come with Dandelion. */
  public static Evidence embedded() {
    Faults faults = new Faults();
    Evidence evidence = read(faults);
    faults.throwIfAny();
    return evidence;
  }

  private static Evidence read(Faults faults) {
    StringBuilder hashes = new StringBuilder();
    Map<String, Source> sources = new LinkedHashMap<>();
    Document list = embeddedDocument("sources.yaml", "sources.schema.json", faults, hashes);
    readSources(list.root().at("sources"), sources);
    Map<String, Entry> entries = new LinkedHashMap<>();
    Map<String, Economy> economies = new LinkedHashMap<>();
    for (String subject : SUBJECTS) {
      Document document = embeddedDocument(subject, "evidence.schema.json", faults, hashes);
      readEntries(document, sources, entries);
      readEconomy(document.root().at("economics"), economies);
    }
    Map<String, LifeTable> tables = new LinkedHashMap<>();
    for (String country : COUNTRIES) {
      Document document =
          embeddedDocument(
              "life-tables/" + country + ".yaml", "life-table.schema.json", faults, hashes);
      LifeTable table = readLifeTable(document.root(), sources);
      if (table != null) {
        tables.put(country, table);
      }
    }
    return new Evidence(
        Collections.unmodifiableMap(entries),
        Collections.unmodifiableMap(sources),
        Collections.unmodifiableMap(tables),
        Collections.unmodifiableMap(economies),
        Map.of(),
        Set.of(),
        Fingerprint.of(hashes.toString()),
        UnaryOperator.identity());
  }

  /** Reads one evidence file for checking only, as {@code dandelion evidence --check FILE} does. */
  public static List<Entry> check(Path file, Faults faults) {
    Map<String, Source> sources = new LinkedHashMap<>(read(faults).sources);
    Document document = Document.read(file, SCHEMAS + "evidence.schema.json", faults);
    readSources(document.root().at("sources"), sources);
    Map<String, Entry> entries = new LinkedHashMap<>();
    readEntries(document, sources, entries);
    return List.copyOf(entries.values());
  }

  /**
   * This evidence with single values replaced by a file of the user's own.
   *
   * @param file {@code replace: {id: {value, unit, why, doubt}}}, and {@code sources} of the user's
   *     own
   * @param faults takes everything wrong with the file
   */
  public Evidence replacedBy(Path file, Faults faults) {
    Document document = Document.read(file, SCHEMAS + "replace.schema.json", faults);
    Map<String, Entry> changed = new LinkedHashMap<>(entries);
    Map<String, Double> newly = new LinkedHashMap<>(replaced);
    Set<String> unsure = new HashSet<>(doubted);
    Map<String, Source> known = new LinkedHashMap<>(sources);
    readSources(document.root().at("sources"), known);
    Field replace = document.root().at("replace");
    for (String id : replace.keysOrNone()) {
      Field given = replace.at(id);
      checkSources(given.at("source"), known);
      Entry old = entries.get(id);
      if (old == null) {
        given.fault("the id of an evidence entry", Field.nearest(id, entries.keySet()));
        continue;
      }
      String unit = given.at("unit").textOrElse(old.unit());
      List<String> units = old.kind().unitsFor(old.unit());
      if (!units.contains(unit)) {
        String currency = old.kind() == Kind.COST ? ", the currency of this entry" : "";
        given.at("unit").fault(String.join(" or ", units) + currency, asPercent(given, old.kind()));
        continue;
      }
      double base = old.kind().toBase(given.at("value").number(), unit);
      String complaint = old.kind().complaint(base);
      if (complaint != null) {
        given.at("value").fault(complaint, meantShare(given.at("value"), old.kind()));
        continue;
      }
      List<String> cited = given.at("source").textsOrNone();
      Entry now = old.withValue(base);
      if (given.has("doubt")) {
        now = now.doubting(inUnitOf(old, unit, doubt(given.at("doubt"))));
        checkDoubt(given.at("doubt"), now);
        unsure.add(id);
      } else {
        unsure.remove(id);
      }
      changed.put(id, cited.isEmpty() ? now : now.citing(cited));
      newly.put(id, base);
    }
    return new Evidence(
        changed,
        known,
        lifeTables,
        economies,
        newly,
        unsure,
        Fingerprint.of(sha256 + document.sha256()),
        drawing);
  }

  /** This evidence with some values replaced, in the units that programs use; for calibration. */
  public Evidence with(Map<String, Double> values) {
    Map<String, Entry> changed = new LinkedHashMap<>(entries);
    Map<String, Double> newly = new LinkedHashMap<>(replaced);
    Set<String> unsure = new HashSet<>(doubted);
    unsure.removeAll(values.keySet());
    values.forEach((id, value) -> {
      changed.put(id, entry(id).withValue(value));
      newly.put(id, value);
    });
    return new Evidence(
        changed,
        sources,
        lifeTables,
        economies,
        newly,
        unsure,
        Fingerprint.of(sha256 + newly),
        drawing);
  }

  /**
   * This evidence drawn from its doubt. Entries that are added later, such as prices of the user's
   * own, are drawn in the same way.
   *
   * @param name of the draw, for the fingerprint
   * @param as what becomes of an entry
   */
  Evidence drawn(String name, UnaryOperator<Entry> as) {
    Map<String, Entry> changed = new LinkedHashMap<>(entries);
    changed.replaceAll((id, entry) -> as.apply(entry));
    return new Evidence(
        changed,
        sources,
        lifeTables,
        economies,
        replaced,
        doubted,
        Fingerprint.of(sha256 + name),
        as);
  }

  /**
   * This evidence and what a file of the user's own adds to it, such as prices of another country.
   *
   * @param document an evidence file, read against its schema
   */
  public Evidence plus(Document document) {
    Map<String, Entry> more = new LinkedHashMap<>(entries);
    Map<String, Economy> wider = new LinkedHashMap<>(economies);
    Map<String, Source> known = new LinkedHashMap<>(sources);
    readSources(document.root().at("sources"), known);
    readEntries(document, known, more);
    readEconomy(document.root().at("economics"), wider);
    more.replaceAll((id, entry) -> entries.containsKey(id) ? entry : drawing.apply(entry));
    String all = Fingerprint.of(sha256 + document.sha256());
    return new Evidence(more, known, lifeTables, wider, replaced, doubted, all, drawing);
  }

  /**
   * This evidence and the sources that a file of the user's own brings for its citations.
   *
   * @param own {@code sources: {id: {title, address, read}}}; may be missing
   */
  public Evidence citing(Field own) {
    Map<String, Source> known = new LinkedHashMap<>(sources);
    readSources(own, known);
    return new Evidence(entries, known, lifeTables, economies, replaced, doubted, sha256, drawing);
  }

  /** Reads a file of evidence for {@link #plus}. */
  public static Document document(Path file, Faults faults) {
    return Document.read(file, SCHEMAS + "evidence.schema.json", faults);
  }

  /** Whose costs and quality of life there are, by setting. */
  public Map<String, Economy> economies() {
    return economies;
  }

  /** The value of an entry in the unit that programs use: mm, years, probabilities as 0..1. */
  public double value(String id) {
    return entry(id).baseValue();
  }

  /** Whether there is an entry of this id. */
  public boolean has(String id) {
    return entries.containsKey(id);
  }

  /** An entry by its id. */
  public Entry entry(String id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      String near = Field.nearest(id, entries.keySet());
      throw new IllegalArgumentException(
          "no evidence entry " + id + (near == null ? "" : ". Maybe " + near + "?"));
    }
    return entry;
  }

  /** All entries in the order of their files. */
  public Collection<Entry> entries() {
    return entries.values();
  }

  /** All sources by id. */
  public Map<String, Source> sources() {
    return sources;
  }

  /** Complains of every source cited in a list that is not among the sources. */
  public void checkSources(Field list) {
    checkSources(list, sources);
  }

  /** Names of the settings that have a life table. */
  public Collection<String> settings() {
    return lifeTables.keySet();
  }

  /** The life table of a setting, or null when there is none of that name. */
  public @Nullable LifeTable lifeTable(String setting) {
    return lifeTables.get(setting);
  }

  /** Whether an entry's value was replaced and nothing was said of its doubt: it is held. */
  boolean isHeld(String id) {
    return replaced.containsKey(id) && !doubted.contains(id);
  }

  /** What was replaced, by id, in the units that programs use. */
  public Map<String, Double> replaced() {
    return replaced;
  }

  /** A fingerprint of all that was read. */
  public String sha256() {
    return sha256;
  }

  private static void readSources(Field given, Map<String, Source> into) {
    for (String id : given.keysOrNone()) {
      Field one = given.at(id);
      Source source =
          new Source(
              id,
              one.at("title").text(),
              one.at("address").textOrElse(""),
              one.at("read").textOrElse("seen"));
      Source other = into.putIfAbsent(id, source);
      if (other != null && !other.equals(source)) {
        one.fault("an id of its own; " + id + " is already " + other.title());
      }
    }
  }

  private static void readEntries(
      Document document, Map<String, Source> sources, Map<String, Entry> into) {
    Field all = document.root().at("entries");
    Field currency = document.root().at("economics").at("currency");
    for (String id : all.keysOrNone()) {
      Field given = all.at(id);
      if (into.containsKey(id)) {
        given.fault("an id that is used once; it stands at " + into.get(id).whereabouts() + " too");
        continue;
      }
      Kind kind = kind(given.at("kind"));
      String unit = given.at("unit").text();
      double value = given.at("value").number();
      if (kind == null) {
        continue;
      }
      if (!kind.units().contains(unit)) {
        String percent = asPercent(given, kind);
        given
            .at("unit")
            .fault(
                "a unit of a " + kind.id() + ": " + String.join(", ", kind.units()),
                percent == null ? Field.nearest(unit, kind.units()) : percent);
        continue;
      }
      if (kind == Kind.COST && currency.isText() && !unit.equals(currency.text())) {
        given.at("unit").fault(currency.text() + ", the currency of this file's 'economics'");
      }
      String complaint = kind.complaint(kind.toBase(value, unit));
      if (complaint != null) {
        given.at("value").fault(complaint, meantShare(given.at("value"), kind));
      }
      List<String> cited = new ArrayList<>(given.at("source").textsOrNone());
      Entry.Status status =
          Entry.Status.valueOf(given.at("status").textOrElse("assumed").toUpperCase(Locale.ROOT));
      if (cited.isEmpty() && status == Entry.Status.PUBLISHED) {
        given.fault("a source, as every published number has");
      }
      checkSources(given.at("source"), sources);
      Doubt doubt = doubt(given.at("doubt"));
      into.put(
          id,
          new Entry(
              id,
              given.at("what").text(),
              kind,
              value,
              unit,
              doubt,
              status,
              List.copyOf(cited),
              given.at("population").textOrElse(""),
              given.at("note").textOrElse(""),
              given.place()));
    }
  }

  private static @Nullable String meantShare(Field value, Kind kind) {
    return kind == Kind.PROBABILITY ? value.meantShare() : null;
  }

  /** How a probability in per cent is written here; null when the number is something else. */
  private static @Nullable String asPercent(Field given, Kind kind) {
    double value = given.at("value").numberOrElse(Double.NaN);
    boolean percent =
        kind == Kind.PROBABILITY
            && Set.of("%", "percent", "per cent").contains(given.at("unit").raw())
            && value >= 0
            && value <= 100;
    return percent
        ? "value: "
            + new BigDecimal(given.at("value").raw())
                .movePointLeft(2)
                .stripTrailingZeros()
                .toPlainString()
            + ", unit: probability"
        : null;
  }

  private static void readEconomy(Field given, Map<String, Economy> into) {
    if (given.isMap()) {
      String setting = given.at("setting").textOrElse("");
      if (into.containsKey(setting)) {
        given.at("setting").fault("a setting of which nothing is known yet");
      }
      into.put(
          setting,
          new Economy(
              setting,
              given.at("currency").textOrElse(""),
              (int) given.at("price_year").longIntegerOrElse(0),
              given.at("perspective").textOrElse("")));
    }
  }

  private static void checkSources(Field cited, Map<String, Source> sources) {
    for (Field one : cited.eachOrNone()) {
      if (one.isText() && !sources.containsKey(one.text())) {
        one.fault(
            "the id of a bundled source, or of one under 'sources' in a file of yours",
            Field.nearest(one.text(), sources.keySet()));
      }
    }
  }

  private static @Nullable Kind kind(Field given) {
    for (Kind kind : Kind.values()) {
      if (kind.id().equals(given.textOrElse(""))) {
        return kind;
      }
    }
    return null;
  }

  private static Doubt doubt(Field given) {
    if (given.has("normal")) {
      return new Doubt.Normal(given.at("normal").number());
    }
    if (given.has("lognormal")) {
      return new Doubt.LogNormal(given.at("lognormal").number());
    }
    if (given.has("beta")) {
      return new Doubt.Beta(given.at("beta").number());
    }
    if (given.has("uniform")) {
      Field limits = given.at("uniform");
      if (limits.size() == 2 && limits.at(0).number() >= limits.at(1).number()) {
        limits.fault("two limits, the lower one first");
      }
      return new Doubt.Uniform(limits.at(0).number(), limits.at(1).number());
    }
    return new Doubt.None(given.at("none").textOrElse(""));
  }

  /** A doubt that was given in one unit, in the unit of the entry. */
  private static Doubt inUnitOf(Entry entry, String given, Doubt doubt) {
    double factor = entry.kind().toBase(1, given) / entry.kind().toBase(1, entry.unit());
    return switch (doubt) {
      case Doubt.Normal(double sd) -> new Doubt.Normal(sd * factor);
      case Doubt.Uniform(double low, double high) -> new Doubt.Uniform(low * factor, high * factor);
      case Doubt.None none -> none;
      case Doubt.LogNormal logNormal -> logNormal;
      case Doubt.Beta beta -> beta;
    };
  }

  /** Complains of a doubt that has no place for the value it is about. */
  private static void checkDoubt(Field given, Entry entry) {
    double value = entry.value();
    switch (entry.doubt()) {
      case Doubt.LogNormal _ when value <= 0 ->
          given.fault("another form; the value is not above 0");
      case Doubt.Beta _ when !(value > 0 && value < 1) ->
          given.fault("another form; the value is not between 0 and 1");
      case Doubt.Uniform(double low, double high) when value < low || value > high ->
          given.fault("limits with the value between them");
      default -> {
        // the others have room for every value
      }
    }
  }

  private static @Nullable LifeTable readLifeTable(Field root, Map<String, Source> sources) {
    checkSources(root.at("source"), sources);
    double[] ages = doubles(root.at("ages_from"));
    double[] male = doubles(root.at("male"));
    double[] female = doubles(root.at("female"));
    boolean fine = ages.length >= 2;
    for (int k = 0; k < ages.length; k++) {
      if (k == 0 ? ages[k] != 0 : ages[k] <= ages[k - 1]) {
        root.at("ages_from").at(k).fault("ages that start at 0 and ascend");
        fine = false;
      }
    }
    fine &= checkDeaths(root.at("male"), male, ages.length);
    fine &= checkDeaths(root.at("female"), female, ages.length);
    return fine ? new LifeTable(root.at("life_table").text(), ages, male, female) : null;
  }

  private static boolean checkDeaths(Field given, double[] q, int intervals) {
    if (q.length != intervals) {
      given.fault("as many values as ages_from has: " + intervals);
      return false;
    }
    boolean fine = true;
    for (int k = 0; k < q.length; k++) {
      boolean last = k == q.length - 1;
      if (last ? q[k] != 1 : !(q[k] > 0 && q[k] < 1)) {
        given
            .at(k)
            .fault(last ? "1, since the last interval is open" : "a probability between 0 and 1");
        fine = false;
      }
    }
    return fine;
  }

  private static double[] doubles(Field list) {
    return list.eachOrNone().stream().mapToDouble(Field::number).toArray();
  }

  private static Document embeddedDocument(
      String name, String schema, Faults faults, StringBuilder hashes) {
    String text;
    try (InputStream in = Evidence.class.getResourceAsStream(FOLDER + name)) {
      text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      text = "";
    }
    Document document = Document.parse(BUNDLED + name, text, SCHEMAS + schema, faults);
    hashes.append(document.sha256());
    return document;
  }
}
