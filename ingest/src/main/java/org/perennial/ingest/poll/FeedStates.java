package org.perennial.ingest.poll;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.perennial.contract.FeedState;
import org.perennial.contract.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest committed state of each of our feeds, held in memory and read from its topic. Safe for all threads. */
final class FeedStates {
    private static final Logger log = LoggerFactory.getLogger(FeedStates.class);
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(5);

    private static final String TOPIC = Topics.FEED_STATES.name();

    private final Map<String, Object> kafka;
    private final ConcurrentMap<String, FeedState> states = new ConcurrentHashMap<>();

    FeedStates(Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    Optional<FeedState> of(String feed) {
        return Optional.ofNullable(states.get(feed));
    }

    /** Forgets the states of feeds that have gone to another process, which goes on with them. */
    void forget(Predicate<String> gone) {
        states.keySet().removeIf(gone);
    }

    /** Remembers a state whose transaction has been committed. */
    void committed(FeedState state) {
        states.put(state.feed(), state);
    }

    /**
     * How many partitions the topic has.
     *
     * @throws IllegalStateException if there is no such topic; the message has the remedy
     */
    int partitions() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<PartitionInfo> known = consumer.partitionsFor(TOPIC);
            if (known == null || known.isEmpty()) {
                throw new IllegalStateException(
                        "topic " + TOPIC + " does not exist: make it with \"perennial topics create\"");
            }
            return known.size();
        }
    }

    /**
     * Reads partitions from their beginning to their end. The end is behind what any process has written there, committed or
     * not: a transaction that its writer's death left open is waited for.
     *
     * @throws IllegalStateException if the end is not reached; the message has the remedy
     */
    void load(Collection<Integer> partitions) {
        load(partitions, feed -> true);
    }

    /** As {@link #load}, for one feed whose newest state only the topic knows. */
    void reload(String feed, int partition) {
        load(List.of(partition), feed::equals);
    }

    private void load(Collection<Integer> numbers, Predicate<String> wanted) {
        List<TopicPartition> partitions = numbers.stream()
                .map(number -> new TopicPartition(TOPIC, number))
                .toList();
        Map<TopicPartition, Long> ends = ends(partitions);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            readToEnd(consumer, ends, wanted);
        }
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        try (Admin admin = Admin.create(kafka)) {
            admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException("the ends of topic " + TOPIC + " cannot be read: " + e.getCause(), e);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(settings);
    }

    private void readToEnd(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Predicate<String> wanted) {
        long deadline = System.nanoTime() + LONGEST_LOAD.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("cannot read topic " + TOPIC + " to its end within " + LONGEST_LOAD
                        + ": is a transaction left open on the broker?");
            }
            take(consumer.poll(Duration.ofMillis(500)), wanted);
        }
    }

    /** Reads of each feed the newest record that can be read, and no other: what is not yet compacted is many times as much. */
    private void take(ConsumerRecords<byte[], byte[]> records, Predicate<String> wanted) {
        Map<String, Deque<ConsumerRecord<byte[], byte[]>>> newestFirst = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String feed = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
            if (wanted.test(feed)) {
                newestFirst.computeIfAbsent(feed, key -> new ArrayDeque<>()).addFirst(record);
            }
        }
        newestFirst.forEach((feed, of) -> of.stream()
                .flatMap(record -> state(record).stream())
                .findFirst()
                .ifPresent(state -> states.put(feed, state)));
    }

    private static Optional<FeedState> state(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.ofNullable(
                    Topics.FEED_STATES.values().deserializer().deserialize(record.topic(), record.value()));
        } catch (SerializationException unreadable) {
            // The feed begins anew, which publishes its entries once more; nothing is lost by it.
            log.atWarn()
                    .setMessage("feed state cannot be read")
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("problem", unreadable.getMessage())
                    .log();
            return Optional.empty();
        }
    }
}
