package org.perennial.ingest.poll;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.perennial.contract.FeedState;
import org.perennial.contract.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest committed state of each feed, held in memory and read from its topic. Safe for all threads. */
final class FeedStates {
    private static final Logger log = LoggerFactory.getLogger(FeedStates.class);
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(5);

    private final Map<String, Object> kafka;
    private final ConcurrentMap<String, FeedState> states = new ConcurrentHashMap<>();

    FeedStates(Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    Optional<FeedState> of(String feed) {
        return Optional.ofNullable(states.get(feed));
    }

    /** Remembers a state whose transaction has been committed. */
    void committed(FeedState state) {
        states.put(state.feed(), state);
    }

    /**
     * Reads the topic from its beginning to its end.
     *
     * @throws IllegalStateException if there is no such topic or its end is not reached; the message has the remedy
     */
    void load() {
        load(feed -> true);
    }

    /** As {@link #load()}, for one feed whose newest state only the topic knows. */
    void reload(String feed) {
        load(feed::equals);
    }

    private void load(Predicate<String> wanted) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        String topic = Topics.FEED_STATES.name();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<PartitionInfo> known = consumer.partitionsFor(topic);
            List<TopicPartition> partitions = (known == null ? List.<PartitionInfo>of() : known)
                    .stream()
                            .map(partition -> new TopicPartition(topic, partition.partition()))
                            .toList();
            if (partitions.isEmpty()) {
                throw new IllegalStateException(
                        "topic " + topic + " does not exist: make it with \"perennial topics create\"");
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            readToEnd(consumer, consumer.endOffsets(partitions), wanted);
        }
    }

    private void readToEnd(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Predicate<String> wanted) {
        long deadline = System.nanoTime() + LONGEST_LOAD.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("cannot read topic " + Topics.FEED_STATES.name() + " to its end within "
                        + LONGEST_LOAD + ": is a transaction left open on the broker?");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                take(record, wanted);
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Predicate<String> wanted) {
        try {
            FeedState state = Topics.FEED_STATES.values().deserializer().deserialize(record.topic(), record.value());
            if (state != null && wanted.test(state.feed())) {
                states.put(state.feed(), state);
            }
        } catch (SerializationException unreadable) {
            // The feed begins anew, which publishes its entries once more; nothing is lost by it.
            log.atWarn()
                    .setMessage("feed state cannot be read")
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("problem", unreadable.getMessage())
                    .log();
        }
    }
}
