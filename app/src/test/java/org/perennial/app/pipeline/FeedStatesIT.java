package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perennial.contract.FeedState;
import org.perennial.contract.FeedState.SeenEntry;
import org.perennial.contract.Topics;
import org.perennial.testkit.TestBroker;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FeedStatesIT {
    private static final Instant NOON = Instant.parse("2025-02-26T12:00:00Z");

    private final Map<String, Object> kafka =
            Map.of("bootstrap.servers", TestBroker.shared().freshTopics().bootstrapServers());
    private final FeedStates states = new FeedStates(kafka);

    @AfterEach
    void close() {
        states.close();
    }

    @Test
    void eachQuestionReadsOnWhereTheLastOneStopped() {
        tell("https://one.example/feed", 2);
        tell("https://two.example/feed", 1);
        assertThat(states.now().get("https://one.example/feed").entries()).isEqualTo(2);
        tell("https://one.example/feed", 3);
        tell("https://two.example/feed", null);

        assertThat(states.now().get("https://one.example/feed").entries()).isEqualTo(3);
        assertThat(states.now()).containsOnlyKeys("https://one.example/feed");
    }

    @Test
    void whatWasGivenUpIsReadAnew() {
        tell("https://one.example/feed", 1);
        states.now();
        states.close();

        assertThat(states.now()).containsOnlyKeys("https://one.example/feed");
    }

    private void tell(String feed, @Nullable Integer entries) {
        try (KafkaProducer<String, FeedState> producer = new KafkaProducer<>(
                kafka,
                Topics.FEED_STATES.keys().serializer(),
                Topics.FEED_STATES.values().serializer())) {
            producer.send(new ProducerRecord<>(
                    Topics.FEED_STATES.name(), feed, entries == null ? null : state(feed, entries)));
        }
    }

    private static FeedState state(String feed, int entries) {
        List<SeenEntry> seen = IntStream.range(0, entries)
                .mapToObj(i -> new SeenEntry("entry-" + i, "print", null, NOON))
                .toList();
        return new FeedState(feed, null, null, NOON, NOON.plus(Duration.ofMinutes(5)), 0, null, null, seen, null);
    }
}
