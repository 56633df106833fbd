/** From priors and published figures to a posterior. */
@NullMarked
package dandelion.calibration;

import org.jspecify.annotations.NullMarked;
