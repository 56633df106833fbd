package dandelion.claims;

import java.util.List;

/**
 * A statement that people meet about cancer that comes back, what has been published about it, and
 * which quantities Dandelion simulates to see for itself.
 *
 * @param id such as S1
 * @param disease colorectal, hepatocellular or both
 * @param statement in our words
 * @param livesIn where the model has a place for it
 * @param published figures that bear on it
 * @param simulated what is simulated
 * @param literature what the published figures make of it
 * @param because why
 */
public record Claim(
    String id,
    String disease,
    String statement,
    String livesIn,
    List<Published> published,
    List<Simulated> simulated,
    Literature literature,
    String because) {

  /** What published figures make of a claim. */
  public enum Literature {
    /** They bear it out. */
    SUPPORTED("supported"),
    /** Part holds and part does not, or the direction holds and the figure does not. */
    PARTLY("partly"),
    /** They contradict it, or nothing measured stands behind it. */
    NOT_SUPPORTED("not supported");

    private final String words;

    Literature(String words) {
      this.words = words;
    }

    /** As it is read. */
    public String words() {
      return words;
    }
  }

  /** How one published figure bears on the claim. */
  public enum Bears {
    /** For it. */
    SUPPORTS,
    /** In part. */
    PARTLY,
    /** Against it. */
    CONTRADICTS
  }

  /**
   * A published figure.
   *
   * @param what of whom, what and when
   * @param value as published
   * @param unit its unit: %, HR, months, ...
   * @param low lower end of its 95 % interval; not a number where none is known
   * @param high its upper end
   * @param cite who and when, in two words
   * @param source in full
   * @param seen whether it stood in the page that was read; otherwise it is recalled
   * @param bears how it bears on the claim
   * @param against the simulated quantity it is compared with; empty where there is none
   */
  public record Published(
      String what,
      double value,
      String unit,
      double low,
      double high,
      String cite,
      String source,
      boolean seen,
      Bears bears,
      String against) {
    /** Whether an interval is known. */
    public boolean hasInterval() {
      return low <= high;
    }
  }

  /**
   * Something to be simulated.
   *
   * @param quantity its name
   * @param what in words
   */
  public record Simulated(String quantity, String what) {}
}
