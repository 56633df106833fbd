package dandelion.app;

import dandelion.validation.Amount;
import dandelion.validation.Claim.Published;
import dandelion.validation.Weighed;
import java.util.Locale;

/** Figures of claims as text. */
final class Amounts {
  private Amounts() {}

  /** A simulated figure with its unit. */
  static String simulated(Weighed.Figure figure) {
    Amount amount = figure.amount();
    if (Double.isNaN(amount.value())) {
      return "no such patient in this run";
    }
    if (Double.isInfinite(amount.value())) {
      return "not reached in 10 years";
    }
    return number(amount.value(), figure.unit()) + unit(figure.unit());
  }

  /** A published figure with its interval and unit. */
  static String published(Published one) {
    String range =
        one.hasInterval()
            ? " ["
                + EvidenceCommand.number(one.low())
                + " to "
                + EvidenceCommand.number(one.high())
                + "]"
            : "";
    return EvidenceCommand.number(one.value()) + unit(one.unit()) + range;
  }

  private static String unit(String unit) {
    return Weighed.isRatio(unit) ? " (" + unit + ")" : " " + unit;
  }

  private static String number(double value, String unit) {
    boolean fine = Weighed.isRatio(unit) || unit.equals("% points") || unit.startsWith("% per");
    int decimals = fine ? 2 : 1;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
