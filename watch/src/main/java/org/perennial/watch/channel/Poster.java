package org.perennial.watch.channel;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends a body to an address over HTTP, guarded against addresses that may not be asked. Safe for all threads. */
public interface Poster {

    /**
     * What came back.
     *
     * @param status the HTTP status; 0 if there was no answer
     * @param problem what went wrong, without the address's path; absent if the status says it
     * @param refused whether the address is none that may be asked: it is of no use to try again
     * @param retryAfter how long the server asks to wait; absent if it does not say
     */
    record Answer(
            int status,
            @Nullable String problem,
            boolean refused,
            @Nullable Duration retryAfter) {}

    /**
     * Posts once; redirects are not followed.
     *
     * @param deadline from the first byte to the last
     */
    Answer post(String url, Map<String, String> headers, byte[] body, Duration deadline);
}
