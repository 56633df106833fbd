/** What is known of a patient, and what a guideline does next. Nothing here can see the disease. */
@NullMarked
package dandelion.care;

import org.jspecify.annotations.NullMarked;
