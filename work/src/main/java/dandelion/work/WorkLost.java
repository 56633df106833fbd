package dandelion.work;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A workforce that failed, such as a cluster that cannot be reached; the study is not to blame. */
public final class WorkLost extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what failed, and what may help
   * @param cause what lies behind it
   */
  public WorkLost(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
