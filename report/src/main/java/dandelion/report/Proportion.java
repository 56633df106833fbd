package dandelion.report;

/**
 * A share of counted patients with its 95 % interval after Wilson.
 *
 * @param count in how many it was so
 * @param of out of how many
 */
record Proportion(long count, long of) {
  private static final double Z = 1.959963984540054;

  double share() {
    return of == 0 ? 0 : (double) count / of;
  }

  double low() {
    return of == 0 ? 0 : Math.max(0, Math.min(share(), middle() - half()));
  }

  double high() {
    return of == 0 ? 1 : Math.min(1, Math.max(share(), middle() + half()));
  }

  private double middle() {
    return (share() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double half() {
    double p = share();
    return Z / (1 + Z * Z / of) * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
  }
}
