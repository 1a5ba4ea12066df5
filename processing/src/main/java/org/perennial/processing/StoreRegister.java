package org.perennial.processing;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;
import org.perennial.processing.Extents.Extent;
import org.perennial.processing.copies.Arrival;
import org.perennial.processing.copies.Compact;
import org.perennial.processing.copies.Register;

/** A register in a window store of the topology, dropped by whole segments. */
final class StoreRegister implements Register {
    private final WindowStore<Long, Row> store;
    private final Spans spans;

    /** Who arrived in one span under one key, the earliest first. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Row(List<Name> names) {}

    /**
     * One of them.
     *
     * @param after milliseconds from the beginning of the span
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Name(long after, String id, boolean root) {
        static final Comparator<Name> EARLIEST_FIRST =
                Comparator.comparingLong(Name::after).thenComparing(Name::id);
    }

    /**
     * A register in a store.
     *
     * @param extent of the store
     */
    StoreRegister(WindowStore<Long, Row> store, Duration window, Extent extent) {
        this.store = store;
        this.spans = new Spans(window, extent);
    }

    /** The store of this name, bounded by the window. */
    static StoreBuilder<WindowStore<Long, Row>> declare(String name, Duration window) {
        return Spans.declare(name, Serdes.Long(), Compact.serde(Row.class), window);
    }

    @Override
    public List<Carrier> carriers(long key, Instant at) {
        List<Carrier> carriers = new ArrayList<>();
        Instant earliest = spans.earliest(at);
        spans.since(at).sorted().forEach(span -> {
            Row row = store.fetch(key, span);
            if (row != null) {
                for (Name name : row.names()) {
                    Instant arrived = Instant.ofEpochMilli(span + name.after());
                    if (!arrived.isBefore(earliest)) {
                        carriers.add(new Carrier(new Arrival(arrived, name.id()), name.root()));
                    }
                }
            }
        });
        return carriers;
    }

    @Override
    public void enter(long key, Carrier carrier) {
        Arrival arrival = carrier.arrival();
        long span = spans.of(arrival.at());
        long after = arrival.at().toEpochMilli() - span;
        List<Name> names = new ArrayList<>();
        Row before = store.fetch(key, span);
        if (before != null) {
            names.addAll(before.names());
        }
        names.removeIf(name -> name.after() == after && name.id().equals(arrival.id()));
        names.add(new Name(after, arrival.id(), carrier.root()));
        names.sort(Name.EARLIEST_FIRST);
        store.put(key, new Row(names), span);
    }
}
