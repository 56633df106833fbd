package dandelion.verification;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** How the figures of two runs compare. */
final class Likeness {
  /** Beyond so many standard errors nothing is chance: 2e-9 for one figure, both sides. */
  static final double MOST_Z = 6;

  /** Against the direction expected, so many standard errors are bad luck in one arm. */
  private static final double BAD_LUCK = 3;

  private static final double FEWEST = 25;
  private static final double LEAST_KNOWN = 0.2;

  private Likeness() {}

  /** Passes when all figures are equal to the bit. */
  static Verdict same(Map<String, Double> one, Map<String, Double> other) {
    Set<String> names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    for (String name : names) {
      double a = one.getOrDefault(name, 0.0);
      double b = other.getOrDefault(name, 0.0);
      if (Double.compare(a + 0.0, b + 0.0) != 0) {
        return Verdict.fail("%s: %.6g became %.6g", name, a, b);
      }
    }
    return Verdict.pass("all %,d figures equal to the bit", names.size());
  }

  /** Passes when all figures but their errors are equal within an amount and a share of them. */
  static Verdict close(
      Map<String, Double> one, Map<String, Double> other, double amount, double share) {
    Set<String> names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    names.removeIf(name -> name.startsWith("error of"));
    double most = 0;
    for (String name : names) {
      double a = one.getOrDefault(name, 0.0);
      double b = other.getOrDefault(name, 0.0);
      double off = Math.abs(a - b) / (amount + share * Math.abs(a));
      if (!(off <= 1)) {
        return Verdict.fail("%s: %.6g became %.6g", name, a, b);
      }
      most = Math.max(most, off);
    }
    return Verdict.pass("%,d figures; at most %.0f %% of that", names.size(), 100 * most);
  }

  /** Everything of some arms in one map. */
  static Map<String, Double> all(Found found, Set<String> arms) {
    Map<String, Double> figures = new LinkedHashMap<>(found.figures(arms, true));
    figures.putAll(found.differences(arms));
    return figures;
  }

  /**
   * Passes when an outcome moved in the direction expected: on average over the arms, and in no arm
   * against it beyond bad luck.
   *
   * @param sign 1 when it must rise, -1 when it must fall
   */
  static Verdict moves(Found before, Found after, String outcome, int sign) {
    double sum = 0;
    double from = 0;
    double to = 0;
    String against = "";
    for (String arm : before.arms()) {
      double a = before.last(arm, outcome);
      double b = after.last(arm, outcome);
      double se = Math.hypot(before.lastSe(arm, outcome), after.lastSe(arm, outcome));
      sum += sign * (b - a);
      from += a / before.arms().size();
      to += b / before.arms().size();
      if (sign * (b - a) < -BAD_LUCK * se) {
        against = arm;
      }
    }
    if (from == 0 && to == 0) {
      return Verdict.notAsked("%s never comes in this study", words(outcome));
    }
    String moved =
        outcome.equals("life_years")
            ? String.format(java.util.Locale.ROOT, "life-years %.3f, then %.3f", from, to)
            : String.format(
                java.util.Locale.ROOT,
                "%s %.2f %%, then %.2f %%",
                words(outcome),
                100 * from,
                100 * to);
    if (!against.isEmpty()) {
      return Verdict.fail("%s; the other way in %s", moved, against);
    }
    return Verdict.of(sum > 0, "%s", moved);
  }

  /** The first verdict that did not pass, or all of them as one. */
  static Verdict both(Verdict one, Verdict other) {
    if (one.grade() == Verdict.Grade.FAIL) {
      return one;
    }
    if (other.grade() == Verdict.Grade.FAIL || one.grade() == Verdict.Grade.NOT_ASKED) {
      return other;
    }
    if (other.grade() == Verdict.Grade.NOT_ASKED) {
      return one;
    }
    return Verdict.pass("%s; %s", one.found(), other.found());
  }

  /** Passes when figures from other luck agree within their errors, and do differ. */
  static Verdict otherLuck(Found one, Found other) {
    double most = 0;
    String where = "";
    int compared = 0;
    int equal = 0;
    for (int k = 0; k < Math.min(one.summary().size(), other.summary().size()); k++) {
      var a = one.summary().get(k);
      var b = other.summary().get(k);
      if (!a.outcome().equals(b.outcome()) || !a.arm().equals(b.arm())) {
        break;
      }
      if (!enough(a.estimate(), a.se(), one.patients())
          || !enough(b.estimate(), b.se(), other.patients())) {
        continue;
      }
      compared++;
      equal += a.estimate() == b.estimate() ? 1 : 0;
      double z = Math.abs(a.estimate() - b.estimate()) / Math.hypot(a.se(), b.se());
      if (z > most) {
        most = z;
        where = words(a.outcome()) + " of " + a.arm();
      }
    }
    if (compared > 0 && equal == compared) {
      return Verdict.fail("all %,d figures are equal: the seed does nothing", compared);
    }
    if (compared == 0) {
      return Verdict.notAsked("too few patients to compare");
    }
    return Verdict.of(
        most <= MOST_Z,
        "largest z %.1f of %,d figures (%s); false alarm %.0e",
        most,
        compared,
        where,
        compared * 2e-9);
  }

  /** Whether a figure rests on so many patients that its error is known. */
  private static boolean enough(double estimate, double se, long patients) {
    double rarer = Math.min(estimate, 1 - estimate);
    boolean share = estimate >= 0 && estimate <= 1 && rarer * (double) patients >= FEWEST;
    return se > 0 && (share || se < LEAST_KNOWN * estimate) && se < LEAST_KNOWN * estimate;
  }

  static String words(String outcome) {
    return outcome.replace('_', ' ');
  }
}
