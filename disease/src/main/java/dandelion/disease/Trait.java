package dandelion.disease;

import java.util.List;

/**
 * Something that a study says of its patients' primaries or of who bears them.
 *
 * @param name the key in a study's {@code who}
 * @param levels the categories whose shares are given; empty for a quantity, of which a log-normal
 *     distribution is given
 */
public record Trait(String name, List<String> levels) {
  /** Whether it is a quantity and not a category. */
  public boolean isQuantity() {
    return levels.isEmpty();
  }
}
