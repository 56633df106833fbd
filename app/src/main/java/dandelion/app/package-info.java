/** The doors: the command line. Everything it does is done in other rooms; here it is asked for. */
@NullMarked
package dandelion.app;

import org.jspecify.annotations.NullMarked;
