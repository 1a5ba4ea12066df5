package org.perennial.processing;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.Options;

/** Makes every store draw on the process's {@link RocksDbMemory}. */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    private static final long WRITE_BUFFER_BYTES = 2L << 20;
    private static final int WRITE_BUFFERS = 2;
    private static final int OPEN_FILES = 256;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        if (!(configs.get(RocksDbMemory.CONFIG) instanceof RocksDbMemory memory)) {
            throw new IllegalStateException("the configuration of Kafka Streams holds no " + RocksDbMemory.CONFIG);
        }
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            table.setBlockCache(memory.cache());
            // In pieces of a block's size: the filter of a file of some million keys is larger than a part of the
            // cache,
            // would never lie in it, and each look-up would read it whole.
            table.setIndexType(IndexType.kTwoLevelIndexSearch);
            table.setPartitionFilters(true);
            table.setCacheIndexAndFilterBlocks(true);
            table.setPinTopLevelIndexAndFilter(true);
            // Or else blocks that are read once drive out the filters that spare reading most others.
            table.setCacheIndexAndFilterBlocksWithHighPriority(true);
            options.setTableFormatConfig(table);
        }
        // Ids and keys are hexadecimal or small numbers: they take half the room, and what is read often is in the
        // cache.
        options.setCompressionType(CompressionType.ZSTD_COMPRESSION);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS);
        options.setMaxOpenFiles(OPEN_FILES);
    }

    @Override
    public void close(String storeName, Options options) {
        // The memory is shared and outlives each store; ProcessingStage closes it.
    }
}
