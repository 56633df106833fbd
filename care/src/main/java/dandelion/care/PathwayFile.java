package dandelion.care;

import dandelion.evidence.Document;
import dandelion.evidence.Evidence;
import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.evidence.Field;
import dandelion.evidence.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and compiles a pathway file, with the treatment file that it may name; a table of its own
 * takes the place of that file's. All faults of both files are collected; the pathway is usable
 * only when none were found.
 */
public final class PathwayFile {
  private static final String PATHWAY = "/dandelion/schema/pathway.schema.json";
  private static final String TREATMENT = "/dandelion/schema/treatment.schema.json";

  private Evidence evidence;
  private final Faults faults;

  private PathwayFile(Evidence evidence, Faults faults) {
    this.evidence = evidence;
    this.faults = faults;
  }

  /**
   * Reads a pathway.
   *
   * @param file the pathway file
   * @param evidence where cited sources and uptakes stand
   * @param faults takes everything that is wrong
   */
  public static Pathway read(Path file, Evidence evidence, Faults faults) {
    return new PathwayFile(evidence, faults).pathway(file);
  }

  /** Reads the two tables of a treatment file, for checking it by itself. */
  static List<Table> readTreatment(Path file, Evidence evidence, Faults faults) {
    PathwayFile reader = new PathwayFile(evidence, faults);
    Field root = Document.read(file, TREATMENT, faults).root();
    reader.knowSources(root);
    return List.of(
        reader.table("adjuvant", root.at("adjuvant")),
        reader.table("recurrence", root.at("recurrence")));
  }

  private Pathway pathway(Path file) {
    Document document = Document.read(file, PATHWAY, faults);
    Field root = document.root();
    knowSources(root);
    Field treatment = root;
    Map<String, String> files = new LinkedHashMap<>();
    files.put(file.toString(), document.sha256());
    if (root.at("treatment").isText()) {
      Path beside = root.at("treatment").beside(file);
      if (beside != null) {
        Document other = Document.read(beside, TREATMENT, faults);
        treatment = other.root();
        knowSources(treatment);
        files.put(beside.toString(), other.sha256());
      }
    } else if (document.isReadable() && (!root.has("adjuvant") || !root.has("recurrence"))) {
      root.fault(
          "either 'treatment', naming a file with the tables, or 'adjuvant' and 'recurrence'");
    }
    Field adjuvant = (root.has("adjuvant") ? root : treatment).at("adjuvant");
    Field recurrence = (root.has("recurrence") ? root : treatment).at("recurrence");
    evidence.checkSources(root.at("source"));
    return new Pathway(
        root.at("pathway").textOrElse(""),
        root.at("title").textOrElse(""),
        root.at("version").textOrElse(""),
        root.at("status").textOrElse("draft"),
        schedules(root.at("follow_up")),
        schedules(root.at("after_treatment")),
        triggers(root.at("triggers")),
        tests(root.at("symptoms").at("do")),
        tests(root.at("restaging")),
        adjuvant.at("at_month").numberOrElse(0),
        table("adjuvant", adjuvant),
        table("recurrence", recurrence),
        files);
  }

  /** From here on, what a file brings under {@code sources} can be cited. */
  private void knowSources(Field root) {
    evidence = evidence.citing(root.at("sources"));
  }

  private List<Schedule> schedules(Field list) {
    Map<Test, Schedule> byTest = new LinkedHashMap<>();
    for (Field line : list.eachOrNone()) {
      evidence.checkSources(line.at("source"));
      Test test = test(line.at("test"));
      Schedule schedule = test == null ? null : schedule(test, line);
      if (test != null && schedule != null) {
        byTest.merge(test, schedule, Schedule::with);
      }
    }
    return List.copyOf(byTest.values());
  }

  private @Nullable Schedule schedule(Test test, Field line) {
    if (line.has("at_months")) {
      int[] months = line.at("at_months").eachOrNone().stream().mapToInt(Field::integer).toArray();
      for (int k = 1; k < months.length; k++) {
        if (months[k] <= months[k - 1]) {
          line.at("at_months").at(k).fault("months in ascending order, each once");
          return null;
        }
      }
      return new Schedule(test, months);
    }
    Field every = line.at("every_months");
    int months = every.isMap() ? every.at("used").integer() : every.integerOrElse(0);
    if (every.isMap()) {
      int min = every.at("min").integer();
      int max = every.at("max").integer();
      if (min > months || months > max) {
        every.at("used").fault("a number from min (" + min + ") to max (" + max + ")");
        return null;
      }
    }
    int from = line.at("from_month").integerOrElse(0);
    int to = line.at("to_month").integerOrElse(0);
    if (to < from) {
      line.at("to_month").fault("a month not before from_month, which is " + from);
      return null;
    }
    return months <= 0 ? null : Schedule.every(test, months, from, to);
  }

  private List<Trigger> triggers(Field list) {
    List<Trigger> triggers = new ArrayList<>();
    for (Field line : list.eachOrNone()) {
      evidence.checkSources(line.at("source"));
      Test marker = test(line.at("test"));
      if (marker != null && marker.kind() != Test.Kind.MARKER) {
        line.at("test").fault("a marker, since only a marker's level can trigger", Test.CEA.id());
        continue;
      }
      if (line.has("above") == line.has("rises_by")) {
        line.fault("either 'above' or 'rises_by'");
        continue;
      }
      if (!Kind.CONCENTRATION.units().getFirst().equals(line.at("unit").textOrElse(""))) {
        line.at("unit").fault("the unit " + Kind.CONCENTRATION.units().getFirst());
      }
      if (marker != null) {
        triggers.add(
            new Trigger(
                marker,
                line.at("above").numberOrElse(Double.NaN),
                line.at("rises_by").numberOrElse(Double.NaN),
                tests(line.at("do")).toArray(new Test[0])));
      }
    }
    return List.copyOf(triggers);
  }

  private List<Test> tests(Field list) {
    List<Test> tests = new ArrayList<>();
    for (Field one : list.eachOrNone()) {
      Test test = test(one);
      if (test != null) {
        tests.add(test);
      }
    }
    return List.copyOf(tests);
  }

  private @Nullable Test test(Field name) {
    return named(name, Test.wanted(), Test::named, Test.names());
  }

  private <T> @Nullable T named(
      Field field, String expected, Function<String, @Nullable T> named, Collection<String> all) {
    if (!field.isText()) {
      return null;
    }
    T thing = named.apply(field.text());
    if (thing == null) {
      field.fault(expected, Field.nearest(field.text(), all));
    }
    return thing;
  }

  private Table table(String name, Field given) {
    List<Table.Row> rows = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Field row : given.at("rows").eachOrNone()) {
      String id = row.at("id").textOrElse("");
      if (!ids.add(id)) {
        row.at("id").fault("an id that no other row of this table has");
      }
      evidence.checkSources(row.at("source"));
      rows.add(
          new Table.Row(
              id,
              row.at("why").textOrElse(""),
              row.at("strength").textOrElse(""),
              row.at("source").textsOrNone(),
              conditions(row.at("if"), faults),
              offers(row.at("offer")),
              row.file(),
              row.line()));
    }
    return new Table(name, rows);
  }

  /**
   * Reads conditions over a chart: {@code {stage: [i, ii], ecog: "<=2"}}.
   *
   * @param given the map of findings and conditions; nothing is read when it is missing
   * @param faults takes what cannot be read
   */
  static List<Condition> conditions(Field given, Faults faults) {
    List<Condition> conditions = new ArrayList<>();
    for (String key : given.keysOrNone()) {
      Field one = given.at(key);
      Finding finding = Finding.named(key);
      if (finding == null) {
        one.fault(Finding.wanted(key), Field.nearest(key, Finding.names()));
        continue;
      }
      String text =
          one.isList()
              ? "[" + String.join(", ", one.each().stream().map(Field::raw).toList()) + "]"
              : one.raw();
      Condition condition = Condition.parse(finding, text);
      if (condition == null || condition.impossible()) {
        one.fault(
            "a condition on " + key + " (" + finding.unit() + "), such as " + example(finding),
            meant(finding, one));
      } else {
        conditions.add(condition);
      }
    }
    if (!given.isMissing() && !given.isMap()) {
      faults.add(
          new Fault(
              given.file(),
              given.line(),
              given.column(),
              given.path(),
              given.raw(),
              "conditions",
              "{} for a row that always fits?"));
    }
    return List.copyOf(conditions);
  }

  /**
   * The words of a category that were meant, such as [iii] for [III]; null when not all are near.
   */
  private static @Nullable String meant(Finding finding, Field given) {
    List<String> all = new ArrayList<>();
    for (Field word : given.isList() ? given.each() : List.of(given)) {
      boolean known = finding.words().contains(word.raw());
      String near = known ? word.raw() : Field.nearest(word.raw(), finding.words());
      if (near == null) {
        return null;
      }
      all.add(near);
    }
    return given.isList() ? all.toString() : String.join(", ", all);
  }

  private static String example(Finding finding) {
    return finding.words().isEmpty()
        ? "3, \">=2\", \"[1..3]\" or any"
        : finding.words().getFirst()
            + ", ["
            + String.join(", ", finding.words().subList(0, Math.min(2, finding.words().size())))
            + "] or any";
  }

  private List<Table.Offer> offers(Field list) {
    List<Table.Offer> offers = new ArrayList<>();
    for (Field one : list.eachOrNone()) {
      double uptake = one.isMap() && one.has("uptake") ? uptake(one.at("uptake")) : 1;
      List<Table.Step> steps = steps(one);
      if (!steps.isEmpty()) {
        offers.add(new Table.Offer(steps, uptake));
      }
    }
    return List.copyOf(offers);
  }

  /** The acts of one offer: itself, as often as it says, and then whatever follows. */
  private List<Table.Step> steps(Field offer) {
    List<Table.Step> steps = new ArrayList<>();
    if (!offer.isMap()) {
      addStep(steps, act(offer), 0);
      return steps;
    }
    int times = offer.at("times").integerOrElse(1);
    double every = offer.at("every_months").numberOrElse(0);
    if (times > 1 && every <= 0) {
      offer.at("times").fault("'every_months' beside it, above 0");
    }
    for (int k = 0; k < times; k++) {
      addStep(steps, act(offer.at("act")), k * every);
    }
    for (Field next : offer.at("then").eachOrNone()) {
      double after = next.at("after_months").numberOrElse(0);
      if (!steps.isEmpty() && after < steps.getLast().afterMonths()) {
        next.at("after_months").fault("a month not before the act that stands above it");
      }
      addStep(steps, act(next.at("act")), after);
    }
    return List.copyOf(steps);
  }

  private static void addStep(List<Table.Step> steps, @Nullable Act act, double afterMonths) {
    if (act != null) {
      steps.add(new Table.Step(act, afterMonths));
    }
  }

  private @Nullable Act act(Field name) {
    return named(name, "the name of an act", Act::named, Act.names());
  }

  private double uptake(Field given) {
    if (given.isNumber()) {
      return given.number();
    }
    String id = given.textOrElse("");
    if (evidence.has(id)) {
      return evidence.value(id);
    }
    List<String> probabilities =
        evidence.entries().stream()
            .filter(entry -> entry.kind() == Kind.PROBABILITY)
            .map(entry -> entry.id())
            .toList();
    String number = given.meantNumber();
    given.fault(
        "a share between 0 and 1, or the id of a probability in evidence",
        number == null ? Field.nearest(id, probabilities) : number);
    return 1;
  }

  /** Months of a schedule as text, for spec files and pages. */
  static String months(Schedule schedule) {
    return Arrays.toString(schedule.months());
  }
}
