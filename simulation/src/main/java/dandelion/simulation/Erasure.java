package dandelion.simulation;

import dandelion.care.Act;
import dandelion.care.Test;
import dandelion.disease.Disease;
import dandelion.disease.Sighting;
import dandelion.disease.SingleLesion;
import dandelion.evidence.Evidence;
import dandelion.evidence.Site;
import java.util.List;

/**
 * How often one treatment erases a single liver lesion of a given size, by the same code that
 * studies use: many patients, each with one lesion, each treated once.
 */
public final class Erasure {
  /** The tests that show an ablation or an operation its target. */
  public static final List<Test> GUIDES = List.of(Test.CT_CAP, Test.MRI_LIVER);

  private static final List<Test> TESTS = List.of(Test.CT_CAP, Test.MRI_LIVER, Test.ANGIOGRAPHY);
  private static final int GUIDE_BITS = 3;
  private static final int ANGIOGRAPHY_BIT = 4;
  private static final double TODAY = 0;
  private static final double RESPONSE = 0.7; // of the diameter: what RECIST 1.1 calls a response

  private final Evidence evidence;
  private final Disease disease;
  private final SingleLesion lesion;
  private final Effects effects;
  private final Treating treating;
  private final State state = new State();
  private final Sighting seen = new Sighting();

  /**
   * What became of one lesion in each of many patients.
   *
   * @param act what was done
   * @param diameterMm size before it
   * @param lnCells the same, natural log of cells
   * @param patients how many patients
   * @param treated how many lesions were treated: an ablation or an operation needs a lesion that
   *     CT or MRI sees
   * @param erased how many of these left no cell that can grow
   * @param shrunk how many others were smaller by three tenths of their diameter or more when the
   *     treatment ended
   */
  public record Outcome(
      Act act,
      double diameterMm,
      double lnCells,
      long patients,
      long treated,
      long erased,
      long shrunk) {
    /** Share of the lesions treated that are erased; not a number when none was treated. */
    public double share() {
      return (double) erased / treated;
    }

    /** Share of the lesions treated that are erased or have lost three tenths of their diameter. */
    public double responding() {
      return (double) (erased + shrunk) / treated;
    }

    /** The simulation's own standard error of a share of the lesions treated. */
    public double standardError(double share) {
      return Math.sqrt(share * (1 - share) / treated);
    }
  }

  /** Lesions of a disease, treated as these numbers say. */
  public Erasure(Evidence evidence, Disease disease) {
    this.evidence = evidence;
    this.disease = disease;
    this.lesion =
        new SingleLesion(disease.biology(evidence, TESTS.stream().map(Test::id).toList()));
    this.effects = new Effects(evidence, disease.name());
    this.treating = new Treating(lesion.fate(), effects, ANGIOGRAPHY_BIT);
  }

  /** Whether an act does something to liver lesions in this disease. */
  public boolean knows(Act act) {
    boolean reaches = act.sites() == 0 || (act.sites() >>> Site.LIVER.ordinal() & 1) != 0;
    return act.kind() != Act.Kind.NOTHING
        && reaches
        && Effects.exists(evidence, disease.name(), act);
  }

  /**
   * Treats one lesion in each of many patients.
   *
   * @param act what is done, once
   * @param diameterMm each lesion's size
   * @param patients how many; numbers 0 and up, the same patients for every act and size
   * @param seed of all luck
   */
  public Outcome of(Act act, double diameterMm, long patients, long seed) {
    if (!knows(act)) {
      throw new IllegalArgumentException(act.id() + " does nothing to a lesion of " + disease);
    }
    boolean aimed = act.isCurative();
    long treated = 0;
    long erased = 0;
    long shrunk = 0;
    for (long patient = 0; patient < patients; patient++) {
      lesion.draw(seed, patient, Site.LIVER, diameterMm);
      lesion.body().look(GUIDE_BITS, TODAY, seen);
      if (aimed && seen.total == 0) {
        continue;
      }
      treated++;
      state.clear();
      state.now = TODAY;
      state.killedYears = Double.POSITIVE_INFINITY;
      treating.treat(act, state, lesion.body(), aimed ? GUIDE_BITS : 0, 1);
      double leftMm = lesion.diameterMm(state.lastTreatmentYears);
      erased += leftMm == 0 ? 1 : 0;
      shrunk += leftMm > 0 && leftMm <= RESPONSE * diameterMm ? 1 : 0;
    }
    return new Outcome(
        act, diameterMm, lesion.lnCells(diameterMm), patients, treated, erased, shrunk);
  }
}
