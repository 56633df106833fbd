/** Holds the model against published figures: those it is fitted to, and those it predicts. */
@NullMarked
package dandelion.validation;

import org.jspecify.annotations.NullMarked;
