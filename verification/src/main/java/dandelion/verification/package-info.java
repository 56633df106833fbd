/** Examines any study by laws that must hold whatever the numbers are. */
@NullMarked
package dandelion.verification;

import org.jspecify.annotations.NullMarked;
