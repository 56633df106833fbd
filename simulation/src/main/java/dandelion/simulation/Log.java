package dandelion.simulation;

import dandelion.care.Act;
import dandelion.care.Chart;
import dandelion.care.Table;
import dandelion.care.Test;
import dandelion.disease.Body;
import dandelion.disease.Sighting;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes down one life, event by event. Times are years from the operation on the primary. Lives by
 * the million are lived without one, and a life is the same with one.
 *
 * <p>Bodies, sightings and charts are lent for the moment: the next event overwrites them.
 */
interface Log {
  /** A life begins, at the operation; the body is as it was then. */
  void begins(Body body);

  /** The patient enters the study; the chart says who it is. */
  void enters(double years, Body body, Chart chart);

  /**
   * A scheduled visit, told no later than what it led to.
   *
   * @param kept whether the patient came
   * @param level of the marker, for a marker that was measured; not a number otherwise
   * @param alarm whether it was called positive and worked up
   * @param falsely whether no tumour is behind the alarm; the level is not what was measured then
   */
  void visited(double years, Test test, boolean kept, double level, boolean alarm, boolean falsely);

  /**
   * Tests were done because of something; the body is as it was before anything is done about it.
   *
   * @param by what led to them: a test's name, symptoms, restaging
   * @param tests what was done
   * @param reading how the pathway reads the marker today, if it was measured
   */
  void found(
      double years,
      String by,
      Set<Test> tests,
      LifeCourse.Reading reading,
      Sighting seen,
      Body body);

  /**
   * A table decided.
   *
   * @param row the first that fitted
   * @param declined offers of the row, in order, that the patient did not get or take
   * @param steps what is done; empty when nothing of the row was taken and the rows below decide
   * @param chart what the row looked at
   */
  void decided(
      double years,
      String table,
      Table.Row row,
      List<Table.Offer> declined,
      List<Table.Step> steps,
      Chart chart);

  /** Something is about to be done; all that grows in the body by then has been learnt of. */
  void treats(double years, Act act, Body body);

  /**
   * It was done; the body is as it is afterwards.
   *
   * @param endsYears when it ends
   * @param stoppedEarly whether it will end before it should
   * @param complicated whether a major complication followed
   */
  void treated(
      double years,
      Act act,
      double endsYears,
      boolean stoppedEarly,
      boolean complicated,
      Body body);

  /**
   * The life is over.
   *
   * @param cause of death; null for one who is alive at the end of the study
   */
  void ends(double years, @Nullable Event cause, Body body);
}
