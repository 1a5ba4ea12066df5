package org.perennial.app.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.FeedState;
import org.perennial.contract.Topics;

/**
 * What ingest has noted of each feed, as the topic of feed states holds it now.
 *
 * <p>One consumer goes on where it stopped, so that asking costs what has come since, and not the whole topic. Of the entries
 * only the number is kept: they are nearly all of a state's bytes. Safe for all threads; who asks while another is being
 * answered waits.
 */
final class FeedStates implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;
    private final Map<String, Noted> states = new HashMap<>();
    private @Nullable KafkaConsumer<String, FeedState> consumer;

    /** Nothing is asked before {@link #now}. */
    FeedStates(Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    /**
     * A feed's state.
     *
     * @param state without its entries
     * @param entries how many there are
     */
    record Noted(FeedState state, int entries) {
        private static Noted of(FeedState state) {
            return new Noted(state.withoutEntries(), state.seen().size());
        }
    }

    /**
     * The states by the feeds' addresses.
     *
     * @throws KafkaException if the broker does not answer
     */
    synchronized Map<String, Noted> now() {
        boolean read = false;
        try {
            readOn(open());
            read = true;
            return Map.copyOf(states);
        } finally {
            if (!read) {
                close();
            }
        }
    }

    private void readOn(KafkaConsumer<String, FeedState> from) {
        Map<TopicPartition, Long> ends = from.endOffsets(from.assignment(), ANSWER);
        List<TopicPartition> behind = new ArrayList<>(ends.keySet());
        behind.removeIf(partition -> isRead(from, partition, ends));
        while (!behind.isEmpty()) {
            from.poll(POLL).forEach(this::take);
            behind.removeIf(partition -> isRead(from, partition, ends));
        }
    }

    private static boolean isRead(
            KafkaConsumer<String, FeedState> from, TopicPartition partition, Map<TopicPartition, Long> ends) {
        return from.position(partition, ANSWER) >= ends.getOrDefault(partition, 0L);
    }

    private void take(ConsumerRecord<String, FeedState> record) {
        if (record.value() == null) {
            states.remove(record.key());
        } else {
            states.put(record.key(), Noted.of(record.value()));
        }
    }

    private KafkaConsumer<String, FeedState> open() {
        KafkaConsumer<String, FeedState> open = consumer;
        if (open == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put("enable.auto.commit", "false");
            settings.put("isolation.level", "read_committed");
            settings.put("auto.offset.reset", "earliest");
            open = new KafkaConsumer<>(
                    settings,
                    Topics.FEED_STATES.keys().deserializer(),
                    Topics.FEED_STATES.values().deserializer());
            consumer = open;
            states.clear();
            List<TopicPartition> partitions = open.partitionsFor(Topics.FEED_STATES.name(), ANSWER).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            open.assign(partitions);
            open.seekToBeginning(partitions);
        }
        return open;
    }

    /** Gives up what is open; the next question begins anew. */
    @Override
    public synchronized void close() {
        KafkaConsumer<String, FeedState> open = consumer;
        consumer = null;
        if (open != null) {
            open.close();
        }
    }
}
