/**
 * What is really happening in the body: what grows, seen or unseen, and what treatment does to it.
 */
@NullMarked
package dandelion.disease;

import org.jspecify.annotations.NullMarked;
