package dandelion.verification;

import dandelion.care.Pathway;
import dandelion.evidence.LifeTable;
import dandelion.study.Appraisal;
import dandelion.study.Design;
import dandelion.study.Design.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A design with one thing changed. */
final class Variant {
  private final Design of;
  private List<Arm> arms;
  private int reference;
  private LifeTable lifeTable;
  private List<String> outcomes;
  private List<Double> atYears;
  private double horizonYears;
  private long patients;
  private long seed;
  private @Nullable Appraisal appraisal;

  private Variant(Design of) {
    this.of = of;
    this.arms = of.arms();
    this.reference = of.reference();
    this.lifeTable = of.lifeTable();
    this.outcomes = of.outcomes();
    this.atYears = of.atYears();
    this.horizonYears = of.horizonYears();
    this.patients = of.patients();
    this.seed = of.seed();
    this.appraisal = of.appraisal();
  }

  static Variant of(Design design) {
    return new Variant(design);
  }

  Variant arms(List<Arm> others, int itsReference) {
    arms = List.copyOf(others);
    reference = itsReference;
    return this;
  }

  Variant eachArm(UnaryOperator<Arm> change) {
    arms = arms.stream().map(change).toList();
    return this;
  }

  Variant eachPathway(UnaryOperator<Pathway> change) {
    return eachArm(arm ->
        new Arm(arm.name(), change.apply(arm.pathway()), arm.attendance(), arm.delayYears()));
  }

  Variant eachAttendance(Function<Arm, double[]> change) {
    return eachArm(arm -> new Arm(arm.name(), arm.pathway(), change.apply(arm), arm.delayYears()));
  }

  Variant withArm(Arm another) {
    List<Arm> more = new ArrayList<>(arms);
    more.add(another);
    arms = List.copyOf(more);
    return this;
  }

  Variant reference(int arm) {
    reference = arm;
    return this;
  }

  Variant lifeTable(LifeTable other) {
    lifeTable = other;
    return this;
  }

  Variant allOutcomes() {
    outcomes = List.of();
    return this;
  }

  /** Lives are followed for another time; only the times asked for within it are kept. */
  Variant horizon(double years) {
    TreeSet<Double> times = new TreeSet<>(atYears);
    times.removeIf(time -> time > years);
    times.add(years);
    atYears = List.copyOf(times);
    horizonYears = years;
    return this;
  }

  Variant patients(long number) {
    patients = number;
    return this;
  }

  Variant seed(long other) {
    seed = other;
    return this;
  }

  /** Other prices, utilities and rates; null when nobody asks for any. */
  Variant appraisal(@Nullable Appraisal other) {
    appraisal = other;
    return this;
  }

  Design design() {
    return new Design(
        of.id(),
        of.title(),
        of.disease(),
        of.setting(),
        lifeTable,
        of.cohort(),
        of.entry(),
        of.history(),
        of.uninsured(),
        of.subgroups(),
        of.fromEntry(),
        arms,
        reference,
        outcomes,
        atYears,
        horizonYears,
        patients,
        seed,
        appraisal,
        of.inputs());
  }
}
