package dandelion.verification;

import dandelion.evidence.Evidence;
import dandelion.simulation.Entry;
import dandelion.simulation.Event;
import dandelion.study.Design;
import dandelion.study.Study;
import java.util.List;

/** What the disease and death must do when one number is changed. */
final class DiseaseChecks {
  private static final String SUBJECT = "disease and death";

  private DiseaseChecks() {}

  static List<Check> all() {
    return List.of(
        new Check(
            SUBJECT,
            "no seeding",
            "nothing is founded, no margin positive, no new tumour",
            "no recurrence, no death of cancer, nobody treated to cure",
            DiseaseChecks::unseeded),
        new Check(
            SUBJECT,
            "the life table",
            "no seeding; besides, no treatment kills and no liver fails",
            "survival is the life table's: |z| at most 6 at each time asked for",
            DiseaseChecks::lifeTable),
        new Check(
            SUBJECT,
            "everything seeds more",
            "three times as many founding events",
            "more recurrence, fewer life-years",
            DiseaseChecks::seedsMore),
        new Check(
            SUBJECT,
            "lethal burden up",
            "people die of three times the burden",
            "more life-years",
            DiseaseChecks::lethalBurden),
        new Check(
            SUBJECT,
            "other deaths doubled",
            "twice the hazard of the life table at every age",
            "fewer life-years, more deaths of other causes",
            DiseaseChecks::otherDeaths));
  }

  static boolean fromOperation(Examined study) {
    return study.design().entry().at() == Entry.At.OPERATION;
  }

  /**
   * Where people enter with metastases, those who would have died of them before now enter too:
   * then only places count that the same person takes both times.
   */
  private static Verdict lethalBurden(Examined study) {
    String reference = study.asIs().reference();
    Evidence higher = study.with(name -> name.equals("lethal.burden"), v -> 3 * v);
    if (fromOperation(study) && study.asIs().last(reference, "synchronous_metastases") == 0) {
      return Likeness.moves(study.asIs(), study.run(higher), "life_years", 1);
    }
    List<Gains> all = study.watchBoth(study.design(), higher, Gains::new);
    double gained = all.stream().mapToDouble(one -> one.gained).sum();
    double lost = all.stream().mapToDouble(one -> one.lost).sum();
    long same = all.stream().mapToLong(one -> one.same).sum();
    return Verdict.of(
        gained > lost,
        "in %,d places with the same person %.1f life-years gained, %.1f lost",
        same,
        gained,
        lost);
  }

  /** Adds up life-years gained and lost by those who enter in both runs. */
  private static final class Gains implements Examined.PairWatcher {
    private long same;
    private double gained;
    private double lost;

    @Override
    public void see(Study.Engine usual, Study.Engine changed, boolean samePerson) {
      same += samePerson ? 1 : 0;
      for (int arm = 0; samePerson && arm < usual.lives().length; arm++) {
        double more = changed.lives()[arm].lifeYears() - usual.lives()[arm].lifeYears();
        gained += Math.max(0, more);
        lost += Math.max(0, -more);
      }
    }
  }

  private static Verdict needsMetastases() {
    return Verdict.notAsked("entry itself needs metastases");
  }

  private static Verdict unseeded(Examined study) {
    if (!fromOperation(study)) {
      return needsMetastases();
    }
    Found found = study.run(study.unseeded());
    return CareChecks.zero(found, "recurrence", "death_cancer", "curative_retreatment");
  }

  /** Adds up what the life table foretells for the patients who entered, and who lived. */
  static final class Foretold implements Examined.Watcher {
    private final Design design;
    private final double[] expected;
    private final double[] variance;
    private final long[] alive;

    Foretold(Design design) {
      this.design = design;
      int times = design.atYears().size();
      this.expected = new double[times];
      this.variance = new double[times];
      this.alive = new long[times];
    }

    @Override
    public void accept(Study.Engine engine) {
      double age = engine.simulation().fate().ageYears() + engine.simulation().entryYears();
      boolean male = engine.simulation().fate().male();
      for (int k = 0; k < expected.length; k++) {
        double years = design.atYears().get(k);
        double p = design.lifeTable().survival(male, age, years);
        expected[k] += p;
        variance[k] += p * (1 - p);
        alive[k] += engine.lives()[design.reference()].years(Event.DEATH) > years ? 1 : 0;
      }
    }
  }

  private static Verdict lifeTable(Examined study) {
    if (!fromOperation(study)) {
      return needsMetastases();
    }
    Design design = study.design();
    List<Foretold> all = study.watch(design, study.mortalOnlyByAge(), () -> new Foretold(design));
    double most = 0;
    double expected = 0;
    double alive = 0;
    for (int k = 0; k < design.atYears().size(); k++) {
      int time = k;
      expected = all.stream().mapToDouble(one -> one.expected[time]).sum();
      alive = all.stream().mapToLong(one -> one.alive[time]).sum();
      double variance = all.stream().mapToDouble(one -> one.variance[time]).sum();
      double z = Math.abs(alive - expected) / Math.sqrt(Math.max(1, variance));
      most = Double.isNaN(z) ? Double.POSITIVE_INFINITY : Math.max(most, z);
    }
    return Verdict.of(
        most <= Likeness.MOST_Z,
        "%.2f %% alive at %s years, %.2f %% foretold; largest z %.1f of %d; false alarm %.0e",
        100 * alive / design.patients(),
        Double.toString(design.horizonYears()).replaceFirst("\\.0$", ""),
        100 * expected / design.patients(),
        most,
        design.atYears().size(),
        2e-9 * design.atYears().size());
  }

  /** Elsewhere entry chooses other patients: those alike in what was found. */
  private static Verdict seedsMore(Examined study) {
    if (!fromOperation(study)) {
      return Verdict.notAsked("entry then lets in other patients: those in whom as much is found");
    }
    Evidence more = study.with(name -> name.equals("seeding.founded"), value -> 3 * value);
    Found after = study.run(more);
    return Likeness.both(
        Likeness.moves(study.asIs(), after, "recurrence", 1),
        Likeness.moves(study.asIs(), after, "life_years", -1));
  }

  private static Verdict otherDeaths(Examined study) {
    Found after =
        study.run(study.variant().lifeTable(study.design().lifeTable().times(2)).design());
    return Likeness.both(
        Likeness.moves(study.asIs(), after, "life_years", -1),
        Likeness.moves(study.asIs(), after, "death_other", 1));
  }
}
