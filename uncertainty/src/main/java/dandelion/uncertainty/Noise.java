package dandelion.uncertainty;

/**
 * What moves a difference from draw to draw: doubt in the numbers, and the luck of the patients in
 * each draw. Split by analysis of variance: the variance between draws is what doubt gives and, on
 * top, the variance between patients divided by their number (O'Hagan, Stevenson and Madan, Health
 * Economics 2007).
 *
 * @param mean of the draws
 * @param between variance between draws, as it stands
 * @param within variance between patients of one draw, mean of draws
 * @param independent the same if the arms had different patients
 * @param patients in each draw
 * @param draws how many
 */
record Noise(
    double mean, double between, double within, double independent, long patients, int draws) {

  /** Of a mean difference of cost, QALYs or life-years from the reference arm. */
  static Noise of(Sample sample, int arm, Kept kept, long patients) {
    Drawn within = sample.within();
    double[] differences = sample.differences(arm, kept);
    return new Noise(
        Sample.mean(differences),
        Sample.variance(differences),
        within.varianceOfDifference(arm, kept),
        within.variance(arm, kept) + within.variance(sample.reference(), kept),
        patients,
        sample.size());
  }

  /** Of the difference in net benefit from the reference arm at a price of a QALY. */
  static Noise ofBenefit(Sample sample, int arm, double price, long patients) {
    Drawn within = sample.within();
    double[] differences = sample.benefitDifferences(arm, price);
    return new Noise(
        Sample.mean(differences),
        Sample.variance(differences),
        within.varianceOfBenefitDifference(arm, price),
        within.varianceOfBenefit(arm, price) + within.varianceOfBenefit(sample.reference(), price),
        patients,
        sample.size());
  }

  /** Variance that doubt in the numbers gives; 0 when patients' luck drowns it. */
  double doubt() {
    return Math.max(0, between - within / patients);
  }

  /** Share of the variance between draws that is patients' luck. */
  double share() {
    return between > 0 ? Math.min(1, within / patients / between) : 0;
  }

  /** Standard error of the mean of all draws. */
  double se() {
    return Math.sqrt(between / draws);
  }

  /** Patients that a draw needs for their luck to be no more than a share of its variance. */
  double patientsFor(double share) {
    double doubt = doubt();
    return within == 0
        ? 0
        : doubt > 0 ? within * (1 - share) / (share * doubt) : Double.POSITIVE_INFINITY;
  }

  /** Draws that make the standard error this share of the mean. */
  double drawsFor(double share) {
    return drawsFor(share, within);
  }

  /** The same if the arms had different patients. */
  double drawsWithoutCommonNumbers(double share) {
    return drawsFor(share, independent);
  }

  private double drawsFor(double share, double ofPatients) {
    double se = share * Math.abs(mean);
    double variance = doubt() + ofPatients / patients;
    return variance == 0 ? 0 : variance / (se * se);
  }
}
