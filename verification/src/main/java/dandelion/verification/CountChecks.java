package dandelion.verification;

import dandelion.simulation.Event;
import dandelion.study.Results.Benefit;
import dandelion.study.Results.Difference;
import dandelion.study.Results.Estimate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the figures of one run must say to each other; nothing is changed. */
final class CountChecks {
  private static final String SUBJECT = "counts";
  private static final String NOTHING = "nothing";
  private static final double ROUNDING = 1e-9;

  private CountChecks() {}

  static List<Check> all() {
    return List.of(
        new Check(
            SUBJECT,
            "probabilities",
            NOTHING,
            "every share and interval between 0 and 1, every amount at least 0",
            study -> probabilities(study.asIs())),
        new Check(
            SUBJECT,
            "incidence over time",
            NOTHING,
            "survival starts at 1 and never rises, no other share ever falls",
            study -> monotone(study.asIs())),
        new Check(
            SUBJECT,
            "causes of death",
            NOTHING,
            "they add up to the deaths, in every month",
            study -> causes(study.asIs())),
        new Check(
            SUBJECT,
            "life-years",
            NOTHING,
            "the area under survival, between its lower and upper monthly steps",
            study -> area(study.asIs())),
        new Check(
            SUBJECT,
            "recurrence-free survival",
            NOTHING,
            "never above survival, nor below what recurrence leaves of it",
            study -> free(study.asIs())),
        new Check(
            SUBJECT,
            "differences",
            NOTHING,
            "each is its arm's figure less the reference's",
            study -> differences(study.asIs())),
        new Check(
            SUBJECT,
            "groups of patients",
            NOTHING,
            "the groups of each finding add up to all patients, helped and harmed",
            study -> groups(study.asIs())));
  }

  private static Verdict probabilities(Found found) {
    for (List<Estimate> lines : List.of(found.summary(), found.curves())) {
      for (Estimate one : lines) {
        boolean share = one.unit().equals("proportion");
        boolean fine =
            share
                ? one.low() >= 0 && one.high() <= 1 && one.estimate() >= 0 && one.estimate() <= 1
                : one.estimate() >= 0 && one.estimate() < Double.POSITIVE_INFINITY;
        if (!fine || !(one.se() >= 0)) {
          return Verdict.fail("%s of %s: %.4g", one.outcome(), one.arm(), one.estimate());
        }
      }
    }
    return Verdict.pass("%,d figures", found.summary().size() + found.curves().size());
  }

  private static Verdict monotone(Found found) {
    Map<String, Double> before = new HashMap<>();
    for (Estimate one : found.curves()) {
      boolean survival = one.outcome().endsWith("survival");
      double risen = survival ? 1 - one.estimate() : one.estimate();
      String name = one.outcome() + " of " + one.arm();
      double last = before.getOrDefault(name, survival ? 0.0 : risen);
      if (risen < last - ROUNDING) {
        return Verdict.fail("%s turns at %.2f years", name, one.timeYears());
      }
      if (one.timeYears() == 0 && one.outcome().equals("overall_survival") && risen != 0) {
        return Verdict.fail("%s starts at %.3f", name, one.estimate());
      }
      before.put(name, risen);
    }
    return Verdict.pass("%,d curves", before.size());
  }

  private static Verdict causes(Found found) {
    double most = 0;
    for (String arm : found.arms()) {
      List<Estimate> survival = found.curve(arm, "overall_survival");
      double[] sum = new double[survival.size()];
      for (Event event : Event.values()) {
        if (event.id().startsWith("death_")) {
          List<Estimate> cause = found.curve(arm, event.id());
          for (int k = 0; k < sum.length; k++) {
            sum[k] += cause.get(k).estimate();
          }
        }
      }
      for (int k = 0; k < sum.length; k++) {
        most = Math.max(most, Math.abs(sum[k] - (1 - survival.get(k).estimate())));
      }
    }
    return Verdict.of(most <= ROUNDING, "largest gap %.1e", most);
  }

  private static Verdict area(Found found) {
    double furthest = 0;
    for (String arm : found.arms()) {
      List<Estimate> survival = found.curve(arm, "overall_survival");
      double lower = 0;
      double upper = 0;
      for (int k = 1; k < survival.size(); k++) {
        double width = survival.get(k).timeYears() - survival.get(k - 1).timeYears();
        lower += width * survival.get(k).estimate();
        upper += width * survival.get(k - 1).estimate();
      }
      double lifeYears = found.last(arm, "life_years");
      if (lifeYears < lower - ROUNDING || lifeYears > upper + ROUNDING) {
        return Verdict.fail("%s: %.4f, not in %.4f to %.4f", arm, lifeYears, lower, upper);
      }
      furthest = Math.max(furthest, Math.abs(lifeYears - (lower + upper) / 2));
    }
    return Verdict.pass("between them; %.1e years from the middle at most", furthest);
  }

  private static Verdict free(Found found) {
    int compared = 0;
    for (String arm : found.arms()) {
      List<Estimate> alive = found.curve(arm, "overall_survival");
      List<Estimate> free = found.curve(arm, "recurrence_free_survival");
      List<Estimate> recurrence = found.curve(arm, "recurrence");
      List<Estimate> spread = found.curve(arm, "synchronous_metastases");
      for (int k = 0; k < alive.size(); k++) {
        double most = alive.get(k).estimate();
        double least = most - recurrence.get(k).estimate() - spread.get(k).estimate();
        double its = free.get(k).estimate();
        compared++;
        if (its > most + ROUNDING || its < least - ROUNDING) {
          return Verdict.fail(
              "%s at %.2f years: %.4f, survival %.4f", arm, alive.get(k).timeYears(), its, most);
        }
      }
    }
    return Verdict.pass("in all %,d months", compared);
  }

  private static Verdict differences(Found found) {
    double most = 0;
    for (Difference one : found.differences()) {
      double here = found.at(one.arm(), one.outcome(), one.timeYears());
      double there = found.at(found.reference(), one.outcome(), one.timeYears());
      double off = Math.abs(here - there - one.difference()) / Math.max(1, Math.abs(here));
      if (!(off <= ROUNDING)) {
        return Verdict.fail(
            "%s of %s: %.6f less %.6f is not %.6f",
            one.outcome(), one.arm(), here, there, one.difference());
      }
      most = Math.max(most, off);
    }
    return found.differences().isEmpty()
        ? Verdict.notAsked("there is only one arm")
        : Verdict.pass("all %,d; largest gap %.1e", found.differences().size(), most);
  }

  private static Verdict groups(Found found) {
    Map<String, long[]> sums = new HashMap<>();
    for (Benefit one : found.benefits()) {
      long[] sum = sums.computeIfAbsent(one.arm() + ": " + one.finding(), of -> new long[3]);
      sum[0] += one.patients();
      sum[1] += one.helped();
      sum[2] += one.harmed();
    }
    for (Benefit all : found.benefits()) {
      if (!all.isOfAll()) {
        continue;
      }
      for (Map.Entry<String, long[]> one : sums.entrySet()) {
        long[] sum = one.getValue();
        if (one.getKey().startsWith(all.arm() + ": ")
            && (sum[0] != found.patients() || sum[1] != all.helped() || sum[2] != all.harmed())) {
          return Verdict.fail(
              "%s: %,d patients, %,d helped, %,d harmed", one.getKey(), sum[0], sum[1], sum[2]);
        }
      }
    }
    return sums.isEmpty()
        ? Verdict.notAsked("there is only one arm")
        : Verdict.pass("%,d patients, %d times", found.patients(), sums.size());
  }
}
