package org.perennial.contract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The headers that make a record a CloudEvent in the Kafka binding's binary mode (CloudEvents 1.0.2): tools that read
 * CloudEvents understand our topics, and the value stays complete without them.
 */
public final class CloudEventHeaders {
    /** The version of the CloudEvents specification that is followed. */
    public static final String SPEC_VERSION = "1.0";

    private CloudEventHeaders() {}

    /**
     * The headers of one record.
     *
     * @param id unique within the source: the article id and its version or fetch instant
     * @param type what happened, such as {@code org.perennial.article.raw.v1}
     * @param source the stage that says so, such as {@code perennial/ingest}
     * @param time when it happened
     */
    public static List<Header> of(String id, String type, URI source, Instant time) {
        return List.of(
                header("content-type", "application/json"),
                header("ce_specversion", SPEC_VERSION),
                header("ce_id", id),
                header("ce_type", type),
                header("ce_source", source.toString()),
                header("ce_time", time.toString()));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
