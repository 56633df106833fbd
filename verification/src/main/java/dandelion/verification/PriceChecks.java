package dandelion.verification;

import dandelion.care.Test;
import dandelion.study.Design;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What prices, discounting and time must do to costs. */
final class PriceChecks {
  private static final String SUBJECT = "prices and discounting";
  private static final String COST = "cost";
  private static final double ROUNDING = 1e-9;
  private static final double STEEPER = 0.05;
  private static final double EXTREME = 1e9;
  private static final double LONGER_YEARS = 1;
  private static final double MOST_YEARS = 21;

  private PriceChecks() {}

  static List<Check> all() {
    return List.of(
        Purse.check(
            SUBJECT,
            "prices 0",
            "every price 0",
            "all costs exactly 0, QALYs the same to the bit",
            PriceChecks::free),
        Purse.check(
            SUBJECT,
            "prices doubled",
            "every price doubled",
            "every cost and ICER twice as large within 1e-9, the same arms on the frontier",
            PriceChecks::doubled),
        Purse.check(
            SUBJECT,
            "one price raised",
            "the price of the test most done doubled, no discount",
            "each arm's costs rise by that price for each such test within 1e-9, other expenses by"
                + " nothing",
            PriceChecks::raised),
        Purse.check(
            SUBJECT,
            "a test for free",
            "the test most done costs nothing",
            "no arm costs more, those that do it cost less",
            PriceChecks::given),
        Purse.check(
            SUBJECT,
            "an extreme price",
            "the test most done costs a billion times as much, no discount",
            "the arms in the order of how often they do it",
            PriceChecks::extreme),
        Purse.check(
            SUBJECT,
            "no discount",
            "both rates 0",
            "tests cost their number times their prices, within 1e-9",
            PriceChecks::undiscounted),
        Purse.check(
            SUBJECT,
            "discount up",
            "each rate raised by 5 points",
            "costs and QALYs lower in every arm",
            PriceChecks::steeper),
        Purse.check(
            SUBJECT,
            "a horizon paid for",
            "lives followed one year longer",
            "more QALYs in every arm, and no lower costs",
            PriceChecks::longer),
        Purse.check(
            SUBJECT,
            "half-cycle",
            "nothing",
            "costs and QALYs of a cycle counted from its middle",
            purse -> Verdict.notAsked("there are no cycles: time is continuous")));
  }

  private static Verdict free(Purse purse) {
    Found found = purse.prices(was -> 0).run();
    for (String arm : found.arms()) {
      if (found.last(arm, "qalys") != purse.study().asIs().last(arm, "qalys")) {
        return Verdict.fail("%s: QALYs became %.6f", arm, found.last(arm, "qalys"));
      }
    }
    return found.summary().stream()
        .filter(one -> one.outcome().startsWith(COST) && one.estimate() != 0)
        .findFirst()
        .map(one -> Verdict.fail("%s of %s: %.6g", one.outcome(), one.arm(), one.estimate()))
        .orElse(Verdict.pass("0 in all %d arms", found.arms().size()));
  }

  private static Verdict doubled(Purse purse) {
    Found before = purse.study().asIs();
    Found after = purse.prices(was -> 2 * was).run();
    int compared = 0;
    for (var one : before.summary()) {
      double was = one.estimate();
      double is = after.last(one.arm(), one.outcome());
      if (one.outcome().startsWith(COST)) {
        compared++;
        if (!near(is, 2 * was)) {
          return Verdict.fail("%s of %s: %.6g became %.6g", one.outcome(), one.arm(), was, is);
        }
      }
    }
    for (int k = 0; k < before.worths().size(); k++) {
      var was = before.worths().get(k);
      var is = after.worths().get(k);
      boolean same = was.status().equals(is.status()) && was.next().equals(is.next());
      if (!same || !(Double.isNaN(was.icer()) || near(is.icer(), 2 * was.icer()))) {
        return Verdict.fail(
            "%s %s with ICER %.6g became %s with %.6g",
            was.arm(), was.status(), was.icer(), is.status(), is.icer());
      }
    }
    String arm = before.reference();
    return Verdict.pass(
        "%,d figures; %.2f became %.2f in %s",
        compared, before.last(arm, COST), after.last(arm, COST), arm);
  }

  private static boolean near(double is, double shouldBe) {
    return Math.abs(is - shouldBe) <= ROUNDING * Math.max(1, Math.abs(shouldBe));
  }

  /** The test that all arms together do most often, of those that have a price. */
  private static Optional<Test> mostDone(Purse purse) {
    Found found = purse.study().asIs();
    return Arrays.stream(Test.values())
        .filter(test -> purse.price(test) > 0 && done(found, test) > 0)
        .max(Comparator.comparingDouble(test -> done(found, test)));
  }

  private static double done(Found found, Test test) {
    return found.arms().stream().mapToDouble(arm -> found.last(arm, tests(test))).sum();
  }

  private static String tests(Test test) {
    return "tests_" + test.id();
  }

  private static Verdict nothingDone() {
    return Verdict.notAsked("no test that has a price is done");
  }

  private static Verdict raised(Purse purse) {
    Test test = mostDone(purse).orElse(null);
    if (test == null) {
      return nothingDone();
    }
    Found before = purse.rates(0, 0).run();
    Found after = purse.price(test, was -> 2 * was).run();
    for (var one : before.summary()) {
      String outcome = one.outcome();
      double rise = after.last(one.arm(), outcome) - one.estimate();
      if (outcome.startsWith(COST) || outcome.equals("qalys")) {
        boolean its = outcome.equals(COST) || outcome.equals("cost_tests");
        double should = its ? purse.price(test) * before.last(one.arm(), tests(test)) : 0;
        if (!(Math.abs(rise - should) <= ROUNDING * Math.max(1, one.estimate()))) {
          return Verdict.fail("%s of %s rises by %.6g, not %.6g", outcome, one.arm(), rise, should);
        }
      }
    }
    String arm = before.reference();
    return Verdict.pass(
        "%s, %.2f a patient in %s: %.4f more",
        test.id(),
        before.last(arm, tests(test)),
        arm,
        after.last(arm, COST) - before.last(arm, COST));
  }

  private static Verdict given(Purse purse) {
    Test test = mostDone(purse).orElse(null);
    if (test == null) {
      return nothingDone();
    }
    Found before = purse.study().asIs();
    Found after = purse.price(test, was -> 0).run();
    for (String arm : before.arms()) {
      double was = before.last(arm, COST);
      double is = after.last(arm, COST);
      boolean does = before.last(arm, tests(test)) > 0;
      if (is > was || (does && is == was)) {
        return Verdict.fail("%s without price: %.4f of %s became %.4f", test.id(), was, arm, is);
      }
    }
    String arm = before.reference();
    return Verdict.pass(
        "%s: %.2f became %.2f in %s",
        test.id(), before.last(arm, COST), after.last(arm, COST), arm);
  }

  private static Verdict extreme(Purse purse) {
    Test test = mostDone(purse).orElse(null);
    if (test == null) {
      return nothingDone();
    }
    Found found = purse.price(test, was -> EXTREME * was).rates(0, 0).run();
    List<String> byUse = ordered(found, tests(test));
    for (int k = 1; k < byUse.size(); k++) {
      String less = byUse.get(k - 1);
      String more = byUse.get(k);
      if (found.last(less, tests(test)) < found.last(more, tests(test))
          && found.last(less, COST) >= found.last(more, COST)) {
        return Verdict.fail("%s does more %s than %s, and costs less", more, test.id(), less);
      }
    }
    return Verdict.pass("%s: %s", test.id(), String.join(" < ", byUse));
  }

  private static List<String> ordered(Found found, String outcome) {
    return found.arms().stream()
        .sorted(Comparator.comparingDouble(arm -> found.last(arm, outcome)))
        .toList();
  }

  private static Verdict undiscounted(Purse purse) {
    Found found = purse.rates(0, 0).run();
    double most = 0;
    for (String arm : found.arms()) {
      double sum = 0;
      for (Test test : Test.values()) {
        sum += purse.price(test) * found.last(arm, tests(test));
      }
      double told = found.last(arm, "cost_tests");
      if (!near(told, sum)) {
        return Verdict.fail("%s: %.6f, and by number %.6f", arm, told, sum);
      }
      most = Math.max(most, Math.abs(told - sum));
    }
    String arm = found.reference();
    return Verdict.pass("%.4f in %s; largest gap %.1e", found.last(arm, "cost_tests"), arm, most);
  }

  private static Verdict steeper(Purse purse) {
    Found before = purse.study().asIs();
    Found after =
        purse
            .rates(purse.appraisal().costRate() + STEEPER, purse.appraisal().qalyRate() + STEEPER)
            .run();
    for (String outcome : List.of(COST, "qalys")) {
      for (String arm : before.arms()) {
        double was = before.last(arm, outcome);
        double is = after.last(arm, outcome);
        if (!(is < was || was == 0)) {
          return Verdict.fail("%s of %s: %.6f became %.6f", outcome, arm, was, is);
        }
      }
    }
    String arm = before.reference();
    return Verdict.pass(
        "%s: cost %.2f, then %.2f; QALYs %.4f, then %.4f",
        arm,
        before.last(arm, COST),
        after.last(arm, COST),
        before.last(arm, "qalys"),
        after.last(arm, "qalys"));
  }

  /**
   * On average only: who dies of the tumour soon after the horizon turns out to have been dying.
   */
  private static Verdict longer(Purse purse) {
    Design design = purse.study().design();
    double horizon = design.horizonYears() + LONGER_YEARS;
    if (design.entry().month() / 12 + horizon > MOST_YEARS) {
      return Verdict.notAsked("the horizon is the longest there is");
    }
    Found before = purse.study().asIs();
    Found after = purse.study().run(purse.study().variant().horizon(horizon).design());
    for (String arm : before.arms()) {
      if (!(after.last(arm, "qalys") > before.last(arm, "qalys"))
          || !(after.last(arm, COST) >= before.last(arm, COST))) {
        return Verdict.fail(
            "%s: %.5f QALYs and %.2f became %.5f and %.2f",
            arm,
            before.last(arm, "qalys"),
            before.last(arm, COST),
            after.last(arm, "qalys"),
            after.last(arm, COST));
      }
    }
    String arm = before.reference();
    return Verdict.pass(
        "%s: %.4f QALYs, then %.4f; cost %.2f, then %.2f",
        arm,
        before.last(arm, "qalys"),
        after.last(arm, "qalys"),
        before.last(arm, COST),
        after.last(arm, COST));
  }
}
