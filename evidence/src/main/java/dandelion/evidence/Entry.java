package dandelion.evidence;

import java.util.List;

/**
 * One number of the model with all that must be known of it.
 *
 * @param id its name, for instance {@code colorectal.growth.rate}
 * @param what what it means, in the words of the ward
 * @param kind what sort of number it is
 * @param value as published, in {@code unit}
 * @param unit the unit of {@code value} and {@code doubt}
 * @param doubt how uncertain it is
 * @param status how it came to be known
 * @param sources ids of {@link Source}s
 * @param population whom it was measured in; empty when it is nobody in particular
 * @param note a remark, may be empty
 * @param place file and line it was read from
 */
public record Entry(
    String id,
    String what,
    Kind kind,
    double value,
    String unit,
    Doubt doubt,
    Status status,
    List<String> sources,
    String population,
    String note,
    String place) {

  /** How a number came to be known. */
  public enum Status {
    /** Printed in the source. */
    PUBLISHED,
    /** Arithmetic on published figures. */
    DERIVED,
    /** Fitted by {@code dandelion calibrate}. */
    CALIBRATED,
    /** A judgement of ours, said so wherever it counts. */
    ASSUMED
  }

  /** The value in the unit that programs use (mm, years). */
  public double baseValue() {
    return kind.toBase(value, unit);
  }

  /** File and line in words that nobody takes for a path of their own. */
  public String whereabouts() {
    return place.startsWith(Evidence.BUNDLED)
        ? Evidence.BUNDLED.replace('/', ' ') + place.substring(Evidence.BUNDLED.length())
        : place;
  }

  Entry doubting(Doubt other) {
    return new Entry(id, what, kind, value, unit, other, status, sources, population, note, place);
  }

  /** The same number, read elsewhere. */
  Entry citing(List<String> others) {
    return new Entry(
        id, what, kind, value, unit, doubt, status, List.copyOf(others), population, note, place);
  }

  Entry withValue(double newBaseValue) {
    double factor = kind.toBase(1, unit);
    return new Entry(
        id,
        what,
        kind,
        newBaseValue / factor,
        unit,
        doubt,
        status,
        sources,
        population,
        note,
        place);
  }
}
