package dandelion.care;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An examination a pathway can ask for. What it can see stands in the disease's evidence. */
public enum Test {
  /** Visit to the clinic: history and examination by hand. */
  CLINIC(Kind.VISIT),
  /** Carcinoembryonic antigen in blood. */
  CEA(Kind.MARKER),
  /** Alpha-fetoprotein in blood. */
  AFP(Kind.MARKER),
  /** Computed tomography of chest, abdomen and pelvis with contrast. */
  CT_CAP(Kind.IMAGING),
  ULTRASOUND_LIVER(Kind.IMAGING),
  MRI_LIVER(Kind.IMAGING),
  PET_CT(Kind.IMAGING),
  CHEST_XRAY(Kind.IMAGING),
  /** Catheter angiography of the liver's arteries. */
  ANGIOGRAPHY(Kind.IMAGING),
  INTRAOPERATIVE_ULTRASOUND(Kind.IMAGING),
  COLONOSCOPY(Kind.IMAGING),
  /** Every lesion from the first cell on; exists in no hospital, serves thought experiments. */
  PERFECT(Kind.IMAGING);

  /** How a test answers. */
  public enum Kind {
    /** Shows lesions from a size on. */
    IMAGING,
    /** A level in blood. */
    MARKER,
    /** Shows nothing by itself. */
    VISIT
  }

  private final Kind kind;

  Test(Kind kind) {
    this.kind = kind;
  }

  /** The name used in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How it answers. */
  public Kind kind() {
    return kind;
  }

  /** Whether it shows lesions, in a hospital of this world. */
  public boolean isImaging() {
    return kind == Kind.IMAGING && this != PERFECT;
  }

  /** The test of this name, or null. */
  public static @Nullable Test named(String id) {
    for (Test test : values()) {
      if (test.id().equals(id)) {
        return test;
      }
    }
    return null;
  }

  /** What stands where a test is named, in words. */
  public static String wanted() {
    return "the name of a test: " + String.join(", ", names());
  }

  /** All names, for messages. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Test::id).toList();
  }
}
