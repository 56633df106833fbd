package dandelion.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.drawing.Plot.Curve;
import dandelion.drawing.Plot.Frame;
import dandelion.drawing.Plot.Point;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Drawings are well-formed, say what they show, and show every arm. */
class PlotTest {
  private static final String HOSTILE =
      "a<b & \"c\" 'd' </svg><script>alert(1)</script>\u202e\u0007";

  @Test
  void aDrawingIsXmlWithATitleAndADescription() throws Exception {
    Frame frame = frame(true);
    Document svg = parsed(Plot.curves(frame, List.of(curve(0, HOSTILE, 0.1))).toString());
    Element root = svg.getDocumentElement();
    assertThat(root.getNodeName()).isEqualTo("svg");
    assertThat(root.getAttribute("role")).isEqualTo("img");
    for (String id : root.getAttribute("aria-labelledby").split(" ", -1)) {
      assertThat(elements(svg, "title", "desc")).anyMatch(e -> e.getAttribute("id").equals(id));
    }
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(root.getTextContent()).contains("a<b & \"c\" 'd'").contains("\ufffd\ufffd");
  }

  @Test
  void everyBandContainsItsLine() throws Exception {
    for (boolean steps : new boolean[] {true, false}) {
      Frame frame = frame(steps);
      Document svg =
          parsed(Plot.curves(frame, List.of(curve(0, "a", 0.2), curve(1, "b", 0.4))).toString());
      List<Element> bands = ofClass(svg, "band");
      List<Element> lines = ofClass(svg, "line");
      assertThat(bands).hasSize(2);
      assertThat(lines).hasSize(2);
      for (int k = 0; k < 2; k++) {
        List<double[]> band = corners(bands.get(k).getAttribute("d"));
        for (double[] corner : corners(lines.get(k).getAttribute("d"))) {
          double[] edges =
              band.stream()
                  .filter(edge -> Math.abs(edge[0] - corner[0]) < 0.02)
                  .mapToDouble(edge -> edge[1])
                  .toArray();
          assertThat(Arrays.stream(edges).min().orElseThrow()).isLessThanOrEqualTo(corner[1]);
          assertThat(Arrays.stream(edges).max().orElseThrow()).isGreaterThanOrEqualTo(corner[1]);
        }
      }
    }
  }

  @Test
  void theLowerEdgeOfABandStepsWhereItsLineSteps() throws Exception {
    Frame frame = frame(true);
    Document svg = parsed(Plot.curves(frame, List.of(curve(0, "a", 0.2))).toString());
    List<double[]> band = corners(ofClass(svg, "band").getFirst().getAttribute("d"));
    double x1 = frame.x(1);
    double low0 = frame.y(0);
    double low1 = frame.y(0.1 * 0.2 - 0.01);
    assertThat(band).anyMatch(c -> near(c, x1, low0)).anyMatch(c -> near(c, x1, low1));
  }

  @Test
  void armsThatCoincideAreBothDrawnAndNamedAndSaidToCoincide() throws Exception {
    List<Curve> curves =
        List.of(curve(0, "alpha", 0.3), curve(1, "beta", 0.3), curve(2, "gamma", 0.9));
    Document svg = parsed(Plot.curves(frame(true), curves).toString());
    List<Element> lines = ofClass(svg, "line");
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).getAttribute("d")).isEqualTo(lines.get(1).getAttribute("d"));
    assertThat(lines.get(0).getAttribute("stroke-dasharray")).isEmpty();
    assertThat(lines.get(1).getAttribute("stroke-dasharray")).isNotEmpty();
    assertThat(svg.getDocumentElement().getTextContent()).contains("alpha").contains("beta");
    assertThat(Plot.remark(frame(true), curves))
        .contains("The curves of alpha and beta coincide exactly.")
        .doesNotContain("gamma");
  }

  @Test
  void anAxisThatDoesNotStartAtNoughtIsSaidToDoSo() {
    Frame frame =
        new Frame(
            "p",
            "Alive",
            Plot.WIDE,
            300,
            Axis.years(5, 10),
            "Years",
            Axis.around(0.83, 1, 8),
            true,
            false);
    assertThat(Plot.remark(frame, List.of(curve(0, "a", 0.2))))
        .contains("The vertical axis starts at 80%, not at 0.");
    assertThat(Plot.remark(frame(true), List.of(curve(0, "a", 0.2)))).doesNotContain("not at 0");
  }

  @Test
  void noTwoOfThirtySixArmsLookAlike() {
    Set<String> looks = new HashSet<>();
    for (int arm = 0; arm < 36; arm++) {
      looks.add(Pen.colour(arm) + Pen.dashes(arm));
    }
    assertThat(looks).hasSize(36);
  }

  @Test
  void labelsLeaveRoomForEachOtherAndStayInside() {
    double[] places = Plot.spread(new double[] {100, 100, 100, 101, 250}, 12, 260);
    for (int k = 1; k < places.length; k++) {
      assertThat(places[k] - places[k - 1]).isGreaterThan(Plot.LABEL_HEIGHT - 0.5);
    }
    assertThat(places[0]).isGreaterThanOrEqualTo(12);
    assertThat(places[4]).isLessThanOrEqualTo(260);
    assertThat(Arrays.stream(Plot.spread(new double[30], 12, 260)))
        .allMatch(y -> y >= 12 && y <= 260);
  }

  @Test
  void barsOfEqualArmsAreAllDrawn() throws Exception {
    Bars.Bar one = new Bars.Bar(0, 0.2, 0.1, 0.3, "20%");
    Bars.Bar same = new Bars.Bar(1, 0.2, 0.1, 0.3, "20%");
    Document svg =
        parsed(
            Bars.draw(
                    "b",
                    "Bars",
                    List.of(HOSTILE, "b"),
                    List.of(new Bars.Group("all", List.of(one, same))),
                    true)
                .toString());
    List<Element> bars = ofClass(svg, "bar");
    assertThat(bars).hasSize(2);
    assertThat(bars.get(0).getAttribute("width")).isEqualTo(bars.get(1).getAttribute("width"));
    assertThat(bars.get(0).getAttribute("y")).isNotEqualTo(bars.get(1).getAttribute("y"));
  }

  @Test
  void aForestsIntervalsHoldTheirDifferences() throws Exception {
    Forest.Row row = new Forest.Row(1, HOSTILE, -0.3, -0.5, -0.1, "9", "x", "8 times");
    Forest.Row none = new Forest.Row(2, "same", 0, 0, 0, "", "no patient differs", "");
    List<Forest.Block> blocks = List.of(new Forest.Block("o", List.of(row, none)));
    Forest.Layout layout = new Forest.Layout(Forest.around(blocks), "years", "", "", "", "", -0.3);
    Document svg = parsed(Forest.draw("f", "Differences", layout, blocks).toString());
    List<Element> squares = ofClass(svg, "difference");
    List<Element> intervals = ofClass(svg, "interval");
    assertThat(squares).hasSize(2);
    for (int k = 0; k < 2; k++) {
      List<double[]> ends = corners(intervals.get(k).getAttribute("d"));
      double middle = Double.parseDouble(squares.get(k).getAttribute("x")) + 4;
      assertThat(middle).isBetween(ends.get(0)[0] - 0.02, ends.get(1)[0] + 0.02);
    }
  }

  @Test
  void everyPatientOfAnArrayHasItsPicture() throws Exception {
    for (int[] shares : new int[][] {{9, 17, 974}, {100, 0, 0}, {3, 4, 93}}) {
      Document svg = parsed(Icons.draw("i", HOSTILE, "words", shares, 40).toString());
      int[] drawn = new int[3];
      for (Icons.Kind kind : Icons.Kind.values()) {
        for (Element path : elements(svg, "path")) {
          if (path.getAttribute("class").endsWith(kind.name().toLowerCase(Locale.ROOT))) {
            drawn[kind.ordinal()] =
                (int) path.getAttribute("d").chars().filter(letter -> letter == 'M').count();
          }
        }
      }
      assertThat(drawn).isEqualTo(shares);
    }
  }

  @Test
  void picturesAreSharedOutSoThatTheyAddUp() {
    assertThat(Icons.shares(new long[] {1, 1, 1}, 100)).containsExactly(34, 33, 33);
    assertThat(Icons.shares(new long[] {0, 0, 7}, 100)).containsExactly(0, 0, 100);
    assertThat(Icons.shares(new long[] {0, 0, 0}, 100)).containsExactly(0, 0, 0);
    SplittableRandom random = new SplittableRandom(8);
    for (int k = 0; k < 2000; k++) {
      long[] counts = {random.nextLong(1000), random.nextLong(1000), 1 + random.nextLong(1000000)};
      double all = counts[0] + counts[1] + counts[2];
      int[] shares = Icons.shares(counts, 1000);
      assertThat(Arrays.stream(shares).sum()).isEqualTo(1000);
      for (int kind = 0; kind < 3; kind++) {
        assertThat(shares[kind] - 1000 * counts[kind] / all).isBetween(-1.0, 1.0);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.153, 6, 0, 0.2, 0.05",
    "0.831, 1, 8, 0.8, 1, 0.05",
    "0, 11.2, 6, 0, 12, 2",
    "-3.1, 3.1, 5, -4, 4, 2",
    "0, 0, 6, 0, 0.000001, 0.0000002"
  })
  void ticksAreRound(double low, double high, int about, double from, double to, double step) {
    Axis axis = Axis.around(low, high, about);
    assertThat(axis.low()).isCloseTo(from, within(1e-12));
    assertThat(axis.high()).isCloseTo(to, within(1e-12));
    assertThat(axis.step()).isCloseTo(step, within(1e-12));
    double[] ticks = axis.ticks();
    assertThat(ticks[0]).isCloseTo(from, within(1e-12));
    assertThat(ticks[ticks.length - 1]).isCloseTo(to, within(1e-12));
  }

  @Test
  void ticksCarryTheDecimalsTheyNeed() {
    assertThat(new Axis(0, 1, 0.25).label(0.25, true)).isEqualTo("25%");
    assertThat(Axis.around(0, 0.004, 5).label(0.001, true)).isEqualTo("0.1%");
    assertThat(Axis.years(5, 10).ticks()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(Axis.years(1.5, 10).step()).isCloseTo(0.2, within(1e-12));
    assertThat(Axis.years(4.4, 10).high()).isEqualTo(4.4);
  }

  @Test
  void coordinatesAreShort() {
    assertThat(Markup.coordinate(12)).isEqualTo("12");
    assertThat(Markup.coordinate(12.5)).isEqualTo("12.5");
    assertThat(Markup.coordinate(-0.046)).isEqualTo("-0.05");
    assertThat(Markup.coordinate(3.999)).isEqualTo("4");
  }

  @Test
  void theStyleSheetHoldsNothingThatWouldBeEscaped() throws IOException {
    try (var in = Page.class.getResourceAsStream("page.css")) {
      assertThat(in).isNotNull();
      String css = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(Markup.escaped(css)).isEqualTo(css);
    }
  }

  @Test
  void numbersReadAsPeopleWriteThem() {
    assertThat(Digits.fixed(-0.04, 1)).isEqualTo("0.0");
    assertThat(Digits.fixed(-1234.56, 1)).isEqualTo("\u22121,234.6");
    assertThat(Digits.signed(0.26, 1)).isEqualTo("+0.3");
    assertThat(Digits.percent(0.8316, 1)).isEqualTo("83.2%");
    assertThat(Digits.plain(4e9)).isEqualTo("4\u00d710\u2079");
    assertThat(Digits.plain(1e-6)).isEqualTo("1\u00d710\u207b\u2076");
    assertThat(Digits.plain(100_000)).isEqualTo("100,000");
    assertThat(Digits.plain(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Digits.plain(-2.50)).isEqualTo("\u22122.5");
    assertThat(Digits.decimals(0.004, 1, 2)).isEqualTo(2);
    assertThat(Digits.decimals(0.2, 1, 2)).isEqualTo(1);
  }

  // ---- reading drawings

  private static Frame frame(boolean steps) {
    return new Frame(
        "p",
        "A plot",
        Plot.WIDE,
        300,
        Axis.years(5, 10),
        "Years",
        new Axis(0, 1, 0.2),
        steps,
        false);
  }

  private static Curve curve(int style, String name, double slope) {
    List<Point> points = new ArrayList<>();
    for (int k = 0; k <= 5; k++) {
      double y = 0.1 * slope * k;
      points.add(new Point(k, y, Math.max(0, y - 0.01), y + 0.01));
    }
    return new Curve(style, name, "x", points);
  }

  private static boolean near(double[] corner, double x, double y) {
    return Math.abs(corner[0] - x) < 0.02 && Math.abs(corner[1] - y) < 0.02;
  }

  private static Document parsed(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static List<Element> elements(Document document, String... tags) {
    List<Element> found = new ArrayList<>();
    for (String tag : tags) {
      NodeList nodes = document.getElementsByTagName(tag);
      for (int k = 0; k < nodes.getLength(); k++) {
        found.add((Element) nodes.item(k));
      }
    }
    return found;
  }

  private static List<Element> ofClass(Document document, String name) {
    return elements(document, "path", "rect").stream()
        .filter(element -> element.getAttribute("class").equals(name))
        .toList();
  }

  /** The corners a path goes through: only the letters M, L, H, V and Z are used. */
  private static List<double[]> corners(String path) {
    List<double[]> corners = new ArrayList<>();
    double x = 0;
    double y = 0;
    for (String part : path.split("(?=[MLHVZ])", -1)) {
      String[] numbers = part.substring(1).split(" ", -1);
      switch (part.charAt(0)) {
        case 'M', 'L' -> {
          x = Double.parseDouble(numbers[0]);
          y = Double.parseDouble(numbers[1]);
        }
        case 'H' -> x = Double.parseDouble(numbers[0]);
        case 'V' -> y = Double.parseDouble(numbers[0]);
        default -> assertThat(part).isEqualTo("Z");
      }
      corners.add(new double[] {x, y});
    }
    return corners;
  }
}
