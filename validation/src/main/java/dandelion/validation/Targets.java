package dandelion.validation;

import dandelion.evidence.Document;
import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.evidence.Field;
import dandelion.evidence.Source;
import dandelion.study.Design;
import dandelion.study.Outcome;
import dandelion.study.StudyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Published figures that the model is held against, which of them a disease is fitted to, and what
 * of it is fitted.
 *
 * @param name which disease
 * @param study the study that plays the registry
 * @param figures published figures, each bound to something a study shows
 * @param free the evidence entries that may move
 * @param designs the studies that figures are bound to, by file; without the registry's
 */
public record Targets(
    String name, Path study, List<Figure> figures, List<Free> free, Map<Path, Design> designs) {
  private static final String SCHEMA = "/dandelion/schema/targets.schema.json";
  private static final double SAME_TIME = 1e-9;

  /**
   * A published figure.
   *
   * @param quantity name of what the registry is asked for, see {@link Registry}; empty when the
   *     figure is bound to an outcome of a study
   * @param bound the outcome of a study; null when it is bound to a quantity of the registry
   * @param value as published
   * @param low lower end of its published 95 % interval; not a number where none is known
   * @param high its upper end
   * @param n how many patients a proportion was counted in; 0 where that is not known
   * @param within how far off counts as one: its standard error, widened for what studies differ
   *     in; not a number where none is given
   * @param fitted whether it is used in the fit; figures only looked at are not
   * @param seen whether it stood in the page that was read; otherwise it is recalled
   * @param source ids of sources
   * @param note a remark, may be empty
   * @param era when the patients were treated, may be empty
   * @param country where, may be empty
   */
  public record Figure(
      String quantity,
      @Nullable Bound bound,
      double value,
      double low,
      double high,
      long n,
      double within,
      boolean fitted,
      boolean seen,
      List<String> source,
      String note,
      String era,
      String country) {
    /** The unit: proportion, points, HR, months, days, ... */
    public String unit() {
      return bound == null ? Registry.unit(quantity) : bound.unit();
    }

    /** The same figure with another published value, and the interval moved along. */
    Figure at(double newValue) {
      double by = newValue - value;
      return new Figure(
          quantity, bound, newValue, low + by, high + by, n, within, fitted, seen, source, note,
          era, country);
    }
  }

  /**
   * An outcome of a study.
   *
   * @param study the study's file
   * @param arm the arm
   * @param against the arm it is compared with, always the study's reference; empty for the arm
   *     alone
   * @param outcome the outcome
   * @param atYears when
   * @param ratio whether the comparison is a hazard ratio; otherwise it is a difference
   */
  public record Bound(
      Path study, String arm, String against, String outcome, double atYears, boolean ratio) {
    private String unit() {
      if (ratio) {
        return Registry.RATIO;
      }
      String unit =
          Outcome.ALL.stream()
              .filter(one -> one.name().equals(outcome))
              .map(Outcome::unit)
              .findFirst()
              .orElse(Registry.PROPORTION);
      return unit.equals(Registry.PROPORTION) && !against.isEmpty() ? Registry.POINTS : unit;
    }
  }

  /**
   * An evidence entry that may move.
   *
   * @param id the entry
   * @param prior what is believed of it before any figure is seen, in the units programs use
   * @param source ids of sources of the prior; none where it is assumed
   * @param why how the prior was arrived at, may be empty
   */
  public record Free(String id, Prior prior, List<String> source, String why) {
    /** Whether nothing that was read stands behind the prior. */
    public boolean assumed() {
      return source.isEmpty();
    }
  }

  /** The figures that are bound to the registry. */
  public List<Figure> ofRegistry() {
    return figures.stream().filter(figure -> figure.bound() == null).toList();
  }

  /** These targets with other figures. */
  Targets with(List<Figure> others) {
    return new Targets(name, study, List.copyOf(others), free, designs);
  }

  /** Reads a targets file and the studies it names; every fault is collected. */
  public static Targets read(Path file, Evidence evidence, Faults faults) {
    Field root = Document.read(file, SCHEMA, faults).root();
    Reader reader = new Reader(file, evidence, faults);
    List<Figure> figures = new ArrayList<>();
    for (Field one : root.at("figures").eachOrNone()) {
      figures.add(reader.figure(one));
    }
    List<Free> free = new ArrayList<>();
    for (Field one : root.at("free").eachOrNone()) {
      free.add(free(one, evidence));
    }
    Path study = file.resolveSibling(root.at("study").textOrElse("")).normalize();
    return new Targets(
        root.at("targets").textOrElse(""),
        study,
        List.copyOf(figures),
        List.copyOf(free),
        Map.copyOf(reader.designs));
  }

  private static Free free(Field one, Evidence evidence) {
    String id = one.at("id").textOrElse("");
    double from = one.at("from").numberOrElse(1);
    double to = one.at("to").numberOrElse(2);
    if (!evidence.has(id)) {
      one.at("id")
          .fault(
              "the id of an evidence entry",
              Field.nearest(id, evidence.entries().stream().map(entry -> entry.id()).toList()));
    } else {
      for (String limit : List.of("from", "to")) {
        String complaint =
            evidence.entry(id).kind().complaint(one.at(limit).numberOrElse(Double.NaN));
        if (one.at(limit).isNumber() && complaint != null) {
          one.at(limit).fault(complaint);
        }
      }
    }
    if (!(from > 0 && from < to)) {
      one.at("to").fault("a limit above 'from', both above 0");
      return new Free(id, new Prior.LogUniform(1, 2), List.of(), "");
    }
    evidence.checkSources(one.at("source"));
    return new Free(
        id, prior(one, from, to), one.at("source").textsOrNone(), one.at("why").textOrElse(""));
  }

  private static Prior prior(Field one, double from, double to) {
    Field given = one.at("prior").at("lognormal");
    Prior limits = new Prior.LogUniform(from, to);
    if (!given.isPresent()) {
      if (one.has("source")) {
        one.at("source").fault("a 'prior' that these sources stand behind");
      }
      return limits;
    }
    double median = given.at("median").number();
    double sd = given.at("sd_of_ln").number();
    boolean possible = true;
    if (!(median >= from && median <= to)) {
      given.at("median").fault("a median between 'from' and 'to'");
      possible = false;
    }
    if (!(sd > 0 && sd <= Prior.WIDEST)) {
      given.at("sd_of_ln").fault("a standard deviation above 0, at most " + (int) Prior.WIDEST);
      possible = false;
    }
    if (!one.has("why")) {
      one.fault("'why', which says how the prior was arrived at");
    }
    return possible ? new Prior.LogNormal(median, sd, from, to) : limits;
  }

  /** Reads the figures of one file. */
  private static final class Reader {
    private final Path file;
    private final Evidence evidence;
    private final Faults faults;
    private final List<String> quantities = Registry.quantities();
    private final Map<Path, Design> designs = new LinkedHashMap<>();
    private final List<Path> unreadable = new ArrayList<>();

    Reader(Path file, Evidence evidence, Faults faults) {
      this.file = file;
      this.evidence = evidence;
      this.faults = faults;
    }

    Figure figure(Field one) {
      boolean ofStudy = one.has("study");
      if (one.isMap() && ofStudy == one.has("quantity")) {
        one.fault("either a 'quantity' of the registry or a 'study' with an outcome");
      }
      String quantity = one.at("quantity").textOrElse("");
      if (one.at("quantity").isText() && !quantities.contains(quantity)) {
        one.at("quantity").fault("the name of a quantity", Field.nearest(quantity, quantities));
      }
      boolean fitted = one.at("fitted").truthOrElse(!ofStudy);
      if (ofStudy && fitted) {
        one.at("fitted").fault("false, since only quantities of the registry are fitted");
      }
      evidence.checkSources(one.at("source"));
      List<String> sources = one.at("source").textsOrNone();
      Figure figure =
          new Figure(
              quantity,
              ofStudy ? bound(one) : null,
              one.at("value").numberOrElse(0),
              one.at("low").numberOrElse(Double.NaN),
              one.at("high").numberOrElse(Double.NaN),
              one.at("n").longIntegerOrElse(0),
              one.at("within").numberOrElse(Double.NaN),
              fitted,
              one.has("read") ? one.at("read").textOrElse("").equals("seen") : seen(sources),
              sources,
              one.at("note").textOrElse(""),
              one.at("era").textOrElse(""),
              one.at("country").textOrElse(""));
      checkInterval(one, figure);
      return figure;
    }

    private boolean seen(List<String> sources) {
      return sources.stream()
          .map(id -> evidence.sources().get(id))
          .anyMatch((@Nullable Source source) -> source != null && source.read().equals("seen"));
    }

    private static void checkInterval(Field one, Figure figure) {
      if (!one.isMap()) {
        return;
      }
      boolean proportion = figure.unit().equals(Registry.PROPORTION);
      if (one.has("low") != one.has("high")) {
        one.fault("both 'low' and 'high', or neither");
      } else if (one.has("low")
          && !(figure.low() <= figure.value()
              && figure.value() <= figure.high()
              && figure.low() < figure.high())) {
        one.at("value").fault("a figure between 'low' and 'high'");
      }
      if (proportion && (figure.value() < 0 || figure.value() > 1)) {
        one.at("value").fault("a proportion between 0 and 1");
      }
      if (one.has("n") && !proportion) {
        one.at("n").fault("'low' and 'high', since only of a proportion n gives an interval");
      }
      if (!one.has("low") && !one.has("n") && !one.has("within")) {
        one.fault("'low' and 'high', or 'n', or 'within'");
      }
      if (figure.fitted() && one.has("quantity") && !one.has("within")) {
        one.fault("'within', which the fit divides by");
      }
      if (figure.unit().equals(Registry.RATIO) && !(figure.value() > 0 && !(figure.low() <= 0))) {
        one.at("value").fault("a ratio above 0, with an interval above 0");
      }
    }

    private Bound bound(Field one) {
      Path study = file.resolveSibling(one.at("study").textOrElse("")).normalize();
      String arm = one.at("arm").textOrElse("");
      String against = one.at("against").textOrElse("");
      String outcome = one.at("outcome").textOrElse("");
      double atYears = one.at("at_years").numberOrElse(0);
      boolean ratio = one.at("as").textOrElse("difference").equals("hazard_ratio");
      for (String key : List.of("arm", "outcome", "at_years")) {
        if (!one.has(key)) {
          one.fault("'" + key + "', which says what of the study is meant");
        }
      }
      if (one.has("as") && !one.has("against")) {
        one.at("as").fault("'against', the arm it is compared with");
      }
      Design design = design(one.at("study"), study);
      if (design != null) {
        check(one, design, ratio);
      }
      return new Bound(study, arm, against, outcome, atYears, ratio);
    }

    private @Nullable Design design(Field name, Path study) {
      Design known = designs.get(study);
      if (known != null || unreadable.contains(study) || !name.isText()) {
        return known;
      }
      if (!Files.isRegularFile(study)) {
        name.fault("a study file; there is none at " + study);
        unreadable.add(study);
        return null;
      }
      Design design = StudyFile.read(study, evidence, faults);
      if (design == null) {
        unreadable.add(study);
      } else {
        designs.put(study, design);
      }
      return design;
    }

    private static void check(Field one, Design design, boolean ratio) {
      List<String> arms = design.armNames();
      Field arm = one.at("arm");
      if (arm.isText() && !arms.contains(arm.text())) {
        arm.fault(
            "an arm of that study: " + String.join(", ", arms), Field.nearest(arm.text(), arms));
      }
      Field against = one.at("against");
      String reference = arms.get(design.reference());
      if (against.isText() && !against.text().equals(reference)) {
        against.fault("the study's reference arm, which is " + reference);
      } else if (against.isText() && arm.isText() && against.text().equals(arm.text())) {
        arm.fault("another arm than the one it is compared with");
      }
      Field outcome = one.at("outcome");
      List<String> outcomes = design.outcomes().isEmpty() ? Outcome.names() : design.outcomes();
      boolean known = outcome.isText() && outcomes.contains(outcome.text());
      if (outcome.isText() && !known) {
        outcome.fault("an outcome of that study", Field.nearest(outcome.text(), outcomes));
      }
      boolean quantity =
          Outcome.ALL.stream()
              .anyMatch(o -> outcome.isText() && o.name().equals(outcome.text()) && o.event() < 0);
      if (ratio && quantity) {
        one.at("as").fault("a difference, since " + outcome.text() + " is no event");
      }
      Field at = one.at("at_years");
      List<Double> times = quantity ? List.of(design.horizonYears()) : design.atYears();
      if (at.isNumber()
          && times.stream().noneMatch(time -> Math.abs(time - at.number()) < SAME_TIME)) {
        at.fault(
            "a time that the study reports" + (quantity ? " it at" : "") + ": " + words(times));
      }
    }

    private static String words(List<Double> times) {
      return String.join(", ", times.stream().map(time -> plain(time)).toList());
    }

    private static String plain(double time) {
      return time == Math.rint(time) ? Long.toString((long) time) : Double.toString(time);
    }
  }
}
