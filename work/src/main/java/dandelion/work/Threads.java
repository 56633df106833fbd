package dandelion.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Threads of this process.
 *
 * @param many how many
 */
public record Threads(int many) implements Workforce {
  @Override
  public String name() {
    return many + (many == 1 ? " thread" : " threads");
  }

  @Override
  public void work(Job job, long from, long to, BooleanSupplier stopped, Receiver<byte[]> receiver)
      throws IOException {
    share(() -> job.worker()::work, new Pieces<>(from, to, stopped, receiver));
  }

  /**
   * Does pieces that need not travel, and hands over what each gave, in their order.
   *
   * @param pieces how many there are, from 0
   * @param work does one of them; unchecked exceptions come through as they are
   * @param receiver takes the results, one at a time
   * @throws IOException when the receiver fails
   * @throws CancellationException when this thread is interrupted before all are done
   */
  public <T> void inOrder(long pieces, LongFunction<T> work, Receiver<T> receiver)
      throws IOException {
    Pieces<T> all = new Pieces<>(0, pieces, () -> false, receiver);
    share(() -> work, all);
    all.throwIfCutShort();
  }

  /** What pieces that need not travel gave, in their order; else as {@link #inOrder}. */
  public <T> List<T> all(long pieces, LongFunction<T> work) {
    List<T> gave = new ArrayList<>();
    try {
      inOrder(pieces, work, (piece, one) -> gave.add(one));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a list takes what it is given
    }
    return gave;
  }

  /** Does pieces that give nothing; else as {@link #inOrder}. */
  public void each(long pieces, LongConsumer work) {
    all(
        pieces,
        piece -> {
          work.accept(piece);
          return piece;
        });
  }

  /** What makes a worker for one thread. */
  @FunctionalInterface
  private interface Hiring<T> {
    LongFunction<T> worker() throws IOException;
  }

  private <T> void share(Hiring<T> hiring, Pieces<T> pieces) throws IOException {
    List<Thread> workers = new ArrayList<>();
    for (int k = 0; k < many; k++) {
      workers.add(
          Thread.ofPlatform().name("dandelion-" + k).start(() -> workThrough(hiring, pieces)));
    }
    boolean interrupted = false;
    for (Thread worker : workers) {
      interrupted |= join(worker, pieces);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    pieces.throwFailure();
  }

  private static <T> void workThrough(Hiring<T> hiring, Pieces<T> pieces) {
    try {
      LongFunction<T> worker = hiring.worker();
      for (long piece = pieces.next(); piece >= 0; piece = pieces.next()) {
        pieces.done(piece, worker.apply(piece));
      }
    } catch (IOException | RuntimeException | Error failure) {
      pieces.fail(failure);
    }
  }

  private static boolean join(Thread worker, Pieces<?> pieces) {
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException stopNow) {
        interrupted = true;
        pieces.stop();
      }
    }
    return interrupted;
  }

  /** Hands out pieces, and hands over their results in order. */
  private static final class Pieces<T> {
    private final long end;
    private final BooleanSupplier stopped;
    private final Receiver<T> receiver;
    private final TreeMap<Long, T> waiting = new TreeMap<>();
    private long nextOut;
    private long nextIn;
    private boolean interrupted;
    private @Nullable Throwable failure;

    Pieces(long from, long end, BooleanSupplier stopped, Receiver<T> receiver) {
      this.nextOut = from;
      this.nextIn = from;
      this.end = end;
      this.stopped = stopped;
      this.receiver = receiver;
    }

    /** The next piece to work on, or -1 when there is none. */
    synchronized long next() {
      boolean enough = interrupted || failure != null || stopped.getAsBoolean();
      return enough || nextOut >= end ? -1 : nextOut++;
    }

    synchronized void done(long piece, T result) throws IOException {
      waiting.put(piece, result);
      for (T next = waiting.remove(nextIn); next != null; next = waiting.remove(nextIn)) {
        try {
          receiver.take(nextIn, next);
        } catch (IOException | RuntimeException | Error why) {
          fail(why); // here, before anybody else asks for a piece
          throw why;
        }
        nextIn++;
      }
    }

    synchronized void stop() {
      interrupted = true;
    }

    synchronized void throwIfCutShort() {
      if (nextIn < end) {
        throw new CancellationException("interrupted before all was done");
      }
    }

    synchronized void fail(Throwable why) {
      if (failure == null) {
        failure = why;
      }
    }

    synchronized void throwFailure() throws IOException {
      switch (failure) {
        case null -> {}
        case IOException checked -> throw checked;
        case RuntimeException unchecked -> throw unchecked;
        case Error error -> throw error;
        default -> throw new IllegalStateException(failure);
      }
    }
  }
}
