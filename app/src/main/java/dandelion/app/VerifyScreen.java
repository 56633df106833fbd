package dandelion.app;

import dandelion.drawing.TablePage.Row;
import dandelion.verification.Verdict.Grade;
import dandelion.verification.Verification.Checked;
import java.util.ArrayList;
import java.util.List;

/** What the checks of a study came to, in lines of at most 100 columns. */
final class VerifyScreen {
  static final List<String> HEADINGS = List.of("", "Check", "Changed", "Expected", "Found");

  private static final int COLUMNS = 100;
  private static final int GRADE = 4;
  private static final int NAME = 18;
  private static final int EXPECTED = 40;
  private static final int FOUND = COLUMNS - GRADE - NAME - EXPECTED - 3;
  private static final String NO_CHANGE = "nothing";

  private final String title;
  private final List<Checked> all;

  VerifyScreen(String title, List<Checked> all) {
    this.title = title;
    this.all = all;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(ClaimsScreen.wrap(title, COLUMNS, 0));
    lines.add("");
    row(lines, "", List.of("check"), List.of("changed: expected"), List.of("found"));
    String subject = "";
    for (Checked one : all) {
      if (!one.subject().equals(subject)) {
        subject = one.subject();
        lines.add(subject + " " + "-".repeat(COLUMNS - subject.length() - 1));
      }
      row(
          lines,
          one.verdict().grade().word(),
          ClaimsScreen.wrap(one.name(), NAME, 1),
          ClaimsScreen.wrap(expected(one), EXPECTED, 0),
          ClaimsScreen.wrap(one.verdict().found(), FOUND, 0));
    }
    lines.add("-".repeat(COLUMNS));
    lines.add(verdict());
    return lines;
  }

  private static String expected(Checked one) {
    return one.change().equals(NO_CHANGE)
        ? one.expectation()
        : one.change() + ": " + one.expectation();
  }

  private static void row(
      List<String> into,
      String grade,
      List<String> name,
      List<String> expected,
      List<String> found) {
    int rows = Math.max(Math.max(name.size(), expected.size()), found.size());
    for (int k = 0; k < rows; k++) {
      String line =
          String.format(
              "%-" + GRADE + "s %-" + NAME + "s %-" + EXPECTED + "s %s",
              k == 0 ? grade : "",
              at(name, k),
              at(expected, k),
              at(found, k));
      into.add(line.stripTrailing());
    }
  }

  private static String at(List<String> lines, int k) {
    return k < lines.size() ? lines.get(k) : "";
  }

  private String verdict() {
    long failed = count(Grade.FAIL);
    long notAsked = count(Grade.NOT_ASKED);
    return count(Grade.PASS)
        + " passed, "
        + failed
        + (failed == 0 ? " failed" : " FAILED")
        + (notAsked == 0 ? "" : ", " + notAsked + " not applicable to this study");
  }

  private long count(Grade grade) {
    return all.stream().filter(one -> one.verdict().grade() == grade).count();
  }

  // ---- as a page

  List<String> lead(String runs) {
    return List.of(
        "Black-box tests in the manner of TECH-VER (Buyukkaramikli and others 2019,"
            + " PharmacoEconomics): one thing is changed in the study, and what must follow is"
            + " looked for. They show mistakes in the program and in the study's files, not whether"
            + " the model is right.",
        verdict() + ". " + runs + ".");
  }

  List<Row> rows() {
    return all.stream()
        .map(one ->
            new Row(
                one.verdict().grade().word(),
                one.failed(),
                List.of(one.name(), one.change(), one.expectation(), one.verdict().found())))
        .toList();
  }
}
