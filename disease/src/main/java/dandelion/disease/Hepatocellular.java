package dandelion.disease;

import dandelion.evidence.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Hepatocellular carcinoma (HCC): size, number and vascular invasion of the tumours removed, and
 * the liver that bore them and goes on to bear new ones.
 */
public final class Hepatocellular extends Disease {
  /** Place among the facts of the largest diameter of the primary removed, mm. */
  public static final int DIAMETER_MM = 0;

  /** Place among the facts of the number of tumours: 1, 2 for two or three, 3 for more. */
  public static final int TUMOURS = 1;

  /** Place among the facts of vascular invasion: 0 none, 1 microvascular, 2 macrovascular. */
  public static final int INVASION = 2;

  /** Place among the facts of the liver's background, by ordinal. */
  public static final int LIVER_BACKGROUND = 3;

  /** Place among the facts of antiviral treatment: 1 for yes. */
  public static final int ANTIVIRAL = 4;

  private static final List<String> NUMBERS = List.of("single", "two_or_three", "more");
  private static final List<String> INVASIONS = List.of("none", "micro", "macro");
  private static final List<Trait> TRAITS =
      List.of(
          new Trait("diameter_mm", List.of()),
          new Trait("tumours", NUMBERS),
          new Trait("invasion", INVASIONS),
          new Trait(
              "liver", Arrays.stream(LiverBackground.values()).map(LiverBackground::id).toList()),
          new Trait("child_pugh", List.of("a", "b", "c")),
          new Trait("antiviral", List.of("no", "yes")));

  Hepatocellular() {
    super(
        "hepatocellular",
        List.of("liver"),
        TRAITS,
        List.of("tumour_mm", "tumours", "invasion", "liver_background", "antiviral"));
  }

  @Override
  Site residueSite() {
    return Site.LIVER; // the margin lies in the liver, and is treated as the liver is
  }

  @Override
  Primary.Law primaries(Biology.Numbers of) {
    return new Law(of);
  }

  private static final class Law implements Primary.Law {
    // places among the traits
    private static final int DIAMETER = 0;
    private static final int NUMBER = 1;
    private static final int VESSELS = 2;
    private static final int LIVER = 3;
    private static final int CHILD_PUGH = 4;
    private static final int VIRUS = 5;

    private static final double LN_2 = StrictMath.log(2);

    private final double lnMeanFounded;
    private final double lnReferenceDiameter;
    private final double lnFoundedPerDoubling;
    private final double[] lnFoundedByNumber = new double[NUMBERS.size()];
    private final double[] lnFoundedByInvasion = new double[INVASIONS.size()];
    private final double lnFoundedMale;
    private final double lnGrowthPerDoubling;
    private final double[] lnGrowthByInvasion = new double[INVASIONS.size()];
    private final double lnInvasionOddsPerDoubling;
    private final double marginPositive;
    private final double removedLeast;
    private final double removedPerMm;
    private final double[] removedMost = new double[LiverBackground.values().length];

    Law(Biology.Numbers of) {
      lnMeanFounded = of.ln("seeding.founded");
      lnReferenceDiameter = of.ln("seeding.founded_diameter");
      lnFoundedPerDoubling = of.ln("seeding.ratio_per_doubling");
      for (int k = 1; k < NUMBERS.size(); k++) {
        lnFoundedByNumber[k] = of.ln("seeding.ratio_" + NUMBERS.get(k));
        lnFoundedByInvasion[k] = of.ln("seeding.ratio_" + INVASIONS.get(k));
        lnGrowthByInvasion[k] = of.ln("growth.ratio_" + INVASIONS.get(k));
      }
      lnGrowthPerDoubling = of.ln("growth.ratio_per_doubling");
      lnFoundedMale = of.ln("seeding.ratio_male");
      lnInvasionOddsPerDoubling = of.ln("invasion.per_doubling_odds");
      marginPositive = of.value("margin.positive");
      removedLeast = of.value("operation.removed_least");
      removedPerMm = of.value("operation.removed_per_cm") / 10;
      for (LiverBackground liver : LiverBackground.values()) {
        String id = liver.name().toLowerCase(Locale.ROOT);
        removedMost[liver.ordinal()] = of.value("operation.removed_most_" + id);
      }
    }

    @Override
    public void draw(Stream stream, Cohort cohort, boolean male, Primary into) {
      double diameterMm = cohort.quantity(DIAMETER, stream.uniform());
      into.lnDiameterMm = Elementary.ln(diameterMm);
      int number = cohort.level(NUMBER, stream.uniform());
      int invasion = invasion(cohort, into.lnDiameterMm, stream.uniform());
      into.liver = LiverBackground.of(cohort.level(LIVER, stream.uniform()));
      int childPugh = cohort.level(CHILD_PUGH, stream.uniform());
      into.childPugh = into.liver == LiverBackground.CIRRHOSIS ? childPugh : 0;
      into.antiviral = cohort.level(VIRUS, stream.uniform()) == 1;
      into.marginPositive = stream.uniform() < marginPositive;
      into.place = 0;
      double doublings = (into.lnDiameterMm - lnReferenceDiameter) / LN_2;
      into.lnFounded =
          lnMeanFounded
              + lnFoundedPerDoubling * doublings
              + lnFoundedByNumber[number]
              + lnFoundedByInvasion[invasion]
              + (male ? lnFoundedMale : 0);
      into.lnGrowth = lnGrowthPerDoubling * doublings + lnGrowthByInvasion[invasion];
      into.liverRemoved =
          Math.min(removedLeast + removedPerMm * diameterMm, removedMost[into.liver.ordinal()]);
      into.facts[DIAMETER_MM] = diameterMm;
      into.facts[TUMOURS] = number + 1;
      into.facts[INVASION] = invasion;
      into.facts[LIVER_BACKGROUND] = into.liver.ordinal();
      into.facts[ANTIVIRAL] = into.antiviral ? 1 : 0;
    }

    /** The larger the tumour, the likelier it has grown into vessels. */
    private int invasion(Cohort cohort, double lnDiameterMm, double uniform) {
      double median = Elementary.ln(cohort.quantity(DIAMETER, 0.5));
      double shift = lnInvasionOddsPerDoubling * (lnDiameterMm - median) / LN_2;
      double macro = shifted(1 - cohort.shareBelow(VESSELS, 2), shift);
      double any = Math.max(macro, shifted(1 - cohort.shareBelow(VESSELS, 1), shift));
      return uniform < macro ? 2 : uniform < any ? 1 : 0;
    }

    private static double shifted(double share, double lnOddsRatio) {
      double odds = share / (1 - share) * Elementary.exp(lnOddsRatio);
      return share >= 1 ? 1 : odds / (1 + odds);
    }
  }
}
