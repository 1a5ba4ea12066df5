package org.perennial.sink;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.perennial.contract.DeadLetter;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.Topics;

/** Puts records that the sink gives up on to the dead letters, each known to be there before it returns. */
final class DeadLetterWriter implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final Clock clock;

    DeadLetterWriter(Map<String, Object> kafkaClientSettings, Clock clock) {
        Map<String, Object> settings = new HashMap<>(kafkaClientSettings);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.clock = clock;
    }

    /** @throws KafkaException if the broker does not take it */
    void write(ConsumerRecord<byte[], byte[]> record, DeadLetterReason reason, String detail) {
        DeadLetter letter = new DeadLetter(
                "sink", reason, detail, record.topic(), record.partition(), record.offset(), clock.instant());
        try {
            producer.send(letter.toRecord(record.key(), record.value())).get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "cannot write the dead letter of " + record.topic() + "-" + record.partition() + " offset "
                            + record.offset() + ": " + e.getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing a dead letter", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
