package org.perennial.watch.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.perennial.contract.Alert;
import org.perennial.contract.CloudEventHeaders;
import org.perennial.contract.Json;
import org.perennial.contract.Topics;
import org.perennial.watch.alert.Notice;
import org.perennial.watch.message.Message;

/** The topic {@code watches.alerts}: each notice is a record, written when it has been judged. Safe for all threads. */
public final class TopicChannel implements Channel, AutoCloseable {
    private static final URI SOURCE = URI.create("/perennial/watch");
    private static final String TYPE = "org.perennial.alert.v1";
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Producer<String, Alert> producer;

    /** @param kafka where the broker is, and what else its clients are to be told */
    public TopicChannel(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("compression.type", "zstd");
        settings.put("max.block.ms", DEADLINE.toMillis());
        this.producer = new KafkaProducer<>(
                settings,
                Topics.ALERTS.keys().serializer(),
                Topics.ALERTS.values().serializer());
    }

    @Override
    public Outcome send(Parcel parcel) throws InterruptedException {
        Message message = parcel.message();
        if (message == null) {
            return new Outcome.Never("a test says nothing to programs");
        }
        try {
            for (Notice notice : message.notices()) {
                ProducerRecord<String, Alert> written =
                        new ProducerRecord<>(Topics.ALERTS.name(), null, parcel.watch(), alert(parcel.key(), notice));
                CloudEventHeaders.of(parcel.key(), TYPE, SOURCE, notice.at())
                        .forEach(header -> written.headers().add(header));
                producer.send(written).get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            }
            return new Outcome.Sent();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            return new Outcome.Later("the broker did not take it: " + reason.getMessage(), null);
        }
    }

    /** A notice as it is published; what it has beyond that is left out. */
    private static Alert alert(String key, Notice notice) {
        ObjectNode tree = Json.mapper().valueToTree(notice);
        tree.put("key", key);
        try {
            return Json.mapper().treeToValue(tree, Alert.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice is no alert: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
