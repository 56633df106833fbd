package dandelion.study;

import dandelion.simulation.Simulation;
import dandelion.study.Design.Subgroup;
import java.util.List;

/**
 * The groups of patients that gains and harms are counted in: one cell for all patients, then for
 * each subgroup of the study one for every group and one for those of whom its finding is unknown.
 * So the cells of one finding hold all patients, each once.
 */
final class Groups {
  /** The cell of all patients. */
  static final int ALL = 0;

  private final Subgroup[] subgroups;
  private final int[] first;

  Groups(List<Subgroup> subgroups) {
    this.subgroups = subgroups.toArray(Subgroup[]::new);
    this.first = new int[this.subgroups.length + 1];
    first[0] = ALL + 1;
    for (int k = 0; k < this.subgroups.length; k++) {
      first[k + 1] = first[k] + this.subgroups[k].groups() + 1;
    }
  }

  /** How many cells there are. */
  int cells() {
    return first[subgroups.length];
  }

  /** How many findings tell patients apart. */
  int findings() {
    return subgroups.length;
  }

  /** Writes down the cells of the patient who has just entered, one for each finding. */
  void note(Simulation simulation, int[] cells) {
    for (int k = 0; k < subgroups.length; k++) {
      double value = simulation.known(subgroups[k].finding());
      cells[k] = Double.isNaN(value) ? first[k + 1] - 1 : first[k] + subgroups[k].of(value);
    }
  }

  /** Name of the finding that a cell belongs to. */
  String finding(int cell) {
    return cell == ALL ? "all" : subgroups[subgroup(cell)].finding().id();
  }

  /** Name of a cell's group. */
  String name(int cell) {
    if (cell == ALL) {
      return "all";
    }
    int k = subgroup(cell);
    return cell == first[k + 1] - 1 ? "unknown" : subgroups[k].name(cell - first[k]);
  }

  private int subgroup(int cell) {
    int k = 0;
    while (cell >= first[k + 1]) {
      k++;
    }
    return k;
  }
}
