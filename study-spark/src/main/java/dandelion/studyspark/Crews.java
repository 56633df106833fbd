package dandelion.studyspark;

import dandelion.work.Job;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The workers of this process, by job. Workers are dear to make, since each reads the study anew in
 * its mind, so they are kept from one task to the next.
 */
final class Crews {
  private static final int KEPT = 2;
  private static final Map<String, Crew> CREWS = new LinkedHashMap<>();

  private Crews() {}

  /**
   * The crew of a job.
   *
   * @param key tells jobs apart
   * @param job as it arrived with a task; the first that arrives is kept
   */
  static Crew of(String key, Job job) {
    synchronized (CREWS) {
      Crew crew = CREWS.computeIfAbsent(key, _ -> new Crew(job));
      while (CREWS.size() > KEPT) {
        CREWS.remove(CREWS.keySet().iterator().next());
      }
      return crew;
    }
  }

  /** Forgets a job. */
  static void dismiss(String key) {
    synchronized (CREWS) {
      CREWS.remove(key);
    }
  }

  /** Workers of one job: as many as there were tasks at a time. */
  static final class Crew {
    private final Job job;
    private final Queue<Job.Worker> idle = new ConcurrentLinkedQueue<>();

    Crew(Job job) {
      this.job = job;
    }

    /** A worker for one thread, until it is given back. */
    Job.Worker take() throws IOException {
      Job.Worker worker = idle.poll();
      return worker == null ? job.worker() : worker;
    }

    void giveBack(Job.Worker worker) {
      idle.add(worker);
    }
  }
}
