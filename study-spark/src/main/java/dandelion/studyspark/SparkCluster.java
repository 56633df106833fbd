package dandelion.studyspark;

import dandelion.work.Cluster;
import dandelion.work.WorkLost;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Starts Spark, here or on the cluster of a master, and says little about it. */
public final class SparkCluster implements Cluster {
  /** A master that stands for the one that spark-submit was given. */
  static final String SUBMITTED = "submitted";

  private static final String LOOPBACK = "127.0.0.1";

  /** Made by the service loader. */
  public SparkCluster() {}

  @Override
  public Session open(String master, Consumer<String> remarks) throws WorkLost {
    SparkConf conf = settings(master);
    try {
      return new SparkWorkforce(new JavaSparkContext(conf), remarks);
    } catch (Exception what) {
      throw Words.lost("Spark on " + master + " could not be started", what);
    }
  }

  /** Ours, where whoever started this process has not said otherwise. */
  private static SparkConf settings(String master) {
    SparkConf conf = new SparkConf();
    if (!master.equals(SUBMITTED)) {
      conf.setMaster(master);
    }
    if (master.equals("local") || master.startsWith("local[")) {
      conf.setIfMissing("spark.driver.bindAddress", LOOPBACK);
      conf.setIfMissing("spark.driver.host", LOOPBACK);
    }
    conf.setIfMissing("spark.app.name", "Dandelion");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.log.level", "OFF");
    // what travels are records, which Kryo cannot make
    return conf.set("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
  }
}
