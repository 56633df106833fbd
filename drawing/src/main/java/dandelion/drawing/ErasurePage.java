package dandelion.drawing;

import dandelion.care.Act;
import dandelion.simulation.Erasure.Outcome;
import dandelion.study.Unwritable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What treatments do to a single lesion, by its size, as one HTML file that needs nothing else. */
public final class ErasurePage {
  private static final double LEFT = 50;
  private static final double RIGHT = 420;
  private static final double TOP = 14;
  private static final double BOTTOM = 300;
  private static final int HEIGHT = 350;

  /** About how wide a letter of a name is. */
  private static final double LETTER = 6.2;

  private static final double Z = 1.959964;
  private static final double[] TICKS_MM = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100};

  private ErasurePage() {}

  /**
   * Writes the page.
   *
   * @param title of the page
   * @param words what was done, and how
   * @param acts the acts, each with its outcomes by ascending size
   * @param file where to
   */
  public static void write(String title, String words, List<List<Outcome>> acts, Path file)
      throws IOException {
    Markup out = Page.begin(title);
    out.open("header").element("h1", title);
    out.element("p", "Research and teaching, not a medical device.", "class", "notice").close();
    out.element("p", words);
    out.open("figure").element("h3", "Share of lesions erased");
    out.add(draw("erased", "Share of lesions erased, by diameter", acts, false));
    out.element(
        "figcaption",
        "Bands, where they are wider than the lines, are 95% intervals of the simulation alone. The"
            + " axis of diameters is logarithmic."
            + " Lesions that CT and MRI do not show are not ablated; of those shown, the share is"
            + " drawn from the size at which at least a hundred were.");
    out.close();
    out.open("figure").element("h3", "Share erased or shrunk by three tenths of the diameter");
    out.add(draw("responding", "Share of lesions that respond, by diameter", acts, true));
    out.element(
        "figcaption",
        "When the treatment ends. Drugs shrink large lesions that they almost never erase: resistant"
            + " cells are left.");
    out.close();
    out.close().close();
    Unwritable.write(file, "<!DOCTYPE html>\n" + out);
  }

  private static Markup draw(
      String id, String title, List<List<Outcome>> acts, boolean responding) {
    StringBuilder words = new StringBuilder(title).append(". ");
    for (List<Outcome> act : acts) {
      if (responding && isCurative(act)) {
        continue;
      }
      words.append(act.getFirst().act().title()).append(": ");
      for (Outcome one : act) {
        if (isDrawn(one)) {
          words.append(
              String.format(
                  Locale.ROOT,
                  "%s mm %.1f%%, ",
                  Digits.plain(one.diameterMm()),
                  100 * share(one, responding)));
        }
      }
    }
    double least = acts.getFirst().getFirst().diameterMm();
    double most = acts.getFirst().getLast().diameterMm();
    Markup svg = Pen.begin(id, Plot.WIDE, HEIGHT, title, words.toString());
    for (double share = 0; share <= 1.001; share += 0.2) {
      Pen.grid(svg, LEFT, y(share), RIGHT, y(share));
      Pen.text(svg, LEFT - 8, y(share) + 4, "end", 12, Digits.percent(share, 0));
    }
    for (double mm : TICKS_MM) {
      if (mm >= least && mm <= most) {
        double x = x(mm, least, most);
        Pen.rule(svg, x, BOTTOM, x, BOTTOM + 4);
        Pen.text(svg, x, BOTTOM + 18, "middle", 12, Digits.plain(mm));
      }
    }
    Pen.rule(svg, LEFT, BOTTOM, RIGHT, BOTTOM);
    Pen.text(svg, (LEFT + RIGHT) / 2, BOTTOM + 38, "middle", 12, "diameter, mm");
    for (int k = 0; k < acts.size(); k++) {
      if (!responding || !isCurative(acts.get(k))) {
        curve(svg, k, acts.get(k), least, most, responding);
      }
    }
    names(svg, acts, responding);
    return svg.close();
  }

  private static void curve(
      Markup svg, int style, List<Outcome> act, double least, double most, boolean responding) {
    StringBuilder line = new StringBuilder();
    StringBuilder upper = new StringBuilder();
    StringBuilder lower = new StringBuilder();
    for (Outcome one : act) {
      if (!isDrawn(one)) {
        continue;
      }
      double share = share(one, responding);
      double half = Z * one.standardError(share);
      String x = Markup.coordinate(x(one.diameterMm(), least, most)) + " ";
      line.append(line.isEmpty() ? "M" : "L").append(x).append(Markup.coordinate(y(share)));
      upper.append(upper.isEmpty() ? "M" : "L").append(x);
      upper.append(Markup.coordinate(y(Math.min(1, share + half))));
      lower.insert(0, "L" + x + Markup.coordinate(y(Math.max(0, share - half))));
    }
    if (!line.isEmpty()) {
      String band = upper.append(lower).append("Z").toString();
      svg.leaf("path", "d", band, "fill", Pen.colour(style), "fill-opacity", "0.16");
      Pen.line(svg, "line", style, line.toString());
    }
  }

  /** Names in the order in which the curves end, apart enough to be read. */
  private static void names(Markup svg, List<List<Outcome>> acts, boolean responding) {
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < acts.size(); k++) {
      if (!responding || !isCurative(acts.get(k))) {
        order.add(k);
      }
    }
    order.sort(
        (a, b) -> Double.compare(last(acts.get(b), responding), last(acts.get(a), responding)));
    double lowest = BOTTOM - (order.size() - 1) * Plot.LABEL_HEIGHT;
    double free = TOP;
    for (int k : order) {
      double y = Math.min(Math.max(free, y(last(acts.get(k), responding))), lowest);
      free = y + Plot.LABEL_HEIGHT;
      lowest += Plot.LABEL_HEIGHT;
      Pen.line(svg, "key", k, Pen.across(RIGHT + 8, y, 20));
      Pen.text(svg, RIGHT + 33, y + 4, "start", 12, name(acts.get(k).getFirst().act()));
    }
  }

  private static boolean isCurative(List<Outcome> act) {
    return act.getFirst().act().isCurative();
  }

  private static String name(Act act) {
    return Pen.shortened(act.title(), (Plot.WIDE - RIGHT - 33) * Pen.LETTER / LETTER);
  }

  private static double last(List<Outcome> act, boolean responding) {
    return share(act.getLast(), responding);
  }

  private static boolean isDrawn(Outcome one) {
    return one.treated() >= 100;
  }

  private static double share(Outcome one, boolean responding) {
    return one.treated() == 0 ? 0 : responding ? one.responding() : one.share();
  }

  private static double x(double mm, double least, double most) {
    return LEFT + Math.log(mm / least) / Math.log(most / least) * (RIGHT - LEFT);
  }

  private static double y(double share) {
    return BOTTOM - share * (BOTTOM - TOP);
  }
}
