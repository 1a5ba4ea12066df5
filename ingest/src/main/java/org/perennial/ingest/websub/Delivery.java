package org.perennial.ingest.websub;

import org.jspecify.annotations.Nullable;

/**
 * What a hub has delivered and signed: a feed, whole or with what is new in it.
 *
 * @param topic the feed's address as the hub knows it
 * @param contentType as the hub says; absent if it does not
 * @param body as received, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
public record Delivery(String topic, @Nullable String contentType, byte[] body) {}
