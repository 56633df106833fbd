package dandelion.evidence;

import java.util.Locale;

/** Where in the body a metastasis or a local recurrence sits. The order is part of file formats. */
public enum Site {
  LIVER,
  LUNG,
  PERITONEUM,
  /** Regrowth at or beside the place of the operation. */
  LOCAL,
  /** Lymph nodes beyond the region of the primary. */
  NODES,
  BONE,
  BRAIN;

  private static final Site[] ALL = values();

  /** How many sites there are. */
  public static final int COUNT = ALL.length;

  /** The name used in files: {@code liver}, {@code lung}, ... */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The site with this ordinal, without allocating. */
  public static Site of(int ordinal) {
    return ALL[ordinal];
  }
}
