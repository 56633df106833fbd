package dandelion.studyspark;

import dandelion.work.Cluster;
import dandelion.work.Job;
import dandelion.work.WorkLost;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * A running Spark: sends out a job's pieces in waves, and hands the results over in order.
 *
 * <p>Two waves are out at a time: while the last tasks of one are still at work, those of the next
 * take the free places. A wave is never larger than what may wait here, so the memory of this
 * process does not grow with the number of pieces.
 */
final class SparkWorkforce implements Cluster.Session {
  private static final int WAVES = 2;
  private static final int TASKS_FOR_EACH_PLACE = 2;
  private static final long MOST_BYTES_OF_A_WAVE = 128L << 20;
  private static final int LOOK_EVERY_MILLIS = 100;
  private static final long REMARK_AFTER_SECONDS = 30;

  private final JavaSparkContext spark;
  private final Consumer<String> remarks;
  private int jobs;

  SparkWorkforce(JavaSparkContext spark, Consumer<String> remarks) {
    this.spark = spark;
    this.remarks = remarks;
  }

  @Override
  public String name() {
    return "Spark " + spark.version() + " (" + spark.master() + ")";
  }

  @Override
  public void close() {
    spark.close();
  }

  @Override
  public void work(Job job, long from, long to, BooleanSupplier stopped, Receiver<byte[]> receiver)
      throws IOException {
    String key = spark.sc().applicationId() + "/" + jobs++;
    try {
      Broadcast<Job> broadcast = spark.broadcast(job);
      new Waves(new Errand(key, broadcast), job, to, stopped, receiver).run(from);
      broadcast.unpersist();
    } catch (IllegalStateException what) {
      if (!spark.sc().isStopped()) {
        throw what;
      }
      endedBySomebody(what, stopped);
    } finally {
      Crews.dismiss(key);
    }
  }

  /** Spark was stopped under our hands: by Ctrl-C, as whoever asked knows, or by itself. */
  private void endedBySomebody(Throwable what, BooleanSupplier stopped) throws WorkLost {
    if (!stopped.getAsBoolean() && !thisProcessEnds()) {
      throw new WorkLost(
          name()
              + " ended before the work was done."
              + " Maybe its master cannot be reached, or its workers could not start? They need"
              + " Java 25 or newer",
          what);
    }
  }

  private static boolean thisProcessEnds() {
    Thread nothing = Thread.ofPlatform().unstarted(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(nothing);
      Runtime.getRuntime().removeShutdownHook(nothing);
      return false;
    } catch (IllegalStateException ending) {
      return true;
    }
  }

  /** A wave on its way. */
  private record Wave(JavaFutureAction<List<Done>> results, long sentNanos) {}

  /** The waves of one job. */
  private final class Waves {
    private final Errand errand;
    private final long to;
    private final int atOnce;
    private final BooleanSupplier stopped;
    private final Receiver<byte[]> receiver;
    private final Deque<Wave> out = new ArrayDeque<>();
    private long next;
    private int largest;
    private boolean remarked;

    Waves(Errand errand, Job job, long to, BooleanSupplier stopped, Receiver<byte[]> receiver) {
      this.errand = errand;
      this.to = to;
      this.atOnce = Math.max(1, job.piecesAtOnce());
      this.stopped = stopped;
      this.receiver = receiver;
    }

    void run(long from) throws IOException {
      next = from;
      try {
        while (!stopped.getAsBoolean() && (next < to || !out.isEmpty())) {
          while (out.size() < WAVES && next < to) {
            send();
          }
          List<Done> results = await(out.getFirst());
          if (results == null) {
            return;
          }
          out.removeFirst();
          for (Done done : results) {
            take(done);
          }
        }
      } finally {
        out.forEach(wave -> wave.results().cancel(true));
      }
    }

    private void send() {
      int places = Math.max(1, spark.defaultParallelism());
      long left = to - next;
      // the first wave is small: it shows how large results are, and that something happens
      boolean first = largest == 0;
      long tasks = first ? places : (long) TASKS_FOR_EACH_PLACE * places;
      long pieces = first ? 1 : Math.clamp(left / tasks, 1, atOnce);
      long room = first ? tasks : Math.max(1, MOST_BYTES_OF_A_WAVE / largest);
      List<Span> spans = new ArrayList<>();
      long end = Math.min(to, next + Math.min(room, tasks * pieces));
      for (; next < end; next = Math.min(end, next + pieces)) {
        spans.add(new Span(next, Math.min(end, next + pieces)));
      }
      out.add(
          new Wave(
              spark.parallelize(spans, spans.size()).map(errand).collectAsync(),
              System.nanoTime()));
    }

    /** A wave's results; null when they are not wanted any more. */
    private @Nullable List<Done> await(Wave wave) throws IOException {
      while (!stopped.getAsBoolean()) {
        try {
          return wave.results().get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
          remarkIfNobodyWorks(wave);
        } catch (InterruptedException stopNow) {
          Thread.currentThread().interrupt();
          return null;
        } catch (ExecutionException | CancellationException failed) {
          Throwable what = failed.getCause() == null ? failed : failed.getCause();
          if (spark.sc().isStopped()) {
            endedBySomebody(what, stopped);
            return null;
          }
          throw Words.lost("Spark on " + spark.master() + " failed", what);
        }
      }
      return null;
    }

    private void take(Done done) throws IOException {
      long piece = done.from();
      for (byte[] packed : done.packed()) {
        largest = Math.max(largest, packed.length);
        receiver.take(piece++, Packing.unpack(packed));
      }
      switch (done.failure()) {
        case null -> {}
        case IOException checked -> throw checked;
        case RuntimeException unchecked -> throw unchecked;
        default -> throw new IllegalStateException(done.failure());
      }
    }

    private void remarkIfNobodyWorks(Wave wave) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - wave.sentNanos());
      if (!remarked && !spark.isLocal() && seconds >= REMARK_AFTER_SECONDS) {
        remarked = true;
        if (spark.sc().getExecutorMemoryStatus().size() <= 1) {
          remarks.accept(
              "No worker of "
                  + spark.master()
                  + " has taken work yet. Maybe all are busy, or have too little memory?");
        }
      }
    }
  }
}
