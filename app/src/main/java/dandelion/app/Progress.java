package dandelion.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Says how far a run is: a bar where somebody watches, a line now and then where a file does. */
sealed interface Progress extends LongConsumer, AutoCloseable {

  /** Takes the number of patients that are done; any thread may call. */
  @Override
  void accept(long done);

  @Override
  void close();

  /** The fitting sort of progress. */
  static Progress of(Terminal terminal, long patients, boolean quiet) {
    if (quiet) {
      return new None();
    }
    return terminal.live()
        ? new Bar(terminal.err(), patients)
        : new Lines(terminal.err(), patients);
  }

  /**
   * Shows how far a work is.
   *
   * @param patients how many are to live
   * @param work given what it tells how many patients more have lived, from any thread
   */
  static <T> T during(
      Terminal terminal, long patients, boolean quiet, Function<LongConsumer, T> work) {
    AtomicLong done = new AtomicLong();
    try (Progress progress = of(terminal, patients, quiet)) {
      progress.accept(0);
      return work.apply(more -> progress.accept(done.addAndGet(more)));
    }
  }

  /** Says nothing. */
  record None() implements Progress {
    @Override
    public void accept(long done) {}

    @Override
    public void close() {}
  }

  /** A bar with rate and time left. */
  final class Bar implements Progress {
    private static final int COLUMNS = 79;
    private final PrintStream err;
    private final long patients;
    private @Nullable ProgressBar bar;

    Bar(PrintStream err, long patients) {
      this.err = err;
      this.patients = patients;
    }

    /** The first call says where the run begins; the rate counts from there. */
    @Override
    public synchronized void accept(long done) {
      if (bar == null) {
        bar =
            new ProgressBarBuilder()
                .setTaskName("")
                .setInitialMax(patients)
                .setUnit(" patients", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .setConsumer(new ConsoleProgressBarConsumer(err, COLUMNS))
                .showSpeed()
                .setSpeedUnit(java.time.temporal.ChronoUnit.SECONDS)
                .startsFrom(done, Duration.ZERO)
                .build();
      }
      bar.stepTo(done);
    }

    @Override
    public synchronized void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }

  /** A line every ten seconds. */
  final class Lines implements Progress {
    private static final long EVERY_MILLIS = 10_000;

    private final PrintStream err;
    private final long patients;
    private final long began = System.nanoTime();
    private final Thread speaker;
    private volatile long first = -1;
    private volatile long now;

    Lines(PrintStream err, long patients) {
      this.err = err;
      this.patients = patients;
      this.speaker = Thread.ofPlatform().daemon().name("dandelion-progress").start(this::speak);
    }

    @Override
    public void accept(long done) {
      if (first < 0) {
        first = done;
      }
      now = done;
    }

    private void speak() {
      try {
        while (true) {
          Thread.sleep(EVERY_MILLIS);
          long done = now;
          long lived = first < 0 ? 0 : done - first; // none before the first was told of
          double rate = lived / ((System.nanoTime() - began) / 1e9);
          err.printf(
              Locale.ROOT,
              "%,d of %,d patients, %,.0f a second, %s left%n",
              done,
              patients,
              rate,
              rate > 0 ? time((patients - done) / rate) : "unknown time");
        }
      } catch (InterruptedException enough) {
        // the run has ended
      }
    }

    @Override
    public void close() {
      speaker.interrupt();
    }
  }

  /** A time span as people say it. */
  static String time(double seconds) {
    if (seconds < 99.5) {
      return String.format(Locale.ROOT, seconds < 9.95 ? "%.1f s" : "%.0f s", seconds);
    }
    long minutes = Math.round(seconds / 60);
    return minutes < 100
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
  }
}
