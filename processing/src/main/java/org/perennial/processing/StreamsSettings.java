package org.perennial.processing;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.topicPrefix;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.perennial.contract.Topics;
import org.perennial.processing.faults.DeadLetters;
import org.perennial.processing.faults.FailedRecords;
import org.perennial.processing.faults.UnreadableRecords;

/** The settings of Kafka Streams that the promises rest on. */
final class StreamsSettings {
    private static final int SESSION_TIMEOUT_MS = 10_000;
    private static final int HEARTBEAT_MS = 3_000;

    /**
     * Longer than a lost broker's partitions are without another leader: a transaction that ended before would send its tasks
     * back to their changelogs. Readers wait as long where a process is gone for good in the midst of one.
     */
    private static final int TRANSACTION_TIMEOUT_MS = 20_000;

    /** So few that even the longest texts, one after the other, are judged before a transaction times out. */
    private static final int MAX_POLL_RECORDS = 20;

    /** Longer than any interval between commits. */
    private static final int LINGER_MS = 5_000;

    private static final int BATCH_BYTES = 64 << 10;
    private static final int DELIVERY_TIMEOUT_MS = 180_000;

    /** A broker that is gone for good does not refuse: it is given up long before the transaction ends. */
    private static final int REQUEST_TIMEOUT_MS = 5_000;

    /** The newest segment is never compacted, and all of it is read back after a kill. */
    private static final int SEGMENT_BYTES = 16 << 20;

    private static final int METADATA_MAX_AGE_MS = 60_000;
    private static final int RECONNECT_BACKOFF_MAX_MS = 500;

    private StreamsSettings() {}

    /**
     * All settings.
     *
     * @param client how the cluster is reached, and what else the operator wants of the clients; it may change what is
     *     tuned here and not what correctness needs
     */
    static StreamsConfig of(
            ProcessingConfig config, Map<String, Object> client, DeadLetters deadLetters, RocksDbMemory storeMemory) {
        Map<String, Object> settings = new HashMap<>(tuned(config));
        settings.putAll(client);
        settings.putAll(fixed(config));
        settings.put(DeadLetters.CONFIG, deadLetters);
        settings.put(RocksDbMemory.CONFIG, storeMemory);
        return new StreamsConfig(settings);
    }

    private static Map<String, Object> tuned(ProcessingConfig config) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 0);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        settings.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, METADATA_MAX_AGE_MS);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_BACKOFF_MAX_MS);
        // A restarted process is back in its group at once, by its name; only one that stays away waits for this.
        settings.put(consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        settings.put(consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MS);
        settings.put(mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), MAX_POLL_RECORDS);
        settings.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS);
        settings.put(producerPrefix(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG), DELIVERY_TIMEOUT_MS);
        settings.put(producerPrefix(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG), REQUEST_TIMEOUT_MS);
        settings.put(producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
        // Nothing is seen before a commit, which sends what is left: until then a batch may grow.
        settings.put(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MS);
        settings.put(producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        // The broker turns the first batch away while it still ends the transaction before; a second one would be out
        // of order.
        settings.put(producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        return settings;
    }

    private static Map<String, Object> fixed(ProcessingConfig config) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDirectory().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.replicationFactor());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), config.instanceId());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, FetchTime.class);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableRecords.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailedRecords.class);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.MAX_RECORD_BYTES);
        settings.put(topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Topics.MAX_RECORD_BYTES);
        settings.put(topicPrefix(TopicConfig.COMPRESSION_TYPE_CONFIG), "producer");
        settings.put(topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG), SEGMENT_BYTES);
        return settings;
    }
}
