package dandelion.verification;

import dandelion.study.Design;
import dandelion.study.Results;
import dandelion.study.Results.Benefit;
import dandelion.study.Results.Difference;
import dandelion.study.Results.Estimate;
import dandelion.study.Results.Share;
import dandelion.study.Results.Worth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that one run tells, as the checks look at it.
 *
 * @param design what was run
 * @param patients how many were counted
 * @param candidates how many were drawn to find them
 * @param summary outcomes by arm and time
 * @param differences against the reference arm
 * @param benefits who is helped and harmed, by group
 * @param curves events by month
 * @param foundBy what led to the first recurrence
 * @param worths every arm on the plane of cost and effect; empty without economics
 */
record Found(
    Design design,
    long patients,
    long candidates,
    List<Estimate> summary,
    List<Difference> differences,
    List<Benefit> benefits,
    List<Estimate> curves,
    List<Share> foundBy,
    List<Worth> worths) {

  static Found of(Results results) {
    return new Found(
        results.design(),
        results.patients(),
        results.candidates(),
        results.summary(),
        results.differences(),
        results.benefits(),
        results.curves(),
        results.foundBy(),
        results.worths());
  }

  List<String> arms() {
    return design.armNames();
  }

  String reference() {
    return arms().get(design.reference());
  }

  /** An outcome at a time; 0 when it is not told since it never came. */
  double at(String arm, String outcome, double years) {
    Estimate line = line(arm, outcome, years);
    return line == null ? 0 : line.estimate();
  }

  /** An outcome at the horizon. */
  double last(String arm, String outcome) {
    return at(arm, outcome, design.horizonYears());
  }

  /** The standard error of an outcome at the horizon. */
  double lastSe(String arm, String outcome) {
    Estimate line = line(arm, outcome, design.horizonYears());
    return line == null ? 0 : line.se();
  }

  private @Nullable Estimate line(String arm, String outcome, double years) {
    for (Estimate one : summary) {
      if (one.arm().equals(arm) && one.outcome().equals(outcome) && one.timeYears() == years) {
        return one;
      }
    }
    return null;
  }

  /** A difference from the reference at the horizon; 0 when it is not told. */
  double difference(String arm, String outcome) {
    return differences.stream()
        .filter(one -> one.arm().equals(arm) && one.outcome().equals(outcome))
        .filter(one -> one.timeYears() == design.horizonYears())
        .mapToDouble(Difference::difference)
        .sum();
  }

  /** All tests of an arm, a patient. */
  double tests(String arm) {
    return summary.stream()
        .filter(one -> one.arm().equals(arm) && one.outcome().startsWith("tests_"))
        .mapToDouble(Estimate::estimate)
        .sum();
  }

  static boolean isTests(String outcome) {
    return outcome.startsWith("tests_") || outcome.startsWith("cost"); // and what tests cost
  }

  /** Curves of one arm and outcome, in the order of time. */
  List<Estimate> curve(String arm, String outcome) {
    return curves.stream()
        .filter(one -> one.arm().equals(arm) && one.outcome().equals(outcome))
        .toList();
  }

  /**
   * Every figure of these arms by its name, but for those that are nought; tests and visits only if
   * asked for.
   */
  Map<String, Double> figures(Set<String> ofArms, boolean tests) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (Estimate one : summary) {
      if (ofArms.contains(one.arm()) && (tests || !isTests(one.outcome()))) {
        put(figures, one.outcome(), one.arm(), one.timeYears(), one.estimate(), one.se());
      }
    }
    for (Estimate one : curves) {
      if (ofArms.contains(one.arm())) {
        put(figures, "curve of " + one.outcome(), one.arm(), one.timeYears(), one.estimate(), 0);
      }
    }
    return figures;
  }

  /** Every difference between these arms and the reference by its name, but for noughts. */
  Map<String, Double> differences(Set<String> ofArms) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (Difference one : differences) {
      if (ofArms.contains(one.arm())) {
        put(
            figures,
            "difference of " + one.outcome(),
            one.arm(),
            one.timeYears(),
            one.difference(),
            one.se());
      }
    }
    for (Benefit one : benefits) {
      if (ofArms.contains(one.arm())) {
        String of = " in " + one.finding() + " " + one.group();
        put(figures, "helped" + of, one.arm(), 0, (double) one.helped(), one.meanGainOfHelped());
        put(figures, "harmed" + of, one.arm(), 0, (double) one.harmed(), one.meanLossOfHarmed());
      }
    }
    return figures;
  }

  private static void put(
      Map<String, Double> into, String what, String arm, double years, double value, double se) {
    String name = what + " of " + arm + " at " + years;
    if (value != 0) {
      into.put(name, value);
    }
    if (se != 0) {
      into.put("error of " + name, se);
    }
  }
}
