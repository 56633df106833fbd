/** Sets what people say about a cancer beside what was published and what is simulated. */
@NullMarked
package dandelion.claims;

import org.jspecify.annotations.NullMarked;
