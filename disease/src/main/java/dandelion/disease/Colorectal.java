package dandelion.disease;

import dandelion.evidence.Evidence;
import java.util.List;

/** Colorectal cancer: the places its primary may have; its numbers are in evidence. */
public final class Colorectal {
  /** The primary's places, in the order of {@link Cohort#primarySiteShares()}. */
  public static final List<String> PLACES = List.of("right_colon", "left_colon", "rectum");

  private Colorectal() {}

  /** The laws of colorectal cancer, for the tests a study uses. */
  public static Biology biology(Evidence evidence, List<String> tests) {
    return new Biology(evidence, "colorectal", PLACES, tests);
  }
}
