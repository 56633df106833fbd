package dandelion.study;

import dandelion.care.Conditions;
import dandelion.care.Pathway;
import dandelion.care.PathwayFile;
import dandelion.care.Test;
import dandelion.disease.Cohort;
import dandelion.disease.Colorectal;
import dandelion.evidence.Document;
import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.evidence.Field;
import dandelion.evidence.LifeTable;
import dandelion.simulation.Entry;
import dandelion.study.Design.Arm;
import dandelion.study.Design.Input;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;
import org.jspecify.annotations.Nullable;

/** Reads a study file and the pathways it names. Every fault of every file is collected. */
public final class StudyFile {
  private static final String SCHEMA = "/dandelion/schema/study.schema.json";
  private static final int QUANTILES = 1025;
  private static final double SHARES_ADD_UP_WITHIN = 0.005;

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
   * @throws dandelion.evidence.FaultyFile with every fault, if there is any
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

  private @Nullable Design design() {
    Document document = Document.read(file, SCHEMA, faults);
    Field root = document.root();
    inputs.add(new Input(file.toString(), document.sha256()));
    evidence.checkSources(root.at("source"));
    evidence.checkSources(root.at("who").at("source"));
    LifeTable lifeTable = lifeTable(root.at("setting"));
    Cohort cohort = cohort(root.at("who"));
    List<Arm> arms = arms(root.at("arms"));
    Field reference = root.at("reference");
    List<String> names = arms.stream().map(Arm::name).toList();
    int referenceIndex = names.indexOf(reference.textOrElse(""));
    if (referenceIndex < 0 && reference.isText()) {
      reference.fault(
          "one of the arms: " + String.join(", ", names), Field.nearest(reference.text(), names));
    }
    List<String> outcomes = outcomes(root.at("outcomes"));
    double horizon = root.at("horizon_years").numberOrElse(0);
    List<Double> at = atYears(root.at("at_years"), horizon);
    Entry entry = entry(root.at("entry"));
    boolean fromEntry =
        root.at("entry").at("schedules_from").textOrElse("operation").equals("entry");
    if (lifeTable == null || cohort == null || referenceIndex < 0) {
      return null;
    }
    return new Design(
        root.at("study").text(),
        root.at("title").text(),
        root.at("disease").text(),
        root.at("setting").text(),
        lifeTable,
        cohort,
        entry,
        fromEntry,
        arms,
        referenceIndex,
        outcomes,
        at,
        horizon,
        root.at("patients").longIntegerOrElse(1),
        root.at("seed").longIntegerOrElse(0),
        List.copyOf(inputs));
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

  private @Nullable Cohort cohort(Field who) {
    double[] ages = ages(who.at("age_years"));
    double male = who.at("male").numberOrElse(0.5);
    double[] places = shares(who.at("primary_site"), Colorectal.PLACES);
    List<String> stages = new ArrayList<>();
    for (int t = 1; t <= Cohort.T_STAGES; t++) {
      for (int n = 0; n < Cohort.N_STAGES; n++) {
        stages.add("t" + t + "n" + n);
      }
    }
    double[] stage = shares(who.at("stage"), stages);
    return ages == null || places == null || stage == null
        ? null
        : new Cohort(ages, male, places, stage);
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
        one.fault("the name of a test", Field.nearest(one.textOrElse(""), Test.names()));
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
      Path path = file.resolveSibling(pathway.text()).normalize();
      Pathway compiled =
          read.computeIfAbsent(path, where -> PathwayFile.read(where, evidence, faults));
      arms.add(new Arm(name, compiled, adherence(arm.at("adherence"))));
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
          given.at(key).fault("the name of a test as the key", Field.nearest(key, Test.names()));
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
      given.fault(
          "a chance between 0 and 1, or the id of one in evidence",
          Field.nearest(given.text(), ids));
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
