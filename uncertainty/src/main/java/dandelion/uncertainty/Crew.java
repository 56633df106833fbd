package dandelion.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/** So many threads that share pieces of work; what they bring is taken in the order of the work. */
final class Crew {
  private Crew() {}

  /**
   * Does pieces of work and gathers what they bring.
   *
   * @param threads how many threads work
   * @param pieces how many pieces there are, from 0
   * @param work what is done for each
   */
  static <T> List<T> all(int threads, long pieces, LongFunction<T> work) {
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> asked = new ArrayList<>();
      for (long k = 0; k < pieces; k++) {
        long piece = k;
        asked.add(workers.submit(() -> work.apply(piece)));
      }
      List<T> brought = new ArrayList<>();
      for (Future<T> one : asked) {
        brought.add(one.get());
      }
      return brought;
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException words
          ? words
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped");
    }
  }
}
