package dandelion.study;

import dandelion.care.Pathway;
import dandelion.disease.Cohort;
import dandelion.evidence.LifeTable;
import dandelion.simulation.Entry;
import java.util.List;

/**
 * Everything a published trial's design says, read from a study file.
 *
 * @param id short name
 * @param title for people
 * @param disease name of the disease
 * @param setting name of the life table
 * @param lifeTable death from other causes there
 * @param cohort who the candidates are
 * @param entry when the clock starts and who is let in
 * @param fromEntry whether pathways' months count from entry instead of the operation
 * @param arms the pathways compared, in order
 * @param reference index of the arm that others are compared with
 * @param outcomes names of the outcomes reported; empty for all
 * @param atYears times at which outcomes are reported, ascending
 * @param horizonYears how long after entry lives are followed
 * @param patients how many patients
 * @param seed the seed of all randomness
 * @param inputs every file that was read
 */
public record Design(
    String id,
    String title,
    String disease,
    String setting,
    LifeTable lifeTable,
    Cohort cohort,
    Entry entry,
    boolean fromEntry,
    List<Arm> arms,
    int reference,
    List<String> outcomes,
    List<Double> atYears,
    double horizonYears,
    long patients,
    long seed,
    List<Input> inputs) {

  /**
   * One arm.
   *
   * @param name its name in tables
   * @param pathway the guideline it lives under
   * @param attendance average chance that a visit is kept, by ordinal of the test
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, by the engine
  public record Arm(String name, Pathway pathway, double[] attendance) {}

  /**
   * A file that was read.
   *
   * @param path as found
   * @param sha256 fingerprint of its bytes
   */
  public record Input(String path, String sha256) {}

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
        fromEntry,
        arms,
        reference,
        outcomes,
        atYears,
        horizonYears,
        newPatients,
        newSeed,
        inputs);
  }

  /** Names of the arms. */
  public List<String> armNames() {
    return arms.stream().map(Arm::name).toList();
  }
}
