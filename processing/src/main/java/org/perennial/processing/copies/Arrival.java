package org.perennial.processing.copies;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An article's place in the order of ingestion, which is total and stamped once: of two articles with the same words, the
 * one that comes first in it is the original, whatever the order in which the partitions see them.
 *
 * @param at when the article was first ingested, to the millisecond
 * @param id the article's id, which decides between two of one millisecond
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Arrival(Instant at, String id) implements Comparable<Arrival> {
    /** A publisher's clock may be this far ahead. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private static final Comparator<Arrival> ORDER =
            Comparator.comparing(Arrival::at).thenComparing(Arrival::id);

    @Override
    public int compareTo(Arrival other) {
        return ORDER.compare(this, other);
    }

    /**
     * When an article that was ingested at an instant counts as published: no later than an hour after it, and then if its
     * publisher does not say.
     */
    public static Instant dated(@Nullable Instant published, Instant ingested) {
        Instant latest = ingested.plus(AHEAD);
        if (published == null) {
            return ingested;
        }
        return published.isAfter(latest) ? latest : published;
    }

    boolean isBefore(Arrival other) {
        return compareTo(other) < 0;
    }
}
