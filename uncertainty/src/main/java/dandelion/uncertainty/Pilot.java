package dandelion.uncertainty;

import dandelion.work.Threads;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses how many patients a draw has, from a few draws of its own.
 *
 * <p>Their number n is such that the luck of the patients is at most a twentieth of the variance of
 * net benefit between draws, for every arm at every price asked for: {@code n = w (1 - s) / (s b)},
 * with s that share, w the variance between patients of the difference from the reference arm and b
 * the variance that doubt gives, split as in {@link Noise}. More would be wasted: the error of the
 * mean of N draws is (b + w/n)/N. The number is held within limits, so that all draws together have
 * at most a given number of lives.
 *
 * @param patients each draw is to have
 * @param wanted what the formula asks for, before limits; infinite when the pilot saw luck alone
 * @param draws that the pilot lived through
 */
public record Pilot(long patients, double wanted, int draws) {
  /** The share of the variance between draws that patients' luck may have. */
  public static final double SHARE = 0.05;

  /** Most lives in all draws together. */
  public static final long LIVES = 100_000_000;

  static final int DRAWS = 24;
  static final long PATIENTS = 1_000;
  private static final long LEAST = 1_000;
  private static final long MOST = 1_000_000;

  /**
   * Runs the pilot.
   *
   * @param study whose draws
   * @param draws how many there will be
   * @param threads how many threads work
   */
  public static Pilot of(DrawnStudy study, long draws, int threads) {
    DrawnStudy small = study.with(PATIENTS);
    Sample sample = new Sample(study.design().arms().size(), study.design().reference());
    List<Drawn> drawn = new Threads(threads).all(DRAWS, k -> small.run(-1 - k));
    drawn.stream().filter(one -> one.trouble() == null).forEach(sample::add);
    return chosen(sample, study, draws);
  }

  private static Pilot chosen(Sample sample, DrawnStudy study, long draws) {
    int arms = study.design().arms().size();
    var appraisal = study.design().appraisal();
    double wanted = LEAST;
    if (sample.size() > 1) {
      for (int arm : IntStream.range(0, arms).filter(k -> k != sample.reference()).toArray()) {
        if (appraisal == null) {
          Noise noise = Noise.of(sample, arm, Kept.LIFE_YEARS, PATIENTS);
          wanted = Math.max(wanted, noise.patientsFor(SHARE));
        } else {
          for (double price : appraisal.willingnessToPay()) {
            Noise noise = Noise.ofBenefit(sample, arm, price, PATIENTS);
            wanted = Math.max(wanted, noise.patientsFor(SHARE));
          }
        }
      }
    }
    long most = Math.clamp(LIVES / arms / Math.max(1, draws), LEAST, MOST);
    return new Pilot(Math.clamp((long) Math.min(wanted, MOST), LEAST, most), wanted, sample.size());
  }
}
