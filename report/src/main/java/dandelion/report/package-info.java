/** What was counted, written down and drawn: a study's folder of tables, curves and report. */
@NullMarked
package dandelion.report;

import org.jspecify.annotations.NullMarked;
