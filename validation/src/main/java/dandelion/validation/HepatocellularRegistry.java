package dandelion.validation;

import dandelion.disease.Fate;
import dandelion.disease.Hepatocellular;
import dandelion.disease.LiverBackground;
import dandelion.evidence.Site;
import dandelion.simulation.Event;
import dandelion.simulation.Life;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a registry of liver cancer resections writes down. */
final class HepatocellularRegistry extends Registry {
  private static final int[] YEARS = {1, 2, 3, 5, 10};
  private static final int MOST_MONTHS = 120;
  private static final double LARGE_MM = 50;

  private final Counts[] counts;

  HepatocellularRegistry(int threads) {
    this.counts = new Counts[threads];
    Arrays.setAll(counts, k -> new Counts());
  }

  @Override
  void count(int thread, Fate fate, Life[] lives) {
    counts[thread].count(fate, lives);
  }

  /** Two groups compared by how many recur or die, and how many die, within five years. */
  private enum Contrast {
    INVASION,
    SEVERAL,
    CIRRHOSIS,
    LARGE
  }

  /** A resection of one tumour below 10 cm: the patients of the largest published series. */
  private static final class Counts {
    private long all;
    private long solitary;
    private final long[] recurred = new long[YEARS.length];
    private final long[] solitaryRecurred = new long[YEARS.length];
    private final long[] solitaryAlive = new long[YEARS.length];
    private final long[][] patients = new long[Contrast.values().length][2];
    private final long[][] spoiled = new long[Contrast.values().length][2];
    private final long[][] dead = new long[Contrast.values().length][2];
    private final long[] largeRecurred2 = new long[2];
    private final long[] free = new long[2];
    private final long[] nextYear = new long[2];
    private long everRecurred;
    private long extrahepatic;
    private long extrahepatic5;
    private long extrahepaticLung;
    private long extrahepaticAlone;
    private long curative;
    private long curativeOf;
    private final long[] afterEarly = new long[MOST_MONTHS + 1];
    private final long[] afterLate = new long[MOST_MONTHS + 1];
    private final long[] untreated = new long[MOST_MONTHS + 1];
    private final long[] doublingDays = new long[1001];
    private long liverDeaths;
    private long deaths;

    void count(Fate fate, Life[] lives) {
      Life life = lives[0];
      double recurrence = life.years(Event.RECURRENCE);
      double death = life.years(Event.DEATH);
      double spoiledAt = life.years(Event.RECURRENCE_OR_DEATH);
      all++;
      boolean one = fate.fact(Hepatocellular.TUMOURS) == 1;
      boolean isSolitary = one && fate.fact(Hepatocellular.DIAMETER_MM) < 100;
      solitary += isSolitary ? 1 : 0;
      for (int k = 0; k < YEARS.length; k++) {
        boolean back = recurrence <= YEARS[k];
        recurred[k] += back ? 1 : 0;
        solitaryRecurred[k] += back && isSolitary ? 1 : 0;
        solitaryAlive[k] += isSolitary && death > YEARS[k] ? 1 : 0;
      }
      boolean large = fate.fact(Hepatocellular.DIAMETER_MM) > LARGE_MM;
      contrast(Contrast.INVASION, fate.fact(Hepatocellular.INVASION) > 0, spoiledAt, death);
      contrast(Contrast.SEVERAL, !one, spoiledAt, death);
      boolean cirrhosis =
          fate.fact(Hepatocellular.LIVER_BACKGROUND) == LiverBackground.CIRRHOSIS.ordinal();
      contrast(Contrast.CIRRHOSIS, cirrhosis, spoiledAt, death);
      if (one) {
        contrast(Contrast.LARGE, large, spoiledAt, death);
        largeRecurred2[large ? 1 : 0] += recurrence <= 2 ? 1 : 0;
      }
      countStillFree(spoiledAt, recurrence);
      deaths += death < Double.POSITIVE_INFINITY ? 1 : 0;
      liverDeaths += life.years(Event.DEATH_LIVER_FAILURE) < Double.POSITIVE_INFINITY ? 1 : 0;
      if (recurrence < Double.POSITIVE_INFINITY) {
        countRecurrence(life, recurrence, death);
        Life left = lives[lives.length - 1];
        double untreatedFrom = left.years(Event.RECURRENCE);
        if (lives.length > 1 && untreatedFrom < Double.POSITIVE_INFINITY) {
          untreated[months(left.years(Event.DEATH) - untreatedFrom)]++;
        }
      }
    }

    private void contrast(Contrast contrast, boolean in, double spoiledAt, double death) {
      patients[contrast.ordinal()][in ? 1 : 0]++;
      spoiled[contrast.ordinal()][in ? 1 : 0] += spoiledAt <= 5 ? 1 : 0;
      dead[contrast.ordinal()][in ? 1 : 0] += death <= 5 ? 1 : 0;
    }

    private void countStillFree(double spoiledAt, double recurrence) {
      for (int k = 0; k < 2; k++) {
        double from = k == 0 ? 3 : 5;
        free[k] += spoiledAt > from ? 1 : 0;
        nextYear[k] += spoiledAt > from && recurrence <= from + 1 ? 1 : 0;
      }
    }

    private void countRecurrence(Life life, double recurrence, double death) {
      everRecurred++;
      boolean liver = life.lesionsAtDetection(Site.LIVER) + life.lesionsAtDetection(Site.LOCAL) > 0;
      int elsewhere = 0;
      for (int s = 0; s < Site.COUNT; s++) {
        Site site = Site.of(s);
        elsewhere += site == Site.LIVER || site == Site.LOCAL ? 0 : life.lesionsAtDetection(site);
      }
      if (elsewhere > 0) {
        extrahepatic++;
        extrahepaticLung += life.lesionsAtDetection(Site.LUNG) > 0 ? 1 : 0;
        extrahepaticAlone += liver ? 0 : 1;
      }
      double outside =
          Math.min(
              Math.min(life.years(Event.LUNG_RECURRENCE), life.years(Event.PERITONEAL_RECURRENCE)),
              life.years(Event.OTHER_RECURRENCE));
      extrahepatic5 += outside <= 5 ? 1 : 0;
      if (recurrence <= 5) {
        curativeOf++;
        curative += life.years(Event.CURATIVE_RETREATMENT) < Double.POSITIVE_INFINITY ? 1 : 0;
      }
      (recurrence <= 2 ? afterEarly : afterLate)[months(death - recurrence)]++;
      if (life.liverDoublingYears() > 0) {
        doublingDays[(int) Math.min(1000, life.liverDoublingYears() * 365.25)]++;
      }
    }

    private static int months(double years) {
      return (int) Math.min(MOST_MONTHS, years * 12);
    }
  }

  @Override
  Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int k = 0; k < YEARS.length; k++) {
      int year = k;
      String at = "_" + YEARS[k] + "y";
      figures.put("recurrence" + at, share(c -> c.recurred[year], c -> c.all));
      figures.put(
          "solitary_recurrence" + at, share(c -> c.solitaryRecurred[year], c -> c.solitary));
      figures.put("solitary_survival" + at, share(c -> c.solitaryAlive[year], c -> c.solitary));
    }
    figures.put("hazard_ratio_invasion", hazardRatio(Contrast.INVASION, c -> c.spoiled));
    figures.put("hazard_ratio_several", hazardRatio(Contrast.SEVERAL, c -> c.spoiled));
    figures.put("hazard_ratio_cirrhosis", hazardRatio(Contrast.CIRRHOSIS, c -> c.spoiled));
    figures.put("hazard_ratio_large", hazardRatio(Contrast.LARGE, c -> c.spoiled));
    figures.put("hazard_ratio_invasion_death", hazardRatio(Contrast.INVASION, c -> c.dead));
    figures.put("hazard_ratio_large_death", hazardRatio(Contrast.LARGE, c -> c.dead));
    int size = Contrast.LARGE.ordinal();
    figures.put("small_recurrence_2y", share(c -> c.largeRecurred2[0], c -> c.patients[size][0]));
    figures.put("large_recurrence_2y", share(c -> c.largeRecurred2[1], c -> c.patients[size][1]));
    figures.put("recurrence_in_4th_year", share(c -> c.nextYear[0], c -> c.free[0]));
    figures.put("recurrence_in_6th_year", share(c -> c.nextYear[1], c -> c.free[1]));
    figures.put("extrahepatic_5y", share(c -> c.extrahepatic5, c -> c.all));
    figures.put("extrahepatic_of_first", share(c -> c.extrahepatic, c -> c.everRecurred));
    figures.put("extrahepatic_lung", share(c -> c.extrahepaticLung, c -> c.extrahepatic));
    figures.put("extrahepatic_alone", share(c -> c.extrahepaticAlone, c -> c.extrahepatic));
    figures.put("curative_of_recurrences", share(c -> c.curative, c -> c.curativeOf));
    figures.put("median_months_after_early", Histogram.quantile(counts, c -> c.afterEarly, 0.5));
    figures.put("median_months_after_late", Histogram.quantile(counts, c -> c.afterLate, 0.5));
    figures.put("median_months_untreated", Histogram.quantile(counts, c -> c.untreated, 0.5));
    figures.put("doubling_days_median", Histogram.quantile(counts, c -> c.doublingDays, 0.5));
    figures.put("liver_failure_of_deaths", share(c -> c.liverDeaths, c -> c.deaths));
    return figures;
  }

  private interface Counted {
    long of(Counts counts);
  }

  private double share(Counted part, Counted whole) {
    long above = Arrays.stream(counts).mapToLong(part::of).sum();
    long below = Arrays.stream(counts).mapToLong(whole::of).sum();
    return below == 0 ? 0 : above / (double) below;
  }

  private interface Groups {
    long[][] of(Counts counts);
  }

  private double hazardRatio(Contrast contrast, Groups befallen) {
    int k = contrast.ordinal();
    return hazardRatio(
        share(c -> befallen.of(c)[k][1], c -> c.patients[k][1]),
        share(c -> befallen.of(c)[k][0], c -> c.patients[k][0]));
  }
}
