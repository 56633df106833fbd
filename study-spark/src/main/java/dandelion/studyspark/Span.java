package dandelion.studyspark;

import java.io.Serializable;

/**
 * Pieces in a row: what one task does.
 *
 * @param from the first piece
 * @param to the piece after the last one
 */
record Span(long from, long to) implements Serializable {}
