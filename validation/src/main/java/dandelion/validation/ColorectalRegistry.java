package dandelion.validation;

import dandelion.disease.Colorectal;
import dandelion.disease.Fate;
import dandelion.evidence.Site;
import dandelion.simulation.Event;
import dandelion.simulation.Life;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a registry of colorectal cancer writes down. */
final class ColorectalRegistry extends Registry {
  private static final int STAGES = 3;
  private static final int RECTUM = 2;
  private static final double MONTH = 1 / 12.0;

  private final Counts[] counts;

  ColorectalRegistry(int threads) {
    this.counts = new Counts[threads];
    Arrays.setAll(counts, k -> new Counts());
  }

  @Override
  void count(int thread, Fate fate, Life[] lives) {
    counts[thread].count(fate, lives);
  }

  /** Counts of one thread; whole numbers, so that their sum does not depend on the threads. */
  private static final class Counts {
    private long all;
    private long synchronousLiver;
    private long synchronousAny;
    private final long[] entered = new long[STAGES];
    private final long[] colon = new long[STAGES];
    private final long[] colonRecurred = new long[STAGES];
    private final long[] rectum = new long[STAGES];
    private final long[] rectumRecurred3 = new long[STAGES];
    private final long[] byT = new long[5];
    private final long[] byTRecurred = new long[5];
    private final long[] byN = new long[3];
    private final long[] byNRecurred = new long[3];
    private long recurred;
    private final long[] recurredByMonth = new long[61];
    private final long[][] recurredByMonthOfStage = new long[STAGES][61];
    private final long[] metastaticWith = new long[Site.COUNT];
    private long metastatic;
    private long multipleSites;
    private long bySymptoms;
    private final long[] colonLocal3 = new long[2];
    private final long[] rectumLocal5 = new long[2];
    private final long[] liverLesions = new long[3];
    private long curative;
    private final long[] recurredOfStage = new long[STAGES];
    private final long[] curativeOfStage = new long[STAGES];
    private final long[] afterRecurrence = new long[121];
    private final long[] afterSynchronous = new long[121];
    private final long[] untreatedSynchronous = new long[121];
    private final long[] cancerDeath = new long[STAGES];
    private final long[] doublingDays = new long[1001];

    void count(Fate fate, Life[] lives) {
      Life life = lives[0];
      all++;
      int stage = (int) fate.fact(Colorectal.STAGE);
      int t = (int) fate.fact(Colorectal.T_STAGE);
      int n = (int) fate.fact(Colorectal.N_STAGE);
      if (life.years(Event.SYNCHRONOUS_METASTASES) == 0) {
        countSynchronous(lives);
        return;
      }
      entered[stage]++;
      double recurrence = life.years(Event.RECURRENCE);
      boolean within5 = recurrence <= 5;
      boolean isRectum = fate.fact(Colorectal.PRIMARY_SITE) == RECTUM;
      if (isRectum) {
        rectum[stage]++;
        rectumRecurred3[stage] += recurrence <= 3 ? 1 : 0;
        rectumLocal5[0]++;
        rectumLocal5[1] += life.years(Event.LOCAL_RECURRENCE) <= 5 ? 1 : 0;
      } else {
        colon[stage]++;
        colonRecurred[stage] += within5 ? 1 : 0;
        colonLocal3[0]++;
        colonLocal3[1] += life.years(Event.LOCAL_RECURRENCE) <= 3 ? 1 : 0;
      }
      byT[t]++;
      byN[n]++;
      cancerDeath[stage] += life.years(Event.DEATH_CANCER) <= 5 ? 1 : 0;
      if (within5) {
        byTRecurred[t]++;
        byNRecurred[n]++;
        recurredByMonthOfStage[stage][(int) (recurrence / MONTH)]++;
        recurredOfStage[stage]++;
        curativeOfStage[stage] += isRetreated(life) ? 1 : 0;
        countRecurrence(life, recurrence);
      }
    }

    private static boolean isRetreated(Life life) {
      return life.years(Event.CURATIVE_RETREATMENT) < Double.POSITIVE_INFINITY;
    }

    private void countRecurrence(Life life, double recurrence) {
      recurred++;
      bySymptoms += life.foundBy() == Life.SYMPTOMS ? 1 : 0;
      curative += isRetreated(life) ? 1 : 0;
      int sites = 0;
      for (int s = 0; s < Site.COUNT; s++) {
        if (s != Site.LOCAL.ordinal() && life.lesionsAtDetection(Site.of(s)) > 0) {
          sites++;
          metastaticWith[s]++;
        }
      }
      if (sites > 0) {
        metastatic++;
        multipleSites += sites > 1 ? 1 : 0;
        recurredByMonth[Math.min(60, (int) Math.ceil(recurrence * 12))]++;
      }
      countLiver(life.lesionsAtDetection(Site.LIVER));
      if (life.liverDoublingYears() > 0) {
        doublingDays[(int) Math.min(1000, life.liverDoublingYears() * 365.25)]++;
      }
      double death = life.years(Event.DEATH);
      int months = (int) Math.min(120, (death - recurrence) / MONTH);
      afterRecurrence[months]++;
    }

    private void countSynchronous(Life[] lives) {
      synchronousAny++;
      int liver = lives[0].lesionsAtEntry(Site.LIVER);
      if (liver == 0) {
        return;
      }
      synchronousLiver++;
      countLiver(liver);
      afterSynchronous[months(lives[0].years(Event.DEATH))]++;
      untreatedSynchronous[months(lives[lives.length - 1].years(Event.DEATH))]++;
    }

    private void countLiver(int lesions) {
      if (lesions > 0) {
        liverLesions[lesions <= 3 ? 0 : lesions <= 6 ? 1 : 2]++;
      }
    }

    private static int months(double years) {
      return (int) Math.min(120, years / MONTH);
    }
  }

  @Override
  Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("synchronous_liver", share(c -> c.synchronousLiver, c -> c.all));
    figures.put("synchronous_any", share(c -> c.synchronousAny, c -> c.all));
    for (int s = 0; s < STAGES; s++) {
      int stage = s;
      String name = "stage_" + "i".repeat(stage + 1);
      figures.put(
          "colon_recurrence_5y_" + name, share(c -> c.colonRecurred[stage], c -> c.colon[stage]));
      figures.put(
          "rectum_recurrence_3y_" + name,
          share(c -> c.rectumRecurred3[stage], c -> c.rectum[stage]));
      figures.put(
          "median_months_to_recurrence_" + name, median(c -> c.recurredByMonthOfStage[stage]));
      figures.put(
          "curative_of_recurrences_" + name,
          share(c -> c.curativeOfStage[stage], c -> c.recurredOfStage[stage]));
      figures.put(
          "cancer_death_5y_" + name, share(c -> c.cancerDeath[stage], c -> c.entered[stage]));
    }
    figures.put("hazard_ratio_t4", hazardRatio(c -> c.byTRecurred, c -> c.byT, 4, 3));
    figures.put("hazard_ratio_n1", hazardRatio(c -> c.byNRecurred, c -> c.byN, 1, 0));
    figures.put("hazard_ratio_n2", hazardRatio(c -> c.byNRecurred, c -> c.byN, 2, 0));
    for (int months : new int[] {10, 17, 24, 29, 36}) {
      figures.put(
          "metastases_within_" + months + "_months",
          share(c -> Arrays.stream(c.recurredByMonth, 0, months + 1).sum(), c -> c.metastatic));
    }
    for (Site site : List.of(Site.LIVER, Site.LUNG, Site.PERITONEUM, Site.NODES)) {
      figures.put(
          "metastatic_" + site.id(),
          share(c -> c.metastaticWith[site.ordinal()], c -> c.metastatic));
    }
    figures.put("metastatic_multiple_sites", share(c -> c.multipleSites, c -> c.metastatic));
    figures.put("found_by_symptoms", share(c -> c.bySymptoms, c -> c.recurred));
    figures.put("colon_local_3y", share(c -> c.colonLocal3[1], c -> c.colonLocal3[0]));
    figures.put("rectum_local_5y", share(c -> c.rectumLocal5[1], c -> c.rectumLocal5[0]));
    figures.put(
        "liver_lesions_1_to_3",
        share(c -> c.liverLesions[0], c -> Arrays.stream(c.liverLesions).sum()));
    figures.put(
        "liver_lesions_4_to_6",
        share(c -> c.liverLesions[1], c -> Arrays.stream(c.liverLesions).sum()));
    figures.put("curative_of_recurrences", share(c -> c.curative, c -> c.recurred));
    figures.put("median_months_after_recurrence", median(c -> c.afterRecurrence));
    figures.put("median_months_synchronous_liver", median(c -> c.afterSynchronous));
    figures.put("median_months_untreated_liver", median(c -> c.untreatedSynchronous));
    figures.put("synchronous_liver_alive_5y", aliveAfter(60));
    figures.put("liver_doubling_days_lower_quartile", quantile(c -> c.doublingDays, 0.25));
    figures.put("liver_doubling_days_median", quantile(c -> c.doublingDays, 0.5));
    figures.put("liver_doubling_days_upper_quartile", quantile(c -> c.doublingDays, 0.75));
    return figures;
  }

  private interface Counted {
    long of(Counts counts);
  }

  private interface Rows {
    long[] of(Counts counts);
  }

  private double share(Counted part, Counted whole) {
    long above = Arrays.stream(counts).mapToLong(part::of).sum();
    long below = Arrays.stream(counts).mapToLong(whole::of).sum();
    return below == 0 ? 0 : above / (double) below;
  }

  private double hazardRatio(Rows recurred, Rows all, int here, int there) {
    return hazardRatio(
        share(c -> recurred.of(c)[here], c -> all.of(c)[here]),
        share(c -> recurred.of(c)[there], c -> all.of(c)[there]));
  }

  private double median(Rows months) {
    return quantile(months, 0.5);
  }

  private double quantile(Rows rows, double share) {
    return Histogram.quantile(counts, rows::of, share);
  }

  private double aliveAfter(int months) {
    return share(
        c -> Arrays.stream(c.afterSynchronous, months, 121).sum(), c -> c.synchronousLiver);
  }
}
