package org.perennial.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perennial.contract.Topics;
import org.perennial.testkit.TestBroker;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PartitionWatchIT {
    private static final Instant NOON = Instant.parse("2025-02-26T12:00:00Z");
    private static final TopicPartition FIRST = new TopicPartition(Topics.RAW_ARTICLES.name(), 0);

    private final TestBroker broker = TestBroker.shared().freshTopics();
    private final Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    private final Admin admin = Admin.create(kafka);
    private final String group = "group-" + UUID.randomUUID();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final PartitionWatch watch = PartitionWatch.still(kafka, group, clock(now::get), new SimpleMeterRegistry());

    @AfterEach
    void close() {
        watch.close();
        admin.close();
    }

    @Test
    void aTransactionThatNobodyEndsIsTold() throws InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer);

            watch.look(admin);
            now.set(NOON.plusSeconds(100));
            watch.look(admin);

            assertThat(watch.problem().orElseThrow())
                    .startsWith("on articles.raw-0 a transaction has been open for 90 s");
            producer.abortTransaction();
        }
    }

    @Test
    void recordsThatNobodyReadsAreTold() throws Exception {
        committed(0);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer);
            producer.commitTransaction();
        }

        watch.look(admin);
        now.set(NOON.plusSeconds(100));
        watch.look(admin);

        assertThat(watch.problem().orElseThrow())
                .startsWith(group + " has read nothing of articles.raw-0 for 90 s although records wait");
    }

    @Test
    void whatWasGivenUpIsNothingToRead() throws Exception {
        committed(0);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer);
            producer.abortTransaction();
        }

        watch.look(admin);
        now.set(NOON.plusSeconds(100));
        watch.look(admin);

        assertThat(watch.problem()).isEmpty();
    }

    private void committed(long offset) throws Exception {
        admin.alterConsumerGroupOffsets(group, Map.of(FIRST, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private static void send(KafkaProducer<byte[], byte[]> producer) {
        producer.send(
                new ProducerRecord<>(FIRST.topic(), FIRST.partition(), null, "{}".getBytes(StandardCharsets.UTF_8)));
        producer.flush();
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("transactional.id", "tx-" + UUID.randomUUID());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }
}
