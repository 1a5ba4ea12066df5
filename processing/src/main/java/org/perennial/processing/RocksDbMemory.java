package org.perennial.processing;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One budget of native memory for all stores of the process: blocks read and blocks not yet written share it. Without it
 * each segment of each store on each partition takes up to 100 MB of its own. Closed after the last store.
 */
final class RocksDbMemory implements AutoCloseable {
    /** The key under which the configuration of Kafka Streams carries this object to {@link BoundedRocksDb}. */
    static final String CONFIG = "perennial.rocksdb.memory";

    /** As many shards as RocksDB finds right for the size. */
    private static final int SHARDS_BY_SIZE = -1;
    /** The share of the cache in which filters and indexes are kept before all else. */
    private static final double FOR_FILTERS = 0.5;

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    /**
     * A budget.
     *
     * @param bytes of which at most half is taken by what is not yet written
     */
    RocksDbMemory(long bytes) {
        RocksDB.loadLibrary();
        this.cache = new LRUCache(bytes, SHARDS_BY_SIZE, false, FOR_FILTERS);
        this.writeBuffers = new WriteBufferManager(bytes / 2, cache);
    }

    Cache cache() {
        return cache;
    }

    WriteBufferManager writeBuffers() {
        return writeBuffers;
    }

    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
    }
}
