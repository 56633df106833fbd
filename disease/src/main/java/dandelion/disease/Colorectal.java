package dandelion.disease;

import java.util.ArrayList;
import java.util.List;

/** Colorectal cancer: right colon, left colon or rectum, T1 to T4, N0 to N2. */
public final class Colorectal extends Disease {
  /** Place of the primary's site among the facts: 0 right colon, 1 left colon, 2 rectum. */
  public static final int PRIMARY_SITE = 0;

  /** Place of the T category among the facts, 1 to 4. */
  public static final int T_STAGE = 1;

  /** Place of the N category among the facts, 0 to 2. */
  public static final int N_STAGE = 2;

  /** Place of the stage group among the facts: 0 to 2 for I to III. */
  public static final int STAGE = 3;

  private static final int T_STAGES = 4;
  private static final int REFERENCE_T = 2; // T3, counted from T1
  private static final int N_STAGES = 3;
  private static final List<String> PLACES = List.of("right_colon", "left_colon", "rectum");

  Colorectal() {
    super(
        "colorectal",
        PLACES,
        List.of(new Trait("primary_site", PLACES), new Trait("stage", stages())),
        List.of("primary_site", "t_stage", "n_stage", "stage"));
  }

  private static List<String> stages() {
    List<String> stages = new ArrayList<>();
    for (int t = 1; t <= T_STAGES; t++) {
      for (int n = 0; n < N_STAGES; n++) {
        stages.add("t" + t + "n" + n);
      }
    }
    return List.copyOf(stages);
  }

  @Override
  Primary.Law primaries(Biology.Numbers of) {
    return new Law(of);
  }

  private static final class Law implements Primary.Law {
    private final double[] lnDiameter = new double[T_STAGES];
    private final double diameterSd;
    private final double lnMeanFounded;
    private final double[] lnFoundedByT = new double[T_STAGES];
    private final double[] lnFoundedByN = new double[N_STAGES];
    private final double[] lnFoundedByPlace = new double[PLACES.size()];
    private final double lnFoundedMale;
    private final double lnGrowthPerT;
    private final double lnGrowthPerN;
    private final double marginPositive;

    Law(Biology.Numbers of) {
      for (int t = 0; t < T_STAGES; t++) {
        lnDiameter[t] = of.ln("primary.diameter_t" + (t + 1));
        lnFoundedByT[t] = of.ln("seeding.ratio_t" + (t + 1));
      }
      for (int n = 0; n < N_STAGES; n++) {
        lnFoundedByN[n] = of.ln("seeding.ratio_n" + n);
      }
      for (int p = 0; p < PLACES.size(); p++) {
        lnFoundedByPlace[p] = of.ln("seeding.ratio_" + PLACES.get(p));
      }
      diameterSd = of.value("primary.diameter_spread");
      lnMeanFounded = of.ln("seeding.founded");
      lnFoundedMale = of.ln("seeding.ratio_male");
      lnGrowthPerT = of.ln("growth.ratio_per_t");
      lnGrowthPerN = of.ln("growth.ratio_per_n");
      marginPositive = of.value("margin.positive");
    }

    @Override
    public void draw(Stream stream, Cohort cohort, boolean male, Primary into) {
      int place = cohort.level(0, stream.uniform());
      int stage = cohort.level(1, stream.uniform());
      int t = stage / N_STAGES;
      int n = stage % N_STAGES;
      into.place = place;
      into.marginPositive = stream.uniform() < marginPositive;
      into.lnDiameterMm = lnDiameter[t] + diameterSd * stream.normal();
      into.lnFounded =
          lnMeanFounded
              + lnFoundedByT[t]
              + lnFoundedByN[n]
              + lnFoundedByPlace[place]
              + (male ? lnFoundedMale : 0);
      into.lnGrowth = lnGrowthPerT * (t - REFERENCE_T) + lnGrowthPerN * n;
      into.facts[PRIMARY_SITE] = place;
      into.facts[T_STAGE] = t + 1;
      into.facts[N_STAGE] = n;
      into.facts[STAGE] = n > 0 ? 2 : t > 1 ? 1 : 0;
    }
  }
}
