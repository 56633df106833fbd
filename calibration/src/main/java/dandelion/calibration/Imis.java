package dandelion.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.random.RandomGenerator;

/**
 * Incremental mixture importance sampling (Raftery and Bao 2010, Biometrics 66:1162): places are
 * drawn from the prior, then batch by batch from normal distributions that are fitted to what is
 * known so far; every place is weighted against the whole mixture.
 *
 * <p>Where this departs from the paper is the choice of the next normal distribution. The paper
 * centres it on the place of the greatest weight. In some twenty dimensions and with a noisy model
 * that place is mostly luck; here lines are laid through the misses ({@link LocalFit}), and as the
 * effective sample size grows the weighted mean and covariance of all places take over, as in
 * adaptive multiple importance sampling (Cornuet and others 2012). Until the weights are good
 * enough they are flattened to a power below 1.
 */
final class Imis {
  private static final double START_SD = 0.5;
  private static final double WIDENED = 1.1;
  private static final int LEAST_FROM_PRIOR = 40;
  private static final int PRIOR_SHARE = 40;
  private static final int BATCH_SHARE = 30;
  private static final int MOMENTS_PER_DIMENSION = 4;
  private static final int LINES_PER_DIMENSION = 10;
  private static final int TRUST_PER_DIMENSION = 3;

  private final Problem problem;
  private final RandomGenerator random;

  Imis(Problem problem, RandomGenerator random) {
    this.problem = problem;
    this.random = random;
  }

  /** Draws so many places, the model's answers with them. */
  Sample sample(int evaluations) throws IOException {
    int n = problem.dimension();
    Sample sample = new Sample(problem);
    add(sample, Gaussian.round(n, 1), Math.max(LEAST_FROM_PRIOR, evaluations / PRIOR_SHARE));
    Gaussian next = Gaussian.round(n, START_SD);
    int batch = Math.max(4 * n, evaluations / BATCH_SHARE);
    while (sample.count() < evaluations) {
      add(sample, next, Math.min(batch, evaluations - sample.count()));
      if (sample.count() < evaluations && sample.overwhelmed() < sample.count() - n) {
        next = next(sample);
      }
    }
    return sample;
  }

  private void add(Sample sample, Gaussian part, int count) throws IOException {
    List<double[]> drawn = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      drawn.add(part.draw(random));
    }
    sample.add(part, drawn, problem.simulate(drawn));
  }

  private Gaussian next(Sample sample) {
    int n = problem.dimension();
    double[] logs = sample.logWeights();
    long usable = sample.count() - sample.overwhelmed();
    double enoughForLines = Math.min(LINES_PER_DIMENSION * n, usable / 2.0);
    Weights forLines = Weights.of(logs, Weights.power(logs, enoughForLines));
    LocalFit.Proposal lines = new LocalFit(sample, forLines).next(problem);
    double enough = Math.min(MOMENTS_PER_DIMENSION * n, usable / 2.0);
    double power = Weights.power(logs, enough);
    RealVector mean = MatrixUtils.createRealVector(lines.mean());
    RealMatrix covariance = lines.covariance();
    if (power == 1) {
      Weights weights = Weights.of(logs, 1);
      Weights.Moments moments = weights.moments(sample);
      double effective = weights.effective();
      double trust = effective / (effective + TRUST_PER_DIMENSION * n);
      mean =
          mean.mapMultiply(1 - trust)
              .add(MatrixUtils.createRealVector(moments.mean()).mapMultiply(trust));
      covariance =
          covariance.scalarMultiply(1 - trust).add(moments.covariance().scalarMultiply(trust));
    }
    return new Gaussian(mean.toArray(), covariance.scalarMultiply(WIDENED));
  }
}
