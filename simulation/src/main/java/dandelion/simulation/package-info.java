/** Lets the hidden disease and the care that looks for it meet, one patient at a time. */
@NullMarked
package dandelion.simulation;

import org.jspecify.annotations.NullMarked;
