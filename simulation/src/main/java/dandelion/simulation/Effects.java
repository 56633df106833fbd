package dandelion.simulation;

import dandelion.care.Act;
import dandelion.care.Table;
import dandelion.disease.Biology;
import dandelion.disease.Elementary;
import dandelion.evidence.Evidence;
import java.util.List;

/**
 * Joins the acts that a pathway can name to what they do, by name. Every act has its effect here.
 */
final class Effects {
  final double[] hospitalDays = new double[Act.values().length];
  final double[] deathAt70 = new double[Act.values().length];
  final double[] residue = new double[Act.values().length];
  final double[] potency = new double[Act.values().length];
  final double[] lastsYears = new double[Act.values().length];
  final double[] immuneFactor = new double[Act.values().length];
  final double[] stoppedEarly = new double[Act.values().length];
  final double[] reserveLoss = new double[Act.values().length];
  final double[] reserveLossRatioCirrhosis = new double[Act.values().length];
  final double[] deathPerTenth = new double[Act.values().length];
  final double[] logitAt30Mm = new double[Act.values().length];
  final double[] perDoubling = new double[Act.values().length];
  final double[] complication = new double[Act.values().length];
  final double[] smallestMm = new double[Act.values().length];
  private final double shareOfSegment;
  final double[] segmentVolume = new double[Biology.SEGMENTS];
  final double lnOperationDeathPerYear;
  final double[] logitEcogAt70 = new double[3];
  final double logitEcogPerYear;

  /**
   * Reads what every act does in a disease. An act of which evidence says nothing there cannot be
   * done there.
   */
  Effects(Evidence evidence, String disease) {
    for (Act act : Act.values()) {
      int a = act.ordinal();
      String id = disease + "." + act.id();
      if (!exists(evidence, disease, act) || act.kind() == Act.Kind.NOTHING) {
        continue;
      }
      hospitalDays[a] = evidence.value(id + ".hospital_days");
      deathAt70[a] = evidence.value(id + ".death");
      reserveLoss[a] = valueOr(evidence, id + ".reserve_loss", 0);
      switch (act.kind()) {
        case OPERATION -> {
          residue[a] = evidence.value(id + ".residue");
          deathPerTenth[a] = valueOr(evidence, id + ".death_per_tenth_removed", 1);
          complication[a] = complication(evidence, disease, act);
        }
        case ABLATION -> {
          readDestruction(evidence, id, a);
          complication[a] = evidence.value(id + ".complication");
        }
        case EMBOLISATION -> {
          readDestruction(evidence, id, a);
          readCourse(evidence, id, a);
          smallestMm[a] = evidence.value(id + ".smallest_mm");
          reserveLossRatioCirrhosis[a] = evidence.value(id + ".reserve_loss_ratio_cirrhosis");
        }
        case COURSE -> {
          readCourse(evidence, id, a);
          stoppedEarly[a] = valueOr(evidence, id + ".stopped_early", 0);
        }
        case NOTHING -> {}
      }
    }
    shareOfSegment = evidence.value("liver.share_of_segment_removed");
    for (int k = 0; k < segmentVolume.length; k++) {
      segmentVolume[k] = evidence.value("liver.segment_" + (k + 1));
    }
    lnOperationDeathPerYear =
        Elementary.ln(evidence.value("person.operation_death_per_decade")) / 10;
    for (int k = 0; k < 3; k++) {
      double share = evidence.value("person.ecog_" + (k + 1) + "_at_70");
      logitEcogAt70[k] = logit(share);
    }
    logitEcogPerYear = Elementary.ln(evidence.value("person.ecog_per_decade")) / 10;
  }

  /** A resection with ablation in the same session has the complications of either. */
  private static double complication(Evidence evidence, String disease, Act act) {
    if (act != Act.RESECT_AND_ABLATE_LIVER) {
      return evidence.value(disease + "." + act.id() + ".complication");
    }
    double spared = 1;
    for (Act part : List.of(Act.RESECT_LIVER, Act.ABLATE_RADIOFREQUENCY)) {
      spared *= 1 - evidence.value(disease + "." + part.id() + ".complication");
    }
    return 1 - spared;
  }

  private void readDestruction(Evidence evidence, String id, int a) {
    logitAt30Mm[a] = logit(evidence.value(id + ".complete_at_30mm"));
    perDoubling[a] = evidence.value(id + ".size_slope");
  }

  private void readCourse(Evidence evidence, String id, int a) {
    potency[a] = evidence.value(id + ".potency");
    lastsYears[a] = evidence.value(id + ".lasts");
    immuneFactor[a] = evidence.value(id + ".immune_factor");
  }

  private static double valueOr(Evidence evidence, String id, double otherwise) {
    return evidence.has(id) ? evidence.value(id) : otherwise;
  }

  /** Whether evidence says what an act does in a disease. */
  static boolean exists(Evidence evidence, String disease, Act act) {
    return act.kind() == Act.Kind.NOTHING || evidence.has(disease + "." + act.id() + ".death");
  }

  /** How long the longest treatment that a table offers lasts, years. */
  double longestYears(Table table) {
    double longest = 0;
    for (Table.Row row : table.rows()) {
      for (Table.Offer offer : row.offers()) {
        for (Table.Step step : offer.steps()) {
          double ends = step.afterMonths() / 12 + lastsYears[step.act().ordinal()];
          longest = Math.max(longest, ends);
        }
      }
    }
    return longest;
  }

  /** The chance of dying of an act at an age. */
  double death(Act act, double ageYears) {
    return death(act, ageYears, 1);
  }

  /** The chance of dying of an act at an age, so many times as likely as usual. */
  double death(Act act, double ageYears, double times) {
    double base = deathAt70[act.ordinal()] * times;
    return base == 0
        ? 0
        : Math.min(0.9, base * Elementary.exp(lnOperationDeathPerYear * (ageYears - 70)));
  }

  static double power(double base, double exponent) {
    return base == 1 || exponent == 0 ? 1 : Elementary.exp(exponent * Elementary.ln(base));
  }

  /** Log-odds of a share, kept away from certainty. */
  static double logit(double share) {
    return Elementary.ln(Math.max(share, 1e-9) / Math.max(1 - share, 1e-9));
  }

  /** ECOG status, 0 to 3, of a person of this latent fitness (as log-odds) at an age. */
  int ecog(double logit, double ageYears) {
    int ecog = 0;
    while (ecog < 3 && logit < logitEcogAt70[ecog] + logitEcogPerYear * (ageYears - 70)) {
      ecog++;
    }
    return ecog;
  }

  /**
   * Share of the whole liver that is removed.
   *
   * @param segments segments with a lesion, bit k for segment k+1
   * @param whole segments that go as a whole
   */
  double removed(int segments, int whole) {
    double removed = 0;
    for (int k = 0; k < Biology.SEGMENTS; k++) {
      if ((whole >>> k & 1) != 0) {
        removed += segmentVolume[k];
      } else if ((segments >>> k & 1) != 0) {
        removed += shareOfSegment * segmentVolume[k];
      }
    }
    return removed;
  }

  /** What is left of the liver, in percent, when lesions in these segments are cut out of it. */
  double remnantPercent(double volumePercent, int segments, int whole) {
    return Math.max(0, volumePercent - 100 * removed(segments, whole));
  }
}
