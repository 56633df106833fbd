package dandelion.studyspark;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task gave.
 *
 * @param from its first piece
 * @param packed what each piece gave, from the first on, packed; as many as were done
 * @param failure what ended it before its last piece; null for nothing
 */
record Done(long from, List<byte[]> packed, @Nullable Throwable failure) implements Serializable {}
