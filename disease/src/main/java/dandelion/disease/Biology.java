package dandelion.disease;

import dandelion.evidence.Evidence;
import dandelion.evidence.Site;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The laws of one disease, with every number taken from evidence under the disease's name ({@code
 * colorectal.growth.rate}, ...). Shared by all patients, never changed.
 *
 * <p>Logarithms are natural. What a number means, its unit and its source stand with its entry in
 * evidence; the mathematics stands in {@code docs/model.md}.
 */
public final class Biology {
  /** Couinaud segments of the liver, I to VIII. */
  public static final int SEGMENTS = 8;

  private static final int LEFT_HALF = 0b0000_1110;
  private static final int RIGHT_HALF = 0b1111_0000;

  private final Disease disease;
  final Growth growth;
  final Shedding shedding;
  final double lnCellsAtOneMm;

  final double lnRate;
  final double rateSdPatients;
  final double rateSdLesions;
  final double[] lnRateBySite = new double[Site.COUNT];

  /** Age, on its own clock, of a lesion that begins as a clump of cells and not as one. */
  final double foundingScaledAge;

  final double primaryRate;
  final Primary.Law primaries;
  final Frailty frailty;
  final double companion;
  final double offspringPerShed;
  final double offspringStays;

  final double[][] lnTropism;
  final double tropismSd;
  final double[] segments;
  final double residualLnCells;

  /** New tumours a year from a liver of each background; null for cancers that have none. */
  final double @Nullable [] deNovo;

  final double deNovoAntiviral;
  final double deNovoSd;
  final double deNovoFromYears;
  final LiverLaws liver;
  final double lnCellsToAblate;
  final double lnCellsToTakeHalf;
  final double lnCellsAt30Mm;

  final double dormantShare;
  final double wakingHazard;
  final double clearingHazard;
  final double microscopicScaledAge;
  final double competenceSd;
  final double surgeryImmuneFactor;
  final double surgeryImmuneYears;

  final double lnSensitivitySd;
  final double lnResistant;
  final double lnResistantSd;

  final double lnLethal;
  final double lnLethalSd;
  final double lnMostLethal;
  final double[] lnLethalWeight = new double[Site.COUNT];
  final double[] lnSymptomDiameter = new double[Site.COUNT];
  final double lnSymptomSd;
  final double lnSymptomBurden;

  final double markerLnBaseline;
  final double markerBaselineSd;
  final double markerSecretors;
  final double markerLnPerGigacell;
  final double markerPerGigacellSd;
  final double markerProne;
  final double markerFalsePerTest;
  final double benignFinding;

  final List<String> tests;
  final double[][] lnSeenFrom;
  final double[] seenSd;
  final double lnKnownShare;
  final double seenShared;
  final double seenOwn;
  final long[] testKeys;

  /**
   * Reads the laws of a disease.
   *
   * @param evidence where the numbers are
   * @param disease whose laws
   * @param tests names of the imaging tests whose visibility is wanted
   */
  Biology(Evidence evidence, Disease disease, List<String> tests) {
    this.disease = disease;
    this.tests = List.copyOf(tests);
    Numbers of = new Numbers(evidence, disease.name());
    double plateau = of.value("growth.plateau");
    growth = new Growth(plateau);
    lnCellsAtOneMm = of.ln("growth.cells_per_mm3") + StrictMath.log(Math.PI / 6);
    lnRate = of.ln("growth.rate");
    rateSdPatients = of.value("growth.rate_spread_patients");
    rateSdLesions = of.value("growth.rate_spread_lesions");
    foundingScaledAge = Fate.scaledAge(of.ln("growth.founding_cells"), plateau);
    shedding = new Shedding(of.value("seeding.size_exponent"), plateau);
    primaryRate = of.value("primary.growth_rate");
    primaries = disease.primaries(of);
    frailty = new Frailty(of.value("seeding.frailty_shape"));
    companion = of.value("seeding.companion");
    double reference = of.ln("seeding.reference_diameter") * 3 + lnCellsAtOneMm;
    offspringPerShed =
        of.value("seeding.by_metastasis")
            / StrictMath.exp(of.value("seeding.size_exponent") * reference);
    offspringStays = of.value("seeding.by_metastasis_stays");

    List<String> places = disease.places();
    lnTropism = new double[places.size()][Site.COUNT];
    for (int p = 0; p < places.size(); p++) {
      for (int s = 0; s < Site.COUNT; s++) {
        lnTropism[p][s] = of.ln("tropism." + places.get(p) + "." + Site.of(s).id());
      }
    }
    tropismSd = of.value("tropism.spread_patients");
    for (int s = 0; s < Site.COUNT; s++) {
      String site = Site.of(s).id();
      lnRateBySite[s] = of.ln("growth.ratio_" + site);
      lnLethalWeight[s] = of.ln("lethal.weight_" + site);
      lnSymptomDiameter[s] = of.ln("symptoms.diameter_" + site);
    }
    double[] volumes = new double[SEGMENTS];
    for (int k = 0; k < SEGMENTS; k++) {
      volumes[k] = evidence.value("liver.segment_" + (k + 1));
    }
    segments = Cohort.cumulative(volumes);
    residualLnCells = of.ln("margin.residual_cells");
    LiverBackground[] backgrounds = LiverBackground.values();
    double[] perYear = new double[backgrounds.length];
    boolean bears = of.has("de_novo." + LiverBackground.CIRRHOSIS.id());
    for (int k = 0; bears && k < perYear.length; k++) {
      perYear[k] = of.value("de_novo." + backgrounds[k].id());
    }
    deNovo = bears ? perYear : null;
    deNovoAntiviral = bears ? of.value("de_novo.ratio_antiviral") : 1;
    deNovoFromYears = bears ? -of.value("de_novo.years_before") : 0;
    deNovoSd = bears ? of.value("de_novo.spread_patients") : 0;
    liver = new LiverLaws(evidence);
    lnCellsToAblate = lnCells(StrictMath.log(evidence.value("liver.ablate_up_to")));
    lnCellsToTakeHalf = lnCells(StrictMath.log(evidence.value("liver.half_from")));
    lnCellsAt30Mm = lnCells(StrictMath.log(30));

    dormantShare = of.value("dormancy.share");
    wakingHazard = of.value("dormancy.waking");
    clearingHazard = of.value("clearing.hazard");
    microscopicScaledAge = -StrictMath.log(1 - of.ln("clearing.microscopic_cells") / plateau);
    competenceSd = of.value("immunity.spread_patients");
    surgeryImmuneFactor = of.value("immunity.after_surgery");
    surgeryImmuneYears = of.value("immunity.after_surgery_lasts");

    lnSensitivitySd = of.value("chemotherapy.sensitivity_spread");
    lnResistant = of.ln("chemotherapy.resistance_rate");
    lnResistantSd = of.value("chemotherapy.resistance_spread");

    lnLethal = of.ln("lethal.burden");
    lnLethalSd = of.value("lethal.burden_spread");
    lnMostLethal = plateau + of.ln("lethal.most_of_plateau");
    lnSymptomSd = of.value("symptoms.diameter_spread");
    lnSymptomBurden = of.ln("symptoms.share_of_lethal");

    markerLnBaseline = of.ln("marker.baseline");
    markerBaselineSd = of.value("marker.baseline_spread");
    markerSecretors = of.value("marker.secretors");
    markerLnPerGigacell = of.ln("marker.per_gigacell");
    markerPerGigacellSd = of.value("marker.per_gigacell_spread");
    markerProne = of.value("marker.prone");
    markerFalsePerTest = of.value("marker.false_alarm_of_prone");
    benignFinding = of.value("imaging.benign_finding");

    lnKnownShare = 3 * of.ln("imaging.known_share");
    seenShared = StrictMath.sqrt(of.value("imaging.shared_conspicuity"));
    seenOwn = StrictMath.sqrt(1 - of.value("imaging.shared_conspicuity"));
    testKeys = tests.stream().mapToLong(name -> Stream.mix(name.hashCode())).toArray();
    lnSeenFrom = new double[tests.size()][Site.COUNT];
    seenSd = new double[tests.size()];
    for (int k = 0; k < tests.size(); k++) {
      String test = "imaging." + tests.get(k);
      seenSd[k] = of.value(test + ".spread");
      for (int s = 0; s < Site.COUNT; s++) {
        String id = test + "." + Site.of(s).id();
        lnSeenFrom[k][s] = of.has(id) ? of.ln(id) : Double.POSITIVE_INFINITY;
      }
    }
  }

  /** Whose laws these are. */
  public Disease disease() {
    return disease;
  }

  /** The bit by which a body is asked to be looked at with a test; 0 for one it was not told of. */
  public int bit(String test) {
    int place = tests.indexOf(test);
    return place < 0 ? 0 : 1 << place;
  }

  /** The segments of the half of the liver in which a segment lies; the first stands alone. */
  static int half(int segment) {
    return segment == 0 ? 1 : segment < 4 ? LEFT_HALF : RIGHT_HALF;
  }

  /** Diameter, mm, of a lesion that grows at a rate since an age; of one cell before that. */
  public double diameterMm(double ratePerYear, double ageYears) {
    return diameterMm(growth.lnCells(ratePerYear, Math.max(0, ageYears)));
  }

  /** The imaging tests that visibility is known of, in order. */
  public List<String> tests() {
    return tests;
  }

  /**
   * The diameter from which a test sees half of the lesions at a site, mm; infinite where it sees
   * none.
   */
  public double seenFromMm(String test, Site site) {
    return StrictMath.exp(lnSeenFrom[tests.indexOf(test)][site.ordinal()]);
  }

  /** Natural log of the cells in a ball of this diameter. */
  double lnCells(double lnDiameterMm) {
    return lnCellsAtOneMm + 3 * lnDiameterMm;
  }

  /** Diameter in mm of a ball of this many cells. */
  double diameterMm(double lnCells) {
    return Elementary.exp((lnCells - lnCellsAtOneMm) / 3);
  }

  /** Reads this disease's entries by the rest of their ids. */
  record Numbers(Evidence evidence, String disease) {
    double value(String name) {
      return evidence.value(id(name));
    }

    double ln(String name) {
      return StrictMath.log(evidence.value(id(name)));
    }

    boolean has(String name) {
      return evidence.has(id(name));
    }

    private String id(String name) {
      return (disease + "." + name).toLowerCase(Locale.ROOT);
    }
  }
}
