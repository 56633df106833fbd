package dandelion.study;

import dandelion.care.Finding;
import dandelion.care.Pathway;
import dandelion.disease.Cohort;
import dandelion.disease.Disease;
import dandelion.disease.Diseases;
import dandelion.evidence.Economy;
import dandelion.evidence.LifeTable;
import dandelion.simulation.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a published trial's design says, read from a study file.
 *
 * @param id short name
 * @param title for people
 * @param disease which cancer
 * @param setting name of the life table
 * @param lifeTable death from other causes there
 * @param cohort who the candidates are
 * @param entry when the clock starts and who is let in
 * @param history the pathway under which patients live before entry; null when the clock starts at
 *     a time after the operation
 * @param uninsured share of patients who cannot pay for what the setting does not cover
 * @param subgroups by what gains and harms are told apart
 * @param fromEntry whether pathways' months count from entry instead of the operation
 * @param arms the pathways compared, in order
 * @param reference index of the arm that others are compared with
 * @param outcomes names of the outcomes reported; empty for all
 * @param atYears times at which outcomes are reported, ascending
 * @param horizonYears how long after entry lives are followed
 * @param patients how many patients
 * @param seed the seed of all randomness
 * @param appraisal what it asks of health economics; null for nothing
 * @param inputs every file that was read
 */
public record Design(
    String id,
    String title,
    Disease disease,
    String setting,
    LifeTable lifeTable,
    Cohort cohort,
    Entry entry,
    @Nullable Pathway history,
    double uninsured,
    List<Subgroup> subgroups,
    boolean fromEntry,
    List<Arm> arms,
    int reference,
    List<String> outcomes,
    List<Double> atYears,
    double horizonYears,
    long patients,
    long seed,
    @Nullable Appraisal appraisal,
    List<Input> inputs) {

  /**
   * One arm.
   *
   * @param name its name in tables
   * @param pathway the guideline it lives under
   * @param attendance average chance that a visit is kept, by ordinal of the test
   * @param delayYears how much later than planned the primary is removed
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, by the engine
  public record Arm(String name, Pathway pathway, double[] attendance, double delayYears) {
    /** Whether patients are cared for here as in another arm. */
    private boolean isLike(Arm other) {
      return pathway.files().equals(other.pathway.files())
          && Arrays.equals(attendance, other.attendance)
          && delayYears == other.delayYears;
    }
  }

  /**
   * A file that was read.
   *
   * @param path as found
   * @param sha256 fingerprint of its bytes
   */
  public record Input(String path, String sha256) {}

  /**
   * Patients told apart by one finding at entry.
   *
   * @param finding what is told apart
   * @param cuts for a quantity, the values from which the next group begins, ascending; empty for a
   *     category, each word of which is a group
   */
  public record Subgroup(Finding finding, List<Double> cuts) {
    /** How many groups there are. */
    public int groups() {
      return finding.words().isEmpty() ? cuts.size() + 1 : finding.words().size();
    }

    /** The group of a patient with this value. */
    public int of(double value) {
      if (!finding.words().isEmpty()) {
        return (int) value;
      }
      int group = 0;
      while (group < cuts.size() && value >= cuts.get(group)) {
        group++;
      }
      return group;
    }

    /** The group's name for people. */
    public String name(int group) {
      if (!finding.words().isEmpty()) {
        return finding.words().get(group);
      }
      if (cuts.isEmpty()) {
        return "all";
      }
      if (group == cuts.size()) {
        return finding.phrase(cuts.getLast()) + " and more";
      }
      double from = group == 0 ? finding.least() : cuts.get(group - 1);
      double to = cuts.get(group);
      if (!finding.whole()) {
        String below = "below " + finding.phrase(to);
        return group == 0 ? below : finding.phrase(from) + " to " + below;
      }
      String first = finding.phrase(Math.ceil(from));
      String last = finding.phrase(Math.ceil(to) - 1);
      return first.equals(last) ? first : first + " to " + last;
    }

    /** Names of all groups, in order. */
    public List<String> names() {
      List<String> names = new ArrayList<>();
      for (int k = 0; k < groups(); k++) {
        names.add(name(k));
      }
      return names;
    }
  }

  /** What is not wrong here, but may not be meant. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    for (int k = 0; k < arms.size(); k++) {
      for (Arm other : arms.subList(k + 1, arms.size())) {
        if (arms.get(k).isLike(other)) {
          String both = arms.get(k).name() + " and " + other.name();
          remarks.add("the arms " + both + " name the same pathway and the same adherence");
        }
      }
    }
    arms.stream().flatMap(arm -> arm.pathway().remarks().stream()).distinct().forEach(remarks::add);
    return List.copyOf(remarks);
  }

  /** This design with other numbers of patients and another seed. */
  public Design with(long newPatients, long newSeed) {
    return new Design(
        id,
        title,
        disease,
        setting,
        lifeTable,
        cohort,
        entry,
        history,
        uninsured,
        subgroups,
        fromEntry,
        arms,
        reference,
        outcomes,
        atYears,
        horizonYears,
        newPatients,
        newSeed,
        appraisal,
        inputs);
  }

  /**
   * Whether this study's figures rest on a number: prices count only where they are asked for, and
   * another cancer's numbers not at all.
   */
  public boolean restsOn(dandelion.evidence.Entry entry) {
    if (entry.id().startsWith(Economy.ANY)) {
      return appraisal != null && entry.id().startsWith(appraisal.economy().prefix());
    }
    return Diseases.names().stream()
        .filter(name -> !name.equals(disease.name()))
        .noneMatch(name -> entry.id().startsWith(name + "."));
  }

  /** Names of the arms. */
  public List<String> armNames() {
    return arms.stream().map(Arm::name).toList();
  }
}
