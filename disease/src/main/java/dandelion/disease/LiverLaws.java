package dandelion.disease;

import dandelion.evidence.Evidence;

/** The liver's laws, the same for every cancer: quality, decline, regrowth and failure. */
final class LiverLaws {
  private static final int CLASSES = 3;

  private final double[] lnQuality = new double[2];
  private final double[] lnQualityByClass = new double[CLASSES];
  private final double qualitySd;
  private final double[] declinePerYear;
  private final double declineAntiviral;
  private final double declineSd;
  private final double[] ceiling;
  private final double[] regenerationPerYear;
  private final double lnThreshold;
  private final double thresholdSd;
  private final double operableAbove;
  final double[] childPughAbove = new double[2];

  LiverLaws(Evidence evidence) {
    lnQuality[0] = ln(evidence, "quality_normal");
    lnQuality[1] = ln(evidence, "quality_fibrosis");
    for (int k = 0; k < CLASSES; k++) {
      lnQualityByClass[k] = ln(evidence, "quality_cirrhosis_" + "abc".charAt(k));
    }
    qualitySd = evidence.value("liver.quality_spread");
    declinePerYear = byBackground(evidence, "decline_");
    declineAntiviral = evidence.value("liver.decline_ratio_antiviral");
    declineSd = evidence.value("liver.decline_spread");
    ceiling = byBackground(evidence, "regeneration_ceiling_");
    regenerationPerYear = byBackground(evidence, "regeneration_");
    lnThreshold = ln(evidence, "failure_threshold");
    thresholdSd = evidence.value("liver.failure_threshold_spread");
    operableAbove = evidence.value("liver.operable_above_failure");
    childPughAbove[0] = evidence.value("liver.child_pugh_a_above");
    childPughAbove[1] = evidence.value("liver.child_pugh_b_above");
  }

  private static double ln(Evidence evidence, String name) {
    return StrictMath.log(evidence.value("liver." + name));
  }

  private static double[] byBackground(Evidence evidence, String name) {
    LiverBackground[] all = LiverBackground.values();
    double[] values = new double[all.length];
    for (int k = 0; k < all.length; k++) {
      values[k] = evidence.value("liver." + name + all[k].id());
    }
    return values;
  }

  /** Draws the liver of a patient with this primary, as it is before the operation. */
  void draw(Stream stream, Primary primary, Reserve into) {
    int background = primary.liver.ordinal();
    boolean cirrhotic = primary.liver == LiverBackground.CIRRHOSIS;
    double spread = qualitySd * stream.normal();
    double threshold = Elementary.exp(lnThreshold + thresholdSd * stream.normal());
    double lnMedian = cirrhotic ? lnQualityByClass[primary.childPugh] : lnQuality[background];
    double least = Math.min(1, threshold * operableAbove / (1 - primary.liverRemoved));
    double quality = Math.max(Math.min(1, Elementary.exp(lnMedian + spread)), least);
    double decline =
        declinePerYear[background]
            * (primary.antiviral ? declineAntiviral : 1)
            * Elementary.exp(declineSd * stream.normal());
    into.reset(quality, decline, ceiling[background], regenerationPerYear[background], threshold);
    if (primary.liverRemoved > 0) {
      into.cut(0, primary.liverRemoved);
    }
  }

  /** Natural log of a patient's quality of liver relative to a healthy one: less of it to lose. */
  double lnQualityOf(Primary primary) {
    return primary.liver == LiverBackground.CIRRHOSIS
        ? lnQualityByClass[primary.childPugh]
        : lnQuality[primary.liver.ordinal()];
  }
}
