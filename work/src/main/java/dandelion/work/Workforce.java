package dandelion.work;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Whoever does a {@link Job}: threads of this process, or a cluster. */
public interface Workforce {
  /**
   * Does pieces of a job and hands over what each gave, in the order of the pieces.
   *
   * @param job what is to be done
   * @param from the first piece
   * @param to the piece after the last one
   * @param stopped whether no further piece is wanted; asked now and then from any thread. Pieces
   *     that were handed over until then have no gap
   * @param receiver takes the results, one at a time
   * @throws WorkLost when the workforce itself fails
   * @throws IOException when the job cannot be begun, or the receiver fails; unchecked exceptions
   *     of workers come through as they are
   */
  void work(Job job, long from, long to, BooleanSupplier stopped, Receiver<byte[]> receiver)
      throws IOException;

  /** Who it is, for people: {@code 2 threads}. */
  String name();

  /** Takes results in order. */
  @FunctionalInterface
  interface Receiver<T> {
    /** Takes what a piece gave. */
    void take(long piece, T result) throws IOException;
  }
}
