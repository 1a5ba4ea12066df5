package org.perennial.app.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.perennial.app.newsroom.Holdings.StoredDeadLetter;
import org.perennial.contract.DeadLetter;
import org.perennial.contract.Topic;
import org.perennial.contract.Topics;

/** What a broker's topics hold now, as a reader of committed records sees it. */
final class Committed {
    private Committed() {}

    /** All records of a topic. */
    static <K, V> List<ConsumerRecord<K, V>> records(String bootstrapServers, Topic<K, V> topic) {
        return read(
                bootstrapServers,
                topic.name(),
                topic.keys().deserializer(),
                topic.values().deserializer());
    }

    /** All records of a topic, whatever they hold. */
    static List<ConsumerRecord<byte[], byte[]>> bytes(String bootstrapServers, Topic<?, ?> topic) {
        return read(bootstrapServers, topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static <K, V> List<ConsumerRecord<K, V>> read(
            String bootstrapServers, String topic, Deserializer<K> keys, Deserializer<V> values) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "enable.auto.commit", "false",
                "isolation.level", "read_committed");
        List<ConsumerRecord<K, V>> records = new ArrayList<>();
        try (KafkaConsumer<K, V> consumer = new KafkaConsumer<>(settings, keys, values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** The outcome of each version of each article as {@code id/version}, in any order. */
    static List<String> outcomes(String bootstrapServers) {
        return records(bootstrapServers, Topics.ENRICHED_ARTICLES).stream()
                .map(record -> record.key() + "/" + record.value().version())
                .toList();
    }

    /** The dead letters by what they are about. */
    static List<StoredDeadLetter> deadLetters(String bootstrapServers) {
        return records(bootstrapServers, Topics.DEAD_LETTERS).stream()
                .map(record -> new StoredDeadLetter(
                        record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
                        DeadLetter.of(record.headers()).orElseThrow().reason().code()))
                .toList();
    }
}
