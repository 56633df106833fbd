package dandelion.report;

import dandelion.study.Results;
import dandelion.study.Results.Difference;
import dandelion.study.Results.Estimate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a study found at the last time it reports, by arm and outcome; besides its outcomes, deaths,
 * and all tests together.
 */
final class AtHorizon {
  /** The complement of overall survival. */
  static final String DEATHS = "deaths";

  /** All tests and visits that are reported, added up. */
  static final String TESTS = "tests";

  private record Key(String arm, String outcome) {}

  private final Map<Key, Estimate> estimates = new HashMap<>();
  private final Map<Key, Difference> differences = new HashMap<>();

  AtHorizon(Results results) {
    double last = results.design().horizonYears();
    for (Estimate line : results.summary()) {
      if (line.timeYears() == last) {
        put(line);
      }
    }
    for (Difference line : results.differences()) {
      if (line.timeYears() == last) {
        put(line);
      }
    }
  }

  Optional<Estimate> estimate(String arm, String outcome) {
    return Optional.ofNullable(estimates.get(new Key(arm, outcome)));
  }

  Optional<Difference> difference(String arm, String outcome) {
    return Optional.ofNullable(differences.get(new Key(arm, outcome)));
  }

  /** Those of these outcomes that the study reports. */
  List<String> reported(String arm, List<String> outcomes) {
    return outcomes.stream().filter(one -> estimate(arm, one).isPresent()).toList();
  }

  /** The highest estimate of an outcome among arms; NaN when the study does not report it. */
  double most(String outcome, List<String> arms) {
    return arms.stream()
        .flatMap(arm -> estimate(arm, outcome).stream())
        .mapToDouble(Estimate::estimate)
        .max()
        .orElse(Double.NaN);
  }

  private void put(Estimate e) {
    estimates.put(new Key(e.arm(), e.outcome()), e);
    if (e.outcome().equals("overall_survival")) {
      estimates.put(
          new Key(e.arm(), DEATHS),
          new Estimate(
              e.arm(),
              DEATHS,
              e.timeYears(),
              1 - e.estimate(),
              e.se(),
              1 - e.high(),
              1 - e.low(),
              e.unit()));
    } else if (e.unit().equals(TESTS)) {
      estimates.merge(new Key(e.arm(), TESTS), e, AtHorizon::sum);
    }
  }

  private void put(Difference d) {
    differences.put(new Key(d.arm(), d.outcome()), d);
    if (d.outcome().equals("overall_survival")) {
      differences.put(
          new Key(d.arm(), DEATHS),
          new Difference(
              d.arm(),
              d.reference(),
              DEATHS,
              d.timeYears(),
              0.0 - d.difference(),
              d.se(),
              0.0 - d.high(),
              0.0 - d.low(),
              d.unit(),
              d.varianceRatio()));
    } else if (d.unit().equals(TESTS)) {
      differences.merge(new Key(d.arm(), TESTS), d, AtHorizon::sum);
    }
  }

  /**
   * Two means added. How they vary together is not kept: the interval is the widest there can be.
   */
  private static Estimate sum(Estimate a, Estimate b) {
    return new Estimate(
        a.arm(),
        TESTS,
        a.timeYears(),
        a.estimate() + b.estimate(),
        a.se() + b.se(),
        Math.max(0, a.low() + b.low()),
        a.high() + b.high(),
        a.unit());
  }

  private static Difference sum(Difference a, Difference b) {
    return new Difference(
        a.arm(),
        a.reference(),
        TESTS,
        a.timeYears(),
        a.difference() + b.difference(),
        a.se() + b.se(),
        a.low() + b.low(),
        a.high() + b.high(),
        a.unit(),
        Double.NaN);
  }
}
