package org.perennial.processing;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.perennial.processing.copies.Arrival;
import org.perennial.processing.copies.Compact;
import org.perennial.processing.copies.Register;

/** A register in a window store of the topology: a row for each key and millisecond, dropped by whole segments. */
final class StoreRegister implements Register {
    private final WindowStore<Long, Row> store;
    private final Duration window;

    /** Who arrived in one millisecond under one key. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Row(List<Name> names) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Name(String id, boolean root) {}

    StoreRegister(WindowStore<Long, Row> store, Duration window) {
        this.store = store;
        this.window = window;
    }

    /** The store of this name, bounded by the window. */
    static StoreBuilder<WindowStore<Long, Row>> declare(String name, Duration window) {
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(name, window.plusMillis(1), window, false),
                        Serdes.Long(),
                        Compact.serde(Row.class))
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }

    @Override
    public List<Carrier> carriers(long key, Instant at) {
        List<Carrier> carriers = new ArrayList<>();
        long from = Math.max(0, at.minus(window).toEpochMilli());
        try (WindowStoreIterator<Row> earliestFirst = store.fetch(key, from, Long.MAX_VALUE)) {
            while (earliestFirst.hasNext()) {
                KeyValue<Long, Row> row = earliestFirst.next();
                Instant arrived = Instant.ofEpochMilli(row.key);
                row.value
                        .names()
                        .forEach(name -> carriers.add(new Carrier(new Arrival(arrived, name.id()), name.root())));
            }
        }
        return carriers;
    }

    @Override
    public void enter(long key, Carrier carrier) {
        long at = carrier.arrival().at().toEpochMilli();
        List<Name> names = new ArrayList<>();
        Row before = store.fetch(key, at);
        if (before != null) {
            names.addAll(before.names());
        }
        names.removeIf(name -> name.id().equals(carrier.arrival().id()));
        names.add(new Name(carrier.arrival().id(), carrier.root()));
        names.sort(Comparator.comparing(Name::id));
        store.put(key, new Row(names), at);
    }
}
