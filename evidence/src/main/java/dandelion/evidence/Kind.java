package dandelion.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What sort of number an entry is: which units it may have and which values make sense. */
public enum Kind {
  /** A chance between 0 and 1; also a share of patients or of lesions. */
  PROBABILITY(0, 1, "probability"),
  /** How fast events come to one who is still free of them. */
  HAZARD(0, 1e6, "1/year"),
  /** How fast a quantity changes. */
  RATE(0, 1e6, "1/year"),
  /** How much faster events come in one group than in another. */
  HAZARD_RATIO(1e-6, 1e6, "ratio"),
  /** One quantity in units of another. */
  RATIO(0, 1e9, "ratio"),
  /** A length, mostly a diameter. */
  SIZE(0, 1e4, "mm", "cm"),
  /** A time span. */
  DURATION(0, 200, "years", "months", "weeks", "days"),
  /** Days in hospital. */
  STAY(0, 1000, "days"),
  /** Money. */
  COST(0, 1e9, "GBP", "CNY", "USD", "EUR"),
  /** Quality of life: 1 is full health, 0 as bad as death. */
  UTILITY(-1, 1, "utility"),
  /** How many. */
  COUNT(0, 1e15, "lesions", "cells", "cells/mm3", "tests", "courses"),
  /** Spread between patients or lesions of a quantity's natural logarithm, or of a log-odds. */
  SPREAD(0, 10, "sd of ln", "sd of log-odds"),
  /** A power to which a quantity is raised. */
  EXPONENT(0, 10, "power"),
  /** A number of cells as its natural logarithm. */
  LN_CELLS(0, 60, "ln cells"),
  /** A chance per event, too small for a probability's doubt to be given as such. */
  PER_DIVISION(0, 1, "per division"),
  /** A tumour marker in blood. */
  CONCENTRATION(0, 1e6, "ug/L", "ug/L per 1e9 cells"),
  /** Growth undone by treatment, in units of growth. */
  POTENCY(0, 100, "times growth");

  private static final Map<String, Double> TO_BASE =
      Map.of("cm", 10.0, "months", 1 / 12.0, "weeks", 7 / 365.25, "days", 1 / 365.25);

  private final double least;
  private final double most;
  private final List<String> units;

  Kind(double least, double most, String... units) {
    this.least = least;
    this.most = most;
    this.units = List.of(units);
  }

  /** The name used in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Units an entry of this kind may be given in; the first is the one that programs use. */
  public List<String> units() {
    return units;
  }

  /**
   * Units that may stand in the place of an entry's own. Lengths and times are turned into each
   * other; euros are not pounds, and lesions are no cells.
   */
  List<String> unitsFor(String own) {
    return this == SIZE || this == DURATION ? units : List.of(own);
  }

  /** The least value that makes sense, in the unit that programs use. */
  double least() {
    return least;
  }

  /** The largest value that makes sense, in the unit that programs use. */
  double most() {
    return most;
  }

  /** A value in the unit that programs use: mm, years; other units stand for themselves. */
  double toBase(double value, String unit) {
    return this == STAY ? value : value * TO_BASE.getOrDefault(unit, 1.0);
  }

  /** What a value must be, in words; null when this one is fine. */
  @org.jspecify.annotations.Nullable
  public String complaint(double baseValue) {
    return baseValue >= least && baseValue <= most
        ? null
        : "a " + id().replace('_', ' ') + " between " + plain(least) + " and " + plain(most);
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e7
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
