@NullMarked
package dandelion.calibration;

import org.jspecify.annotations.NullMarked;
