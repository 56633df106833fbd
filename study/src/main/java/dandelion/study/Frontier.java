package dandelion.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The frontier of cost-effectiveness: strategies for which no other, and no mixture of two others,
 * gives as much for less money. Incremental ratios are against the next strategy below on it.
 */
public final class Frontier {
  private Frontier() {}

  /** Where a strategy stands. */
  public enum Status {
    /** On the frontier; its ratio is against the one below it. */
    EFFICIENT,
    /** Another strategy gives at least as much for no more. */
    DOMINATED,
    /** A mixture of two others gives more for the same money. */
    EXTENDEDLY_DOMINATED
  }

  /**
   * A strategy on the frontier, or off it.
   *
   * @param status where it stands
   * @param next the strategy below it on the frontier, by place; -1 for none
   * @param cost more than there
   * @param effect more than there
   */
  public record Place(Status status, int next, double cost, double effect) {
    /** Cost for one unit of effect more; not a number for the lowest and for those off. */
    public double ratio() {
      return next < 0 ? Double.NaN : cost / effect;
    }
  }

  /** Where each strategy stands. Of strategies that are equal in both the first counts. */
  public static List<Place> of(double[] costs, double[] effects) {
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < costs.length; k++) {
      order.add(k);
    }
    order.sort(
        Comparator.<Integer>comparingDouble(k -> costs[k])
            .thenComparing(Comparator.<Integer>comparingDouble(k -> effects[k]).reversed())
            .thenComparing(k -> k));
    Status[] status = new Status[costs.length];
    List<Integer> frontier = new ArrayList<>();
    for (int k : order) {
      if (!frontier.isEmpty() && effects[k] <= effects[frontier.getLast()]) {
        status[k] = Status.DOMINATED;
        continue;
      }
      while (frontier.size() > 1 && isAbove(frontier, k, costs, effects)) {
        status[frontier.removeLast()] = Status.EXTENDEDLY_DOMINATED;
      }
      status[k] = Status.EFFICIENT;
      frontier.add(k);
    }
    List<Place> places = new ArrayList<>();
    for (int k = 0; k < costs.length; k++) {
      int at = frontier.indexOf(k);
      int next = at > 0 ? frontier.get(at - 1) : -1;
      places.add(
          new Place(
              status[k],
              next,
              next < 0 ? Double.NaN : costs[k] - costs[next],
              next < 0 ? Double.NaN : effects[k] - effects[next]));
    }
    return places;
  }

  /** Whether the last on the frontier lies on or above the line from the one before it to k. */
  private static boolean isAbove(List<Integer> frontier, int k, double[] costs, double[] effects) {
    int last = frontier.getLast();
    int before = frontier.get(frontier.size() - 2);
    return (costs[last] - costs[before]) * (effects[k] - effects[last])
        >= (costs[k] - costs[last]) * (effects[last] - effects[before]);
  }
}
