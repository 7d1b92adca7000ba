package dev.evenkeel.incident.quality.events;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One cache for all stores of the process: state is a minute per participant, many small stores
 * with the defaults of Kafka Streams (50 MB and more each) would take all memory.
 */
public final class BoundedRocks implements RocksDBConfigSetter {
    private static final long CACHE_BYTES = 64L * 1024 * 1024;
    private static final long WRITE_BYTES = 32L * 1024 * 1024;
    private static final long BUFFER_BYTES = 1024L * 1024;

    private static final Cache CACHE = new LRUCache(CACHE_BYTES);
    private static final WriteBufferManager WRITES = new WriteBufferManager(WRITE_BYTES, CACHE);

    /** Kafka Streams makes one for each store. */
    public BoundedRocks() {}

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            table.setBlockCache(CACHE);
            table.setCacheIndexAndFilterBlocks(true);
            options.setTableFormatConfig(table);
        }
        options.setWriteBufferManager(WRITES);
        options.setWriteBufferSize(BUFFER_BYTES);
        options.setMaxWriteBufferNumber(2);
    }

    @Override
    public void close(String store, Options options) {
        // the cache is everybody's
    }
}
