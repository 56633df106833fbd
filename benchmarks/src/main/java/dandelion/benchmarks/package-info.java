/** How fast the engine is, measured side by side with what it cannot do without. */
@NullMarked
package dandelion.benchmarks;

import org.jspecify.annotations.NullMarked;
