package dandelion.app;

import dandelion.claims.Claim;
import dandelion.claims.Claim.Published;
import dandelion.claims.Weighed;
import dandelion.drawing.BesidePage.Line;
import dandelion.drawing.BesidePage.Panel;
import dandelion.drawing.BesidePage.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What claims come to, as sections of a page. */
final class ClaimsPage {
  private ClaimsPage() {}

  static List<String> lead(String count) {
    return List.of(
        "Statements that patients, families and doctors meet about cancer that comes back after an"
            + " operation. None is taken over as true. For each: what was published, with its source;"
            + " what Dandelion's own simulation gives; and a verdict from the literature alone. Where"
            + " the simulation misses a published figure, that is said.",
        ClaimsScreen.capital(Weighed.RULE)
            + ". Round marks are simulated, square ones published; lines are 95% intervals, of the"
            + " simulation's chance alone where simulated. "
            + count
            + ".");
  }

  static List<Section> sections(List<Weighed> weighed) {
    return weighed.stream().map(ClaimsPage::section).toList();
  }

  private static Section section(Weighed one) {
    Claim claim = one.claim();
    Map<String, List<Line>> byUnit = new LinkedHashMap<>();
    for (Weighed.Figure figure : one.figures()) {
      List<Line> lines = byUnit.computeIfAbsent(scale(figure.unit()), unit -> new ArrayList<>());
      lines.add(
          new Line(
              figure.what(),
              true,
              figure.amount().value(),
              figure.amount().low(),
              figure.amount().high(),
              Amounts.withInterval(figure),
              "",
              "simulated"));
      for (Weighed.Beside beside : figure.beside()) {
        lines.add(line(beside.published(), beside.agreement().words()));
      }
    }
    for (Published other : one.others()) {
      byUnit
          .computeIfAbsent(scale(other.unit()), unit -> new ArrayList<>())
          .add(line(other, "not compared"));
    }
    List<Panel> panels = new ArrayList<>();
    byUnit.forEach((unit, lines) -> panels.add(new Panel(unit, unit.equals(RATIO), lines)));
    return new Section(
        claim.id(),
        claim.statement(),
        claim.literature().words(),
        claim.literature() == Claim.Literature.NOT_SUPPORTED,
        ClaimsScreen.own(one),
        List.of(claim.because(), "In the model: " + claim.livesIn() + "."),
        panels);
  }

  private static final String RATIO = "ratio";

  private static String scale(String unit) {
    return Weighed.isRatio(unit) ? RATIO : unit;
  }

  private static Line line(Published published, String how) {
    String source =
        published.source()
            + (published.seen() ? "" : ", recalled")
            + "; "
            + published.bears().name().toLowerCase(Locale.ROOT)
            + (published.bears() == Claim.Bears.PARTLY ? " supports" : "")
            + " the claim";
    return new Line(
        published.what(),
        false,
        published.value(),
        published.low(),
        published.high(),
        Amounts.published(published),
        source,
        how);
  }
}
