package org.perennial.processing.stories;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article that is nobody's copy, as far as its story is concerned.
 *
 * @param article its id
 * @param language its BCP 47 tag; {@code und} if that could not be told
 * @param at when it was ingested
 * @param published when it counts as published
 * @param features what is compared of it, in bytes
 * @param embedding what a model makes of it, in bytes; absent without one
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Telling(
        String article, String language, Instant at, Instant published, byte[] features, byte @Nullable [] embedding) {}
