package dandelion.verification;

import dandelion.evidence.Evidence;
import dandelion.study.Design;
import dandelion.study.Study;
import java.util.List;

/** Whatever runs the studies that are examined; tests put a broken one in its place. */
interface Bench {
  /** Dandelion as it is. */
  Bench DANDELION = new Bench() {};

  /** Runs a study and gives all that is told of it. */
  default Found run(Design design, Evidence evidence, int threads) {
    return Found.of(new Study(design, evidence).run(threads));
  }

  /** Engines for those who look at single lives, one for each thread. */
  default List<Study.Engine> engines(Design design, Evidence evidence, int threads) {
    return new Study(design, evidence).engines(threads);
  }
}
