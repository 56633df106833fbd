package dandelion.disease;

import dandelion.evidence.LifeTable;
import dandelion.evidence.Site;
import java.util.Arrays;

/**
 * Patients who have one lesion of a chosen size and nothing else: to see what a treatment does to
 * it. Sensitivity, resistance, growth and luck are drawn as for any patient, and treatment is done
 * to the same {@link Body} that studies use; nothing about treatment stands here.
 *
 * <p>The same patient number is the same patient at every size and under every treatment.
 */
public final class SingleLesion {
  private static final double[] ANY_AGE = {70, 70};

  private final Biology biology;
  private final Fate fate;
  private final Body body;

  /** Patients with lesions of the disease that these laws are of. */
  public SingleLesion(Biology biology) {
    this.biology = biology;
    LifeTable nobodyDies =
        new LifeTable(
            "nobody dies", new double[] {0, 100}, new double[] {1e-9, 1}, new double[] {1e-9, 1});
    double[][] traits =
        biology.disease().traits().stream()
            .map(trait -> evenly(trait.isQuantity() ? 2 : trait.levels().size()))
            .toArray(double[][]::new);
    this.fate =
        new Fate(
            biology,
            new Cohort(biology.disease(), ANY_AGE, 0.5, traits),
            nobodyDies,
            Double.POSITIVE_INFINITY);
    this.body = new Body(fate);
  }

  private static double[] evenly(int levels) {
    double[] shares = new double[levels];
    Arrays.fill(shares, 1);
    return shares;
  }

  /**
   * Draws a patient; today is time 0.
   *
   * @param diameterMm of the lesion today
   */
  public void draw(long seed, long patient, Site site, double diameterMm) {
    double lnCells = biology.lnCells(Elementary.ln(diameterMm));
    fate.drawSingle(seed, patient, site.ordinal(), lnCells);
    body.begin();
  }

  /** What is random about the patient. */
  public Fate fate() {
    return fate;
  }

  /** The body to treat. */
  public Body body() {
    return body;
  }

  /** Natural log of the cells in a lesion of this diameter. */
  public double lnCells(double diameterMm) {
    return biology.lnCells(Elementary.ln(diameterMm));
  }

  /** The lesion's diameter at a time, mm; 0 when treatment has erased it. */
  public double diameterMm(double timeYears) {
    return body.diameterMm(0, timeYears);
  }
}
