package dandelion.disease;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cancers that Dandelion knows. */
public final class Diseases {
  /** Colorectal cancer. */
  public static final Disease COLORECTAL = new Colorectal();

  /** Hepatocellular carcinoma, the common cancer of the liver itself. */
  public static final Disease HEPATOCELLULAR = new Hepatocellular();

  /** All of them. */
  public static final List<Disease> ALL = List.of(COLORECTAL, HEPATOCELLULAR);

  private Diseases() {}

  /** The disease of this name, or null. */
  public static @Nullable Disease named(String name) {
    return ALL.stream().filter(disease -> disease.name().equals(name)).findFirst().orElse(null);
  }

  /** All names, for messages. */
  public static List<String> names() {
    return ALL.stream().map(Disease::name).toList();
  }
}
