package org.perennial.processing.copies;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as others know it.
 *
 * @param published when it counts as published; absent if nothing is known of it
 * @param length of its text, in characters
 * @param rank of its source, more for a preferred one; 0 for any other
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record Peer(Arrival arrival, @Nullable Instant published, int length, Standing standing, int rank) {
    Peer(Arrival arrival, Appearance appearance, Standing standing) {
        this(arrival, appearance.published(), appearance.length(), standing, appearance.rank());
    }

    String id() {
        return arrival.id();
    }

    boolean isRoot() {
        return standing.isRoot(id());
    }

    boolean isIn(@Nullable String cluster) {
        return cluster != null && cluster.equals(standing.cluster());
    }

    Peer with(Standing other) {
        return new Peer(arrival, published, length, other, rank);
    }
}
