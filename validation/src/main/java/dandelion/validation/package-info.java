/** Confronts the model with published figures: fits to some, predicts others. */
@NullMarked
package dandelion.validation;

import org.jspecify.annotations.NullMarked;
