package dandelion.evidence;

import java.util.List;
import java.util.TreeSet;

/**
 * Gathers what is wrong in all files that are read together, so that the writer hears of everything
 * at once. Not for use by several threads at a time.
 */
public final class Faults {

  private final TreeSet<Fault> gathered = new TreeSet<>();

  /** Starts with no fault. */
  public Faults() {}

  /** Keeps a fault; the same fault a second time changes nothing. */
  public void add(Fault fault) {
    gathered.add(fault);
  }

  /** Whether nothing is wrong so far. */
  public boolean isEmpty() {
    return gathered.isEmpty();
  }

  /** How many different faults there are. */
  public int size() {
    return gathered.size();
  }

  /** All faults by file, line and column, each once. */
  public List<Fault> list() {
    return List.copyOf(gathered);
  }

  /**
   * Ends the reading when anything is wrong.
   *
   * @throws FaultyFile with all faults, when there is at least one
   */
  public void throwIfAny() {
    if (!gathered.isEmpty()) {
      throw new FaultyFile(list());
    }
  }
}
