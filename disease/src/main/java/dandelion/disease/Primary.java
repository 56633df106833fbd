package dandelion.disease;

/**
 * One patient's primary tumour on the day of its removal, with the liver that it, or its
 * metastases, may sit in. Overwritten by the next patient's.
 */
final class Primary {
  /** What may be known of it, in the order of {@link Disease#facts()}. */
  final double[] facts;

  /** Row of the disease's tropism: where the primary was. */
  int place;

  double lnDiameterMm;

  /** Natural log of the founding events expected of it up to the operation, average frailty. */
  double lnFounded;

  /** Natural log of how much faster than a median patient's its seeds grow. */
  double lnGrowth;

  boolean marginPositive;
  LiverBackground liver = LiverBackground.NORMAL;

  /** Child-Pugh class of a cirrhotic liver, 0 to 2 for A to C. */
  int childPugh;

  /** Whether a virus that keeps the liver ill is suppressed by treatment. */
  boolean antiviral;

  /** Share of the liver that the operation on the primary removed. */
  double liverRemoved;

  Primary(int facts) {
    this.facts = new double[facts];
  }

  /** How a disease's primaries are drawn. Immutable, shared by all patients. */
  interface Law {
    /** Draws a primary from its own stream; overwrites everything. */
    void draw(Stream stream, Cohort cohort, boolean male, Primary into);
  }
}
