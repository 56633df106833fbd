package dandelion.studyspark;

import dandelion.work.WorkLost;

/** Spark's failures in a sentence for people. */
final class Words {
  private static final int LONGEST = 300;

  private Words() {}

  /** What was lost, and the first line of the innermost reason. */
  static WorkLost lost(String what, Throwable why) {
    Throwable root = why;
    for (Throwable cause = why.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    String message = root.getMessage();
    String reason =
        message == null || message.isBlank() ? root.getClass().getSimpleName() : firstLine(message);
    return new WorkLost(
        what
            + ": "
            + reason
            + "\n    Maybe the cluster's own pages say more; its workers need Java 25 or newer",
        why);
  }

  private static String firstLine(String message) {
    String line = message.strip().lines().findFirst().orElse("");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + " ..." : line;
  }
}
