package org.perennial.app.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.DeadLetter;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.Topics;

/** What could not be carried on, and sending it through again. */
public final class DeadLetters {
    private DeadLetters() {}

    /** A letter with its place on the dead-letter topic and the original bytes. */
    public record Letter(int partition, long offset, DeadLetter about, byte @Nullable [] key, byte @Nullable [] value) {

        /** The key as text. */
        public String name() {
            return key == null ? "(no key)" : new String(key, StandardCharsets.UTF_8);
        }

        /** Whether it was a record, which can be sent again; feeds and pages are none. */
        public boolean isRecord() {
            return about.topic() != null;
        }
    }

    /**
     * The letters that there are, the oldest first.
     *
     * @param reason only those of this reason; empty for all
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    public static List<Letter> all(Map<String, Object> clientSettings, Optional<DeadLetterReason> reason) {
        List<Letter> letters = new ArrayList<>();
        TopicReader.readAll(
                clientSettings,
                Topics.DEAD_LETTERS,
                record -> DeadLetter.of(record.headers())
                        .filter(letter -> reason.isEmpty() || reason.get() == letter.reason())
                        .ifPresent(letter -> letters.add(new Letter(
                                record.partition(), record.offset(), letter, record.key(), record.value()))));
        letters.sort(Comparator.comparing(letter -> letter.about().at()));
        return letters;
    }

    /**
     * Sends those that are records back to the topics that they came from, byte for byte.
     *
     * @return how many
     */
    public static int replay(Map<String, Object> clientSettings, List<Letter> letters) {
        List<Letter> records = letters.stream().filter(Letter::isRecord).toList();
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put("acks", "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            records.forEach(letter ->
                    producer.send(new ProducerRecord<>(letter.about().topic(), letter.key(), letter.value())));
            producer.flush();
        }
        return records.size();
    }
}
