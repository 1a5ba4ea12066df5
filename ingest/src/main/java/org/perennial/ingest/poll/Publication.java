package org.perennial.ingest.poll;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.perennial.contract.CloudEventHeaders;
import org.perennial.contract.DeadLetter;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.FeedState;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;

/** The records that ingest writes. */
final class Publication {
    private static final String STAGE = "ingest";
    private static final URI SOURCE = URI.create("perennial/ingest");
    private static final String TYPE = "org.perennial.article.raw.v1";

    /** What Kafka adds around key, value and headers, generously. */
    private static final int ENVELOPE = 16 * 1024;

    private Publication() {}

    /** The article's record, or a dead letter if it is larger than its topic takes. */
    static ProducerRecord<byte[], byte[]> of(RawArticle article, Instant fetched) {
        byte[] key = Topics.RAW_ARTICLES.keys().serializer().serialize(Topics.RAW_ARTICLES.name(), article.id());
        byte[] value = Topics.RAW_ARTICLES.values().serializer().serialize(Topics.RAW_ARTICLES.name(), article);
        if (value.length > Topics.MAX_RECORD_BYTES - ENVELOPE) {
            return DeadLetter.fromOutside(
                            STAGE,
                            DeadLetterReason.RECORD_TOO_LARGE,
                            "the article at " + article.url() + " takes " + value.length + " bytes, more than topic "
                                    + Topics.RAW_ARTICLES.name() + " carries",
                            fetched)
                    .toRecord(key, value);
        }
        return new ProducerRecord<>(
                Topics.RAW_ARTICLES.name(),
                null,
                fetched.toEpochMilli(),
                key,
                value,
                CloudEventHeaders.of(article.id() + "/" + fetched, TYPE, SOURCE, fetched));
    }

    /** A dead letter about what an address gave. */
    static ProducerRecord<byte[], byte[]> letter(
            DeadLetterReason reason, String detail, String address, byte[] body, Instant at) {
        return DeadLetter.fromOutside(STAGE, reason, detail, at)
                .toRecord(address.getBytes(StandardCharsets.UTF_8), body);
    }

    static ProducerRecord<byte[], byte[]> of(FeedState state) {
        String topic = Topics.FEED_STATES.name();
        return new ProducerRecord<>(
                topic,
                null,
                state.polled().toEpochMilli(),
                Topics.FEED_STATES.keys().serializer().serialize(topic, state.feed()),
                Topics.FEED_STATES.values().serializer().serialize(topic, state));
    }
}
