package dandelion.study;

import dandelion.work.Job;
import dandelion.work.WorkLost;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts the blocks of a study, here or wherever the job has travelled to. */
public final class StudyJob implements Job {
  private static final long serialVersionUID = 1;
  private static final int AT_ONCE = 8;

  private final Parcel parcel;
  private final String version;
  private final byte[] fingerprint;
  private transient @Nullable Study study;

  /**
   * @param study the study, for workers of this process
   * @param parcel what it is made of, for those of another one
   * @param version of Dandelion
   */
  public StudyJob(Study study, Parcel parcel, String version) {
    this.study = study;
    this.parcel = parcel;
    this.version = version;
    this.fingerprint = study.fingerprint(version);
  }

  @Override
  public Worker worker() throws IOException {
    return study().worker();
  }

  @Override
  public int piecesAtOnce() {
    return AT_ONCE;
  }

  private synchronized Study study() throws IOException {
    Study here = study;
    if (here == null) {
      Parcel.Opened opened = parcel.open();
      here = new Study(opened.design(), opened.evidence());
      if (!Arrays.equals(here.fingerprint(version), fingerprint)) {
        throw new WorkLost(
            "a worker reads another study than was sent to it. Maybe another version of Dandelion"
                + " stands on its class path?",
            null);
      }
      study = here;
    }
    return here;
  }
}
