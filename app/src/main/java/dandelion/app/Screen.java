package dandelion.app;

import dandelion.care.Test;
import dandelion.drawing.Digits;
import dandelion.evidence.Entry;
import dandelion.evidence.Evidence;
import dandelion.study.Appraisal;
import dandelion.study.Design;
import dandelion.study.Results;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The answer of a study on one screen: at most 24 lines of at most 100 columns with its foot. Only
 * a title may be cut; what is found goes on in the next line.
 */
final class Screen {
  private static final int COLUMNS = 100;
  private static final int MOST_LINES = 19;
  private static final int MOST_ARMS = 5;
  private static final int LONGEST_NAME = 20;
  private static final double DAYS_PER_YEAR = 365.25;
  private static final String NONE = "-";

  private final Results results;
  private final Evidence evidence;
  private final Design design;
  private final double horizon;
  private final Map<String, Results.Estimate> estimates = new HashMap<>();
  private final List<String> lines = new ArrayList<>();

  private Screen(Results results, Evidence evidence) {
    this.results = results;
    this.evidence = evidence;
    this.design = results.design();
    this.horizon = design.horizonYears();
    for (Results.Estimate one : results.summary()) {
      if (Math.abs(one.timeYears() - horizon) < 1e-9) {
        estimates.put(one.arm() + '\n' + one.outcome(), one);
      }
    }
  }

  /** The lines of the answer; the same results give the same lines. */
  static List<String> lines(Results results, Evidence evidence) {
    Screen answer = new Screen(results, evidence);
    answer.head();
    answer.table();
    answer.differences();
    answer.economics();
    answer.subgroups();
    answer.numbers();
    return List.copyOf(answer.lines);
  }

  private void head() {
    lines.add(cut(design.title()));
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d patients%s, %s years from entry, seed %d",
            results.patients(),
            design.arms().size() == 1
                ? ""
                : ", each living once in each of " + design.arms().size() + " arms",
            plain(horizon),
            design.seed()));
    lines.add("");
  }

  private void table() {
    String row = "%-" + width() + "s %11s %11s %9s %9s %11s %10s %10s";
    lines.add(
        String.format(
            row,
            "at " + plain(horizon) + " years",
            "recurrence",
            "retreated",
            "dead",
            "dead of",
            "life-years",
            (afp() ? "AFP" : "CEA") + " tests",
            "CT scans"));
    lines.add(
        String.format(
            row, "", "found", "to cure", "", "cancer", "a patient", "a patient", "a patient"));
    for (String arm : shownArms()) {
      lines.add(
          String.format(
              row,
              name(arm),
              percent(arm, "recurrence"),
              percent(arm, "curative_retreatment"),
              dead(arm),
              percent(arm, "death_cancer"),
              number(arm, "life_years", "%.3f"),
              number(arm, afp() ? "tests_afp" : "tests_cea", "%.2f"),
              number(arm, "tests_ct_cap", "%.2f")));
    }
    more();
  }

  /** Whether the marker that is followed is AFP, not CEA. */
  private boolean afp() {
    return design.arms().stream().anyMatch(arm -> arm.pathway().uses(Test.AFP));
  }

  private void differences() {
    if (design.arms().size() == 1) {
      return;
    }
    String reference = design.arms().get(design.reference()).name();
    lines.add("");
    String heading =
        String.format(
            "%-"
                + width()
                + "s deaths against %s, in points [95 %%];  of 10,000 live longer, shorter",
            "",
            name(reference));
    lines.add(heading.length() <= COLUMNS ? heading : heading.strip());
    Map<String, Results.Difference> deaths = new HashMap<>();
    for (Results.Difference one : results.differences()) {
      if (one.outcome().equals("overall_survival") && Math.abs(one.timeYears() - horizon) < 1e-9) {
        deaths.put(one.arm(), one);
      }
    }
    Map<String, Results.Twins> twins = new HashMap<>();
    results.twins().forEach(one -> twins.put(one.arm(), one));
    for (String arm : shownArms()) {
      Results.Twins both = twins.get(arm);
      if (both != null) {
        String text =
            both.helped() + both.harmed() == 0
                ? "no patient differs"
                : difference(deaths.get(arm)) + ";  " + livesChanged(both);
        String row = String.format("%-" + width() + "s %s", name(arm), text);
        lines.addAll(folded(row, width() + 1));
      }
    }
  }

  private static String difference(Results.@org.jspecify.annotations.Nullable Difference survival) {
    if (survival != null && survival.difference() == 0 && survival.se() == 0) {
      return "the same deaths";
    }
    return survival == null
        ? NONE
        : String.format(
            Locale.ROOT,
            "%+.3f [%+.3f to %+.3f]",
            -100 * survival.difference() + 0.0,
            -100 * survival.high() + 0.0,
            -100 * survival.low() + 0.0);
  }

  /** How many live longer and shorter, and by how much: many may lose days where few gain years. */
  private String livesChanged(Results.Twins both) {
    return changed(both.helped(), "longer", both.meanGainOfHelped())
        + ", "
        + changed(both.harmed(), "shorter", both.meanLossOfHarmed());
  }

  private String changed(long patients, String how, double years) {
    double of = 10_000.0 * patients / results.patients();
    String many = String.format(Locale.ROOT, of < 10 ? "%,.1f %s" : "%,.0f %s", of, how);
    String by = years * DAYS_PER_YEAR < 1 ? "hours" : Digits.span(years);
    return patients == 0 ? "none " + how : many + " by " + by;
  }

  /** The frontier of cost-effectiveness, and the best arm at each threshold. */
  private void economics() {
    Appraisal appraisal = design.appraisal();
    if (appraisal == null) {
      return;
    }
    List<Results.Worth> worths = results.worths();
    String frontier =
        worths.stream()
            .filter(Results.Worth::isEfficient)
            .sorted(Comparator.comparingDouble(Results.Worth::cost))
            .map(one ->
                one.next().isEmpty()
                    ? name(one.arm())
                    : name(one.arm()) + String.format(Locale.ROOT, " %,.0f", one.icer()))
            .collect(Collectors.joining(", "));
    Map<String, List<String>> best = new LinkedHashMap<>();
    for (int k = 0; k < appraisal.willingnessToPay().size(); k++) {
      int price = k;
      Results.Worth most =
          worths.stream()
              .max(Comparator.comparingDouble(one -> one.benefits().get(price).benefit()))
              .orElseThrow();
      double at = appraisal.willingnessToPay().get(price);
      best.computeIfAbsent(name(most.arm()), arm -> new ArrayList<>())
          .add(String.format(Locale.ROOT, "%,.0f", at));
    }
    String bestAt =
        best.entrySet().stream()
            .map(one -> one.getKey() + " at " + listed(one.getValue()))
            .collect(Collectors.joining(", "));
    List<String> whole = worthIt(appraisal, frontier, bestAt);
    if (lines.size() + whole.size() + foot() > MOST_LINES + 1) {
      long many = worths.stream().filter(Results.Worth::isEfficient).count();
      whole = worthIt(appraisal, many + " arms on the frontier, see economics.csv", bestAt);
    }
    lines.addAll(whole);
  }

  private List<String> worthIt(Appraisal appraisal, String frontier, String best) {
    String words =
        String.format(
            "%-" + width() + "s illustrative, %s/QALY: %s; best: %s",
            "worth it?",
            appraisal.economy().currency(),
            frontier,
            best);
    return folded(words, width() + 1);
  }

  /**
   * Where most is gained and least, or most lost, by the nearer end of the interval, of the groups
   * in which anybody's life differs.
   */
  private void subgroups() {
    List<Results.Benefit> groups =
        results.benefits().stream()
            .filter(one -> !one.isOfAll() && one.unchanged() < one.patients())
            .toList();
    if (groups.isEmpty()) {
      return;
    }
    Results.Benefit most =
        Collections.max(groups, Comparator.comparingDouble(Results.Benefit::low));
    Results.Benefit least =
        Collections.min(groups, Comparator.comparingDouble(Results.Benefit::high));
    subgroup(most.low() > 0 ? "gains most" : "loses least", most);
    if (!least.equals(most)) {
      subgroup(least.high() < 0 ? "loses most" : "gains least", least);
    }
  }

  /** A line about one group, where there is room for it. */
  private void subgroup(String what, Results.Benefit of) {
    String words =
        String.format(
            Locale.ROOT,
            "%-" + width() + "s %s %s under %s: %+.1f days of life [%+.1f to %+.1f]",
            what,
            of.finding(),
            of.group(),
            name(of.arm()),
            DAYS_PER_YEAR * of.meanDifference(),
            DAYS_PER_YEAR * of.low(),
            DAYS_PER_YEAR * of.high());
    List<String> whole = folded(words, width() + 1);
    if (lines.size() + whole.size() + foot() <= MOST_LINES) {
      lines.addAll(whole);
    }
  }

  /** What the figures rest on. */
  private void numbers() {
    if (lines.size() + foot() <= MOST_LINES) {
      lines.add("");
    }
    long assumed = count(Entry.Status.ASSUMED);
    long calibrated = count(Entry.Status.CALIBRATED);
    lines.add(
        String.format(
            Locale.ROOT,
            "[95 %%]: of the simulation alone. Of %d numbers %d are assumed, %d" + " calibrated.",
            evidence.entries().stream().filter(design::restsOn).count(),
            assumed,
            calibrated));
    lines.addAll(replaced());
  }

  private List<String> replaced() {
    String ids = String.join(", ", evidence.replaced().keySet());
    return ids.isEmpty() ? List.of() : folded("Replaced by --evidence: " + ids, 4);
  }

  /** How many lines the numbers take, with the empty one before them. */
  private int foot() {
    return 2 + replaced().size();
  }

  private long count(Entry.Status status) {
    return evidence.entries().stream()
        .filter(design::restsOn)
        .filter(entry -> entry.status() == status)
        .count();
  }

  // ---- small things

  private List<String> shownArms() {
    List<String> arms = design.armNames();
    return arms.size() <= MOST_ARMS ? arms : arms.subList(0, MOST_ARMS - 1);
  }

  private void more() {
    int hidden = design.arms().size() - shownArms().size();
    if (hidden > 0) {
      lines.add("and " + hidden + " more arms in summary.csv and differences.csv");
    }
  }

  private int width() {
    int longest = "at 10 years".length();
    for (String arm : shownArms()) {
      longest = Math.max(longest, name(arm).length());
    }
    return longest;
  }

  private static String name(String arm) {
    return arm.length() <= LONGEST_NAME ? arm : arm.substring(0, LONGEST_NAME - 2) + "..";
  }

  private String dead(String arm) {
    Results.Estimate alive = estimates.get(arm + "\noverall_survival");
    return alive == null
        ? NONE
        : String.format(Locale.ROOT, "%.2f %%", 100 * (1 - alive.estimate()));
  }

  private String percent(String arm, String outcome) {
    Results.Estimate one = estimates.get(arm + '\n' + outcome);
    return one == null ? NONE : String.format(Locale.ROOT, "%.2f %%", 100 * one.estimate());
  }

  private String number(String arm, String outcome, String format) {
    Results.Estimate one = estimates.get(arm + '\n' + outcome);
    return one == null ? NONE : String.format(Locale.ROOT, format, one.estimate());
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static List<String> folded(String line, int indent) {
    return ClaimsScreen.wrap(line, COLUMNS, indent);
  }

  /** Words as a list is said: {@code a, b and c}. */
  private static String listed(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " and " + words.getLast();
  }

  private static String cut(String line) {
    return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 3) + "...";
  }
}
