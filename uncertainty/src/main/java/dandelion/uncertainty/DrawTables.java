package dandelion.uncertainty;

import dandelion.evidence.Entry;
import dandelion.study.Frontier;
import dandelion.study.Unwritable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes what the draws came to. {@code draws.csv} has a row for each draw and arm with cost, QALYs
 * and outcomes as columns: the shape that {@code cea()} of the R package hesim reads as it stands,
 * and that BCEA's and dampack's matrices are cut from.
 */
final class DrawTables {
  private final DrawResults results;
  private final Path folder;
  private final int threads;
  private final List<String> arms;

  private DrawTables(DrawResults results, Path folder, int threads) {
    this.results = results;
    this.folder = folder;
    this.threads = threads;
    this.arms = results.study().design().armNames();
  }

  static void write(DrawResults results, Path folder, int threads) throws IOException {
    DrawTables tables = new DrawTables(results, folder, threads);
    if (results.sample().size() == 0) {
      tables.troubles();
      return;
    }
    tables.draws();
    tables.parquet();
    tables.parameters();
    tables.differences();
    tables.troubles();
    if (results.hasEconomics()) {
      tables.incremental();
      tables.acceptability();
      tables.information();
      tables.partial();
    }
    tables.tornado();
  }

  /** Something that writes the lines of a table. */
  private interface Lines {
    void write(BufferedWriter out) throws IOException;
  }

  private void table(String name, String head, Lines lines) throws IOException {
    Path file = folder.resolve(name);
    Path beside = folder.resolve(name + ".new");
    Unwritable.naming(
        file,
        () -> {
          try (BufferedWriter out = Files.newBufferedWriter(beside)) {
            out.write(head + "\n");
            lines.write(out);
          }
          Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        });
  }

  private static String row(Object... cells) {
    return Arrays.stream(cells).map(DrawTables::cell).collect(Collectors.joining(",")) + "\n";
  }

  private static String cell(Object cell) {
    String text = cell.toString();
    if (cell instanceof Double number) {
      return Double.isNaN(number) ? "" : text;
    }
    return text.contains(",") || text.contains("\"") || text.contains("\n")
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  private void draws() throws IOException {
    Sample sample = results.sample();
    List<Kept> kept = results.kept();
    String head = "draw,arm," + kept.stream().map(Kept::id).collect(Collectors.joining(","));
    table(
        "draws.csv",
        head,
        out -> {
          for (int k = 0; k < sample.size(); k++) {
            for (int arm = 0; arm < arms.size(); arm++) {
              StringBuilder line = new StringBuilder();
              line.append(sample.draw(k)).append(',').append(cell(arms.get(arm)));
              for (Kept one : kept) {
                line.append(',').append(sample.mean(arm, one, k));
              }
              out.write(line.append('\n').toString());
            }
          }
        });
  }

  private void parquet() throws IOException {
    Path parquet = folder.resolve("draws.parquet");
    String columns =
        results.kept().stream()
            .map(kept -> ", '" + kept.id() + "': 'DOUBLE'")
            .collect(Collectors.joining());
    Unwritable.naming(
        parquet,
        () -> {
          try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
              Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute(
                "COPY (SELECT * FROM read_csv("
                    + quoted(folder.resolve("draws.csv"))
                    + ", header = true, columns = {'draw': 'BIGINT', 'arm': 'VARCHAR'"
                    + columns
                    + "}) ORDER BY draw, arm) TO "
                    + quoted(parquet)
                    + " (FORMAT parquet, COMPRESSION zstd)");
          } catch (SQLException failed) {
            throw new IOException(failed.getMessage(), failed);
          }
        });
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  private void parameters() throws IOException {
    List<Entry> moving = results.study().moving();
    double[][] values = results.values(threads);
    table(
        "parameters.csv",
        "draw,id,value",
        out -> {
          for (int k = 0; k < values.length; k++) {
            for (int number = 0; number < moving.size(); number++) {
              out.write(row(results.sample().draw(k), moving.get(number).id(), values[k][number]));
            }
          }
        });
  }

  private void differences() throws IOException {
    table(
        "differences.csv",
        "arm,reference,outcome,mean,low,high,se,reference_mean,arm_mean,share_of_patients_luck",
        out -> {
          for (int arm : results.others()) {
            for (Kept kept : results.kept()) {
              DrawResults.Range range = results.difference(arm, kept);
              int reference = results.sample().reference();
              out.write(
                  row(
                      arms.get(arm),
                      arms.get(reference),
                      kept.id(),
                      range.mean(),
                      range.low(),
                      range.high(),
                      range.se(),
                      results.range(reference, kept).mean(),
                      results.range(arm, kept).mean(),
                      kept.isShare() ? "" : results.noise(arm, kept).share()));
            }
          }
        });
  }

  private void incremental() throws IOException {
    List<Frontier.Place> places = results.frontier();
    table(
        "incremental.csv",
        "arm,cost,cost_low,cost_high,qalys,qalys_low,qalys_high,more_cost,more_cost_low,"
            + "more_cost_high,more_qalys,more_qalys_low,more_qalys_high,status,against,icer,"
            + "willingness_to_pay,net_benefit_gain,net_benefit_gain_low,net_benefit_gain_high,"
            + "probability_best",
        out -> {
          for (int arm = 0; arm < arms.size(); arm++) {
            Frontier.Place place = places.get(arm);
            DrawResults.Range cost = results.range(arm, Kept.COST);
            DrawResults.Range qalys = results.range(arm, Kept.QALYS);
            DrawResults.Range more = results.difference(arm, Kept.COST);
            DrawResults.Range better = results.difference(arm, Kept.QALYS);
            for (double price : results.prices()) {
              DrawResults.Range gain = results.benefitDifference(arm, price);
              out.write(
                  row(
                      arms.get(arm),
                      cost.mean(),
                      cost.low(),
                      cost.high(),
                      qalys.mean(),
                      qalys.low(),
                      qalys.high(),
                      more.mean(),
                      more.low(),
                      more.high(),
                      better.mean(),
                      better.low(),
                      better.high(),
                      DrawResults.words(place),
                      place.next() < 0 ? "" : arms.get(place.next()),
                      place.ratio(),
                      price,
                      gain.mean(),
                      gain.low(),
                      gain.high(),
                      results.decision(price).probability().get(arm)));
            }
          }
        });
  }

  private void acceptability() throws IOException {
    table(
        "ceac.csv",
        "willingness_to_pay,arm,probability_best,expected_net_benefit,expected_loss,frontier",
        out -> {
          for (double price : Decision.prices(results.prices())) {
            Decision decision = results.decision(price);
            for (int arm = 0; arm < arms.size(); arm++) {
              out.write(
                  row(
                      price,
                      arms.get(arm),
                      decision.probability().get(arm),
                      decision.benefit().get(arm),
                      decision.loss().get(arm),
                      arm == decision.best()));
            }
          }
        });
  }

  private void information() throws IOException {
    table(
        "evpi.csv",
        "willingness_to_pay,best,probability_best,evpi,se,evpi_of_all_people",
        out -> {
          for (double price : Decision.prices(results.prices())) {
            Decision decision = results.decision(price);
            out.write(
                row(
                    price,
                    arms.get(decision.best()),
                    decision.probability().get(decision.best()),
                    decision.information(),
                    decision.informationSe(),
                    results.people() == 0 ? "" : results.people() * decision.information()));
          }
        });
  }

  private void partial() throws IOException {
    Map<String, List<Integer>> sets = results.sets();
    table(
        "evppi.csv",
        "willingness_to_pay,subject,numbers,evppi,se",
        out -> {
          for (double price : results.prices()) {
            for (var worth : results.worths(price, threads).entrySet()) {
              out.write(
                  row(
                      price,
                      worth.getKey(),
                      sets.getOrDefault(worth.getKey(), List.of()).size(),
                      worth.getValue().value(),
                      worth.getValue().se()));
            }
          }
        });
  }

  private void tornado() throws IOException {
    List<Entry> moving = results.study().moving();
    List<Double> prices = results.hasEconomics() ? results.prices() : List.of(Double.NaN);
    table(
        "tornado.csv",
        "arm,willingness_to_pay,id,answer_where_low,answer_where_high,swing,low,high,"
            + "rank_correlation,subject",
        out -> {
          for (int arm : results.others()) {
            for (double price : prices) {
              for (Tornado bar : results.tornado(arm, price, threads)) {
                Entry entry = moving.get(bar.place());
                out.write(
                    row(
                        arms.get(arm),
                        price,
                        entry.id(),
                        bar.low(),
                        bar.high(),
                        bar.swing(),
                        bar.lowValue(),
                        bar.highValue(),
                        bar.rankCorrelation(),
                        Subject.of(entry).name().toLowerCase(Locale.ROOT)));
              }
            }
          }
        });
  }

  private void troubles() throws IOException {
    if (results.troubles().isEmpty()) {
      Unwritable.naming(folder, () -> Files.deleteIfExists(folder.resolve("troubles.csv")));
      return;
    }
    table(
        "troubles.csv",
        "draw,why",
        out -> {
          for (var one : results.troubles().entrySet()) {
            out.write(row(one.getKey(), one.getValue()));
          }
        });
  }
}
