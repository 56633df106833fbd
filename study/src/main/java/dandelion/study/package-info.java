/** Many patients under several pathways: from a study file to tables, curves and a report. */
@NullMarked
package dandelion.study;

import org.jspecify.annotations.NullMarked;
