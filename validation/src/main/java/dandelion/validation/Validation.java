package dandelion.validation;

import dandelion.disease.TooManyChanges;
import dandelion.disease.TooManyLesions;
import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.simulation.NoRow;
import dandelion.simulation.NobodyFits;
import dandelion.study.Design;
import dandelion.study.Outcome;
import dandelion.study.Results;
import dandelion.study.Study;
import dandelion.study.StudyFile;
import dandelion.validation.Targets.Bound;
import dandelion.validation.Targets.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs every study that published figures are bound to, once, and sets what comes out beside them.
 * A study that fails takes only its own figures with it.
 */
public final class Validation {
  private static final double SAME_TIME = 1e-9;
  private static final Amount NONE = new Amount(Double.NaN, Double.NaN, Double.NaN);

  private final Evidence evidence;
  private final long most;
  private final int threads;
  private final List<Run> runs = new ArrayList<>();

  /** One study and the figures bound to it. */
  private record Run(String disease, Design design, boolean registry, List<Figure> figures) {}

  /**
   * @param targets published figures by disease
   * @param evidence the numbers of the model
   * @param most how many patients live in a study; a study whose file asks for fewer has fewer
   * @param threads how many threads work
   * @param faults takes what is wrong with the registries' studies
   */
  public Validation(
      List<Targets> targets, Evidence evidence, long most, int threads, Faults faults) {
    this.evidence = evidence;
    this.most = most;
    this.threads = threads;
    for (Targets one : targets) {
      if (!one.ofRegistry().isEmpty()) {
        Design registry = StudyFile.read(one.study(), evidence, faults);
        if (registry != null) {
          runs.add(new Run(one.name(), smaller(registry), true, one.ofRegistry()));
        }
      }
      Map<Path, List<Figure>> byStudy = new LinkedHashMap<>();
      for (Figure figure : one.figures()) {
        Bound bound = figure.bound();
        if (bound != null) {
          byStudy.computeIfAbsent(bound.study(), path -> new ArrayList<>()).add(figure);
        }
      }
      byStudy.forEach((path, figures) -> {
        Design design = one.designs().get(path);
        if (design != null) {
          runs.add(new Run(one.name(), smaller(design), false, figures));
        }
      });
    }
  }

  private Design smaller(Design design) {
    return design.with(Math.min(most, design.patients()), design.seed());
  }

  /** How many studies are run. */
  public int studies() {
    return runs.size();
  }

  /** How many patients live in all. */
  public long patients() {
    return runs.stream().mapToLong(run -> run.design().patients()).sum();
  }

  /**
   * Runs everything.
   *
   * @param lived told how many patients more have lived; called from any thread
   */
  public List<Comparison> run(LongConsumer lived) {
    List<Comparison> all = new ArrayList<>();
    for (Run run : runs) {
      Function<Figure, Amount> simulated;
      String trouble = "";
      try {
        simulated = run.registry() ? registry(run, lived) : study(run, lived);
      } catch (NobodyFits | NoRow | TooManyLesions | TooManyChanges failed) {
        trouble = "the study did not run to its end: " + failed.getMessage();
        simulated = figure -> NONE;
      } catch (RuntimeException unexpected) {
        trouble = "a fault in the program itself: " + unexpected;
        simulated = figure -> NONE;
      }
      for (Figure figure : run.figures()) {
        all.add(compare(run, figure, simulated.apply(figure), trouble));
      }
    }
    return List.copyOf(all);
  }

  private static Comparison compare(Run run, Figure figure, Amount simulated, String trouble) {
    String why =
        trouble.isEmpty() && Double.isNaN(simulated.value())
            ? "no patient of this run bears on it"
            : trouble;
    return Comparison.of(
        run.disease(), run.design().id(), run.design().title(), figure, simulated, why);
  }

  private Function<Figure, Amount> registry(Run run, LongConsumer lived) {
    Study study = new Study(run.design(), evidence);
    Map<String, Amount> amounts = Registry.observeWithDoubt(run.design(), study, threads, lived);
    return figure -> amounts.getOrDefault(figure.quantity(), NONE);
  }

  private Function<Figure, Amount> study(Run run, LongConsumer lived) {
    long[] told = new long[1];
    Results results =
        new Study(run.design(), evidence)
            .run(
                threads,
                done -> {
                  lived.accept(done - told[0]);
                  told[0] = done;
                });
    Found found = new Found(results.summary(), results.differences());
    return figure -> {
      Bound bound = figure.bound();
      return bound == null ? NONE : found.amount(bound);
    };
  }

  /** What a study found. */
  private record Found(List<Results.Estimate> summary, List<Results.Difference> differences) {
    Amount amount(Bound bound) {
      Results.Estimate here = estimate(bound, bound.arm());
      if (here == null) {
        return NONE;
      }
      if (bound.against().isEmpty()) {
        return new Amount(here.estimate(), here.low(), here.high());
      }
      Results.Estimate there = estimate(bound, bound.against());
      Results.Difference difference = difference(bound);
      if (there == null || difference == null) {
        return NONE;
      }
      return bound.ratio()
          ? hazardRatio(bound.outcome(), here, there, difference)
          : new Amount(difference.difference(), difference.low(), difference.high());
    }

    private Results.@Nullable Estimate estimate(Bound bound, String arm) {
      for (Results.Estimate one : summary) {
        if (one.arm().equals(arm)
            && one.outcome().equals(bound.outcome())
            && Math.abs(one.timeYears() - bound.atYears()) < SAME_TIME) {
          return one;
        }
      }
      return null;
    }

    private Results.@Nullable Difference difference(Bound bound) {
      for (Results.Difference one : differences) {
        if (one.arm().equals(bound.arm())
            && one.outcome().equals(bound.outcome())
            && Math.abs(one.timeYears() - bound.atYears()) < SAME_TIME) {
          return one;
        }
      }
      return null;
    }

    /**
     * The ratio of the logarithms of the shares without the event. Both arms are lives of the same
     * patients; how they go together follows from the variance of the difference.
     */
    private static Amount hazardRatio(
        String outcome,
        Results.Estimate here,
        Results.Estimate there,
        Results.Difference difference) {
      boolean survival =
          Outcome.ALL.stream().anyMatch(one -> one.name().equals(outcome) && one.survival());
      double p = survival ? here.estimate() : 1 - here.estimate();
      double q = survival ? there.estimate() : 1 - there.estimate();
      if (p <= 0 || p >= 1 || q <= 0 || q >= 1) {
        return NONE;
      }
      double slopeHere = 1 / (p * Math.log(p));
      double slopeThere = 1 / (q * Math.log(q));
      double varianceHere = here.se() * here.se();
      double varianceThere = there.se() * there.se();
      double together = (varianceHere + varianceThere - difference.se() * difference.se()) / 2;
      double variance =
          slopeHere * slopeHere * varianceHere
              + slopeThere * slopeThere * varianceThere
              - 2 * slopeHere * slopeThere * together;
      return Amount.ratio(Math.log(p) / Math.log(q), Math.max(0, variance));
    }
  }
}
