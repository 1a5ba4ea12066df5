package org.perennial.ingest.fetch;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a fetch ended. */
public sealed interface FetchResult {

    /**
     * The server gave what was asked for.
     *
     * @param body decompressed
     * @param headers by lower-case name, the last value of each
     * @param finalUrl the address that gave it, after all redirects
     * @param movedTo the address up to which every redirect was a permanent one (301, 308); absent if the first was not
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes of up to 16 MiB are handed on, never compared
    record Fetched(
            byte[] body,
            Map<String, String> headers,
            String finalUrl,
            @Nullable String movedTo) implements FetchResult {
        public Fetched {
            headers = Map.copyOf(headers);
        }

        /** A header's value by its lower-case name; null if the server sent none. */
        public @Nullable String header(String name) {
            return headers.get(name);
        }
    }

    /**
     * What the request's validators name is still what the server has.
     *
     * @param headers as of {@link Fetched}
     */
    record NotModified(Map<String, String> headers) implements FetchResult {
        public NotModified {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * Nothing was got.
     *
     * @param kind what kind of failure
     * @param sentence the failure for a person, naming the address
     * @param retryAfter how long the server asks to be left alone, at most a day; absent if it does not say
     */
    record Failed(Kind kind, String sentence, @Nullable Duration retryAfter) implements FetchResult {}

    /** Why nothing was got. */
    enum Kind {
        /** The address, or one that it leads to, is none that may be asked. */
        ADDRESS_REFUSED,
        /** No connection, or it broke. */
        UNREACHABLE,
        /** The deadline passed, or the answer came too slowly. */
        TOO_SLOW,
        /** The answer is larger than the limits. */
        TOO_LARGE,
        /** The answer is no proper HTTP, or compressed in a way that was not offered. */
        MALFORMED,
        /** It went from address to address. */
        TOO_MANY_REDIRECTS,
        /** The server is overloaded or wants fewer requests (429, 503). */
        BUSY,
        /** It will never be there again (410). */
        GONE,
        /** The server is broken (500 and above, but 503). */
        SERVER_ERROR,
        /** The robots.txt of its host does not allow it. */
        ROBOTS,
        /** Any other status that is no success. */
        STATUS
    }
}
