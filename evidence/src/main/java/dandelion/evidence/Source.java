package dandelion.evidence;

/**
 * Where a number was read; one of Dandelion's, or one that a user's own file brings.
 *
 * @param id short name used by entries
 * @param title authors, journal, year, doi
 * @param address where the text that was read stands; empty when recalled from memory
 * @param read {@code seen}: the figure stood in the page; {@code memory}: recalled, to be checked;
 *     {@code ours}: this project's own judgement or computation
 */
public record Source(String id, String title, String address, String read) {}
