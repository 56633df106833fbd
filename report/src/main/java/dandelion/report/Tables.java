package dandelion.report;

import dandelion.study.Appraisal;
import dandelion.study.Interval;
import dandelion.study.Results;
import dandelion.study.Unwritable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Writes results as tidy CSV: one line an estimate, the same bytes for the same results. */
final class Tables {
  private Tables() {}

  static void write(Results results, Path folder) throws IOException {
    write(
        folder.resolve("summary.csv"),
        "arm,outcome,time_years,estimate,se,ci_low,ci_high,unit",
        results.summary(),
        Tables::line);
    write(
        folder.resolve("differences.csv"),
        "arm,reference,outcome,time_years,difference,se,ci_low,ci_high,unit,variance_ratio",
        results.differences(),
        d ->
            text(d.arm())
                + ','
                + text(d.reference())
                + ','
                + d.outcome()
                + ','
                + number(d.timeYears())
                + ','
                + number(d.difference())
                + ','
                + number(d.se())
                + ','
                + number(d.low())
                + ','
                + number(d.high())
                + ','
                + d.unit()
                + ','
                + number(d.varianceRatio()));
    write(
        folder.resolve("twins.csv"),
        "arm,reference,helped,harmed,unchanged,mean_gain_of_helped,mean_loss_of_harmed,unit",
        results.twins(),
        t ->
            text(t.arm())
                + ','
                + text(t.reference())
                + ','
                + t.helped()
                + ','
                + t.harmed()
                + ','
                + t.unchanged()
                + ','
                + number(t.meanGainOfHelped())
                + ','
                + number(t.meanLossOfHarmed())
                + ','
                + t.unit());
    write(
        folder.resolve("subgroups.csv"),
        "arm,reference,finding,group,patients,helped,harmed,unchanged,mean_difference,se,ci_low,"
            + "ci_high,mean_gain_of_helped,mean_loss_of_harmed,survival_difference,survival_se,"
            + "deaths,deaths_reference,unit",
        results.benefits(),
        Tables::line);
    writeEconomics(results, folder);
    write(
        folder.resolve("curves.csv"),
        "arm,outcome,time_years,estimate,se,ci_low,ci_high,unit",
        results.curves(),
        Tables::line);
  }

  private static void writeEconomics(Results results, Path folder) throws IOException {
    Appraisal appraisal = results.design().appraisal();
    Path file = folder.resolve("economics.csv");
    if (appraisal == null) {
      Unwritable.naming(file, () -> Files.deleteIfExists(file)); // of an earlier run
      return;
    }
    StringBuilder header =
        new StringBuilder(
            "arm,cost,se_cost,qalys,se_qalys,status,compared_with,incremental_cost,"
                + "incremental_qalys,icer");
    for (double price : appraisal.willingnessToPay()) {
      String at = number(price);
      header.append(",nmb_" + at + ",se_nmb_" + at);
      header.append(",nmb_difference_" + at + ",se_nmb_difference_" + at);
    }
    for (String what : List.of("cost", "qalys")) {
      header.append(
          ",MORE_difference,se_MORE_difference,ci_low_MORE_difference".replace("MORE", what));
      header.append(",ci_high_MORE_difference".replace("MORE", what));
    }
    header.append(",reference,currency,prices");
    String reference = results.design().armNames().get(results.design().reference());
    String last =
        String.join(
            ",", "", text(reference), appraisal.economy().currency(), text(appraisal.caution()));
    write(
        file,
        header.toString(),
        results.worths(),
        worth -> line(worth) + more(results.increment(worth.arm(), reference)) + last);
  }

  private static String more(Results.Increment i) {
    return more(i.cost(), i.costSe(), i.costInterval())
        + more(i.qalys(), i.qalysSe(), i.qalysInterval());
  }

  private static String more(double difference, double se, Interval interval) {
    return String.join(
        ",", "", number(difference), number(se), number(interval.low()), number(interval.high()));
  }

  private static String line(Results.Worth w) {
    StringBuilder line =
        new StringBuilder(
            String.join(
                ",",
                text(w.arm()),
                number(w.cost()),
                number(w.costSe()),
                number(w.qalys()),
                number(w.qalysSe()),
                w.status(),
                text(w.next()),
                number(w.incrementalCost()),
                number(w.incrementalQalys()),
                number(w.icer())));
    for (Results.NetBenefit b : w.benefits()) {
      line.append(',').append(number(b.benefit())).append(',').append(number(b.se()));
      line.append(',').append(number(b.difference())).append(',').append(number(b.differenceSe()));
    }
    return line.toString();
  }

  private static String line(Results.Estimate e) {
    return text(e.arm())
        + ','
        + e.outcome()
        + ','
        + number(e.timeYears())
        + ','
        + number(e.estimate())
        + ','
        + number(e.se())
        + ','
        + number(e.low())
        + ','
        + number(e.high())
        + ','
        + e.unit();
  }

  private static String line(Results.Benefit b) {
    return String.join(
        ",",
        text(b.arm()),
        text(b.reference()),
        b.finding(),
        text(b.group()),
        Long.toString(b.patients()),
        Long.toString(b.helped()),
        Long.toString(b.harmed()),
        Long.toString(b.unchanged()),
        number(b.meanDifference()),
        number(b.se()),
        number(b.low()),
        number(b.high()),
        number(b.meanGainOfHelped()),
        number(b.meanLossOfHarmed()),
        number(b.survivalDifference()),
        number(b.survivalSe()),
        Long.toString(b.deaths()),
        Long.toString(b.deathsThere()),
        b.unit());
  }

  private static <T> void write(Path file, String header, List<T> rows, Function<T, String> line)
      throws IOException {
    Unwritable.naming(file, () -> write(file, lines(header, rows, line)));
  }

  private static <T> List<String> lines(String header, List<T> rows, Function<T, String> line) {
    List<String> lines = new ArrayList<>(rows.size() + 1);
    lines.add(header);
    rows.forEach(row -> lines.add(line.apply(row)));
    return lines;
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(beside, String.join("\n", lines) + "\n");
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Up to ten significant digits, no trailing zeros; infinite as R and Python write it. */
  static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "Inf" : "-Inf";
    }
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (value == 0) {
      return "0";
    }
    String text = String.format(Locale.ROOT, "%.10g", value);
    if (text.contains("e")) {
      return Double.toString(Double.parseDouble(text));
    }
    return text.contains(".") ? text.replaceFirst("0+$", "").replaceFirst("\\.$", "") : text;
  }

  /** A name as CSV text that no spreadsheet takes for a formula. */
  static String text(String name) {
    String safe = name.isEmpty() || "=+-@\t\r".indexOf(name.charAt(0)) < 0 ? name : "'" + name;
    return safe.matches("[^\",\n\r]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
