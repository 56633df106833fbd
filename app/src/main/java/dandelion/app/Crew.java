package dandelion.app;

import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.work.Cluster;
import dandelion.work.Threads;
import dandelion.work.WorkLost;
import dandelion.work.Workforce;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked to do the work of a command: threads of this process, or a cluster.
 *
 * @param threads how many threads, when there is no cluster
 * @param cluster a way to the cluster; null for none
 * @param master where its master is; null for none
 */
record Crew(int threads, @Nullable Cluster cluster, @Nullable String master) {
  /** What Spark takes for a master; {@code submitted} is the one that spark-submit was given. */
  private static final Pattern MASTER =
      Pattern.compile(
          "local(\\[(\\*|[1-9]\\d{0,3})(,\\d+)?])?|local-cluster\\[\\d+,\\d+,\\d+]"
              + "|spark://[^\\s/]+:\\d+|yarn|k8s://\\S+|submitted");

  /**
   * Reads who is asked for.
   *
   * @param threads as typed after {@code --threads}
   * @param spark as typed after {@code --spark}
   * @param faults takes what is wrong with either
   */
  static Crew read(@Nullable String threads, @Nullable String spark, Faults faults) {
    int many = Workers.read(threads, faults);
    if (spark == null) {
      return new Crew(many, null, null);
    }
    if (threads != null) {
      String expected = "either --threads or --spark, which says itself how many work: local[2]";
      faults.add(new Fault("--threads", 0, 0, "", threads, expected, null));
    }
    if (!MASTER.matcher(spark).matches()) {
      String expected = "a Spark master: local[2], spark://host:7077, yarn or k8s://...";
      faults.add(new Fault("--spark", 0, 0, "", spark, expected, maybe(spark)));
      return new Crew(many, null, null);
    }
    Cluster cluster = Cluster.find().orElse(null);
    if (cluster == null) {
      String expected = "Spark on the class path, where ./dandelion puts it when --spark is given";
      faults.add(new Fault("--spark", 0, 0, "", "no Spark", expected, null));
    }
    return new Crew(many, cluster, spark);
  }

  private static @Nullable String maybe(String spark) {
    String digits = spark.replaceAll("\\D", "");
    if (spark.toLowerCase(Locale.ROOT).startsWith("local") || digits.equals(spark)) {
      return digits.isEmpty() ? "local[*]" : "local[" + digits + "]";
    }
    return spark.matches("[\\w.-]+(:\\d+)?")
        ? "spark://" + (digits.isEmpty() ? spark + ":7077" : spark)
        : null;
  }

  /** Who it is, for people. */
  String name() {
    if (master == null) {
      return new Threads(threads).name();
    }
    return master.equals("submitted") ? "Spark as submitted" : "Spark on " + master;
  }

  /** A workforce that can be given work. */
  record Ready(Workforce workforce, Cluster.@Nullable Session session) implements AutoCloseable {
    @Override
    public void close() {
      if (session != null) {
        session.close();
      }
    }
  }

  /**
   * Goes to the cluster, if there is one.
   *
   * @param remarks told what people should know while they wait
   */
  Ready ready(Consumer<String> remarks) throws WorkLost {
    if (cluster == null || master == null) {
      return new Ready(new Threads(threads), null);
    }
    remarks.accept("Starting " + name());
    long began = System.nanoTime();
    Cluster.Session session = cluster.open(master, remarks);
    String time = Progress.time((System.nanoTime() - began) / 1e9);
    remarks.accept(session.name() + " is ready after " + time);
    return new Ready(session, session);
  }
}
