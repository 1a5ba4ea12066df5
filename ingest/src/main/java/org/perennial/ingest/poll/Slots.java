package org.perennial.ingest.poll;

import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How many visits go on at once. A visit that waits for its turn with a host, which is the longest part of most, or lasts
 * longer than {@link #SLOW_AFTER}, moves to a slow slot, as long as there is one, and frees its own for the next feed. So
 * neither servers that never answer nor pauses between two requests to one host keep the next feed waiting. Feeds that were in trouble take half of the slow slots
 * at most. Guarded by the lock of its queue.
 */
final class Slots {
    static final Duration SLOW_AFTER = Duration.ofMillis(500);

    /** How long to wait where nobody knows when a slot will be free; its visit's end gives a sign before that. */
    private static final Duration UNKNOWN = Duration.ofSeconds(1);

    private final int fast;
    private final int slow;
    private final LongSupplier nanos;
    private final Map<String, Long> running = new LinkedHashMap<>();
    private final Set<String> slowly = new HashSet<>();
    private final Set<String> ill = new HashSet<>();

    /**
     * @param fast how many visits at once as long as they are quick
     * @param slow how many more that are not
     */
    Slots(int fast, int slow, LongSupplier nanos) {
        this.fast = fast;
        this.slow = slow;
        this.nanos = nanos;
    }

    /** How long until a visit may begin; nothing if it may now. */
    Duration wait(boolean troubled) {
        demote();
        if (troubled) {
            return slowly.size() < slow && ill.size() < Math.max(1, slow / 2) ? Duration.ZERO : UNKNOWN;
        }
        if (running.size() < fast) {
            return Duration.ZERO;
        }
        if (slowly.size() >= slow) {
            return UNKNOWN;
        }
        long oldest = running.values().iterator().next();
        return Duration.ofNanos(Math.max(1, SLOW_AFTER.toNanos() - (nanos.getAsLong() - oldest)));
    }

    void begin(String feed, boolean troubled) {
        if (troubled) {
            slowly.add(feed);
            ill.add(feed);
        } else {
            running.put(feed, nanos.getAsLong());
        }
    }

    /** Moves a visit to a slow slot, if there is one. */
    void giveWay(String feed) {
        if (slowly.size() < slow && running.remove(feed) != null) {
            slowly.add(feed);
        }
    }

    void end(String feed) {
        running.remove(feed);
        slowly.remove(feed);
        ill.remove(feed);
    }

    /** The oldest come first, so the first that is quick ends it. */
    private void demote() {
        long now = nanos.getAsLong();
        Iterator<Map.Entry<String, Long>> oldest = running.entrySet().iterator();
        while (oldest.hasNext() && slowly.size() < slow) {
            Map.Entry<String, Long> visit = oldest.next();
            if (now - visit.getValue() < SLOW_AFTER.toNanos()) {
                return;
            }
            oldest.remove();
            slowly.add(visit.getKey());
        }
    }
}
