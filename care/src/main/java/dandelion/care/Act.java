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
  NO_ADJUVANT(Kind.NOTHING),
  /** Nothing to treat is seen: follow-up goes on. */
  WATCH(Kind.NOTHING),
  ADJUVANT_FLUOROPYRIMIDINE(Kind.COURSE),
  ADJUVANT_OXALIPLATIN(Kind.COURSE),
  RESECT_LIVER(Kind.OPERATION, Site.LIVER),
  RESECT_LUNG(Kind.OPERATION, Site.LUNG),
  RESECT_LIVER_AND_LUNG(Kind.OPERATION, Site.LIVER, Site.LUNG),
  RESECT_LOCAL(Kind.OPERATION, Site.LOCAL),
  /** A course of systemic treatment meant to prolong life; restaged when it ends. */
  SYSTEMIC_PALLIATIVE(Kind.COURSE),
  BEST_SUPPORTIVE_CARE(Kind.NOTHING);

  /** How an act runs. */
  public enum Kind {
    /** One stay in hospital, then follow-up goes on. */
    OPERATION,
    /** Treatment over months. */
    COURSE,
    /** Nothing is done to the tumour. */
    NOTHING
  }

  private final Kind kind;
  private final int sites;

  Act(Kind kind, Site... sites) {
    this.kind = kind;
    this.sites = Arrays.stream(sites).mapToInt(site -> 1 << site.ordinal()).sum();
  }

  /** The name used in pathways and in evidence. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How it runs. */
  public Kind kind() {
    return kind;
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
