package dandelion.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How near the model comes to published figures, as the page of credibility says: its generated
 * part goes into the jar as it stands, so that there is one copy of these figures.
 *
 * @param shares by disease, the figures inside among those fitted and among those only checked
 * @param misses the largest misses, in words
 */
record Credibility(Map<String, Share> shares, List<String> misses) {
  private static final String BEGIN = "<!-- Generated:";
  private static final String END = "<!-- End of what is generated -->";

  /**
   * How many figures are inside.
   *
   * @param fitted of those the model was fitted to, such as {@code 24 of 30, 80 %}
   * @param checked of those it was not
   */
  record Share(String fitted, String checked) {}

  /** As it was when this programme was built. */
  static Credibility embedded() throws IOException {
    try (InputStream in = Credibility.class.getResourceAsStream("CREDIBILITY.md")) {
      if (in == null) {
        throw new IOException("CREDIBILITY.md is missing in the jar of the report");
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Reads the generated part of the page. */
  static Credibility of(String page) {
    int begin = Math.max(0, page.indexOf(BEGIN));
    int end = page.indexOf(END, begin);
    Map<String, Share> shares = new LinkedHashMap<>();
    List<String> misses = new ArrayList<>();
    for (String line : page.substring(begin, end < 0 ? page.length() : end).split("\n", -1)) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 5 && cells[2].contains(" of ")) {
        shares.put(cells[1].strip(), new Share(cells[2].strip(), cells[3].strip()));
      } else if (line.startsWith("- ")) {
        misses.add(line.substring(2).strip());
      }
    }
    return new Credibility(shares, List.copyOf(misses));
  }

  /** In a few sentences, for one disease. */
  String words(String disease) {
    Share share = shares.get(disease);
    if (share == null) {
      return "No published figure of this disease was held against the model.";
    }
    return "Published figures that the simulated ones lie within (in the 95% interval of the source): "
        + share.fitted().replace(" %", "%")
        + " of those the model was fitted to, and "
        + share.checked().replace(" %", "%")
        + " of those it was only checked against. A model that was right would have about 95% inside."
        + " These shares are of the numbers that come with Dandelion; \u2018dandelion validate\u2019"
        + " lists every figure.";
  }
}
