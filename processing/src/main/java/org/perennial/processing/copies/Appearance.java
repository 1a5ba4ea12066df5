package org.perennial.processing.copies;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What decides which of several copies is shown for all of them: the earliest published, of those the one of the preferred
 * source, of those the longest.
 *
 * @param published when it counts as published; absent if nothing is known of it
 * @param rank of its source, more for a preferred one; 0 for any other
 * @param length of its text, in characters
 */
public record Appearance(@Nullable Instant published, int rank, int length) {}
