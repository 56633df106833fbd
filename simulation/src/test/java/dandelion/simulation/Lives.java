package dandelion.simulation;

import static java.util.Objects.requireNonNull;

import dandelion.care.Conditions;
import dandelion.care.Pathway;
import dandelion.care.PathwayFile;
import dandelion.care.Schedule;
import dandelion.care.Table;
import dandelion.care.Trigger;
import dandelion.disease.Cohort;
import dandelion.disease.Diseases;
import dandelion.evidence.Document;
import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.evidence.LifeTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Plans and simulations for tests, from the bundled pathways. */
final class Lives {
  static final Evidence EVIDENCE = Evidence.embedded();
  static final List<String> IMAGING =
      List.of("ct_cap", "ultrasound_liver", "mri_liver", "colonoscopy");
  static final double HORIZON = 6;

  private Lives() {}

  static Pathway pathway(String name, Evidence evidence) {
    Faults faults = new Faults();
    Pathway pathway =
        PathwayFile.read(Path.of("../pathways/colorectal/" + name + ".yaml"), evidence, faults);
    faults.throwIfAny();
    return pathway;
  }

  static Plan plan(Pathway pathway, double attendance) {
    double[] all = new double[dandelion.care.Test.values().length];
    Arrays.fill(all, attendance);
    return new Plan(pathway.id(), pathway, all, 1.5, false, 0, IMAGING);
  }

  /** The pathway with other follow-up, other triggers or other tables. */
  static Pathway changed(
      Pathway old,
      List<Schedule> followUp,
      List<Trigger> triggers,
      Table adjuvant,
      Table recurrence) {
    return new Pathway(
        old.id(),
        old.title(),
        old.version(),
        old.status(),
        followUp,
        old.afterTreatment(),
        triggers,
        old.symptomWorkUp(),
        old.restaging(),
        old.adjuvantMonth(),
        adjuvant,
        recurrence,
        Map.of());
  }

  static Simulation simulation(Evidence evidence, Entry entry, Plan reference) {
    return simulation(evidence, entry, reference, HORIZON);
  }

  static Simulation simulation(Evidence evidence, Entry entry, Plan reference, double horizon) {
    double[] stage = new double[12];
    Arrays.fill(stage, 1);
    Cohort cohort =
        new Cohort(
            Diseases.COLORECTAL, new double[] {40, 60, 70, 88}, 0.6, new double[] {1, 1, 1}, stage);
    LifeTable table = requireNonNull(evidence.lifeTable("united-kingdom"));
    return new Simulation(
        Diseases.COLORECTAL.biology(evidence, IMAGING),
        cohort,
        table,
        evidence,
        entry,
        horizon,
        reference,
        null,
        0,
        0);
  }

  /** Entry at a month for those who fit conditions such as {@code {lesions: 0}}. */
  static Entry entry(double month, boolean afterAdjuvant, String letInIf) {
    Faults faults = new Faults();
    Document document =
        Document.parse(
            "entry.yaml",
            "let_in_if: " + letInIf + "\n",
            "/dandelion/schema/any.schema.json",
            faults);
    Conditions conditions = Conditions.read(document.root().at("let_in_if"), faults);
    faults.throwIfAny();
    return new Entry(
        Entry.At.OPERATION, month, afterAdjuvant, List.of(dandelion.care.Test.CT_CAP), conditions);
  }
}
