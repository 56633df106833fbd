package dandelion.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What threads, seeds and numbers of patients must do, and must not. */
final class ChanceChecks {
  private static final String SUBJECT = "chance";
  private static final int RUNS = 25;

  /** For 25 runs: chi-squared with 24 degrees of freedom lies outside with chance 5e-6. */
  private static final double LEAST_RATIO = 0.42;

  private static final double MOST_RATIO = 1.75;

  /**
   * Of life-years, of which most are the whole horizon, the fourth moment is about 10 times the
   * squared variance. Half of the patients then tell the error within 1.06/sqrt(half), beside all
   * of them; 6 are a false alarm of 2e-8.
   */
  private static final double ROOT_ERRORS = 6;

  /** With more than so much allowed, an error that does not fall would pass. */
  private static final double MOST_WITHIN = 0.25;

  private ChanceChecks() {}

  static List<Check> all() {
    return List.of(
        new Check(
            SUBJECT,
            "threads",
            "on 1 thread and on 3",
            "every figure the same",
            ChanceChecks::threads),
        new Check(
            SUBJECT,
            "another seed",
            "the seed raised by 1",
            "no figure beyond 6 standard errors, yet not all the same",
            ChanceChecks::seed),
        new Check(
            SUBJECT,
            "twice the patients",
            "half of the patients, then all",
            "the standard error of life-years falls by the root of 2, within chance; false alarm 2e-8",
            ChanceChecks::twice),
        new Check(
            SUBJECT,
            "errors are true",
            "25 runs with other seeds and a 25th of the patients each",
            "they scatter as their standard errors say, by 0.42 to 1.75; false alarm 1e-5",
            ChanceChecks::scatter));
  }

  private static Verdict threads(Examined study) {
    HashSet<String> arms = new HashSet<>(study.design().armNames());
    Found one = study.run(study.design(), study.evidence(), 1);
    Found three = study.run(study.design(), study.evidence(), 3);
    if (one.candidates() != three.candidates()) {
      return Verdict.fail("%,d candidates became %,d", one.candidates(), three.candidates());
    }
    Verdict first = Likeness.same(Likeness.all(one, arms), Likeness.all(three, arms));
    return first.grade() == Verdict.Grade.FAIL
        ? first
        : Likeness.same(Likeness.all(one, arms), Likeness.all(study.asIs(), arms));
  }

  private static Verdict seed(Examined study) {
    Found other = study.run(study.variant().seed(study.design().seed() + 1).design());
    return Likeness.otherLuck(study.asIs(), other);
  }

  private static Verdict twice(Examined study) {
    long half = study.design().patients() / 2;
    Found fewer = study.run(study.variant().patients(half).design());
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (String arm : fewer.arms()) {
      double ratio = fewer.lastSe(arm, "life_years") / study.asIs().lastSe(arm, "life_years");
      least = Math.min(least, ratio);
      most = Math.max(most, ratio);
    }
    double root = Math.sqrt((double) study.design().patients() / half);
    double within = ROOT_ERRORS / Math.sqrt((double) half);
    if (within > MOST_WITHIN) {
      return Verdict.notAsked("too few patients: at least 1,152 are needed");
    }
    return Verdict.of(
        Math.abs(least / root - 1) <= within && Math.abs(most / root - 1) <= within,
        "falls by %.3f to %.3f, of %.3f within %.1f %%",
        least,
        most,
        root,
        100 * within);
  }

  private static Verdict scatter(Examined study) {
    long few = Math.max(1, study.design().patients() / RUNS);
    List<Found> runs = new ArrayList<>();
    for (int k = 0; k < RUNS; k++) {
      long seed = study.design().seed() + 100 + k;
      runs.add(study.run(study.variant().patients(few).seed(seed).design()));
    }
    double lifeYears = ratio(runs, "life_years");
    double survival = ratio(runs, "overall_survival");
    return Verdict.of(
        fits(lifeYears) && fits(survival),
        "life-years scatter by %.2f, survival by %.2f of their errors",
        lifeYears,
        survival);
  }

  private static boolean fits(double ratio) {
    return ratio >= LEAST_RATIO && ratio <= MOST_RATIO;
  }

  private static double ratio(List<Found> runs, String outcome) {
    String arm = runs.getFirst().reference();
    double mean = runs.stream().mapToDouble(one -> one.last(arm, outcome)).average().orElse(0);
    double stated = runs.stream().mapToDouble(one -> one.lastSe(arm, outcome)).average().orElse(0);
    double squares =
        runs.stream().mapToDouble(one -> Math.pow(one.last(arm, outcome) - mean, 2)).sum();
    return Math.sqrt(squares / (runs.size() - 1)) / stated;
  }
}
