package dandelion.report;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes the curves as Parquet, from their CSV, by DuckDB; the order is total, so are the bytes.
 */
final class CurvesParquet {
  private CurvesParquet() {}

  static void write(Path csv, Path parquet) throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute(
          "COPY (SELECT * FROM read_csv("
              + quoted(csv)
              + ", header = true, columns = {'arm': 'VARCHAR', 'outcome': 'VARCHAR',"
              + " 'time_years': 'DOUBLE', 'estimate': 'DOUBLE', 'se': 'DOUBLE',"
              + " 'ci_low': 'DOUBLE', 'ci_high': 'DOUBLE', 'unit': 'VARCHAR'})"
              + " ORDER BY arm, outcome, time_years) TO "
              + quoted(parquet)
              + " (FORMAT parquet, COMPRESSION zstd)");
    } catch (SQLException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }
}
