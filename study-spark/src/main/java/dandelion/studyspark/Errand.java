package dandelion.studyspark;

import dandelion.work.Job;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * What travels to the cluster: does the pieces of a span there.
 *
 * <p>A piece that fails is no failure of the cluster, and trying again would not help: it comes
 * back as what it is, and is thrown at home.
 */
final class Errand implements Function<Span, Done> {
  private static final long serialVersionUID = 1;

  private final String key;
  private final Broadcast<Job> job;

  Errand(String key, Broadcast<Job> job) {
    this.key = key;
    this.job = job;
  }

  @Override
  public Done call(Span span) {
    List<byte[]> packed = new ArrayList<>();
    try {
      Crews.Crew crew = Crews.of(key, job.value());
      Job.Worker worker = crew.take();
      for (long piece = span.from(); piece < span.to(); piece++) {
        packed.add(Packing.pack(worker.work(piece)));
      }
      crew.giveBack(worker);
      return new Done(span.from(), packed, null);
    } catch (IOException | RuntimeException failure) {
      return new Done(span.from(), packed, fitToTravel(failure));
    }
  }

  private static Throwable fitToTravel(Exception failure) {
    try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
      out.writeObject(failure);
      return failure;
    } catch (IOException unfit) {
      return new IllegalStateException(failure.toString());
    }
  }
}
