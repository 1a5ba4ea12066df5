package org.perennial.processing;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.PrimitiveIterator;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;
import org.perennial.processing.Extents.Extent;
import org.perennial.processing.history.Memory;

/** A memory in a window store of the topology: whole segments are dropped when their time is over. */
final class StoreMemory<V> implements Memory<V> {
    private final WindowStore<String, Remembered<V>> store;
    private final Spans spans;

    /**
     * A memory in a store.
     *
     * @param extent of the store
     */
    StoreMemory(WindowStore<String, Remembered<V>> store, Duration window, Extent extent) {
        this.store = store;
        this.spans = new Spans(window, extent);
    }

    /** The store of this name, bounded by the window. */
    static <V> StoreBuilder<WindowStore<String, Remembered<V>>> declare(String name, Serde<V> values, Duration window) {
        return Spans.declare(name, Serdes.String(), dated(values), window);
    }

    /** A value behind the instant from which it is remembered, in milliseconds. */
    @SuppressWarnings("NullAway") // Kafka's interfaces know no nullness; null stands for a tombstone
    private static <V> Serde<Remembered<V>> dated(Serde<V> values) {
        return Serdes.serdeFrom(
                (topic, dated) -> {
                    if (dated == null) {
                        return null;
                    }
                    byte[] value = values.serializer().serialize(topic, dated.value());
                    return ByteBuffer.allocate(Long.BYTES + value.length)
                            .putLong(dated.since().toEpochMilli())
                            .put(value)
                            .array();
                },
                (topic, bytes) -> {
                    if (bytes == null) {
                        return null;
                    }
                    ByteBuffer buffer = ByteBuffer.wrap(bytes);
                    Instant since = Instant.ofEpochMilli(buffer.getLong());
                    byte[] value = new byte[buffer.remaining()];
                    buffer.get(value);
                    return new Remembered<>(values.deserializer().deserialize(topic, value), since);
                });
    }

    @Override
    public Optional<Remembered<V>> recall(String key, Instant at) {
        PrimitiveIterator.OfLong newestFirst = spans.since(at).iterator();
        while (newestFirst.hasNext()) {
            Remembered<V> newest = store.fetch(key, newestFirst.nextLong());
            if (newest != null) {
                return newest.since().isBefore(spans.earliest(at)) ? Optional.empty() : Optional.of(newest);
            }
        }
        return Optional.empty();
    }

    @Override
    public void remember(String key, V value, Instant at) {
        store.put(key, new Remembered<>(value, at), spans.of(at));
    }
}
