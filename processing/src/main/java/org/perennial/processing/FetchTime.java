package org.perennial.processing;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's own timestamp, which ingest sets to the instant of the fetch. A record that another client wrote without
 * one counts as fetched with the one before it: no record may stop the stream by its time.
 */
public final class FetchTime implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return record.timestamp() >= 0 ? record.timestamp() : Math.max(0, partitionTime);
    }
}
