package dandelion.simulation;

import dandelion.care.Conditions;
import dandelion.care.Test;
import java.util.List;

/**
 * When the clock of a study starts and who is let in.
 *
 * @param month months after the operation on the primary
 * @param afterAdjuvant whether those who get adjuvant treatment enter when it ends, if that is
 *     later
 * @param tests what is done before entry to find those who already have metastases
 * @param letIn what must hold of the chart at entry
 */
public record Entry(double month, boolean afterAdjuvant, List<Test> tests, Conditions letIn) {}
