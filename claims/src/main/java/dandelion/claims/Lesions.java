package dandelion.claims;

import dandelion.care.Act;
import dandelion.care.Test;
import dandelion.disease.Disease;
import dandelion.disease.Diseases;
import dandelion.disease.Sighting;
import dandelion.disease.SingleLesion;
import dandelion.evidence.Evidence;
import dandelion.evidence.Site;
import dandelion.simulation.Erasure;
import dandelion.validation.Amount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What claims ask of single liver lesions: who sees them, and what one treatment does to them. */
final class Lesions {
  private static final long SEED = 1;
  private static final double DAY_BEFORE_ANYTHING = 0;

  private static final Map<String, Asked> ALL = all();

  private final Evidence evidence;
  private final long patients;

  Lesions(Evidence evidence, long patients) {
    this.evidence = evidence;
    this.patients = patients;
  }

  /** One figure, in per cent of lesions. */
  @FunctionalInterface
  private interface Asked {
    Amount of(Lesions lesions);
  }

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  Amount of(String name) {
    Asked asked = ALL.get(name);
    if (asked == null) {
      throw new IllegalArgumentException("nothing is asked of lesions by the name of " + name);
    }
    return asked.of(this);
  }

  private static Map<String, Asked> all() {
    Map<String, Asked> all = new LinkedHashMap<>();
    sees(all, "seen_ultrasound_", "colorectal", Test.ULTRASOUND_LIVER, 10);
    sees(all, "seen_ct_", "colorectal", Test.CT_CAP, 3, 10);
    sees(all, "seen_mri_", "colorectal", Test.MRI_LIVER, 5, 10);
    sees(all, "hcc_seen_mri_", "hepatocellular", Test.MRI_LIVER, 8);
    sees(all, "hcc_seen_angiography_", "hepatocellular", Test.ANGIOGRAPHY, 5, 15);
    erases(all, "erased_folfox_", "colorectal", Act.PERIOPERATIVE_FOLFOX, 1, 10, 30, 50);
    erases(all, "tace_erases_", "hepatocellular", Act.TACE, 10, 30);
    responds(all, "responding_folfox_", "colorectal", Act.PERIOPERATIVE_FOLFOX, 30);
    fails(all, "ablation_fails_", "colorectal", Act.ABLATE_RADIOFREQUENCY, 20, 60);
    fails(all, "cryo_fails_", "colorectal", Act.ABLATE_CRYO, 20, 60);
    fails(all, "hcc_cryo_fails_", "hepatocellular", Act.ABLATE_CRYO, 25);
    all.put("vanished_alive", lesions -> lesions.vanishedYetAlive(Act.PERIOPERATIVE_FOLFOX, 15));
    return all;
  }

  private static void sees(
      Map<String, Asked> all, String name, String disease, Test test, int... sizesMm) {
    for (int mm : sizesMm) {
      all.put(name + mm + "mm", lesions -> lesions.seen(named(disease), test, mm));
    }
  }

  private static void erases(
      Map<String, Asked> all, String name, String disease, Act act, int... sizesMm) {
    treated(all, name, disease, act, Erasure.Outcome::share, sizesMm);
  }

  private static void fails(
      Map<String, Asked> all, String name, String disease, Act act, int... sizesMm) {
    treated(all, name, disease, act, outcome -> 1 - outcome.share(), sizesMm);
  }

  private static void responds(
      Map<String, Asked> all, String name, String disease, Act act, int... sizesMm) {
    treated(all, name, disease, act, Erasure.Outcome::responding, sizesMm);
  }

  private static void treated(
      Map<String, Asked> all,
      String name,
      String disease,
      Act act,
      ToDoubleFunction<Erasure.Outcome> share,
      int... sizesMm) {
    for (int mm : sizesMm) {
      all.put(
          name + mm + "mm",
          lesions -> {
            Erasure.Outcome outcome =
                new Erasure(lesions.evidence, named(disease)).of(act, mm, lesions.patients, SEED);
            double treated = outcome.treated();
            return Amount.share(Math.rint(share.applyAsDouble(outcome) * treated), treated);
          });
    }
  }

  /** How many lesions of a size a test sees. */
  private Amount seen(Disease disease, Test test, double mm) {
    SingleLesion lesion = new SingleLesion(disease.biology(evidence, List.of(test.id())));
    Sighting sighting = new Sighting();
    long seen = 0;
    for (long patient = 0; patient < patients; patient++) {
      lesion.draw(SEED, patient, Site.LIVER, mm);
      lesion.body().look(1, DAY_BEFORE_ANYTHING, sighting);
      seen += sighting.total;
    }
    return Amount.share((double) seen, (double) patients);
  }

  /** Of the lesions that CT sees before a course and no longer when it ends, how many live. */
  private Amount vanishedYetAlive(Act act, double mm) {
    Disease disease = named("colorectal");
    String id = disease.name() + "." + act.id();
    double lasts = evidence.value(id + ".lasts");
    double potency = evidence.value(id + ".potency");
    double immune = evidence.value(id + ".immune_factor");
    SingleLesion lesion = new SingleLesion(disease.biology(evidence, List.of(Test.CT_CAP.id())));
    Sighting sighting = new Sighting();
    long vanished = 0;
    long alive = 0;
    for (long patient = 0; patient < patients; patient++) {
      lesion.draw(SEED, patient, Site.LIVER, mm);
      lesion.body().look(1, DAY_BEFORE_ANYTHING, sighting);
      if (sighting.total == 0) {
        continue;
      }
      lesion.body().course(DAY_BEFORE_ANYTHING, lasts, potency, immune);
      lesion.body().look(1, lasts, sighting);
      if (sighting.total == 0) {
        vanished++;
        alive += lesion.diameterMm(lasts) > 0 ? 1 : 0;
      }
    }
    return Amount.share((double) alive, (double) vanished);
  }

  private static Disease named(String name) {
    Disease disease = Diseases.named(name);
    if (disease == null) {
      throw new IllegalStateException("there is no disease " + name);
    }
    return disease;
  }
}
