package org.perennial.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Why a record stands on {@link Topics#DEAD_LETTERS}: the record's key and value are the original bytes, this is in its
 * headers.
 *
 * @param stage which part of the pipeline gave up: {@code ingest}, {@code processing} or {@code sink}
 * @param reason the kind of failure
 * @param detail the failure in a sentence, for a person
 * @param topic where the record came from; absent if it never was on a topic
 * @param partition absent with {@code topic}
 * @param offset absent with {@code topic}
 * @param at when the stage gave up
 */
public record DeadLetter(
        String stage,
        DeadLetterReason reason,
        String detail,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        Instant at) {

    /** The longest key and the longest value kept, in bytes: what is larger is cut, since it is evidence and not input. */
    public static final int MAX_VALUE = 1_000_000;

    private static final int MAX_DETAIL = 2_000;

    private static final String STAGE = "dead_letter_stage";
    private static final String REASON = "dead_letter_reason";
    private static final String DETAIL = "dead_letter_detail";
    private static final String TOPIC = "dead_letter_topic";
    private static final String PARTITION = "dead_letter_partition";
    private static final String OFFSET = "dead_letter_offset";
    private static final String AT = "dead_letter_at";

    public DeadLetter {
        detail = detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail;
    }

    /** A letter about something that came from no topic. */
    public static DeadLetter fromOutside(String stage, DeadLetterReason reason, String detail, Instant at) {
        return new DeadLetter(stage, reason, detail, null, null, null, at);
    }

    /** The record that carries this letter with the original bytes. */
    public ProducerRecord<byte[], byte[]> toRecord(byte @Nullable [] key, byte @Nullable [] value) {
        return new ProducerRecord<>(
                Topics.DEAD_LETTERS.name(), null, at.toEpochMilli(), kept(key), kept(value), headers());
    }

    private static byte @Nullable [] kept(byte @Nullable [] bytes) {
        return bytes != null && bytes.length > MAX_VALUE ? Arrays.copyOf(bytes, MAX_VALUE) : bytes;
    }

    /** This letter as record headers. */
    public List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        add(headers, STAGE, stage);
        add(headers, REASON, reason.code());
        add(headers, DETAIL, detail);
        if (topic != null) {
            add(headers, TOPIC, topic);
            add(headers, PARTITION, String.valueOf(partition));
            add(headers, OFFSET, String.valueOf(offset));
        }
        add(headers, AT, at.toString());
        return headers;
    }

    /** The letter that these headers hold; empty if they hold none. */
    public static Optional<DeadLetter> of(Headers headers) {
        String stage = text(headers, STAGE);
        String reason = text(headers, REASON);
        String at = text(headers, AT);
        if (stage == null || reason == null || at == null) {
            return Optional.empty();
        }
        String partition = text(headers, PARTITION);
        String offset = text(headers, OFFSET);
        String detail = text(headers, DETAIL);
        return DeadLetterReason.ofCode(reason)
                .map(known -> new DeadLetter(
                        stage,
                        known,
                        detail == null ? "" : detail,
                        text(headers, TOPIC),
                        partition == null ? null : Integer.valueOf(partition),
                        offset == null ? null : Long.valueOf(offset),
                        Instant.parse(at)));
    }

    private static void add(List<Header> headers, String name, String value) {
        headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
