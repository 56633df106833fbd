@NullMarked
package dandelion.claims;

import org.jspecify.annotations.NullMarked;
