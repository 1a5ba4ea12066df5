package org.perennial.sink;

/**
 * What became of the articles of one batch; the three add up to its size.
 *
 * @param written made or changed a row
 * @param unchanged met a row that was equal or newer already
 * @param refused can never be stored
 */
public record WriteOutcome(int written, int unchanged, int refused) {}
