package dandelion.simulation;

import dandelion.care.Act;
import dandelion.care.Table;
import dandelion.disease.Body;
import dandelion.disease.Sighting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes down one life, event by event. Times are years from the operation on the primary. Lives by
 * the million are lived without one.
 */
public interface Log {
  /** A life begins, at the operation; the body is as it was then. */
  void begins(Body body);

  /** The patient enters the study. */
  void enters(double years, Body body);

  /**
   * Tests were done because of something.
   *
   * @param by what led to them: a test's name, symptoms, restaging
   */
  void found(double years, Sighting seen, String by);

  /** A table decided. */
  void decided(double years, String table, Table.Row row, List<Table.Step> steps);

  /** An act was done; the body is as it is afterwards. */
  void treated(double years, Act act, Body body);

  /**
   * The life is over.
   *
   * @param cause of death; null for one who is alive at the end of the study
   */
  void ends(double years, @Nullable Event cause, Body body);
}
