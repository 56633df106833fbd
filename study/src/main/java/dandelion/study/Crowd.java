package dandelion.study;

import dandelion.work.Threads;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Lets the patients of a study live, and shows each to whoever counts on that thread. */
public final class Crowd {
  private static final int TELL_EVERY = 256;

  private Crowd() {}

  /**
   * Lets patients 0 to n - 1 live. Which thread counts whom is fixed, but counts should not depend
   * on it.
   *
   * @param engines one for each thread
   * @param patients how many
   * @param counters one for each thread; shown the engine after each patient
   * @param lived told, now and then, how many more have lived; called from any thread
   */
  public static void live(
      List<Study.Engine> engines,
      long patients,
      List<? extends Consumer<Study.Engine>> counters,
      LongConsumer lived) {
    if (engines.size() == 1) {
      work(engines.getFirst(), 0, 1, patients, counters.getFirst(), lived);
      return;
    }
    int many = engines.size();
    new Threads(many)
        .each(
            many,
            k -> {
              int mine = (int) k;
              work(engines.get(mine), mine, many, patients, counters.get(mine), lived);
            });
  }

  private static void work(
      Study.Engine engine,
      int first,
      int step,
      long patients,
      Consumer<Study.Engine> counter,
      LongConsumer lived) {
    long untold = 0;
    for (long patient = first; patient < patients; patient += step) {
      engine.run(patient);
      counter.accept(engine);
      if (++untold == TELL_EVERY) {
        lived.accept(untold);
        untold = 0;
      }
    }
    lived.accept(untold);
  }
}
