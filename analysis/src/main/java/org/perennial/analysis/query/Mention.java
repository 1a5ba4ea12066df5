package org.perennial.analysis.query;

import org.jspecify.annotations.Nullable;

/**
 * A mention of an anniversary, as far as queries ask.
 *
 * @param event the id of the remembered event; absent if nobody configured it
 * @param kind what is remembered, as it is called on the wire, such as {@code commemoration}
 * @param n which anniversary it is; absent if it cannot be told
 * @param years the years in which the event took place; absent if they cannot be told
 */
public record Mention(
        @Nullable String event, String kind, @Nullable Integer n, Query.@Nullable Range years) {}
