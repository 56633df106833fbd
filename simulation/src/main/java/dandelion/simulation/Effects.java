package dandelion.simulation;

import dandelion.care.Act;
import dandelion.disease.Biology;
import dandelion.disease.Elementary;
import dandelion.evidence.Evidence;
import java.util.Arrays;

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
  final double[] segmentVolume = new double[Biology.SEGMENTS];
  final double lnOperationDeathPerYear;
  final double[] logitEcogAt70 = new double[3];
  final double logitEcogPerYear;

  Effects(Evidence evidence, String disease) {
    for (Act act : Act.values()) {
      int a = act.ordinal();
      String id = disease + "." + act.id();
      switch (act.kind()) {
        case OPERATION -> {
          hospitalDays[a] = evidence.value(id + ".hospital_days");
          deathAt70[a] = evidence.value(id + ".death");
          residue[a] = evidence.value(id + ".residue");
        }
        case COURSE -> {
          hospitalDays[a] = evidence.value(id + ".hospital_days");
          deathAt70[a] = evidence.value(id + ".death");
          potency[a] = evidence.value(id + ".potency");
          lastsYears[a] = evidence.value(id + ".lasts");
          immuneFactor[a] = evidence.value(id + ".immune_factor");
        }
        case NOTHING -> {}
      }
    }
    double removed = evidence.value("liver.share_of_segment_removed");
    for (int k = 0; k < segmentVolume.length; k++) {
      segmentVolume[k] = removed * evidence.value("liver.segment_" + (k + 1));
    }
    lnOperationDeathPerYear =
        Elementary.ln(evidence.value("person.operation_death_per_decade")) / 10;
    for (int k = 0; k < 3; k++) {
      double share = evidence.value("person.ecog_" + (k + 1) + "_at_70");
      logitEcogAt70[k] = logit(share);
    }
    logitEcogPerYear = Elementary.ln(evidence.value("person.ecog_per_decade")) / 10;
  }

  /** How long the longest course lasts, years. */
  double longestCourseYears() {
    return Arrays.stream(lastsYears).max().orElse(0);
  }

  /** The chance of dying of an act at an age. */
  double death(Act act, double ageYears) {
    double base = deathAt70[act.ordinal()];
    return base == 0
        ? 0
        : Math.min(0.9, base * Elementary.exp(lnOperationDeathPerYear * (ageYears - 70)));
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

  /** Share of the liver, in percent, that is left when lesions in these segments are cut out. */
  double remnantPercent(int segments) {
    double left = 1;
    for (int k = 0; segments >>> k != 0; k++) {
      if ((segments >>> k & 1) != 0) {
        left -= segmentVolume[k];
      }
    }
    return 100 * left;
  }
}
