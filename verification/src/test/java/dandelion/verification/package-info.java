@NullMarked
package dandelion.verification;

import org.jspecify.annotations.NullMarked;
