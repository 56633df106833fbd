@NullMarked
package dandelion.app;

import org.jspecify.annotations.NullMarked;
