package dandelion.app;

import java.util.concurrent.CountDownLatch;

/** What Ctrl-C does to a command, for as long as this is open. */
final class WhenStopped implements AutoCloseable {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  private WhenStopped(Runnable first, boolean waits) {
    this.hook =
        Thread.ofPlatform()
            .unstarted(() -> {
              first.run();
              if (waits) {
                await();
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Asks the command to stop, and lets the process live until the command has closed this. */
  static WhenStopped ask(Runnable stop) {
    return new WhenStopped(stop, true);
  }

  /** Says something and lets the process end. */
  static WhenStopped say(Runnable words) {
    return new WhenStopped(words, false);
  }

  private void await() {
    try {
      ended.await();
    } catch (InterruptedException enough) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyStopping) {
      // Ctrl-C was pressed; the hook is at work, or waiting for us
    }
  }
}
