package dandelion.app;

import dandelion.claims.Claim.Published;
import dandelion.claims.Weighed;
import dandelion.validation.Amount;
import java.util.Locale;

/** Figures of claims as text; a figure and its unit are not torn apart. */
final class Amounts {
  private static final String HARD = "\u00a0";

  private Amounts() {}

  /** A simulated figure with its unit. */
  static String simulated(Weighed.Figure figure) {
    Amount amount = figure.amount();
    if (Double.isNaN(amount.value())) {
      return "no such patient in this run";
    }
    return Double.isInfinite(amount.value())
        ? "not reached in 10 years"
        : withUnit(number(amount.value(), figure.unit()), figure.unit());
  }

  /** A simulated figure with its unit and the interval that chance leaves. */
  static String withInterval(Weighed.Figure figure) {
    Amount amount = figure.amount();
    boolean known = amount.low() < amount.high() && Double.isFinite(amount.high());
    return !known
        ? simulated(figure)
        : simulated(figure)
            + range(number(amount.low(), figure.unit()), number(amount.high(), figure.unit()));
  }

  /** A published figure with its interval and unit. */
  static String published(Published one) {
    String value = withUnit(EvidenceCommand.number(one.value()), one.unit());
    return !one.hasInterval()
        ? value
        : value + range(EvidenceCommand.number(one.low()), EvidenceCommand.number(one.high()));
  }

  private static String range(String low, String high) {
    return " [" + low + HARD + "to" + HARD + high + "]";
  }

  private static String withUnit(String number, String unit) {
    return Weighed.isRatio(unit) ? unit + HARD + number : number + HARD + unit.replace(" ", HARD);
  }

  private static String number(double value, String unit) {
    boolean fine = Weighed.isRatio(unit) || unit.equals("% points") || unit.startsWith("% per");
    return String.format(Locale.ROOT, fine ? "%.2f" : "%.1f", value);
  }
}
