package dandelion.study;

import java.io.IOException;

/** A checkpoint that cannot be gone on from; it is left as it stands. */
public final class UnfitCheckpoint extends IOException {
  private static final long serialVersionUID = 1;

  /** What is wrong with it, in words. */
  public UnfitCheckpoint(String message) {
    super(message + "\n    Maybe without --resume, into another folder (--out)?");
  }
}
