package dandelion.uncertainty;

import dandelion.evidence.Faults;
import dandelion.study.Parcel;
import dandelion.work.Job;
import dandelion.work.WorkLost;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lives through the draws of a study, here or wherever the job has travelled to. */
final class DrawsJob implements Job {
  private static final long serialVersionUID = 1;
  private static final int NO_TROUBLE = -1;

  private final @Nullable Parcel parcel;
  private final long patientsPerDraw;
  private final String numbers;
  private transient @Nullable DrawnStudy study;

  /**
   * @param study the study, for workers of this process
   * @param parcel what it is made of, for those of another one; null when there are none
   */
  DrawsJob(DrawnStudy study, @Nullable Parcel parcel) {
    this.study = study;
    this.parcel = parcel;
    this.patientsPerDraw = study.patientsPerDraw();
    this.numbers = study.draws().sha256();
  }

  @Override
  public Worker worker() throws IOException {
    DrawnStudy here = study();
    return draw -> {
      long before = processorNanos();
      Drawn drawn = here.run(draw);
      return new Done(drawn, processorNanos() - before).bytes();
    };
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private synchronized DrawnStudy study() throws IOException {
    DrawnStudy here = study;
    if (here == null) {
      if (parcel == null) {
        throw new WorkLost("draws were sent away without what they are made of", null);
      }
      Parcel.Opened opened = parcel.openToStay();
      Faults faults = new Faults();
      here =
          DrawnStudy.of(opened.file(), opened.design(), opened.evidence(), faults)
              .with(patientsPerDraw);
      faults.throwIfAny();
      if (!here.draws().sha256().equals(numbers)) {
        throw new WorkLost(
            "a worker draws other numbers than were sent to it. Maybe another version of Dandelion"
                + " stands on its class path?",
            null);
      }
      study = here;
    }
    return here;
  }

  /**
   * A draw that is done.
   *
   * @param drawn what it came to
   * @param processorNanos how long a processor worked for it
   */
  record Done(Drawn drawn, long processorNanos) {

    byte[] bytes() {
      String trouble = drawn.trouble();
      byte[] words = trouble == null ? new byte[0] : trouble.getBytes(StandardCharsets.UTF_8);
      double[] all = drawn.numbers();
      ByteBuffer bytes =
          ByteBuffer.allocate(2 * Long.BYTES + 2 * Integer.BYTES + words.length + 8 * all.length);
      bytes.putLong(drawn.draw()).putLong(processorNanos);
      bytes.putInt(trouble == null ? NO_TROUBLE : words.length).put(words).putInt(all.length);
      for (double number : all) {
        bytes.putDouble(number);
      }
      return bytes.array();
    }

    static Done of(byte[] packed) {
      ByteBuffer bytes = ByteBuffer.wrap(packed);
      long draw = bytes.getLong();
      long nanos = bytes.getLong();
      int length = bytes.getInt();
      byte[] words = new byte[Math.max(0, length)];
      bytes.get(words);
      double[] numbers = new double[bytes.getInt()];
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = bytes.getDouble();
      }
      String trouble = length == NO_TROUBLE ? null : new String(words, StandardCharsets.UTF_8);
      return new Done(new Drawn(draw, numbers, trouble), nanos);
    }
  }
}
