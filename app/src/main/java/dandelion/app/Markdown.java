package dandelion.app;

import dandelion.evidence.Source;
import dandelion.study.Unwritable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Pages of Markdown that are generated from the files and kept beside the code. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  /** A page with a line that says how it is made. */
  Markdown(String title, String command) {
    line("<!-- Generated; do not edit. To make it anew: " + command + " -->");
    line("");
    line("# " + title);
  }

  Markdown line(String line) {
    text.append(line).append('\n');
    return this;
  }

  Markdown paragraph(String words) {
    return line("").line(words);
  }

  Markdown heading(int level, String words) {
    return line("").line("#".repeat(level) + " " + words);
  }

  /** A table; cells may hold anything but are kept on one line. */
  Markdown table(List<String> head, List<List<String>> rows) {
    line("");
    row(head);
    row(head.stream().map(cell -> "---").toList());
    rows.forEach(this::row);
    return this;
  }

  /** One line of a list of sources, which links can lead to. */
  void source(Source source) {
    line(
        "- <a id=\""
            + source.id()
            + "\"></a>**"
            + source.id()
            + "**: "
            + source.title()
            + (source.address().isEmpty() ? "" : " <" + source.address() + ">")
            + (source.read().equals("memory") ? " *(recalled, to be looked up)*" : ""));
  }

  private void row(List<String> cells) {
    line(
        cells.stream()
            .map(cell -> cell.replace("|", "\\|").replaceAll("\\s+", " ").strip())
            .collect(Collectors.joining(" | ", "| ", " |")));
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** Writes a page; the folder is made when it is missing. */
  static void write(Path file, String page) throws IOException {
    Unwritable.naming(
        file,
        () -> {
          Path parent = file.toAbsolutePath().getParent();
          if (parent != null) {
            Files.createDirectories(parent);
          }
          Files.writeString(file, page);
        });
  }
}
