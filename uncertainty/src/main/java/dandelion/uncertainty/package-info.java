/** How sure the answer is, given the doubt in the numbers: many draws of evidence, one study. */
@NullMarked
package dandelion.uncertainty;

import org.jspecify.annotations.NullMarked;
