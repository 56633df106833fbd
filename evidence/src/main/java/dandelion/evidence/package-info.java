/** Every number, its unit, its doubt and its source. */
@NullMarked
package dandelion.evidence;

import org.jspecify.annotations.NullMarked;
