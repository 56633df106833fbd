/** Pen and paper: numbers, lives and tables as drawings and pages that need nothing else. */
@NullMarked
package dandelion.drawing;

import org.jspecify.annotations.NullMarked;
