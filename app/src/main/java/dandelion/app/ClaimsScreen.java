package dandelion.app;

import dandelion.claims.Claim;
import dandelion.claims.Claim.Published;
import dandelion.claims.Weighed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What claims come to, in lines of at most 100 columns. */
final class ClaimsScreen {
  private static final int COLUMNS = 100;
  private static final int ID = 4;
  private static final int STATEMENT = 27;
  private static final int FIGURES = 47;
  private static final int VERDICT = COLUMNS - ID - STATEMENT - FIGURES - 3;
  private static final int MOST_OTHERS = 2;

  private final List<Weighed> weighed;

  ClaimsScreen(List<Weighed> weighed) {
    this.weighed = weighed;
  }

  // ---- all

  List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        row(
            List.of(""),
            List.of("claim"),
            List.of("simulated, and below it published"),
            List.of("verdict")));
    for (Weighed one : weighed) {
      lines.add("-".repeat(COLUMNS));
      lines.addAll(
          row(
              List.of(one.claim().id()),
              wrap(one.claim().statement(), STATEMENT, 0),
              figures(one),
              verdict(one)));
    }
    lines.add("-".repeat(COLUMNS));
    lines.addAll(
        wrap(
            "Verdicts are the literature's. Of the simulation: " + Weighed.RULE + ".", COLUMNS, 0));
    return lines;
  }

  private static List<String> row(
      List<String> id, List<String> statement, List<String> figures, List<String> verdict) {
    int rows = Math.max(Math.max(statement.size(), figures.size()), verdict.size());
    List<String> lines = new ArrayList<>();
    for (int k = 0; k < rows; k++) {
      String line =
          String.format(
              "%-" + ID + "s %-" + STATEMENT + "s %-" + FIGURES + "s %s",
              at(id, k),
              at(statement, k),
              at(figures, k),
              at(verdict, k));
      lines.add(line.stripTrailing());
    }
    return lines;
  }

  private static String at(List<String> lines, int k) {
    return k < lines.size() ? lines.get(k) : "";
  }

  private static List<String> figures(Weighed one) {
    List<String> lines = new ArrayList<>();
    for (Weighed.Figure figure : one.figures()) {
      lines.addAll(wrap(figure.what() + ": " + Amounts.simulated(figure), FIGURES, 1));
      for (Weighed.Beside beside : figure.beside()) {
        lines.addAll(
            wrap(
                "  published " + cited(beside.published()) + ": " + beside.agreement().words(),
                FIGURES,
                4));
      }
    }
    if (one.compared() == 0) {
      for (Published other : one.others().stream().limit(MOST_OTHERS).toList()) {
        lines.addAll(wrap("  published, " + other.what() + ": " + cited(other), FIGURES, 4));
      }
    }
    return lines;
  }

  private static String cited(Published one) {
    return Amounts.published(one) + ", " + one.cite() + (one.seen() ? "" : " (recalled)");
  }

  private static List<String> verdict(Weighed one) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        switch (one.claim().literature()) {
          case SUPPORTED -> List.of("supported");
          case PARTLY -> List.of("partly");
          case NOT_SUPPORTED -> wrap("NOT SUPPORTED: the literature contradicts it", VERDICT, 0);
        });
    lines.addAll(wrap("Dandelion: " + own(one), VERDICT, 0));
    return lines;
  }

  /** How the simulation compares with what was published. */
  static String own(Weighed one) {
    return one.compared() == 0
        ? "no published figure to compare"
        : one.agreeing() + " of " + one.compared() + " agree";
  }

  // ---- one

  List<String> whole() {
    List<String> lines = new ArrayList<>();
    for (Weighed one : weighed) {
      Claim claim = one.claim();
      lines.addAll(wrap(claim.id() + "  " + claim.statement(), COLUMNS, 4));
      lines.add("");
      lines.addAll(
          wrap("literature: " + claim.literature().words() + ". " + claim.because(), COLUMNS, 4));
      lines.addAll(wrap("Dandelion: " + own(one), COLUMNS, 4));
      lines.addAll(wrap("in the model: " + claim.livesIn(), COLUMNS, 4));
      for (Weighed.Figure figure : one.figures()) {
        lines.add("");
        lines.addAll(
            wrap("simulated  " + figure.what() + ": " + Amounts.withInterval(figure), COLUMNS, 4));
        for (Weighed.Beside beside : figure.beside()) {
          lines.addAll(published(beside.published(), beside.agreement().words()));
        }
      }
      if (!one.others().isEmpty()) {
        lines.add("");
        for (Published other : one.others()) {
          lines.addAll(published(other, "not compared"));
        }
      }
    }
    return lines;
  }

  private static List<String> published(Published one, String how) {
    String text =
        String.format(
            Locale.ROOT,
            "published  %s: %s (%s); %s%s; %s",
            one.what(),
            Amounts.published(one),
            how,
            one.source(),
            one.seen() ? "" : ", recalled",
            one.bears().name().toLowerCase(Locale.ROOT));
    return wrap(text, COLUMNS, 4);
  }

  // ---- words

  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /**
   * Words in lines of at most so many columns; all but the first are indented. Hard blanks are not
   * broken at.
   */
  static List<String> wrap(String words, int columns, int indent) {
    List<String> lines = new ArrayList<>();
    int lead = words.length() - words.stripLeading().length();
    StringBuilder line = new StringBuilder(" ".repeat(lead));
    for (String word : words.strip().split(" ", -1)) {
      boolean empty = line.toString().isBlank();
      if (!empty && line.length() + 1 + word.length() > columns) {
        lines.add(line.toString().replace('\u00a0', ' '));
        line = new StringBuilder(" ".repeat(indent));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
    }
    lines.add(line.toString().replace('\u00a0', ' '));
    return lines;
  }
}
