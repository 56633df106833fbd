package dandelion.uncertainty;

import dandelion.simulation.Event;
import dandelion.simulation.Life;

/** What is kept of each draw and arm: the mean over patients of each of these. */
public enum Kept {
  /** Discounted, in the money of the setting. */
  COST,
  /** Discounted years in full health. */
  QALYS,
  LIFE_YEARS,
  /** Share dead by the horizon. */
  DEATH,
  /** Share dead of cancer by the horizon. */
  DEATH_CANCER,
  /** Share with a recurrence found by the horizon. */
  RECURRENCE,
  /** Share operated on for recurrence with intent to cure. */
  CURATIVE_RETREATMENT;

  /** Of how many of the first of them variances are kept, too. */
  static final int SPREAD = 3;

  /** The name used in tables. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether it is a share of patients. */
  public boolean isShare() {
    return ordinal() >= SPREAD;
  }

  double of(Life life) {
    return switch (this) {
      case COST -> life.cost();
      case QALYS -> life.qalys();
      case LIFE_YEARS -> life.lifeYears();
      case DEATH -> happened(life, Event.DEATH);
      case DEATH_CANCER -> happened(life, Event.DEATH_CANCER);
      case RECURRENCE -> happened(life, Event.RECURRENCE);
      case CURATIVE_RETREATMENT -> happened(life, Event.CURATIVE_RETREATMENT);
    };
  }

  private static double happened(Life life, Event event) {
    return life.happened() >>> event.ordinal() & 1;
  }
}
