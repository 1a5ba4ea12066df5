package org.perennial.processing.copies;

import java.time.Instant;
import java.util.List;

/** Which articles carry a key, each at the time of its arrival; what is older than the window is forgotten. */
public interface Register {
    /** The carriers of a key that are remembered at an instant, the earliest first. */
    List<Carrier> carriers(long key, Instant at);

    /** Enters a carrier under a key, in the place of what is there under its name. */
    void enter(long key, Carrier carrier);

    /**
     * An article that carries a key.
     *
     * @param root whether it stands for a cluster, as far as is known
     */
    record Carrier(Arrival arrival, boolean root) {}
}
