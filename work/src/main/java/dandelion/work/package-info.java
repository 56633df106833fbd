/** Work in numbered pieces, and whoever does it: threads here, or a cluster. */
@NullMarked
package dandelion.work;

import org.jspecify.annotations.NullMarked;
