package org.perennial.app.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.perennial.contract.Topic;

/** Reads what topics hold now. */
public final class TopicReader {
    /** How the names of the groups begin that read so. */
    static final String GROUP = "perennial-command-";

    private TopicReader() {}

    /**
     * Hands every committed record that a topic holds now to the reader, partition by partition.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    public static <K, V> void readAll(
            Map<String, Object> clientSettings, Topic<K, V> topic, Consumer<ConsumerRecord<K, V>> reader) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put("group.id", GROUP + UUID.randomUUID());
        settings.put("enable.auto.commit", "false");
        settings.put("isolation.level", "read_committed");
        try (KafkaConsumer<K, V> consumer = new KafkaConsumer<>(
                settings, topic.keys().deserializer(), topic.values().deserializer())) {
            Collection<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<TopicPartition> open = new ArrayList<>(partitions);
            open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            while (!open.isEmpty()) {
                consumer.poll(Duration.ofMillis(200)).forEach(reader);
                open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            }
        }
    }
}
