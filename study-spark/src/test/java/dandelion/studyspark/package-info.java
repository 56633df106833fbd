@NullMarked
package dandelion.studyspark;

import org.jspecify.annotations.NullMarked;
