package dandelion.calibration;

import dandelion.evidence.Evidence;
import dandelion.study.Unwritable;
import dandelion.validation.Targets;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a posterior into a folder: tables for other programs, and a page for people. */
public final class PosteriorFiles {
  /** The draws; written last, so that it is there only after a run that ended. */
  public static final String DRAWS = "posterior.csv";

  /** The point set, in the form that {@code --evidence} reads. */
  public static final String POINT = "point.yaml";

  private static final MathContext DIGITS = new MathContext(8);
  private static final List<String> ALL =
      List.of(
          DRAWS,
          POINT,
          "fit.csv",
          "identified.csv",
          "correlations.csv",
          "diagnostics.csv",
          "fit.html");

  private final Path folder;

  /** Files of this folder. */
  public PosteriorFiles(Path folder) {
    this.folder = folder;
  }

  /** Takes away what an earlier run left, so that nothing old stands beside something new. */
  public void clear() throws IOException {
    for (String name : ALL) {
      Files.deleteIfExists(folder.resolve(name));
    }
  }

  /** Whether a run that ended left its draws here. */
  public boolean complete() {
    return Files.exists(folder.resolve(DRAWS));
  }

  /** Writes everything. */
  public void write(Posterior posterior, Evidence evidence) throws IOException {
    put("fit.csv", fit(posterior));
    put("identified.csv", identified(posterior));
    put("correlations.csv", correlations(posterior));
    put("diagnostics.csv", diagnostics(posterior));
    put("fit.html", PosteriorPage.text(posterior));
    put(POINT, point(posterior, evidence));
    put(DRAWS, draws(posterior));
  }

  private void put(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Unwritable.naming(file, () -> Files.writeString(file, text));
  }

  /** {@code draw,<id>,...}: a row for each draw, in the units that programs use. */
  static String draws(Posterior posterior) {
    StringBuilder text = new StringBuilder("draw");
    posterior.learnt().forEach(one -> text.append(',').append(one.free().id()));
    text.append('\n');
    for (int d = 0; d < posterior.draws().length; d++) {
      text.append(d + 1);
      for (double value : posterior.draws()[d]) {
        text.append(',').append(number(value));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String fit(Posterior posterior) {
    StringBuilder text =
        new StringBuilder(
            "quantity,published,within,fitted,point,mean,low,high,predictive_low,predictive_high,"
                + "inside,worth,prior_low,prior_high\n");
    for (Met met : posterior.met()) {
      Targets.Figure figure = met.figure();
      text.append(
          row(
              figure.quantity(),
              number(figure.value()),
              Double.isNaN(figure.within()) ? "" : number(figure.within()),
              figure.fitted(),
              number(met.point()),
              number(met.simulated().mean()),
              number(met.simulated().low()),
              number(met.simulated().high()),
              number(met.predicted().low()),
              number(met.predicted().high()),
              met.inside(),
              number(met.worth()),
              number(met.prior().low()),
              number(met.prior().high())));
    }
    return text.toString();
  }

  private static String identified(Posterior posterior) {
    StringBuilder text =
        new StringBuilder(
            "id,prior,status,source,point,mean,low,median,high,prior_sd_ln,posterior_sd_ln,left,"
                + "identified\n");
    for (Learnt one : posterior.learnt()) {
      text.append(
          row(
              one.free().id(),
              '"' + one.free().prior().phrase() + '"',
              one.free().assumed() ? "assumed" : "sourced",
              String.join(" ", one.free().source()),
              number(one.point()),
              number(one.values().mean()),
              number(one.values().low()),
              number(one.values().median()),
              number(one.values().high()),
              number(one.priorSd()),
              number(one.posteriorSd()),
              number(one.left()),
              one.verdict().words()));
    }
    return text.toString();
  }

  private static String correlations(Posterior posterior) {
    StringBuilder text = new StringBuilder("id");
    posterior.learnt().forEach(one -> text.append(',').append(one.free().id()));
    text.append('\n');
    for (int i = 0; i < posterior.learnt().size(); i++) {
      text.append(posterior.learnt().get(i).free().id());
      for (double r : posterior.correlations()[i]) {
        text.append(',').append(number(Math.round(r * 1e4) / 1e4));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String diagnostics(Posterior posterior) {
    Posterior.Diagnostics d = posterior.diagnostics();
    return "what,value\n"
        + row("evaluations", d.evaluations())
        + row("not_simulated", d.overwhelmed())
        + row("effective_sample_size", number(d.effective()))
        + row("largest_weight", number(d.largest()))
        + row("draws", posterior.draws().length)
        + row("unique_draws", d.unique())
        + row("pareto_k", number(d.tail()))
        + row("emulator_off", number(d.off()))
        + row("emulator_bias", number(d.bias()))
        + row("effective_if_weighted_by_the_model", number(d.plain()))
        + row("sum_of_squared_misses", number(d.squares()))
        + row("point_downhill_from", d.meanIsPoint() ? "mean" : "mode");
  }

  private static String point(Posterior posterior, Evidence evidence) {
    StringBuilder text = new StringBuilder("replace:\n");
    posterior
        .point()
        .forEach((id, base) ->
            text.append("  ")
                .append(id)
                .append(": {value: ")
                .append(yaml(evidence.with(Map.of(id, base)).entry(id).value()))
                .append(", why: fitted to registries}\n"));
    return text.toString();
  }

  /** The text of an evidence file with the values of some entries replaced by the point set. */
  public static String replaced(String text, Map<String, Double> point, Evidence evidence) {
    String now = text;
    for (Map.Entry<String, Double> one : point.entrySet()) {
      Pattern entry =
          Pattern.compile(
              "(\n  " + Pattern.quote(one.getKey()) + ":\n(?:    .*\n)*?    value: )\\S+");
      String value =
          yaml(evidence.with(Map.of(one.getKey(), one.getValue())).entry(one.getKey()).value());
      now = entry.matcher(now).replaceFirst("$1" + Matcher.quoteReplacement(value));
    }
    return now;
  }

  private static String row(Object... cells) {
    return Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(",")) + "\n";
  }

  static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString()
        : Double.toString(value);
  }

  /** Five digits, in a form that every reader of YAML takes for a number. */
  private static String yaml(double value) {
    String text = String.format(Locale.ROOT, "%.5g", value);
    return text.contains("e") && !text.contains(".") ? text.replace("e", ".0e") : text;
  }
}
