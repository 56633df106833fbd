package dandelion.uncertainty;

import dandelion.study.Appraisal;
import dandelion.study.Frontier;
import dandelion.work.Threads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the draws of a study came to. */
public final class DrawResults {
  /** Draws of which the drawn numbers are kept for the value of information; later ones are not. */
  static final int MOST_FOR_INFORMATION = 10_000;

  private final DrawnStudy study;
  private final double untilSe;
  private final Sample sample;
  private final Map<Long, String> troubles = new LinkedHashMap<>();
  private long draws;
  private boolean precise;
  private double secondsPerDraw = Double.NaN;
  private double @Nullable [][] values;

  DrawResults(DrawnStudy study, double untilSe) {
    this.study = study;
    this.untilSe = untilSe;
    this.sample = new Sample(study.design().arms().size(), study.design().reference());
  }

  void add(Drawn drawn) {
    draws++;
    if (drawn.trouble() == null) {
      sample.add(drawn);
    } else {
      troubles.put(drawn.draw(), drawn.trouble());
    }
    if (untilSe > 0 && draws % DrawsRun.LOOK_EVERY == 0) {
      precise = relativeSe() <= untilSe;
    }
  }

  void took(double seconds) {
    secondsPerDraw = seconds;
  }

  /**
   * What a share of a standard error costs.
   *
   * @param seconds of one processor with common random numbers
   * @param without if each arm had patients of its own
   * @param patientsAlone seconds if the numbers were known, so that only patients' luck is left
   * @param patientsAloneWithout the same if each arm had patients of its own
   */
  public record Effort(
      double seconds, double without, double patientsAlone, double patientsAloneWithout) {}

  /**
   * How long one processor would work until the standard error of an arm's mean difference is a
   * share of it; not a number when no draw was done in this run.
   */
  public Effort effort(int arm, Kept kept, double share) {
    Noise noise = noise(arm, kept);
    double perPatient = secondsPerDraw / study.patientsPerDraw();
    double se = share * noise.mean();
    return new Effort(
        noise.drawsFor(share) * secondsPerDraw,
        noise.drawsWithoutCommonNumbers(share) * secondsPerDraw,
        noise.within() / (se * se) * perPatient,
        noise.independent() / (se * se) * perPatient);
  }

  /** The study whose draws they are. */
  public DrawnStudy study() {
    return study;
  }

  /** How many draws were done, with those that could not be lived through. */
  public long draws() {
    return draws;
  }

  /** Why draws could not be lived through, by draw. */
  public Map<Long, String> troubles() {
    return troubles;
  }

  /** The draws that could. */
  public Sample sample() {
    return sample;
  }

  /** Whether the precision that was asked for is reached. */
  public boolean precise() {
    return precise;
  }

  /** Whether the study asks for costs and QALYs. */
  public boolean hasEconomics() {
    return study.design().appraisal() != null;
  }

  /** The prices of a QALY that the study asks for. */
  public List<Double> prices() {
    Appraisal appraisal = study.design().appraisal();
    return appraisal == null ? List.of() : appraisal.willingnessToPay();
  }

  /** For how many people an arm is chosen; 0 when the study does not say. */
  public long people() {
    Appraisal appraisal = study.design().appraisal();
    return appraisal == null ? 0 : appraisal.people();
  }

  /**
   * The largest standard error of a difference from the reference arm, as a share of the
   * difference: of cost and QALYs of every arm, or of life-years when there are no costs.
   */
  public double relativeSe() {
    List<Kept> looked = hasEconomics() ? List.of(Kept.COST, Kept.QALYS) : List.of(Kept.LIFE_YEARS);
    double most = 0;
    for (int arm = 0; arm < sample.arms(); arm++) {
      for (Kept kept : looked) {
        Noise noise = Noise.of(sample, arm, kept, study.patientsPerDraw());
        if (arm != sample.reference() && noise.between() > 0) {
          most = Math.max(most, noise.se() / Math.abs(noise.mean()));
        }
      }
    }
    return most;
  }

  /**
   * A mean over draws with the middle 95 % of them.
   *
   * @param mean of the draws
   * @param low 2.5 % of draws lie below
   * @param high 2.5 % lie above
   * @param se standard error of the mean
   */
  public record Range(double mean, double low, double high, double se) {
    static Range of(double[] values) {
      return new Range(
          Sample.mean(values) + 0.0,
          Sample.quantile(values, 0.025) + 0.0,
          Sample.quantile(values, 0.975) + 0.0,
          Math.sqrt(Sample.variance(values) / values.length));
    }
  }

  /** An arm's mean over draws. */
  public Range range(int arm, Kept kept) {
    return Range.of(sample.all(arm, kept));
  }

  /** An arm's difference from the reference arm. */
  public Range difference(int arm, Kept kept) {
    return Range.of(sample.differences(arm, kept));
  }

  /** An arm's net benefit less that of the reference arm. */
  public Range benefitDifference(int arm, double price) {
    return Range.of(sample.benefitDifferences(arm, price));
  }

  /** What is worth reporting of every arm. */
  public List<Kept> kept() {
    return Arrays.stream(Kept.values())
        .filter(kept -> hasEconomics() || (kept != Kept.COST && kept != Kept.QALYS))
        .toList();
  }

  /** Where the arms stand on the plane of mean cost and mean QALYs. */
  public List<Frontier.Place> frontier() {
    double[] costs = means(Kept.COST);
    double[] qalys = means(Kept.QALYS);
    return Frontier.of(costs, qalys);
  }

  private double[] means(Kept kept) {
    return IntStream.range(0, sample.arms())
        .mapToDouble(arm -> Sample.mean(sample.all(arm, kept)))
        .toArray();
  }

  /** The status of a place on the frontier, as it stands in tables. */
  static String words(Frontier.Place place) {
    return place.status().name().toLowerCase(Locale.ROOT);
  }

  /** How patients' luck and doubt share a difference's variance between draws. */
  Noise noise(int arm, Kept kept) {
    return Noise.of(sample, arm, kept, study.patientsPerDraw());
  }

  /** The largest share that patients' luck has in the variance of net benefit between draws. */
  public double luck() {
    double most = 0;
    for (int arm = 0; arm < sample.arms(); arm++) {
      if (arm != sample.reference()) {
        if (!hasEconomics()) {
          most = Math.max(most, noise(arm, Kept.LIFE_YEARS).share());
        }
        for (double price : prices()) {
          double share = Noise.ofBenefit(sample, arm, price, study.patientsPerDraw()).share();
          most = Math.max(most, share);
        }
      }
    }
    return most;
  }

  /** The decision at a price of a QALY. */
  public Decision decision(double price) {
    return Decision.at(sample, price);
  }

  /**
   * What was drawn, by draw and number, of the first draws.
   *
   * @param threads how many threads work
   */
  double[][] values(int threads) {
    if (values == null) {
      int size = Math.min(sample.size(), MOST_FOR_INFORMATION);
      values =
          new Threads(threads)
              .all(size, k -> study.values(sample.draw((int) k)))
              .toArray(new double[0][]);
    }
    return values;
  }

  /** The sets of numbers whose worth is asked for: each subject, and all. */
  Map<String, List<Integer>> sets() {
    Map<String, List<Integer>> sets = new LinkedHashMap<>();
    for (Subject subject : Subject.values()) {
      List<Integer> places = subject.among(study.moving());
      if (!places.isEmpty()) {
        sets.put(subject.words(), places);
      }
    }
    sets.put(ALL, IntStream.range(0, study.moving().size()).boxed().toList());
    return sets;
  }

  /** The set of all numbers. */
  public static final String ALL = "all numbers, by a rule";

  private final Map<Double, Map<String, Information.Worth>> worths = new LinkedHashMap<>();
  private @Nullable Information information;

  /**
   * What it would be worth to know a subject's numbers, by the subject's words, at a price of a
   * QALY.
   */
  public Map<String, Information.Worth> worths(double price, int threads) {
    Map<String, Information.Worth> known = worths.get(price);
    if (known == null) {
      if (information == null) {
        double[][] drawn = values(threads);
        information = new Information(sample.first(drawn.length), drawn);
      }
      known = information.worths(sets(), price);
      worths.put(price, known);
    }
    return known;
  }

  /** Which numbers move an arm's net benefit (or, without costs, its life-years) most. */
  public List<Tornado> tornado(int arm, double price, int threads) {
    double[][] drawn = values(threads);
    double[] answer =
        hasEconomics()
            ? sample.benefitDifferences(arm, price)
            : sample.differences(arm, Kept.LIFE_YEARS);
    return Tornado.of(Arrays.copyOf(answer, drawn.length), drawn);
  }

  /**
   * The arm that is best on average, or the next best when that is the reference arm; the reference
   * arm when there is no other.
   */
  public int rival() {
    return others().stream()
        .max(Comparator.comparingDouble(this::advantage))
        .orElse(sample.reference());
  }

  private double advantage(int arm) {
    return Sample.mean(
        hasEconomics()
            ? sample.benefitDifferences(arm, prices().getFirst())
            : sample.differences(arm, Kept.LIFE_YEARS));
  }

  /** The arms but the reference arm. */
  public List<Integer> others() {
    List<Integer> others = new ArrayList<>();
    for (int arm = 0; arm < sample.arms(); arm++) {
      if (arm != sample.reference()) {
        others.add(arm);
      }
    }
    return List.copyOf(others);
  }
}
