package dandelion.disease;

import dandelion.evidence.Evidence;
import dandelion.evidence.Site;
import java.util.List;

/**
 * A cancer that Dandelion knows. Its numbers are in evidence under its name; what no number can
 * say, how its primaries differ and how that bears on seeding, is a small class for each.
 *
 * <p>A further cancer is a class beside these, its entries in evidence, and a line in {@link
 * Diseases}.
 */
public abstract class Disease {
  private final String name;
  private final List<String> places;
  private final List<Trait> traits;
  private final List<String> facts;

  /**
   * @param name first word of its entries' ids
   * @param places where the primary may be: rows of its tropism
   * @param traits what a study says of its patients' primaries
   * @param facts what a doctor may know of a primary after the operation, by the names of findings
   */
  Disease(String name, List<String> places, List<Trait> traits, List<String> facts) {
    this.name = name;
    this.places = places;
    this.traits = traits;
    this.facts = facts;
  }

  /** Its name, the first word of its entries' ids. */
  public final String name() {
    return name;
  }

  /** Where the primary may be. */
  final List<String> places() {
    return places;
  }

  /** What a study says of its patients' primaries, in the order in which a cohort holds them. */
  public final List<Trait> traits() {
    return traits;
  }

  /** What a doctor may know of a primary after the operation, by the names of findings. */
  public final List<String> facts() {
    return facts;
  }

  /** The laws of this disease, for the imaging tests a study uses. */
  public final Biology biology(Evidence evidence, List<String> tests) {
    return new Biology(evidence, this, tests);
  }

  /** Where cells grow that the operation on the primary left at its margin. */
  Site residueSite() {
    return Site.LOCAL;
  }

  /** How its primaries are drawn. */
  abstract Primary.Law primaries(Biology.Numbers of);

  @Override
  public final String toString() {
    return name;
  }
}
