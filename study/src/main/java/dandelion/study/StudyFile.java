package dandelion.study;

import dandelion.care.Act;
import dandelion.care.Conditions;
import dandelion.care.Finding;
import dandelion.care.Pathway;
import dandelion.care.PathwayFile;
import dandelion.care.Test;
import dandelion.disease.Cohort;
import dandelion.disease.Disease;
import dandelion.disease.Diseases;
import dandelion.disease.Trait;
import dandelion.evidence.Document;
import dandelion.evidence.Economy;
import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.evidence.FaultyFile;
import dandelion.evidence.Field;
import dandelion.evidence.LifeTable;
import dandelion.simulation.Economics;
import dandelion.simulation.Entry;
import dandelion.simulation.Simulation;
import dandelion.study.Design.Arm;
import dandelion.study.Design.Input;
import dandelion.study.Design.Subgroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;
import org.jspecify.annotations.Nullable;

/** Reads a study file and the pathways it names. Every fault of every file is collected. */
public final class StudyFile {
  private static final String SCHEMA = "/dandelion/schema/study.schema.json";
  private static final int QUANTILES = 1025;
  private static final double SHARES_ADD_UP_WITHIN = 0.005;
  private static final double STEEPEST_DISCOUNT = 0.2;
  private static final List<String> DISCOUNTS = List.of("discount.costs", "discount.qalys");

  private final Path file;
  private final Evidence evidence;
  private final Faults faults;
  private final List<Input> inputs = new ArrayList<>();

  private StudyFile(Path file, Evidence evidence, Faults faults) {
    this.file = file;
    this.evidence = evidence;
    this.faults = faults;
  }

  /**
   * Reads a study.
   *
   * @param file the study file; pathways are found relative to it
   * @param evidence the numbers it runs on
   * @return the design
   * @throws FaultyFile with every fault, if there is any
   */
  public static Design read(Path file, Evidence evidence) {
    Faults faults = new Faults();
    Design design = new StudyFile(file, evidence, faults).design();
    faults.throwIfAny();
    if (design == null) {
      throw new IllegalStateException(file + " gave neither a design nor a fault");
    }
    return design;
  }

  /**
   * Reads a study among other files.
   *
   * @param faults takes every fault
   * @return the design; null when there is a fault
   */
  public static @Nullable Design read(Path file, Evidence evidence, Faults faults) {
    try {
      return read(file, evidence);
    } catch (FaultyFile faulty) {
      faulty.faults().forEach(faults::add);
      return null;
    }
  }

  private @Nullable Design design() {
    Document document = Document.read(file, SCHEMA, faults);
    Field root = document.root();
    inputs.add(new Input(file.toString(), document.sha256()));
    Evidence cited = evidence.citing(root.at("sources"));
    cited.checkSources(root.at("source"));
    cited.checkSources(root.at("who").at("source"));
    LifeTable lifeTable = lifeTable(root.at("setting"));
    Disease disease = disease(root.at("disease"));
    Cohort cohort = disease == null ? null : cohort(disease, root.at("who"));
    List<Arm> arms = arms(root.at("arms"));
    Field reference = root.at("reference");
    List<String> names = arms.stream().map(Arm::name).toList();
    int referenceIndex = names.indexOf(reference.textOrElse(""));
    List<String> given = root.at("arms").keysOrNone();
    if (!given.contains(reference.textOrElse("")) && reference.isText()) {
      reference.fault(
          "one of the arms: " + String.join(", ", given), Field.nearest(reference.text(), given));
    }
    List<String> outcomes = outcomes(root.at("outcomes"));
    double horizon = root.at("horizon_years").numberOrElse(0);
    List<Double> at = atYears(root.at("at_years"), horizon);
    Entry entry = entry(root.at("entry"));
    Pathway history = history(root.at("entry"), entry);
    checkActs(disease, arms, root.at("arms"));
    checkTests(disease, entry, arms, history, root);
    checkDelays(entry, arms, referenceIndex, root.at("arms"));
    List<Subgroup> subgroups = subgroups(root.at("subgroups"));
    boolean fromEntry =
        root.at("entry").at("schedules_from").textOrElse("operation").equals("entry");
    Appraisal appraisal =
        root.has("economics") ? appraisal(root.at("economics"), root.at("report"), arms) : null;
    if (root.has("report") && !root.has("economics")) {
      root.at("report").fault("no 'report' unless the study asks for 'economics'");
    }
    if (lifeTable == null || disease == null || cohort == null || referenceIndex < 0) {
      return null;
    }
    return new Design(
        root.at("study").text(),
        root.at("title").text(),
        disease,
        root.at("setting").text(),
        lifeTable,
        cohort,
        entry,
        history,
        root.has("uninsured") ? chance(root.at("uninsured")) : 0,
        subgroups,
        fromEntry,
        arms,
        referenceIndex,
        outcomes,
        at,
        horizon,
        root.at("patients").longIntegerOrElse(1),
        root.at("seed").longIntegerOrElse(0),
        appraisal,
        List.copyOf(inputs));
  }

  private static @Nullable Disease disease(Field name) {
    Disease disease = Diseases.named(name.textOrElse(""));
    if (disease == null && name.isText()) {
      name.fault(
          "one of " + String.join(", ", Diseases.names()),
          Field.nearest(name.text(), Diseases.names()));
    }
    return disease;
  }

  /** The pathway before entry: needed when, and only when, something must be found first. */
  private @Nullable Pathway history(Field given, Entry entry) {
    boolean needed = entry.at() != Entry.At.OPERATION;
    Field name = given.at("pathway");
    if (needed && name.isMissing()) {
      given.fault("a 'pathway' by which patients live until then");
    }
    if (!needed && !name.isMissing()) {
      name.fault("no pathway, since the clock starts at a time after the operation");
    }
    Path path = needed && name.isText() ? name.beside(file) : null;
    if (path == null) {
      return null;
    }
    Pathway pathway = PathwayFile.read(path, evidence, faults);
    pathway.files().forEach((where, hash) -> inputs.add(new Input(where, hash)));
    return pathway;
  }

  /** Every act a pathway may come to must have its effect in this disease. */
  private void checkActs(@Nullable Disease disease, List<Arm> arms, Field given) {
    if (disease == null) {
      return;
    }
    for (Arm arm : arms) {
      for (Act act : Act.values()) {
        if (arm.pathway().mayLeadTo(act) && !Simulation.knows(evidence, disease, act)) {
          given
              .at(arm.name())
              .at("pathway")
              .fault(
                  "a pathway for "
                      + disease.name()
                      + " cancer; of "
                      + act.id()
                      + ", to which this one may come, evidence says nothing there");
        }
      }
    }
  }

  /** Every imaging test that is used must see something of this disease. */
  private void checkTests(
      @Nullable Disease disease,
      Entry entry,
      List<Arm> arms,
      @Nullable Pathway before,
      Field root) {
    if (disease == null) {
      return;
    }
    for (String test : Study.imaging(entry, arms, before)) {
      if (!evidence.has(disease.name() + ".imaging." + test + ".spread")) {
        root.at("disease")
            .fault(
                "a disease that "
                    + test
                    + ", which this study uses, can see; evidence says nothing of it for this one");
      }
    }
  }

  /** Only an operation that is still to come can be delayed, and not in the reference arm. */
  private static void checkDelays(Entry entry, List<Arm> arms, int reference, Field given) {
    for (int k = 0; k < arms.size(); k++) {
      if (arms.get(k).delayYears() == 0) {
        continue;
      }
      Field delay = given.at(arms.get(k).name()).at("delay_weeks");
      if (entry.at() != Entry.At.OPERATION || entry.month() > 0) {
        delay.fault("no delay unless the clock starts at month 0 of the operation planned");
      } else if (k == reference) {
        delay.fault("no delay in the reference arm");
      }
    }
  }

  private static List<Subgroup> subgroups(Field given) {
    List<Subgroup> subgroups = new ArrayList<>();
    for (String key : given.keysOrNone()) {
      Finding finding = Finding.named(key);
      if (finding == null) {
        given.at(key).fault(Finding.wanted(key), Field.nearest(key, Finding.names()));
        continue;
      }
      Field list = given.at(key);
      List<Double> cuts = new ArrayList<>();
      for (Field cut : list.eachOrNone()) {
        double value = cut.numberOrElse(Double.NaN);
        if (!finding.words().isEmpty()) {
          list.fault("[], since each of its words is a group: " + finding.unit());
          break;
        } else if (value <= finding.least() || value > finding.most()) {
          cut.fault(
              "a value above "
                  + finding.phrase(finding.least())
                  + " and at most "
                  + finding.phrase(finding.most())
                  + ", from which the next group begins");
        } else if (!cuts.isEmpty() && value <= cuts.getLast()) {
          cut.fault("a value above the one before it");
        }
        cuts.add(value);
      }
      if (finding.words().isEmpty() && cuts.isEmpty() && list.isList()) {
        list.fault("the values from which the next groups begin, for instance [65, 75]");
      }
      subgroups.add(new Subgroup(finding, List.copyOf(cuts)));
    }
    return List.copyOf(subgroups);
  }

  // ---- economics

  /** Prices and utilities, of a setting in evidence or from a file of the author's own. */
  private @Nullable Appraisal appraisal(Field given, Field words, List<Arm> arms) {
    Evidence priced = evidence;
    Field own = given.at("file");
    Field named = given.at("setting");
    String setting = named.textOrElse("");
    if (own.isText() == named.isText()) {
      given.fault("either a 'setting' or a 'file' of your own");
      return null;
    }
    Field asked = own.isText() ? own : named;
    if (own.isText()) {
      Path path = own.beside(file);
      if (path == null) {
        return null;
      }
      Document document = Evidence.document(path, faults);
      inputs.add(new Input(path.toString(), document.sha256()));
      setting = document.root().at("economics").at("setting").textOrElse("");
      if (setting.isEmpty() || evidence.economies().containsKey(setting)) {
        own.fault("a file whose 'economics' name a setting of its own");
        return null;
      }
      priced = evidence.plus(document);
    }
    Economy economy = priced.economies().get(setting);
    if (economy == null) {
      List<String> known = List.copyOf(priced.economies().keySet());
      named.fault(
          "a setting with prices: " + String.join(", ", known), Field.nearest(setting, known));
      return null;
    }
    if (!isWhole(priced, economy, asked) || !isPriced(priced, economy, arms, asked)) {
      return null;
    }
    String prefix = economy.prefix();
    ReferenceCase wanted = ReferenceCase.named(given.at("reference_case").textOrElse(""));
    Field discount = given.at("discount");
    double ofSetting = priced.value(prefix + "discount.costs");
    double costs = rate(discount.at("costs"), wanted == null ? ofSetting : wanted.costRate(priced));
    ofSetting = priced.value(prefix + "discount.qalys");
    double qalys = rate(discount.at("qalys"), wanted == null ? ofSetting : wanted.qalyRate(priced));
    return new Appraisal(
        new Economics(priced, economy, costs, qalys),
        economy,
        given.at("perspective").textOrElse(economy.perspective()),
        costs,
        qalys,
        willingness(given.at("willingness_to_pay"), priced, prefix + "willingness_to_pay."),
        given.at("people").longIntegerOrElse(0),
        priced.entries().stream().filter(entry -> entry.id().startsWith(prefix)).toList(),
        priced,
        Statement.read(words, wanted));
  }

  /** Whether a setting has every number that does not belong to one test or act. */
  private static boolean isWhole(Evidence priced, Economy economy, Field asked) {
    List<String> missing =
        Economics.NEEDED.stream()
            .map(name -> economy.prefix() + name)
            .filter(id -> !priced.has(id))
            .toList();
    if (!missing.isEmpty()) {
      asked.fault("prices with " + String.join(", ", missing));
      return false;
    }
    List<String> steep =
        DISCOUNTS.stream()
            .map(name -> economy.prefix() + name)
            .filter(id -> priced.value(id) > STEEPEST_DISCOUNT)
            .toList();
    if (!steep.isEmpty()) {
      asked.fault(
          "yearly discount rates of at most "
              + STEEPEST_DISCOUNT
              + " (3.5 % is 0.035), also "
              + String.join(", ", steep));
    }
    return steep.isEmpty();
  }

  /** Whether everything that an arm may come to has its price. */
  private static boolean isPriced(Evidence priced, Economy economy, List<Arm> arms, Field asked) {
    Set<String> missing = new TreeSet<>();
    for (Arm arm : arms) {
      Set<Test> tests = new TreeSet<>(Set.of(Test.MRI_LIVER));
      Study.addTests(arm.pathway(), tests);
      arm.pathway().followUp().forEach(schedule -> tests.add(schedule.test()));
      tests.stream()
          .filter(test -> !Economics.knows(priced, economy, test))
          .forEach(test -> missing.add(test.id()));
      for (Act act : Act.values()) {
        if (arm.pathway().mayLeadTo(act) && !Economics.knows(priced, economy, act)) {
          missing.add(act.id());
        }
      }
    }
    if (!missing.isEmpty()) {
      asked.fault("prices of " + String.join(", ", missing) + ", to which an arm may come");
    }
    return missing.isEmpty();
  }

  private static double rate(Field given, double otherwise) {
    return given.isMissing() ? otherwise : given.numberOrElse(0);
  }

  private static List<Double> willingness(Field given, Evidence priced, String otherwise) {
    TreeSet<Double> prices = new TreeSet<>();
    given.eachOrNone().forEach(one -> prices.add(one.numberOrElse(0)));
    if (given.isMissing()) {
      prices.add(priced.value(otherwise + "low"));
      prices.add(priced.value(otherwise + "high"));
    }
    return List.copyOf(prices);
  }

  private @Nullable LifeTable lifeTable(Field setting) {
    LifeTable table = evidence.lifeTable(setting.textOrElse(""));
    if (table == null && setting.isText()) {
      setting.fault(
          "a setting with a life table: " + String.join(", ", evidence.settings()),
          Field.nearest(setting.text(), evidence.settings()));
    }
    return table;
  }

  // ---- who

  private static @Nullable Cohort cohort(Disease disease, Field who) {
    double[] ages = ages(who.at("age_years"));
    double male = who.at("male").numberOrElse(0.5);
    List<String> known = new ArrayList<>(List.of("age_years", "male", "source", "note"));
    disease.traits().forEach(trait -> known.add(trait.name()));
    for (String key : who.keysOrNone()) {
      if (!known.contains(key)) {
        who.at(key)
            .fault("one of " + String.join(", ", known) + " as the key", Field.nearest(key, known));
      }
    }
    boolean complete = ages != null;
    double[][] traits = new double[disease.traits().size()][];
    for (int k = 0; k < traits.length; k++) {
      Trait trait = disease.traits().get(k);
      Field given = who.at(trait.name());
      if (given.isMissing() && who.isMap()) {
        who.fault("'" + trait.name() + "': " + disease.name() + " cancer needs it");
      }
      double[] read = trait.isQuantity() ? quantity(given) : shares(given, trait.levels());
      complete &= read != null;
      traits[k] = read == null ? new double[0] : read;
    }
    return ages == null || !complete ? null : new Cohort(disease, ages, male, traits);
  }

  /** A log-normal distribution, cut off at both ends, as quantiles. */
  private static double @Nullable [] quantity(Field given) {
    if (!given.isMap()) {
      if (!given.isMissing()) {
        given.fault("a distribution such as {median: 45, spread: 0.6, from: 10, to: 150}");
      }
      return null;
    }
    double median = given.at("median").number();
    double spread = given.at("spread").number();
    double from = given.at("from").number();
    double to = given.at("to").number();
    if (Double.isNaN(median + spread + from + to)) {
      return null;
    }
    if (from <= 0 || from >= to || median < from || median > to || spread <= 0) {
      given.fault("0 < from <= median <= to, and a spread (sd of the logarithm) above 0");
      return null;
    }
    TruncatedNormalDistribution normal =
        TruncatedNormalDistribution.of(
            StrictMath.log(median), spread, StrictMath.log(from), StrictMath.log(to));
    double[] quantiles = new double[QUANTILES];
    for (int k = 0; k < QUANTILES; k++) {
      quantiles[k] = StrictMath.exp(normal.inverseCumulativeProbability(k / (QUANTILES - 1.0)));
    }
    return quantiles;
  }

  private static double @Nullable [] ages(Field given) {
    if (!given.isMap()) {
      return null;
    }
    double mean = given.at("mean").number();
    double sd = given.at("sd").number();
    double from = given.at("from").number();
    double to = given.at("to").number();
    if (Double.isNaN(mean + sd + from + to)) {
      return null;
    }
    if (from >= to) {
      given.at("to").fault("an age above 'from', which is " + from);
      return null;
    }
    if (sd <= 0 || mean < from || mean > to) {
      given.at("mean").fault("an age between 'from' and 'to', with an 'sd' above 0");
      return null;
    }
    TruncatedNormalDistribution normal = TruncatedNormalDistribution.of(mean, sd, from, to);
    double[] quantiles = new double[QUANTILES];
    for (int k = 0; k < QUANTILES; k++) {
      quantiles[k] = normal.inverseCumulativeProbability(k / (QUANTILES - 1.0));
    }
    return quantiles;
  }

  private static double @Nullable [] shares(Field given, List<String> names) {
    if (!given.isMap()) {
      return null;
    }
    double[] shares = new double[names.size()];
    double sum = 0;
    boolean known = true;
    for (String key : given.keysOrNone()) {
      int place = names.indexOf(key);
      if (place < 0) {
        given
            .at(key)
            .fault("one of " + String.join(", ", names) + " as the key", Field.nearest(key, names));
        known = false;
      } else {
        shares[place] = given.at(key).numberOrElse(0);
        sum += shares[place];
      }
    }
    if (!known) {
      return null;
    }
    if (Math.abs(sum - 1) > SHARES_ADD_UP_WITHIN) {
      given.fault("shares that add up to 1; these add up to " + Math.round(sum * 1000) / 1000.0);
      return null;
    }
    return shares;
  }

  // ---- entry, arms, outcomes

  private Entry entry(Field given) {
    return new Entry(
        switch (given.at("at").textOrElse("operation")) {
          case "metastases_found" -> Entry.At.FOUND;
          case "metastases_removed" -> Entry.At.REMOVED;
          default -> Entry.At.OPERATION;
        },
        given.at("month").numberOrElse(0),
        given.at("after_adjuvant").truthOrElse(false),
        tests(given.at("tests")),
        Conditions.read(given.at("let_in_if"), faults));
  }

  private static List<Test> tests(Field list) {
    List<Test> tests = new ArrayList<>();
    for (Field one : list.eachOrNone()) {
      Test test = Test.named(one.textOrElse(""));
      if (test == null) {
        one.fault(Test.wanted(), Field.nearest(one.textOrElse(""), Test.names()));
      } else {
        tests.add(test);
      }
    }
    return List.copyOf(tests);
  }

  private List<Arm> arms(Field given) {
    List<Arm> arms = new ArrayList<>();
    Map<Path, Pathway> read = new LinkedHashMap<>();
    for (String name : given.keysOrNone()) {
      Field arm = given.at(name);
      Field pathway = arm.at("pathway");
      if (!pathway.isText()) {
        continue;
      }
      Path path = pathway.beside(file);
      if (path == null) {
        continue;
      }
      Pathway compiled =
          read.computeIfAbsent(path, where -> PathwayFile.read(where, evidence, faults));
      double delayYears = arm.at("delay_weeks").numberOrElse(0) * 7 / 365.25;
      arms.add(new Arm(name, compiled, adherence(arm.at("adherence")), delayYears));
    }
    for (Pathway pathway : new java.util.LinkedHashSet<>(read.values())) {
      pathway.files().forEach((path, hash) -> inputs.add(new Input(path, hash)));
    }
    return List.copyOf(arms);
  }

  private double[] adherence(Field given) {
    double[] attendance = new double[Test.values().length];
    if (given.isMap()) {
      Arrays.fill(attendance, 1);
      for (String key : given.keysOrNone()) {
        Test test = Test.named(key);
        if (test == null) {
          given.at(key).fault(Test.wanted() + ", as the key", Field.nearest(key, Test.names()));
        } else {
          attendance[test.ordinal()] = chance(given.at(key));
        }
      }
    } else {
      Arrays.fill(attendance, chance(given));
    }
    return attendance;
  }

  private double chance(Field given) {
    if (given.isText()) {
      if (evidence.has(given.text())) {
        return evidence.value(given.text());
      }
      List<String> ids = evidence.entries().stream().map(entry -> entry.id()).toList();
      String number = given.meantNumber();
      given.fault(
          "a chance between 0 and 1, or the id of one in evidence",
          number == null ? Field.nearest(given.text(), ids) : number);
      return 1;
    }
    return given.numberOrElse(1);
  }

  private static List<String> outcomes(Field given) {
    for (Field one : given.eachOrNone()) {
      if (one.isText() && !Outcome.names().contains(one.text())) {
        one.fault("the name of an outcome", Field.nearest(one.text(), Outcome.names()));
      }
    }
    return given.textsOrNone();
  }

  private static List<Double> atYears(Field given, double horizon) {
    Map<Double, Field> times = new TreeMap<>();
    for (Field one : given.eachOrNone()) {
      double time = one.numberOrElse(1);
      if (horizon > 0 && (time <= 0 || time > horizon)) {
        one.fault("a time after entry and not after the horizon of " + horizon + " years");
      }
      times.put(time, one);
    }
    if (horizon > 0) {
      times.put(horizon, given);
    }
    return List.copyOf(times.keySet());
  }
}
