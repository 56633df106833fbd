package dandelion.work;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * A way to many machines. Found at run time, so that nothing needs it where it is not asked for.
 */
public interface Cluster {
  /**
   * Goes there.
   *
   * @param master where its master is
   * @param remarks told what people should know while they wait
   * @throws WorkLost when it cannot be reached
   */
  Session open(String master, Consumer<String> remarks) throws WorkLost;

  /** The one on the class path, if there is one. */
  static Optional<Cluster> find() {
    return ServiceLoader.load(Cluster.class).findFirst();
  }

  /** A workforce for as long as it is open. */
  interface Session extends Workforce, AutoCloseable {
    /** Leaves the cluster. */
    @Override
    void close();
  }
}
