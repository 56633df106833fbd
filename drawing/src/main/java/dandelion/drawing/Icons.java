package dandelion.drawing;

/**
 * Some hundred patients as small pictures: those who live longer as triangles that point up, those
 * who live shorter as triangles that point down, all others as dots. Shape tells them apart, colour
 * only helps; the colours are none of the arms' and keep three to one in contrast on white and on
 * near black.
 */
public final class Icons {
  private static final String[] COLOURS = {"#4d9221", "#c51b7d"};
  private static final double SIZE = 0.42;
  private static final int KEY = 12;

  private Icons() {}

  /** Which patients a picture stands for; in the order in which they are drawn. */
  public enum Kind {
    /** They live longer. */
    HELPED,
    /** They live shorter. */
    HARMED,
    /** They live exactly as long. */
    UNCHANGED
  }

  /**
   * Shares of a whole as numbers of pictures that add up: each is rounded down, and what is left
   * goes to those that lost most, the first of equals.
   *
   * @param counts how many there are of each kind
   * @param pictures how many pictures there are
   */
  public static int[] shares(long[] counts, int pictures) {
    double whole = 0;
    for (long count : counts) {
      whole += count;
    }
    int[] shares = new int[counts.length];
    double[] lost = new double[counts.length];
    int left = pictures;
    for (int k = 0; k < counts.length; k++) {
      double exact = whole == 0 ? 0 : counts[k] * (double) pictures / whole;
      shares[k] = (int) exact;
      lost[k] = exact - shares[k];
      left -= shares[k];
    }
    while (left > 0 && whole > 0) {
      int most = 0;
      for (int k = 1; k < lost.length; k++) {
        most = lost[k] > lost[most] ? k : most;
      }
      shares[most]++;
      lost[most] = -1;
      left--;
    }
    return shares;
  }

  /**
   * Draws pictures row by row.
   *
   * @param shares how many of each kind
   * @param columns how many stand in a row
   */
  public static Markup draw(String id, String title, String words, int[] shares, int columns) {
    int all = shares[0] + shares[1] + shares[2];
    double cell = (double) Plot.HALF / columns;
    int rows = (all + columns - 1) / columns;
    Markup svg = Pen.begin(id, Plot.HALF, (int) Math.ceil(rows * cell), title, words);
    int at = 0;
    for (Kind kind : Kind.values()) {
      StringBuilder d = new StringBuilder();
      for (int k = 0; k < shares[kind.ordinal()]; k++, at++) {
        double x = (at % columns + 0.5) * cell;
        double y = (Math.floorDiv(at, columns) + 0.5) * cell;
        d.append(picture(kind, x, y, cell));
      }
      if (!d.isEmpty()) {
        path(svg, kind, d.toString(), cell);
      }
    }
    return svg.close();
  }

  /** One picture, to stand before the words that explain it. */
  public static Markup key(Kind kind) {
    Markup svg =
        new Markup()
            .open(
                "svg",
                "class",
                "icon",
                "width",
                KEY,
                "height",
                KEY,
                "viewBox",
                "0 0 " + KEY + " " + KEY,
                "aria-hidden",
                "true",
                "xmlns",
                "http://www.w3.org/2000/svg");
    path(svg, kind, picture(kind, KEY / 2.0, KEY / 2.0, KEY), KEY);
    return svg.close();
  }

  private static String picture(Kind kind, double x, double y, double cell) {
    double half = cell * SIZE;
    return switch (kind) {
      case HELPED -> triangle(x - half, y + half, half, -2 * half);
      case HARMED -> triangle(x - half, y - half, half, 2 * half);
      case UNCHANGED -> "M" + Markup.coordinate(x) + " " + Markup.coordinate(y) + "h0";
    };
  }

  private static String triangle(double left, double base, double half, double tall) {
    return "M"
        + Markup.coordinate(left)
        + " "
        + Markup.coordinate(base)
        + "h"
        + Markup.coordinate(2 * half)
        + "l"
        + Markup.coordinate(-half)
        + " "
        + Markup.coordinate(tall)
        + "z";
  }

  private static void path(Markup svg, Kind kind, String d, double cell) {
    String name = "icons " + kind.name().toLowerCase(java.util.Locale.ROOT);
    switch (kind) {
      case HELPED, HARMED ->
          svg.leaf("path", "class", name, "d", d, "fill", COLOURS[kind.ordinal()]);
      case UNCHANGED ->
          svg.leaf(
              "path",
              "class",
              name,
              "d",
              d,
              "fill",
              "none",
              "stroke",
              "currentColor",
              "stroke-opacity",
              "0.4",
              "stroke-width",
              cell * 0.4,
              "stroke-linecap",
              "round");
    }
  }
}
