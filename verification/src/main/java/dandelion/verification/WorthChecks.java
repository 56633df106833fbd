package dandelion.verification;

import dandelion.study.Design;
import dandelion.study.Design.Arm;
import dandelion.study.Results.NetBenefit;
import dandelion.study.Results.Worth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What costs and quality-adjusted years together must say. */
final class WorthChecks {
  private static final String SUBJECT = "cost-effectiveness";
  private static final String NOTHING = "nothing";
  private static final double ROUNDING = 1e-9;
  private static final double MONEY_WITHIN = 1e-6;

  private WorthChecks() {}

  static List<Check> all() {
    return List.of(
        Purse.check(
            SUBJECT,
            "asked or not",
            "nobody asks what it costs",
            "every other figure the same",
            WorthChecks::unasked),
        Purse.check(
            SUBJECT,
            "equal arms' worth",
            "every arm gets the reference's pathway, adherence and delay",
            "costs, QALYs and net benefits differ by exactly 0; one arm alone on the frontier",
            WorthChecks::equal),
        Purse.check(
            SUBJECT,
            "swapped worth",
            "another arm becomes the reference",
            "incremental cost, QALYs and net benefit change their sign; the frontier stays",
            WorthChecks::swapped),
        Purse.check(
            SUBJECT,
            "sums of money",
            NOTHING,
            "expenses add up to the costs; net benefit is QALYs at their price less the cost; QALYs"
                + " at most life-years",
            purse -> sums(purse.study().asIs())),
        Purse.check(
            SUBJECT,
            "the frontier",
            NOTHING,
            "ICERs are its slopes and rise; the best at every price is on it; who is off it is"
                + " beaten",
            purse -> frontier(purse.study().asIs())));
  }

  private static boolean isMoney(String name) {
    return name.matches("(error of )?(difference of )?(qalys|cost).*");
  }

  private static Map<String, Double> figures(Found found, boolean ofMoney) {
    Map<String, Double> figures = Likeness.all(found, new HashSet<>(found.arms()));
    figures.keySet().removeIf(name -> isMoney(name) != ofMoney);
    return figures;
  }

  /** Every figure of costs by its name. */
  static Map<String, Double> costs(Found found) {
    Map<String, Double> figures = figures(found, true);
    figures.keySet().removeIf(name -> name.contains("qalys"));
    return figures;
  }

  private static Verdict unasked(Purse purse) {
    Examined study = purse.study();
    Found without = study.run(study.variant().appraisal(null).design());
    if (!without.worths().isEmpty()) {
      return Verdict.fail("costs are told all the same");
    }
    return Likeness.same(figures(study.asIs(), false), figures(without, false));
  }

  private static Verdict equal(Purse purse) {
    Examined study = purse.study();
    Arm to = study.design().arms().get(study.design().reference());
    if (study.design().arms().size() == 1) {
      return Verdict.notAsked("there is only one arm");
    }
    Found found =
        study.run(
            study
                .variant()
                .eachArm(arm -> new Arm(arm.name(), to.pathway(), to.attendance(), to.delayYears()))
                .design());
    for (String name : figures(found, true).keySet()) {
      if (name.contains("difference of ")) {
        return Verdict.fail("there is a %s", name);
      }
    }
    Worth first = found.worths().getFirst();
    for (Worth one : found.worths()) {
      boolean apart = one.cost() != first.cost() || one.qalys() != first.qalys();
      boolean moved =
          one.benefits().stream().anyMatch(b -> b.difference() != 0 || b.differenceSe() != 0);
      if (apart || moved) {
        return Verdict.fail(
            "%s: %.6f for %.6f QALYs, %s: %.6f for %.6f",
            first.arm(), first.cost(), first.qalys(), one.arm(), one.cost(), one.qalys());
      }
    }
    long on = found.worths().stream().filter(Worth::isEfficient).count();
    return Verdict.of(
        on == 1, "%.2f for %.4f QALYs in all; %d on the frontier", first.cost(), first.qalys(), on);
  }

  private static Verdict swapped(Purse purse) {
    Examined study = purse.study();
    Design design = study.design();
    int there = ArmChecks.otherReference(design);
    if (there < 0) {
      return Verdict.notAsked("no other arm can be the reference");
    }
    Found one = study.asIs();
    Found other = study.run(study.variant().reference(there).design());
    if (one.candidates() != other.candidates()) {
      return Verdict.notAsked("other patients then enter: 'swapped arms' compares those");
    }
    String here = one.reference();
    String arm = one.arms().get(there);
    for (String outcome : List.of("cost", "qalys")) {
      double forth = one.difference(arm, outcome);
      double back = other.difference(here, outcome);
      if (forth + back != 0) {
        return Verdict.fail("%s: %.6g and %.6g", outcome, forth, back);
      }
    }
    for (int k = 0; k < one.worths().size(); k++) {
      Worth a = one.worths().get(k);
      Worth b = other.worths().get(k);
      if (!a.status().equals(b.status()) || Double.compare(a.icer(), b.icer()) != 0) {
        return Verdict.fail("%s: ICER %.6g became %.6g", a.arm(), a.icer(), b.icer());
      }
    }
    List<NetBenefit> its = one.worths().get(there).benefits();
    List<NetBenefit> back = other.worths().get(design.reference()).benefits();
    for (int k = 0; k < its.size(); k++) {
      if (its.get(k).difference() + back.get(k).difference() != 0) {
        return Verdict.fail(
            "net benefit: %.6g and %.6g", its.get(k).difference(), back.get(k).difference());
      }
    }
    return Verdict.pass(
        "%s and %s: %.4f and %.4f; QALYs %.6f and %.6f",
        arm,
        here,
        one.difference(arm, "cost"),
        other.difference(here, "cost"),
        one.difference(arm, "qalys"),
        other.difference(here, "qalys"));
  }

  private static Verdict sums(Found found) {
    for (Worth one : found.worths()) {
      double expenses =
          found.summary().stream()
              .filter(line -> line.arm().equals(one.arm()) && line.outcome().startsWith("cost_"))
              .mapToDouble(line -> line.estimate())
              .sum();
      double cost = found.last(one.arm(), "cost");
      if (!near(expenses, cost) || !near(one.cost(), cost)) {
        return Verdict.fail(
            "%s: expenses %.4f, costs %.4f and %.4f", one.arm(), expenses, cost, one.cost());
      }
      double qalys = found.last(one.arm(), "qalys");
      if (!near(qalys, one.qalys()) || qalys > found.last(one.arm(), "life_years") || qalys < 0) {
        return Verdict.fail("%s: %.6f and %.6f QALYs", one.arm(), qalys, one.qalys());
      }
      for (NetBenefit benefit : one.benefits()) {
        double should = benefit.willingnessToPay() * one.qalys() - one.cost();
        if (!near(benefit.benefit(), should)) {
          return Verdict.fail(
              "%s: net benefit %.4f, not %.4f", one.arm(), benefit.benefit(), should);
        }
      }
    }
    return Verdict.pass("in all %d arms", found.worths().size());
  }

  private static boolean near(double is, double should) {
    return Math.abs(is - should) <= ROUNDING * Math.max(1, Math.abs(should));
  }

  private static Verdict frontier(Found found) {
    List<Worth> on =
        found.worths().stream()
            .filter(Worth::isEfficient)
            .sorted(Comparator.comparingDouble(Worth::cost))
            .toList();
    double before = 0;
    for (int k = 0; k < on.size(); k++) {
      Worth one = on.get(k);
      boolean fits = one.next().isEmpty() == (k == 0);
      if (fits && k > 0) {
        Worth below = on.get(k - 1);
        double slope = (one.cost() - below.cost()) / (one.qalys() - below.qalys());
        fits =
            one.next().equals(below.arm())
                && one.qalys() > below.qalys()
                && near(one.icer(), slope)
                && slope > before;
        before = slope;
      }
      if (!fits) {
        return Verdict.fail("%s: ICER %.6g against '%s'", one.arm(), one.icer(), one.next());
      }
    }
    for (Worth off : found.worths()) {
      if (!off.isEfficient() && !isBeaten(off, on)) {
        return Verdict.fail("%s is %s by nobody", off.arm(), off.status());
      }
    }
    return Verdict.pass(
        "on it, from the cheapest: %s", String.join(", ", on.stream().map(Worth::arm).toList()));
  }

  /** Whether the frontier, at what this arm costs, gives as much or more. */
  private static boolean isBeaten(Worth off, List<Worth> on) {
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < on.size() && on.get(k).cost() <= off.cost() + MONEY_WITHIN; k++) {
      most = on.get(k).qalys();
      if (k + 1 < on.size() && on.get(k + 1).cost() > off.cost()) {
        Worth next = on.get(k + 1);
        double part = (off.cost() - on.get(k).cost()) / (next.cost() - on.get(k).cost());
        most += part * (next.qalys() - on.get(k).qalys());
      }
    }
    return most >= off.qalys() - ROUNDING;
  }
}
