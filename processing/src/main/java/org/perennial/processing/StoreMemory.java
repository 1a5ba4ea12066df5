package org.perennial.processing;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.perennial.processing.history.Memory;

/** A memory in a window store of the topology: whole segments are dropped when their time is over. */
final class StoreMemory<V> implements Memory<V> {
    private final WindowStore<String, V> store;
    private final Duration window;

    StoreMemory(WindowStore<String, V> store, Duration window) {
        this.store = store;
        this.window = window;
    }

    /** The store of this name, bounded by the window; every put is sent on at once, none waits in a cache. */
    static <V> StoreBuilder<WindowStore<String, V>> declare(String name, Serde<V> values, Duration window) {
        // A store forgets what is as old as its retention; the memory still knows it at that very millisecond.
        Duration retention = window.plusMillis(1);
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(name, retention, window, false), Serdes.String(), values)
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }

    @Override
    public Optional<Remembered<V>> recall(String key, Instant at) {
        long from = Math.max(0, at.minus(window).toEpochMilli());
        try (WindowStoreIterator<V> newestFirst = store.backwardFetch(key, from, Long.MAX_VALUE)) {
            if (!newestFirst.hasNext()) {
                return Optional.empty();
            }
            KeyValue<Long, V> newest = newestFirst.next();
            return Optional.of(new Remembered<>(newest.value, Instant.ofEpochMilli(newest.key)));
        }
    }

    @Override
    public void remember(String key, V value, Instant at) {
        store.put(key, value, at.toEpochMilli());
    }
}
