/** The same study on a Spark cluster; nothing else knows Spark. */
@NullMarked
package dandelion.studyspark;

import org.jspecify.annotations.NullMarked;
