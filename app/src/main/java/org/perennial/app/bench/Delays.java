package org.perennial.app.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/** Delays, the shortest first. */
public final class Delays {
    private final Duration[] sorted;

    /** These, in any order. */
    public Delays(Collection<Duration> delays) {
        sorted = delays.toArray(Duration[]::new);
        Arrays.sort(sorted);
    }

    /** How many there are. */
    public int count() {
        return sorted.length;
    }

    /** The delay that so many of a hundred do not exceed; nothing if there are none. */
    public Duration percentile(double percent) {
        if (sorted.length == 0) {
            return Duration.ZERO;
        }
        int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.max(0, index)];
    }
}
