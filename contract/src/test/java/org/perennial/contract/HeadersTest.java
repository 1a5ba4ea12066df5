package org.perennial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class HeadersTest {
    private static final Instant AT = Instant.parse("2025-02-25T10:01:02Z");

    @Test
    void aDeadLetterComesBackFromItsHeaders() {
        DeadLetter letter = new DeadLetter(
                "processing", DeadLetterReason.RECORD_UNREADABLE, "no JSON at line 1", "articles.raw", 1, 42L, AT);

        assertThat(DeadLetter.of(letter.toRecord(null, new byte[] {1}).headers()))
                .contains(letter);
    }

    @Test
    void aDeadLetterKeepsTheOriginalBytes() {
        ProducerRecord<byte[], byte[]> letter = DeadLetter.fromOutside(
                        "ingest", DeadLetterReason.FEED_UNREADABLE, "it is a page", AT)
                .toRecord(new byte[] {7}, new byte[] {1, 2, 3});

        assertThat(letter.key()).containsExactly(7);
        assertThat(letter.value()).containsExactly(1, 2, 3);
    }

    @Test
    void aDeadLetterCutsWhatNoTopicWouldTake() {
        ProducerRecord<byte[], byte[]> letter = DeadLetter.fromOutside(
                        "ingest", DeadLetterReason.FEED_UNREADABLE, "it is too long", AT)
                .toRecord(null, new byte[DeadLetter.MAX_VALUE + 1]);

        assertThat(letter.value()).hasSize(DeadLetter.MAX_VALUE);
    }

    @Test
    void aDeadLetterCutsAKeyThatNoTopicWouldTake() {
        ProducerRecord<byte[], byte[]> letter = DeadLetter.fromOutside(
                        "processing", DeadLetterReason.RECORD_TOO_LARGE, "its key is too long", AT)
                .toRecord(new byte[Topics.MAX_RECORD_BYTES], null);

        assertThat(letter.key()).hasSize(DeadLetter.MAX_VALUE);
    }

    @Test
    void headersOfAnotherKindAreNoDeadLetter() {
        assertThat(DeadLetter.of(new RecordHeaders())).isEmpty();
    }

    @Test
    void aRecordIsACloudEventInBinaryMode() {
        assertThat(CloudEventHeaders.of("a/1", "org.perennial.article.raw.v1", URI.create("perennial/ingest"), AT))
                .extracting(Header::key)
                .containsExactly("content-type", "ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time");
    }
}
