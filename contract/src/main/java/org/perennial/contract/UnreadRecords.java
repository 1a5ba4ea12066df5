package org.perennial.contract;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How many committed records lie behind given places. Offsets alone do not tell: the marks that end transactions, and what was
 * written by transactions that were given up, take places too.
 */
public final class UnreadRecords {
    /** Counted no further; who is so far behind is behind. */
    public static final int MOST = 1000;

    private static final Duration POLL = Duration.ofMillis(200);

    private UnreadRecords() {}

    /**
     * Counts them.
     *
     * @param client settings of a Kafka client
     * @param from the first offset that counts, for each partition
     * @return 1 to {@link #MOST} records, in the order of the partitions' names; without those that have none
     * @throws KafkaException if the broker does not answer
     */
    public static Map<String, Integer> count(Map<String, Object> client, Map<TopicPartition, Long> from) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("enable.auto.commit", "false");
        settings.put("isolation.level", "read_committed");
        settings.put("max.poll.records", MOST);
        Map<String, Integer> counts = new TreeMap<>();
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(from.keySet());
            Set<TopicPartition> open = new HashSet<>(from.keySet());
            open.removeIf(partition -> from.getOrDefault(partition, 0L) >= ends.getOrDefault(partition, 0L));
            consumer.pause(finished(consumer, open));
            while (!open.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                    if (record.offset() < ends.getOrDefault(partition, 0L)) {
                        counts.merge(partition.toString(), 1, Integer::sum);
                    }
                }
                open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L)
                        || counts.getOrDefault(partition.toString(), 0) >= MOST);
                consumer.pause(finished(consumer, open));
            }
        }
        counts.replaceAll((partition, count) -> Math.min(MOST, count));
        return counts;
    }

    private static List<TopicPartition> finished(KafkaConsumer<?, ?> consumer, Set<TopicPartition> open) {
        return consumer.assignment().stream()
                .filter(partition -> !open.contains(partition))
                .toList();
    }
}
