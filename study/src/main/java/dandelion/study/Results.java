package dandelion.study;

import dandelion.care.Test;
import dandelion.simulation.Event;
import dandelion.simulation.Life;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a study found: estimates with their Monte-Carlo errors, paired differences, and how many are
 * helped and harmed. Standard errors here are those of simulation; doubt about parameters is
 * another matter.
 */
public final class Results {
  /** In how many classes of size the largest lesion is counted; the last is open. */
  public static final int SIZE_CLASSES = Tally.SIZE_BINS;

  /** How wide each of them is, in mm. */
  public static final int SIZE_CLASS_MM = Tally.SIZE_BIN_MM;

  /** In how many classes the number of lesions is counted, from none; the last is open. */
  public static final int LESION_CLASSES = Tally.LESION_BINS;

  private final Design design;
  private final Tally tally;
  private final Grid grid;
  private final Groups groups;
  private final double n;

  Results(Design design, Tally tally, Grid grid, Groups groups) {
    this.design = design;
    this.tally = tally;
    this.grid = grid;
    this.groups = groups;
    this.n = tally.patients();
  }

  /** One line of {@code summary.csv}. */
  public record Estimate(
      String arm,
      String outcome,
      double timeYears,
      double estimate,
      double se,
      double low,
      double high,
      String unit) {}

  /** One line of {@code differences.csv}. */
  public record Difference(
      String arm,
      String reference,
      String outcome,
      double timeYears,
      double difference,
      double se,
      double low,
      double high,
      String unit,
      double varianceRatio) {}

  /** One line of {@code twins.csv}: the same patients' life-years under two arms. */
  public record Twins(
      String arm,
      String reference,
      long helped,
      long harmed,
      long unchanged,
      double meanGainOfHelped,
      double meanLossOfHarmed,
      String unit) {}

  /**
   * One line of {@code subgroups.csv}: what an arm does to one group of patients, compared with the
   * same patients' lives under the reference arm.
   *
   * @param finding what tells the group apart; {@code all} for all patients
   * @param group its name
   * @param patients how many are in it
   * @param helped how many live longer
   * @param harmed how many live shorter
   * @param meanDifference life-years gained, over all of the group
   * @param se its standard error
   * @param low lower end of its 95 % interval
   * @param high upper end
   * @param meanGainOfHelped life-years gained by those helped, on average
   * @param meanLossOfHarmed life-years lost by those harmed, on average
   * @param survivalDifference share alive at the horizon, minus that under the reference arm
   * @param survivalSe its standard error
   * @param deaths deaths within the horizon
   * @param deathsThere deaths of the same patients under the reference arm
   */
  public record Benefit(
      String arm,
      String reference,
      String finding,
      String group,
      long patients,
      long helped,
      long harmed,
      double meanDifference,
      double se,
      double low,
      double high,
      double meanGainOfHelped,
      double meanLossOfHarmed,
      double survivalDifference,
      double survivalSe,
      long deaths,
      long deathsThere,
      String unit) {
    /** How many live exactly as long. */
    public long unchanged() {
      return patients - helped - harmed;
    }

    /** Whether this line is about all patients. */
    public boolean isOfAll() {
      return finding.equals("all");
    }
  }

  /**
   * One line of {@code economics.csv}: an arm on the plane of cost and effect, for each patient.
   *
   * @param cost discounted
   * @param costSe its standard error
   * @param qalys discounted
   * @param qalysSe its standard error
   * @param status {@code efficient}, {@code dominated} or {@code extendedly_dominated}
   * @param next the arm below it on the frontier, against which the increments are; empty for none
   * @param incrementalCost more than there
   * @param incrementalQalys more than there
   * @param icer the one by the other
   * @param benefits net monetary benefit for each of the study's thresholds
   */
  public record Worth(
      String arm,
      double cost,
      double costSe,
      double qalys,
      double qalysSe,
      String status,
      String next,
      double incrementalCost,
      double incrementalQalys,
      double icer,
      List<NetBenefit> benefits) {
    /** Whether it stands on the frontier. */
    public boolean isEfficient() {
      return status.equals("efficient");
    }
  }

  /**
   * Quality-adjusted years in money, less the cost.
   *
   * @param willingnessToPay for one quality-adjusted year
   * @param difference from the reference arm, patient by patient
   * @param differenceSe its standard error
   */
  public record NetBenefit(
      double willingnessToPay, double benefit, double se, double difference, double differenceSe) {}

  /**
   * What an arm costs and gives more than another, for each patient, in the same patients.
   *
   * @param costSe standard error of the cost; the largest it can be when neither arm is the
   *     reference, for how such two differ is not counted patient by patient
   * @param qalysSe the same of the QALYs
   */
  public record Increment(
      String arm, String against, double cost, double costSe, double qalys, double qalysSe) {
    /** The cost's 95 % interval. */
    public Interval costInterval() {
      return Interval.around(cost, costSe);
    }

    /** The QALYs' 95 % interval. */
    public Interval qalysInterval() {
      return Interval.around(qalys, qalysSe);
    }

    /** Whether the QALYs' interval leaves out nought, so that more can be told from less. */
    public boolean isTold() {
      return Math.abs(qalys) > Interval.Z95 * qalysSe;
    }
  }

  /** How often something was so when the first recurrence was detected, in one arm. */
  public record Share(String arm, String what, long count, double ofPatients) {}

  /** The study. */
  public Design design() {
    return design;
  }

  /** How many patients were counted; fewer than asked for when a run was stopped. */
  public long patients() {
    return tally.patients();
  }

  /** How many candidates were drawn to find them. */
  public long candidates() {
    return tally.candidates();
  }

  /** Every outcome of every arm at the times the study asks for. */
  public List<Estimate> summary() {
    List<Estimate> lines = new ArrayList<>();
    for (int arm = 0; arm < design.arms().size(); arm++) {
      for (Outcome outcome : wanted()) {
        if (outcome.quantity() >= 0) {
          lines.add(mean(arm, outcome));
        } else {
          long[] came = tally.cumulative(arm, outcome.event());
          for (double time : design.atYears()) {
            lines.add(proportion(arm, outcome, time, came[grid.binOf(time)]));
          }
        }
      }
    }
    return lines;
  }

  /** One estimate; at the horizon for quantities. */
  public Estimate estimate(String arm, String outcome, double timeYears) {
    return summary().stream()
        .filter(line -> line.arm().equals(arm) && line.outcome().equals(outcome))
        .filter(line -> Math.abs(line.timeYears() - timeYears) < 1e-9)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("no " + outcome + " of " + arm + " at " + timeYears));
  }

  /** Every outcome of every arm against the reference arm, patient by patient. */
  public List<Difference> differences() {
    List<Difference> lines = new ArrayList<>();
    for (int arm = 0; arm < design.arms().size(); arm++) {
      if (arm == design.reference()) {
        continue;
      }
      for (Outcome outcome : wanted()) {
        if (outcome.quantity() >= 0) {
          lines.add(difference(arm, outcome));
        } else {
          for (double time : design.atYears()) {
            lines.add(difference(arm, outcome, time));
          }
        }
      }
    }
    return lines;
  }

  /** Who lives longer and who shorter than under the reference arm. */
  public List<Twins> twins() {
    return benefits().stream()
        .filter(Benefit::isOfAll)
        .map(b ->
            new Twins(
                b.arm(),
                b.reference(),
                b.helped(),
                b.harmed(),
                b.unchanged(),
                b.meanGainOfHelped(),
                b.meanLossOfHarmed(),
                b.unit()))
        .toList();
  }

  /**
   * What every arm does to all patients, and to each group of the study's subgroups in which there
   * is anybody, compared with the reference arm.
   */
  public List<Benefit> benefits() {
    List<Benefit> lines = new ArrayList<>();
    for (int arm = 0; arm < design.arms().size(); arm++) {
      for (int cell = 0; arm != design.reference() && cell < groups.cells(); cell++) {
        if (cell == Groups.ALL || tally.patients(cell) > 0) {
          lines.add(benefit(arm, cell));
        }
      }
    }
    return lines;
  }

  private Benefit benefit(int arm, int cell) {
    long patients = tally.patients(cell);
    long helped = tally.helped(arm, cell);
    long harmed = tally.harmed(arm, cell);
    double of = Math.max(1, patients);
    double mean = (tally.gained(arm, cell) - tally.lost(arm, cell)) / of;
    double se = Math.sqrt(Math.max(0, tally.squaredGains(arm, cell) / of - mean * mean) / of);
    long here = tally.diedOnlyHere(arm, cell);
    long there = tally.diedOnlyThere(arm, cell);
    double saved = (there - here) / of;
    return new Benefit(
        name(arm),
        name(design.reference()),
        groups.finding(cell),
        groups.name(cell),
        patients,
        helped,
        harmed,
        mean,
        se,
        mean - Interval.Z95 * se,
        mean + Interval.Z95 * se,
        helped == 0 ? 0 : tally.gained(arm, cell) / helped,
        harmed == 0 ? 0 : tally.lost(arm, cell) / harmed,
        saved,
        Math.sqrt(((here + there) / of - saved * saved) / of),
        tally.deathsThere(cell) + here - there,
        tally.deathsThere(cell),
        "years");
  }

  /** Every event's curve at every month, for all arms. */
  public List<Estimate> curves() {
    List<Estimate> lines = new ArrayList<>();
    for (int arm = 0; arm < design.arms().size(); arm++) {
      for (Outcome outcome : wanted()) {
        if (outcome.event() >= 0) {
          long[] came = tally.cumulative(arm, outcome.event());
          lines.add(proportion(arm, outcome, 0, cameAtZero(outcome, came)));
          for (int bin = 0; bin < grid.size(); bin++) {
            lines.add(proportion(arm, outcome, grid.years(bin), came[bin]));
          }
        }
      }
    }
    return lines;
  }

  private static long cameAtZero(Outcome outcome, long[] came) {
    return outcome.event() == Event.SYNCHRONOUS_METASTASES.ordinal() ? came[0] : 0;
  }

  /** What led to the first recurrence, by arm: each test's name, and symptoms. */
  public List<Share> foundBy() {
    List<Share> lines = new ArrayList<>();
    for (int arm = 0; arm < design.arms().size(); arm++) {
      long[] found = tally.foundBy(arm);
      for (int k = 0; k < found.length; k++) {
        String what = k == Life.SYMPTOMS ? "symptoms" : Test.values()[k].id();
        if (found[k] > 0) {
          lines.add(new Share(name(arm), what, found[k], found[k] / n));
        }
      }
    }
    return lines;
  }

  /** Largest lesion at the first recurrence, by arm, in classes of 5 mm; the last class is open. */
  public List<Share> sizesAtDetection() {
    List<Share> lines = new ArrayList<>();
    for (int arm = 0; arm < design.arms().size(); arm++) {
      long[] sizes = tally.sizes(arm);
      for (int k = 0; k < sizes.length; k++) {
        int from = k * Tally.SIZE_BIN_MM;
        String what =
            k == sizes.length - 1
                ? from + " mm and more"
                : from + "-" + (from + Tally.SIZE_BIN_MM) + " mm";
        lines.add(new Share(name(arm), what, sizes[k], sizes[k] / n));
      }
    }
    return lines;
  }

  /** Lesions seen at the first recurrence, by arm; the last class is open. */
  public List<Share> lesionsAtDetection() {
    List<Share> lines = new ArrayList<>();
    for (int arm = 0; arm < design.arms().size(); arm++) {
      long[] lesions = tally.lesions(arm);
      for (int k = 1; k < lesions.length; k++) {
        String what = k == lesions.length - 1 ? k + " and more" : Integer.toString(k);
        lines.add(new Share(name(arm), what, lesions[k], lesions[k] / n));
      }
    }
    return lines;
  }

  /** Every arm on the plane of cost and effect; empty when the study asks for no economics. */
  public List<Worth> worths() {
    Appraisal appraisal = design.appraisal();
    if (appraisal == null) {
      return List.of();
    }
    int arms = design.arms().size();
    double[] costs = new double[arms];
    double[] qalys = new double[arms];
    for (int arm = 0; arm < arms; arm++) {
      costs[arm] = tally.quantity(arm, Outcome.COST)[0] / n;
      qalys[arm] = tally.quantity(arm, Outcome.QALYS)[0] / n;
    }
    List<Frontier.Place> places = Frontier.of(costs, qalys);
    List<Worth> lines = new ArrayList<>();
    for (int arm = 0; arm < arms; arm++) {
      Frontier.Place place = places.get(arm);
      double[] cost = tally.quantity(arm, Outcome.COST);
      double[] qaly = tally.quantity(arm, Outcome.QALYS);
      List<NetBenefit> benefits = new ArrayList<>();
      for (double price : appraisal.willingnessToPay()) {
        benefits.add(netBenefit(arm, price));
      }
      lines.add(
          new Worth(
              name(arm),
              costs[arm],
              Math.sqrt(variance(cost[0], cost[1]) / n),
              qalys[arm],
              Math.sqrt(variance(qaly[0], qaly[1]) / n),
              place.status().name().toLowerCase(Locale.ROOT),
              place.next() < 0 ? "" : name(place.next()),
              place.cost(),
              place.effect(),
              place.ratio(),
              List.copyOf(benefits)));
    }
    return lines;
  }

  /** What one arm costs and gives more than another; the study must ask for economics. */
  public Increment increment(String arm, String against) {
    int here = design.armNames().indexOf(arm);
    int there = design.armNames().indexOf(against);
    double[] cost = increment(here, there, Outcome.COST);
    double[] qalys = increment(here, there, Outcome.QALYS);
    return new Increment(arm, against, cost[0], cost[1], qalys[0], qalys[1]);
  }

  /** The difference between two arms, and its standard error. */
  private double[] increment(int here, int there, int quantity) {
    double[] one = tally.quantity(here, quantity);
    double[] other = tally.quantity(there, quantity);
    double se = here == there ? 0 : pairedSe(here, one) + pairedSe(there, other);
    return new double[] {(one[0] - other[0]) / n, se};
  }

  /** Of an arm's difference from the reference; 0 for the reference itself. */
  private double pairedSe(int arm, double[] sums) {
    return arm == design.reference() ? 0 : Math.sqrt(variance(sums[2], sums[3]) / n);
  }

  private NetBenefit netBenefit(int arm, double price) {
    double[] cost = tally.quantity(arm, Outcome.COST);
    double[] qaly = tally.quantity(arm, Outcome.QALYS);
    double[] products = tally.products(arm);
    return new NetBenefit(
        price,
        (price * qaly[0] - cost[0]) / n,
        netSe(price, cost[0], cost[1], qaly[0], qaly[1], products[0]),
        (price * qaly[2] - cost[2]) / n + 0.0,
        netSe(price, cost[2], cost[3], qaly[2], qaly[3], products[1]));
  }

  private double netSe(
      double price, double cost, double costs, double qaly, double qalys, double product) {
    double mean = (price * qaly - cost) / n;
    double square = (price * price * qalys - 2 * price * product + costs) / n;
    return Math.sqrt(Math.max(0, square - mean * mean) / n);
  }

  private String unit(Outcome outcome) {
    Appraisal appraisal = design.appraisal();
    return outcome.unit().equals(Outcome.MONEY) && appraisal != null
        ? appraisal.economy().currency()
        : outcome.unit();
  }

  private List<Outcome> wanted() {
    return Outcome.ALL.stream()
        .filter(one -> !one.isOfEconomics() || design.appraisal() != null)
        .filter(one -> design.outcomes().isEmpty() || design.outcomes().contains(one.name()))
        .filter(one -> one.quantity() < Outcome.FIRST_TEST || everDone(one.quantity()))
        .toList();
  }

  private boolean everDone(int quantity) {
    for (int arm = 0; arm < design.arms().size(); arm++) {
      if (tally.quantity(arm, quantity)[0] > 0) {
        return true;
      }
    }
    return false;
  }

  private Estimate proportion(int arm, Outcome outcome, double time, long came) {
    double p = came / n;
    double estimate = outcome.survival() ? 1 - p : p;
    double se = Math.sqrt(p * (1 - p) / n);
    Interval interval = Interval.ofShare(estimate, n);
    return new Estimate(
        name(arm),
        outcome.name(),
        time,
        estimate,
        se,
        interval.low(),
        interval.high(),
        unit(outcome));
  }

  private Estimate mean(int arm, Outcome outcome) {
    double[] sum = tally.quantity(arm, outcome.quantity());
    double mean = sum[0] / n;
    double se = Math.sqrt(variance(sum[0], sum[1]) / n);
    return new Estimate(
        name(arm),
        outcome.name(),
        design.horizonYears(),
        mean,
        se,
        mean - Interval.Z95 * se,
        mean + Interval.Z95 * se,
        unit(outcome));
  }

  private Difference difference(int arm, Outcome outcome, double time) {
    int bin = grid.binOf(time);
    double here = tally.onlyHere(arm, outcome.event())[bin];
    double there = tally.onlyThere(arm, outcome.event())[bin];
    double sign = outcome.survival() ? -1 : 1;
    double mean = (here - there) / n;
    double variance = (here + there) / n - mean * mean;
    double p = tally.cumulative(arm, outcome.event())[bin] / n;
    double q = tally.cumulative(design.reference(), outcome.event())[bin] / n;
    return difference(arm, outcome, time, sign * mean, variance, p * (1 - p) + q * (1 - q));
  }

  private Difference difference(int arm, Outcome outcome) {
    double[] here = tally.quantity(arm, outcome.quantity());
    double[] there = tally.quantity(design.reference(), outcome.quantity());
    return difference(
        arm,
        outcome,
        design.horizonYears(),
        here[2] / n,
        variance(here[2], here[3]),
        variance(here[0], here[1]) + variance(there[0], there[1]));
  }

  private Difference difference(
      int arm, Outcome outcome, double time, double mean, double variance, double independent) {
    double se = Math.sqrt(variance / n);
    double ratio = variance > 0 ? independent / variance : Double.POSITIVE_INFINITY;
    return new Difference(
        name(arm),
        name(design.reference()),
        outcome.name(),
        time,
        mean + 0.0,
        se,
        mean - Interval.Z95 * se,
        mean + Interval.Z95 * se,
        unit(outcome),
        ratio);
  }

  private double variance(double sum, double squares) {
    double mean = sum / n;
    return Math.max(0, squares / n - mean * mean);
  }

  private String name(int arm) {
    return design.arms().get(arm).name();
  }
}
