package dandelion.disease;

import java.util.Locale;

/** What the liver around the tumour is like. */
public enum LiverBackground {
  NORMAL,
  /** Fibrosis or chronic hepatitis without cirrhosis. */
  FIBROSIS,
  CIRRHOSIS;

  /** The name used in files and in evidence. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static LiverBackground of(int ordinal) {
    return switch (ordinal) {
      case 0 -> NORMAL;
      case 1 -> FIBROSIS;
      default -> CIRRHOSIS;
    };
  }
}
