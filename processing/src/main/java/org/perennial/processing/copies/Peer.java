package org.perennial.processing.copies;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as others know it.
 *
 * @param published when it counts as published; absent if nothing is known of it
 * @param length of its text, in characters
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record Peer(Arrival arrival, @Nullable Instant published, int length, Standing standing) {
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
        return new Peer(arrival, published, length, other);
    }
}
