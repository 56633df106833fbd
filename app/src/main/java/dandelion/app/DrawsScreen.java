package dandelion.app;

import dandelion.study.Appraisal;
import dandelion.study.Design;
import dandelion.study.Frontier;
import dandelion.uncertainty.Decision;
import dandelion.uncertainty.DrawResults;
import dandelion.uncertainty.DrawResults.Range;
import dandelion.uncertainty.Information;
import dandelion.uncertainty.Kept;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What draws say of an answer, on one screen: intervals, the decision, what is worth knowing. */
final class DrawsScreen {
  private static final int MOST_ARMS = 7;
  private static final int MOST_BESIDE = 2;
  private static final int MOST_PRICES = 4;
  private static final int COLUMNS = 100;
  private static final int LONGEST_NAME = 12;
  private static final String ROW = "%-" + LONGEST_NAME + "s %26s %26s %14s";
  private static final int SUBJECTS = 3;
  private static final double ENOUGH_LUCK = 0.1;

  private final DrawResults results;
  private final Design design;
  private final int threads;
  private final List<String> lines = new ArrayList<>();

  private DrawsScreen(DrawResults results, int threads) {
    this.results = results;
    this.design = results.study().design();
    this.threads = threads;
  }

  /** The lines of the answer; the same draws give the same lines. */
  static List<String> lines(DrawResults results, int threads) {
    DrawsScreen screen = new DrawsScreen(results, threads);
    screen.head();
    if (results.sample().size() < 2) {
      screen.lines.add("Too few draws could be lived through to say anything.");
    } else if (results.hasEconomics()) {
      screen.increments();
      screen.information();
    } else {
      screen.outcomes();
    }
    screen.remarks();
    return List.copyOf(screen.lines);
  }

  private void head() {
    lines.add(design.title());
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d draws of %,d numbers, %,d patients in each of %d arms a draw, seed %d",
            results.draws(),
            results.study().moving().size(),
            results.study().patientsPerDraw(),
            design.arms().size(),
            design.seed()));
    lines.add("");
  }

  private void increments() {
    Appraisal appraisal = design.appraisal();
    String money = appraisal == null ? "" : appraisal.economy().currency();
    List<Double> prices = pricesBeside();
    StringBuilder head = new StringBuilder();
    head.append(
        String.format(ROW, "mean [95 %]", "more cost, " + money, "more QALYs", money + "/QALY"));
    prices.forEach(price -> head.append(String.format(Locale.ROOT, " %8s", "@" + amount(price))));
    lines.add(head.toString());
    List<Frontier.Place> places = results.frontier();
    for (int arm = 0; arm < Math.min(MOST_ARMS, design.arms().size()); arm++) {
      boolean reference = arm == design.reference();
      StringBuilder row = new StringBuilder();
      row.append(
          String.format(
              ROW,
              name(arm),
              reference ? "-" : whole(results.difference(arm, Kept.COST)),
              reference ? "-" : fine(results.difference(arm, Kept.QALYS)),
              ratio(places.get(arm))));
      for (double price : prices) {
        row.append(String.format(" %8s", percent(results.decision(price).probability().get(arm))));
      }
      lines.add(row.toString());
    }
    String more = design.arms().size() > MOST_ARMS ? "; more arms in incremental.csv" : "";
    if (prices.isEmpty()) {
      shownPrices().forEach(price -> lines.addAll(best(price)));
      lines.add("best: in how many of the draws, at that price of a QALY" + more);
    } else {
      lines.add("@: how often an arm is best at that price of a QALY" + more);
    }
    if (results.prices().size() > MOST_PRICES) {
      lines.add("and " + (results.prices().size() - MOST_PRICES) + " more prices in ceac.csv");
    }
  }

  /** Who is how often best at a price, the most frequent first. */
  private List<String> best(double price) {
    List<Double> probability = results.decision(price).probability();
    String arms =
        IntStream.range(0, probability.size())
            .boxed()
            .filter(arm -> probability.get(arm) > 0)
            .sorted(Comparator.comparingDouble((Integer arm) -> -probability.get(arm)))
            .map(arm -> name(arm) + "\u00a0" + percent(probability.get(arm)).replace(' ', '\u00a0'))
            .collect(Collectors.joining(", "));
    return ClaimsScreen.wrap("best at " + amount(price) + ": " + arms, COLUMNS, 4);
  }

  /** Prices that have their column beside an arm; none when there are too many for that. */
  private List<Double> pricesBeside() {
    return results.prices().size() <= MOST_BESIDE ? results.prices() : List.of();
  }

  private List<Double> shownPrices() {
    List<Double> prices = results.prices();
    return prices.subList(0, Math.min(MOST_PRICES, prices.size()));
  }

  private static String amount(double price) {
    return price >= 100_000 && price % 1000 == 0
        ? String.format(Locale.ROOT, "%,.0fk", price / 1000)
        : String.format(Locale.ROOT, "%,.0f", price);
  }

  private static String ratio(Frontier.Place place) {
    return switch (place.status()) {
      case DOMINATED -> "dominated";
      case EXTENDEDLY_DOMINATED -> "ext. dominated";
      case EFFICIENT -> place.next() < 0 ? "-" : String.format(Locale.ROOT, "%,.0f", place.ratio());
    };
  }

  private void information() {
    Appraisal appraisal = design.appraisal();
    String money = appraisal == null ? "" : appraisal.economy().currency();
    for (double price : shownPrices()) {
      Decision decision = results.decision(price);
      Map<String, Information.Worth> worths = results.worths(price, threads);
      List<String> top =
          worths.entrySet().stream()
              .filter(one -> !one.getKey().equals(DrawResults.ALL))
              .filter(one -> one.getValue().value() > 0)
              .sorted(
                  Comparator.comparingDouble(
                      (Map.Entry<String, Information.Worth> one) -> -one.getValue().value()))
              .limit(SUBJECTS)
              .map(one -> one.getKey() + " " + money(one.getValue().value()))
              .toList();
      String words =
          String.format(
              Locale.ROOT,
              "worth knowing at %,.0f, %s a patient: everything %s%s; %s",
              price,
              money,
              money(decision.information()),
              results.people() == 0
                  ? ""
                  : " (all: " + money(results.people() * decision.information()) + ")",
              top.isEmpty() ? "no subject alone changes the choice" : String.join(", ", top));
      lines.addAll(ClaimsScreen.wrap(words, COLUMNS, 4));
    }
  }

  private void outcomes() {
    String row = "%-" + LONGEST_NAME + "s %32s  %26s  %26s";
    lines.add(
        String.format(
            row, "mean [95 %]", "more life-years", "deaths, points", "recurrence, points"));
    for (int arm : results.others()) {
      lines.add(
          String.format(
              row,
              name(arm),
              fine(results.difference(arm, Kept.LIFE_YEARS)),
              points(results.difference(arm, Kept.DEATH)),
              points(results.difference(arm, Kept.RECURRENCE))));
    }
    lines.add("The study asks for no economics: no costs, no decision, no value of information.");
  }

  private void remarks() {
    lines.add("");
    if (results.study().draws().posteriors().isEmpty()) {
      lines.add(
          "WARNING: no posterior of "
              + design.disease().name()
              + " cancer: its calibrated numbers are drawn each by itself,");
      lines.add("as if no registry had bound them together. The intervals are usually too wide.");
    } else {
      var posterior = results.study().draws().posteriors().getFirst();
      lines.add(
          String.format(
              Locale.ROOT,
              "%d calibrated numbers come together, from %,d draws of their posterior.",
              posterior.ids().size(),
              posterior.rows()));
    }
    if (!results.troubles().isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "WARNING: %,d of %,d draws could not be lived through and are left out; see troubles.csv",
              results.troubles().size(),
              results.draws()));
    }
    if (results.sample().size() > 1) {
      double luck = results.luck();
      lines.add(
          String.format(
              Locale.ROOT,
              "Luck of the patients is %s of the variance between draws%s.",
              percent(luck),
              luck > ENOUGH_LUCK ? "; more --patients-per-draw would lower it" : ""));
    }
    Appraisal appraisal = design.appraisal();
    if (appraisal != null) {
      lines.add("Prices: " + appraisal.caution() + ".");
    }
  }

  private String name(int arm) {
    String name = design.arms().get(arm).name();
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "~";
  }

  private static String whole(Range range) {
    return String.format(
        Locale.ROOT, "%,.0f [%,.0f to %,.0f]", range.mean(), range.low(), range.high());
  }

  private static String fine(Range range) {
    boolean coarse = Math.max(Math.abs(range.low()), Math.abs(range.high())) >= 0.1;
    return String.format(
        Locale.ROOT,
        coarse ? "%.3f [%.3f to %.3f]" : "%.4f [%.4f to %.4f]",
        range.mean(),
        range.low(),
        range.high());
  }

  private static String points(Range range) {
    return String.format(
        Locale.ROOT,
        "%.2f [%.2f to %.2f]",
        100 * range.mean(),
        100 * range.low(),
        100 * range.high());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static String money(double amount) {
    return String.format(Locale.ROOT, amount < 100 ? "%,.2f" : "%,.0f", amount);
  }
}
