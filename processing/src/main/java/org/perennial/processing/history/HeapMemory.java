package org.perennial.processing.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A memory on the heap, for where there are no servers: it forgets by the same rule as a store of the topology. */
public final class HeapMemory<V> implements Memory<V> {
    private final Duration window;

    /** In the order of remembering, so that the oldest stand first as far as articles arrive in the order of their time. */
    private final Map<String, Remembered<V>> values = new LinkedHashMap<>();

    private Instant newest = Instant.MIN;

    /**
     * An empty memory.
     *
     * @param window how long a value is remembered
     */
    public HeapMemory(Duration window) {
        this.window = window;
    }

    @Override
    public Optional<Remembered<V>> recall(String key, Instant at) {
        Instant now = at.isAfter(newest) ? at : newest;
        return Optional.ofNullable(values.get(key)).filter(value -> !isForgotten(value, now));
    }

    @Override
    public void remember(String key, V value, Instant at) {
        values.remove(key);
        values.put(key, new Remembered<>(value, at));
        newest = at.isAfter(newest) ? at : newest;
        Iterator<Remembered<V>> eldest = values.values().iterator();
        while (eldest.hasNext() && isForgotten(eldest.next(), newest)) {
            eldest.remove();
        }
    }

    private boolean isForgotten(Remembered<V> value, Instant now) {
        return value.since().plus(window).isBefore(now);
    }
}
