package dandelion.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
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
  public void work(Job job, long from, long to, BooleanSupplier stopped, Receiver receiver)
      throws IOException {
    Pieces pieces = new Pieces(from, to, stopped, receiver);
    List<Thread> workers = new ArrayList<>();
    for (int k = 0; k < many; k++) {
      workers.add(Thread.ofPlatform().name("dandelion-" + k).start(() -> workThrough(job, pieces)));
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

  private static void workThrough(Job job, Pieces pieces) {
    try {
      Job.Worker worker = job.worker();
      for (long piece = pieces.next(); piece >= 0; piece = pieces.next()) {
        pieces.done(piece, worker.work(piece));
      }
    } catch (IOException | RuntimeException | Error failure) {
      pieces.fail(failure);
    }
  }

  private static boolean join(Thread worker, Pieces pieces) {
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
  private static final class Pieces {
    private final long end;
    private final BooleanSupplier stopped;
    private final Receiver receiver;
    private final TreeMap<Long, byte[]> waiting = new TreeMap<>();
    private long nextOut;
    private long nextIn;
    private boolean interrupted;
    private @Nullable Throwable failure;

    Pieces(long from, long end, BooleanSupplier stopped, Receiver receiver) {
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

    synchronized void done(long piece, byte[] result) throws IOException {
      waiting.put(piece, result);
      for (byte[] next = waiting.remove(nextIn); next != null; next = waiting.remove(nextIn)) {
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
