package dandelion.verification;

import dandelion.simulation.Life;
import dandelion.study.Study;
import java.util.List;

/** What the quality of a year must do to quality-adjusted years. */
final class QualityChecks {
  private static final String SUBJECT = "quality of life";
  private static final double ROUNDING = 1e-9;
  private static final double SOME_RATE = 0.035;

  private QualityChecks() {}

  static List<Check> all() {
    return List.of(
        Purse.check(
            SUBJECT,
            "utilities 1",
            "every utility 1, no event takes any, no discount",
            "QALYs are life-years in every arm, within 1e-9",
            QualityChecks::one),
        Purse.check(
            SUBJECT,
            "utilities 0",
            "the utility of every age 0, no event takes any",
            "QALYs exactly 0; costs the same to the bit",
            QualityChecks::zero),
        Purse.check(
            SUBJECT,
            "no disutility",
            "no state and no event lowers the utility of an age",
            "QALYs in no arm lower, and higher on average; costs the same to the bit",
            QualityChecks::stateless),
        Purse.check(
            SUBJECT,
            "discounted years",
            "every utility 1, discounted by r",
            "patient by patient (1 - (1+r)^-life-years) / ln(1+r), within 1e-9",
            QualityChecks::discounted));
  }

  private static Verdict one(Purse purse) {
    Found found = purse.ages(1).noStates().rates(0, 0).run();
    double most = 0;
    for (String arm : found.arms()) {
      double years = found.last(arm, "life_years");
      double qalys = found.last(arm, "qalys");
      if (!(Math.abs(years - qalys) <= ROUNDING * Math.max(1, years))) {
        return Verdict.fail("%s: %.6f life-years, %.6f QALYs", arm, years, qalys);
      }
      most = Math.max(most, Math.abs(years - qalys));
    }
    String arm = found.reference();
    return Verdict.pass(
        "%.6f and %.6f in %s; largest gap %.1e",
        found.last(arm, "life_years"), found.last(arm, "qalys"), arm, most);
  }

  private static Verdict zero(Purse purse) {
    Found found = purse.ages(0).noStates().run();
    Verdict none = CareChecks.zero(found, "qalys");
    return Likeness.both(none, sameCosts(purse, found));
  }

  private static Verdict sameCosts(Purse purse, Found found) {
    return Likeness.same(WorthChecks.costs(purse.study().asIs()), WorthChecks.costs(found));
  }

  private static Verdict stateless(Purse purse) {
    if (!purse.hasStates()) {
      return Verdict.notAsked("no state lowers utility in this setting");
    }
    Found before = purse.study().asIs();
    Found after = purse.noStates().run();
    double from = 0;
    double to = 0;
    for (String arm : before.arms()) {
      double was = before.last(arm, "qalys");
      double is = after.last(arm, "qalys");
      if (is < was * (1 - ROUNDING)) {
        return Verdict.fail("%s: %.5f QALYs became %.5f", arm, was, is);
      }
      from += was / before.arms().size();
      to += is / before.arms().size();
    }
    return Likeness.both(
        Verdict.of(to > from, "%.5f QALYs, then %.5f", from, to), sameCosts(purse, after));
  }

  /** Counts lives whose discounted years are not what they must be. */
  private static final class Gaps implements Examined.Watcher {
    private final double rate;
    private long lives;
    private double most;

    Gaps(double rate) {
      this.rate = rate;
    }

    @Override
    public void accept(Study.Engine engine) {
      for (Life life : engine.lives()) {
        double delta = Math.log(1 + rate);
        double worth = (1 - Math.exp(-delta * life.lifeYears())) / delta;
        double gap = Math.abs(life.qalys() - worth);
        most = Double.isNaN(gap) ? Double.POSITIVE_INFINITY : Math.max(most, gap);
        lives++;
      }
    }
  }

  private static Verdict discounted(Purse purse) {
    double own = purse.appraisal().qalyRate();
    double rate = own > 0 ? own : SOME_RATE;
    purse.ages(1).noStates().rates(rate, rate);
    List<Gaps> all =
        purse.study().watch(purse.design(), purse.study().evidence(), () -> new Gaps(rate));
    double most = all.stream().mapToDouble(one -> one.most).max().orElse(0);
    long lives = all.stream().mapToLong(one -> one.lives).sum();
    return Verdict.of(
        most <= ROUNDING && lives > 0,
        "r = %.3f; of %,d lives the largest gap %.1e years",
        rate,
        lives,
        most);
  }
}
