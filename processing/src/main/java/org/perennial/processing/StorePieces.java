package org.perennial.processing;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.perennial.processing.stories.Pieces;

/** Pieces in a store of the topology; what is put together of them is bounded by the stories that are open. */
final class StorePieces implements Pieces {
    private final KeyValueStore<String, byte[]> store;

    StorePieces(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** The store of this name. */
    static StoreBuilder<KeyValueStore<String, byte[]>> declare(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }

    @Override
    public Map<String, byte[]> all() {
        Map<String, byte[]> all = new HashMap<>();
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            entries.forEachRemaining(entry -> all.put(entry.key, entry.value));
        }
        return all;
    }

    @Override
    public void keep(String key, byte @Nullable [] value) {
        if (value == null) {
            store.delete(key);
        } else {
            store.put(key, value);
        }
    }
}
