package dandelion.drawing;

import dandelion.study.Unwritable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One table of words as an HTML file that needs nothing else. */
public final class TablePage {
  private TablePage() {}

  /**
   * One row.
   *
   * @param status said first
   * @param loud whether it must not be overlooked
   * @param cells the others
   */
  public record Row(String status, boolean loud, List<String> cells) {}

  /**
   * Writes the page.
   *
   * @param title of the page
   * @param lead what must be said first
   * @param headings of all columns, that of the status first
   * @param rows in order
   * @param file where to
   */
  public static void write(
      String title, List<String> lead, List<String> headings, List<Row> rows, Path file)
      throws IOException {
    Markup out = Page.begin(title);
    out.open("header").element("h1", title);
    out.element("p", "Research and teaching, not a medical device.", "class", "notice");
    lead.forEach(words -> out.element("p", words));
    out.close();
    out.open("div", "class", "wide").open("table").open("thead").open("tr");
    headings.forEach(heading -> out.element("th", heading, "scope", "col"));
    out.close().close().open("tbody");
    for (Row row : rows) {
      out.open("tr").open("td");
      out.element("span", row.status(), "class", row.loud() ? "status assumed" : "status");
      out.close();
      row.cells().forEach(cell -> out.element("td", cell));
      out.close();
    }
    out.close().close().close();
    out.close().close();
    String text = "<!DOCTYPE html>\n" + out;
    Unwritable.naming(file, () -> Files.writeString(file, text, StandardCharsets.UTF_8));
  }
}
