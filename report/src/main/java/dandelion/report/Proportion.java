package dandelion.report;

import dandelion.study.Interval;

/**
 * A share of counted patients with its 95 % interval after Wilson.
 *
 * @param count in how many it was so
 * @param of out of how many
 */
record Proportion(long count, long of) {
  double share() {
    return of == 0 ? 0 : (double) count / of;
  }

  double low() {
    return interval().low();
  }

  double high() {
    return interval().high();
  }

  private Interval interval() {
    return Interval.ofShare(share(), (double) of);
  }
}
