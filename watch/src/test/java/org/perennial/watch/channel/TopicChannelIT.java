package org.perennial.watch.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perennial.contract.Alert;
import org.perennial.contract.CountedNumber;
import org.perennial.contract.Json;
import org.perennial.contract.Topics;
import org.perennial.testkit.TestBroker;
import org.perennial.watch.alert.Notice;
import org.perennial.watch.alert.Part;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.message.Composer;
import org.perennial.watch.message.Message;

@Timeout(120)
class TopicChannelIT {
    private static final Instant MORNING = Instant.parse("2025-02-26T03:00:00Z");

    @Test
    void aNoticeIsARecordUnderItsWatchWithTheKeyThatTellsRepeats() {
        TestBroker broker = TestBroker.shared().freshTopics();

        try (TopicChannel topic = new TopicChannel(broker.clientSettings())) {
            assertThat(send(topic)).isInstanceOf(Outcome.Sent.class);
            assertThat(send(topic)).isInstanceOf(Outcome.Sent.class);
        }

        List<ConsumerRecord<String, Alert>> records = broker.read(Topics.ALERTS, 2);
        assertThat(records).extracting(ConsumerRecord::key).containsOnly("desk");
        assertThat(records).extracting(record -> record.value().key()).containsOnly("abc123");
        assertThat(records.get(0).value().parts())
                .containsExactly(new Alert.Part(
                        Alert.Kind.NUMBER_CHANGED,
                        null,
                        CountedNumber.Unit.KILLED,
                        613L,
                        600L,
                        null,
                        null,
                        List.of(),
                        List.of()));
        assertThat(new String(records.get(0).headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .isEqualTo("abc123");
    }

    private static Outcome send(TopicChannel topic) {
        Notice notice = new Notice(
                "desk",
                "one",
                2,
                MORNING,
                List.of(Json.read(
                        "{\"kind\":\"number_changed\",\"unit\":\"killed\",\"from\":613,\"to\":600}", Part.class)),
                new Notice.Reported("id", "Title", null, "daily.example", "en", MORNING),
                2,
                2,
                List.of("en"),
                null);
        Message message = new Message(Watch.of("desk", "khojaly"), List.of(notice), false, MORNING);
        try {
            return topic.send(new Parcel("abc123", "desk", null, Composer.compose(message), message, null));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
