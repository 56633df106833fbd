/** Many patients under several pathways: from a study file to counts and estimates. */
@NullMarked
package dandelion.study;

import org.jspecify.annotations.NullMarked;
