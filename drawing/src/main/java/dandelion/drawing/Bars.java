package dandelion.drawing;

import java.util.List;

/** Lying bars in groups, one bar for each arm, as SVG like that of {@link Plot}. */
public final class Bars {
  private static final double BAR_HEIGHT = 11;
  private static final double BAR_GAP = 2;
  private static final double GROUP_GAP = 12;
  private static final int ARMS_IN_A_ROW = 4;

  private static final double LEFT = 170;
  private static final double RIGHT = Plot.WIDE - 90.0;

  private Bars() {}

  /**
   * One bar.
   *
   * @param style which colour, the arm's place in the study
   * @param value how long
   * @param low lower end of the interval
   * @param high upper end of the interval
   * @param text what is written beside it
   */
  public record Bar(int style, double value, double low, double high, String text) {}

  /** Bars that belong together, one for each arm. */
  public record Group(String name, List<Bar> bars) {}

  /** Bars in groups, lying, from 0; whiskers are intervals. */
  public static Markup draw(
      String id, String title, List<String> arms, List<Group> groups, boolean percent) {
    double longest = percent ? 0.01 : 0.1;
    int rows = (arms.size() + ARMS_IN_A_ROW - 1) / ARMS_IN_A_ROW;
    double top = 22 + Plot.LABEL_HEIGHT * rows;
    double height = top;
    StringBuilder words = new StringBuilder(title).append(" by arm. ");
    for (Group group : groups) {
      height += group.bars().size() * (BAR_HEIGHT + BAR_GAP) + GROUP_GAP;
      words.append(group.name()).append(": ");
      for (Bar bar : group.bars()) {
        longest = Math.max(longest, bar.high());
        words.append(arms.get(bar.style())).append(' ').append(bar.text()).append("; ");
      }
    }
    Axis axis = Axis.around(0, longest, 6);
    Markup svg = Pen.begin(id, Plot.WIDE, (int) height + 24, title, words.toString());
    legend(svg, arms);
    for (double tick : axis.ticks()) {
      double x = LEFT + axis.part(tick) * (RIGHT - LEFT);
      Pen.grid(svg, x, top - 8, x, height);
      Pen.text(svg, x, height + 16.0, "middle", 11, axis.label(tick, percent));
    }
    double y = top;
    for (Group group : groups) {
      double tall = group.bars().size() * (BAR_HEIGHT + BAR_GAP);
      Pen.text(svg, LEFT - 8, y + tall / 2 + 3, "end", 12, Pen.shortened(group.name(), LEFT - 12));
      for (Bar bar : group.bars()) {
        bar(svg, bar, y, (RIGHT - LEFT) / axis.high());
        y += BAR_HEIGHT + BAR_GAP;
      }
      y += GROUP_GAP;
    }
    Pen.rule(svg, LEFT, top - 8, LEFT, height);
    return svg.close();
  }

  private static void bar(Markup svg, Bar bar, double y, double perUnit) {
    double end = LEFT + bar.value() * perUnit;
    double middle = y + BAR_HEIGHT / 2;
    svg.leaf(
        "rect",
        "class",
        "bar",
        "x",
        LEFT,
        "y",
        y,
        "width",
        Math.max(0.01, end - LEFT),
        "height",
        BAR_HEIGHT,
        "fill",
        Pen.colour(bar.style()));
    Pen.rule(svg, LEFT + bar.low() * perUnit, middle, LEFT + bar.high() * perUnit, middle);
    double beside = Math.max(end, LEFT + bar.high() * perUnit) + 5;
    Pen.text(svg, beside, y + BAR_HEIGHT - 1.5, "start", 10.5, bar.text());
  }

  private static void legend(Markup svg, List<String> arms) {
    double width = (double) Plot.WIDE / Math.min(ARMS_IN_A_ROW, Math.max(3, arms.size()));
    for (int arm = 0; arm < arms.size(); arm++) {
      double x = arm % ARMS_IN_A_ROW * width + 2;
      int row = arm / ARMS_IN_A_ROW;
      double y = row * Plot.LABEL_HEIGHT + 4;
      svg.leaf("rect", "x", x, "y", y, "width", "12", "height", "10", "fill", Pen.colour(arm));
      Pen.text(svg, x + 17, y + 9.5, "start", 12, Pen.shortened(arms.get(arm), width - 24));
    }
  }
}
