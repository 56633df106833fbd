package dandelion.study;

import dandelion.evidence.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Small studies written into a folder and read back, as their authors would. */
final class Trials {
  static final Evidence EVIDENCE = Evidence.embedded();
  static final Path PATHWAYS = Path.of("../pathways/colorectal");

  /** Nothing is given after the operation, nothing is done about what comes back. */
  static final String NOTHING_IS_DONE =
      """
      adjuvant:
        at_month: 1.5
        rows:
          - {id: A1, if: {}, offer: [no_adjuvant], why: nothing is given, source: [dandelion-judgement]}
      recurrence:
        rows:
          - {id: R1, if: {lesions: 0}, offer: [watch], why: nothing is seen, source: [dandelion-judgement]}
          - {id: R2, if: {}, offer: [best_supportive_care], why: nothing is done, source: [dandelion-judgement]}
      """;

  /** As the bundled treatment table has it. */
  static final String AS_IN_ENGLAND = "treatment: treatment-uk-2003.yaml\n";

  private final Path folder;
  private final List<String> arms = new ArrayList<>();
  private String reference = "";
  private String entry = "{month: 2, tests: [ct_cap, colonoscopy], let_in_if: {lesions: 0}}";
  private String age = "{mean: 69, sd: 9, from: 40, to: 88}";
  private double male = 0.61;
  private String subgroups = "{}";
  private String economics = "";
  private double horizon = 5;
  private String atYears = "[1, 3, 5]";

  Trials(Path folder) {
    this.folder = folder;
    try {
      Files.copy(
          PATHWAYS.resolve("treatment-uk-2003.yaml"),
          folder.resolve("treatment-uk-2003.yaml"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** An arm on a bundled pathway; the first arm is the reference. */
  Trials bundled(String arm, String pathway, double adherence) {
    return arm(arm, PATHWAYS.toAbsolutePath().resolve(pathway + ".yaml").toString(), adherence);
  }

  /**
   * An arm on a pathway of its own.
   *
   * @param followUp lines such as {@code {test: ct_cap, at_months: [6]}}
   * @param more triggers or after_treatment, as YAML
   * @param treatment one of the constants above
   */
  Trials own(String arm, double adherence, String followUp, String more, String treatment) {
    StringBuilder text = new StringBuilder("pathway: ").append(arm);
    text.append("\ntitle: A pathway of the tests\nversion: \"1\"\nstatus: draft\n");
    if (followUp.isEmpty()) {
      text.append("follow_up: []\n");
    } else {
      text.append("follow_up:\n");
      followUp
          .lines()
          .forEach(line ->
              text.append("  - ")
                  .append(line.replace("}", ", source: [dandelion-judgement]}"))
                  .append('\n'));
    }
    text.append("symptoms: {do: [ct_cap]}\nrestaging: [ct_cap, mri_liver]\n");
    text.append(more).append(treatment);
    write(arm + ".yaml", text.toString());
    return arm(arm, arm + ".yaml", adherence);
  }

  private Trials arm(String arm, String pathway, double adherence) {
    arms.add(arm + ": {pathway: \"" + pathway + "\", adherence: " + adherence + "}");
    reference = reference.isEmpty() ? arm : reference;
    return this;
  }

  Trials enter(String yaml) {
    entry = yaml;
    return this;
  }

  Trials aged(double years, boolean man) {
    age =
        String.format(
            Locale.ROOT,
            "{mean: %s, sd: 1e-3, from: %s, to: %s}",
            years,
            years - 0.001,
            years + 0.001);
    male = man ? 1 : 0;
    return this;
  }

  Trials follow(double horizonYears, String years) {
    horizon = horizonYears;
    atYears = years;
    return this;
  }

  Trials apart(String yaml) {
    subgroups = yaml;
    return this;
  }

  /** Asks for economics; prices and utilities are those of the United Kingdom. */
  Trials priced(String more) {
    economics = "\neconomics: {setting: united-kingdom" + more + "}";
    return this;
  }

  /** Asks for economics with prices of a file. */
  Trials pricedBy(String file) {
    economics = "\neconomics: {file: \"" + file + "\"}";
    return this;
  }

  Trials compareWith(String arm) {
    reference = arm;
    return this;
  }

  Design design(long patients, long seed, Evidence evidence) {
    StringBuilder text =
        new StringBuilder(
            """
            study: trial
            title: A study of the tests
            disease: colorectal
            setting: united-kingdom-2009
            """);
    text.append("who:\n  age_years: ").append(age).append("\n  male: ").append(male);
    text.append("\n  primary_site: {right_colon: 0.34, left_colon: 0.36, rectum: 0.3}\n");
    text.append("  stage: {t2n0: 0.2, t3n0: 0.3, t3n1: 0.25, t4n1: 0.15, t4n2: 0.1}\n");
    text.append("entry: ").append(entry).append("\narms:\n");
    arms.forEach(arm -> text.append("  ").append(arm).append('\n'));
    text.append("reference: ").append(reference);
    text.append("\nsubgroups: ").append(subgroups).append(economics);
    text.append("\nat_years: ").append(atYears).append("\nhorizon_years: ").append(horizon);
    text.append("\npatients: ").append(patients).append("\nseed: ").append(seed).append('\n');
    return StudyFile.read(write("trial.yaml", text.toString()), evidence);
  }

  Study study(long patients, long seed, Evidence evidence) {
    return new Study(design(patients, seed, evidence), evidence);
  }

  static Evidence with(Object... idsAndValues) {
    Map<String, Double> values = new java.util.HashMap<>();
    for (int k = 0; k < idsAndValues.length; k += 2) {
      values.put("colorectal." + idsAndValues[k], ((Number) idsAndValues[k + 1]).doubleValue());
    }
    return EVIDENCE.with(values);
  }

  /**
   * The prices and utilities of the United Kingdom with some replaced, for ids such as cost.cea.
   */
  static Evidence priced(Object... namesAndValues) {
    Map<String, Double> values = new java.util.HashMap<>();
    for (int k = 0; k < namesAndValues.length; k += 2) {
      String name = namesAndValues[k].toString();
      double value = ((Number) namesAndValues[k + 1]).doubleValue();
      EVIDENCE.entries().stream()
          .map(entry -> entry.id())
          .filter(id -> id.startsWith("economics.united_kingdom." + name))
          .forEach(id -> values.put(id, value));
    }
    return EVIDENCE.with(values);
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
