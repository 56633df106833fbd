@NullMarked
package dandelion.validation;

import org.jspecify.annotations.NullMarked;
