package dandelion.disease;

import dandelion.evidence.Site;
import java.util.Arrays;

/** What tests show at one time: how many lesions where, how large, in which liver segments. */
public final class Sighting {
  /** Lesions seen, by site. */
  public final int[] count = new int[Site.COUNT];

  /** Largest diameter seen, mm, by site; 0 where none is seen. */
  public final double[] largestMm = new double[Site.COUNT];

  /** Liver segments with a lesion: bit k for segment k+1. */
  public int liverSegments;

  /** Liver segments that go as a whole, since a lesion in their half is too large to spare it. */
  public int liverSegmentsWhole;

  /** Liver lesions too large for ablation. */
  public int liverLarge;

  /** Liver segments with a lesion too large for ablation: bit k for segment k+1. */
  public int liverSegmentsOfLarge;

  /** Volume doubling time of the largest lesion seen in the liver, years; 0 when none is seen. */
  public double liverDoublingYears;

  /** How many of the lesions seen had slept; nobody can tell by looking, and no chart holds it. */
  public int slept;

  /** Lesions seen anywhere. */
  public int total;

  /** Nothing seen. */
  public void clear() {
    Arrays.fill(count, 0);
    Arrays.fill(largestMm, 0);
    liverSegments = 0;
    liverSegmentsWhole = 0;
    liverLarge = 0;
    liverSegmentsOfLarge = 0;
    liverDoublingYears = 0;
    slept = 0;
    total = 0;
  }

  /** The largest lesion anywhere, mm. */
  public double largestMm() {
    double largest = 0;
    for (double size : largestMm) {
      largest = Math.max(largest, size);
    }
    return largest;
  }
}
