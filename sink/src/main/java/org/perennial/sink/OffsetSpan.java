package org.perennial.sink;

/**
 * The stretch of one partition that a batch covers.
 *
 * @param from the offset of its first record
 * @param next the offset to read after it
 */
public record OffsetSpan(long from, long next) {
    /** @throws IllegalArgumentException if it covers nothing */
    public OffsetSpan {
        if (from < 0 || next <= from) {
            throw new IllegalArgumentException("a span must cover records, was " + from + " to " + next);
        }
    }
}
