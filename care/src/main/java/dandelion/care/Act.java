package dandelion.care;

import dandelion.evidence.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a pathway can do: the face of a treatment that a guideline sees. What an act does to the
 * disease stands in the disease's room under the same name.
 */
public enum Act {
  /** No adjuvant treatment after the operation. */
  NO_ADJUVANT("no adjuvant treatment", Kind.NOTHING),
  /** Nothing to treat is seen: follow-up goes on. */
  WATCH("follow-up goes on", Kind.NOTHING),
  ADJUVANT_FLUOROPYRIMIDINE("adjuvant fluoropyrimidine", Kind.COURSE),
  ADJUVANT_OXALIPLATIN("adjuvant oxaliplatin and fluoropyrimidine", Kind.COURSE),
  RESECT_LIVER("resection of the liver", Kind.OPERATION, Site.LIVER),
  RESECT_LUNG("resection of the lung", Kind.OPERATION, Site.LUNG),
  RESECT_LIVER_AND_LUNG("resection of liver and lung", Kind.OPERATION, Site.LIVER, Site.LUNG),
  RESECT_LOCAL("resection of the local recurrence", Kind.OPERATION, Site.LOCAL),
  /** Large liver lesions are cut out and small ones ablated, in one session. */
  RESECT_AND_ABLATE_LIVER("resection and ablation in the liver", Kind.OPERATION, Site.LIVER),
  /** Heat from radio waves, lesion by lesion. */
  ABLATE_RADIOFREQUENCY("radiofrequency ablation", Kind.ABLATION, Site.LIVER),
  /** Heat from microwaves, lesion by lesion. */
  ABLATE_MICROWAVE("microwave ablation", Kind.ABLATION, Site.LIVER),
  /** Cold from argon and helium, lesion by lesion. */
  ABLATE_CRYO("argon-helium cryoablation", Kind.ABLATION, Site.LIVER),
  /** Transarterial chemoembolization: angiography, then drug and plug into the feeding arteries. */
  TACE("chemoembolization (TACE)", Kind.EMBOLISATION, Site.LIVER),
  /** A course of systemic treatment meant to prolong life; restaged when it ends. */
  SYSTEMIC_PALLIATIVE("palliative systemic treatment", Kind.COURSE),
  /** A course before or after removing metastases. */
  PERIOPERATIVE_FOLFOX("a course of FOLFOX", Kind.COURSE),
  /** Modern doublet meant to shrink metastases until they can be removed. */
  SYSTEMIC_CONVERSION("chemotherapy to shrink metastases", Kind.COURSE),
  /** Systemic treatment with a targeted drug. */
  SYSTEMIC_TARGETED("systemic treatment with a targeted drug", Kind.COURSE),
  /** Immune cells raised outside the body. */
  CELL_THERAPY("immune-cell therapy", Kind.COURSE),
  CHEMO_WITH_CELL_THERAPY("chemotherapy with immune-cell therapy", Kind.COURSE),
  /** A programme of exercise under guidance. */
  EXERCISE("an exercise programme", Kind.COURSE),
  BEST_SUPPORTIVE_CARE("best supportive care", Kind.NOTHING);

  /** How an act runs. */
  public enum Kind {
    /** One stay in hospital, then follow-up goes on. */
    OPERATION,
    /** Lesions are destroyed where they are, then follow-up goes on. */
    ABLATION,
    /** Treatment through the liver's artery; looked at again when the drug has gone. */
    EMBOLISATION,
    /** Treatment over months; looked at again when it ends. */
    COURSE,
    /** Nothing is done to the tumour. */
    NOTHING
  }

  private final String title;
  private final Kind kind;
  private final int sites;

  Act(String title, Kind kind, Site... sites) {
    this.title = title;
    this.kind = kind;
    this.sites = Arrays.stream(sites).mapToInt(site -> 1 << site.ordinal()).sum();
  }

  /** The name used in pathways and in evidence. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** How it runs. */
  public Kind kind() {
    return kind;
  }

  /** Whether it is meant to leave nothing that can be seen. */
  public boolean isCurative() {
    return kind == Kind.OPERATION || kind == Kind.ABLATION;
  }

  /** The test that guides it and is part of it, beside those of the restaging; or null. */
  public @Nullable Test guide() {
    return kind == Kind.EMBOLISATION ? Test.ANGIOGRAPHY : null;
  }

  /** Sites operated on: bit s for the site of ordinal s. */
  public int sites() {
    return sites;
  }

  /** The act of this name, or null. */
  public static @Nullable Act named(String id) {
    for (Act act : values()) {
      if (act.id().equals(id)) {
        return act;
      }
    }
    return null;
  }

  /** All names, for messages. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Act::id).toList();
  }
}
