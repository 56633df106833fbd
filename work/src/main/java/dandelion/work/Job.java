package dandelion.work;

import java.io.IOException;
import java.io.Serializable;

/**
 * Work that falls into numbered pieces, each of which gives bytes that depend on its number alone.
 *
 * <p>A job may be sent to another process as bytes, by Java serialization: it then holds what it
 * needs, such as the files it was read from, and makes itself ready there at the first call of
 * {@link #worker}. Whoever does it is a {@link Workforce}.
 */
@FunctionalInterface
public interface Job extends Serializable {
  /**
   * A worker, for one thread at a time; several threads may ask at once.
   *
   * @throws IOException when what the job needs cannot be read
   */
  Worker worker() throws IOException;

  /** How many pieces a worker had best take at once, where handing them out costs time. */
  default int piecesAtOnce() {
    return 1;
  }

  /** Does pieces, one after another. */
  @FunctionalInterface
  interface Worker {
    /** Does one piece; its result is the caller's to keep. */
    byte[] work(long piece);
  }
}
