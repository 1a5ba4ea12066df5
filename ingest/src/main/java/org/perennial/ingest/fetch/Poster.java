package org.perennial.ingest.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends bodies to addresses, with the guard that fetches have, and never throws for what a server does. Redirects are not
 * followed: a body is meant for the server that it was addressed to. Safe for all threads.
 */
public final class Poster implements AutoCloseable {
    private final OkHttpClient client;
    private final String networks;
    private final String userAgent;
    private final InstantSource clock;

    /**
     * @param networks the setting that allows networks which are not public, for messages
     * @param userAgent how we call ourselves
     * @param clock against which a server's dates are taken
     */
    public Poster(AddressGuard guard, String networks, String userAgent, InstantSource clock) {
        this.client = GuardedClient.of(guard);
        this.networks = networks;
        this.userAgent = userAgent;
        this.clock = clock;
    }

    /**
     * How it ended.
     *
     * @param status the HTTP status; 0 if there was no answer
     * @param problem what went wrong, naming the host alone: the path may be a secret; absent with a status
     * @param refused whether the address is none that may be asked
     * @param retryAfter how long the server asks to be left alone, at most a day; absent if it does not say
     */
    public record Posted(
            int status,
            @Nullable String problem,
            boolean refused,
            @Nullable Duration retryAfter) {}

    /** Posts once; takes no longer than the deadline. What the server answers beyond its status is not read. */
    public Posted post(String address, Map<String, String> headers, byte[] body, Duration deadline) {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            return new Posted(0, "the address is no http or https address", true, null);
        }
        try {
            Headers.Builder all = new Headers.Builder();
            all.addUnsafeNonAscii("User-Agent", userAgent);
            headers.forEach(all::add);
            Request request = new Request.Builder()
                    .url(url.newBuilder()
                            .username("")
                            .password("")
                            .fragment(null)
                            .build())
                    .headers(all.build())
                    .post(RequestBody.create(body))
                    .build();
            Call call = client.newCall(request);
            call.timeout().timeout(deadline.toNanos(), TimeUnit.NANOSECONDS);
            try (Response response = call.execute()) {
                return new Posted(
                        response.code(), null, false, RetryAfter.parse(response.header("Retry-After"), clock));
            }
        } catch (IOException e) {
            String refusal = GuardedClient.refusal(e);
            if (refusal != null) {
                return new Posted(
                        0,
                        url.host() + " is not on the public Internet (" + refusal + "): name its network in " + networks
                                + " to allow it",
                        true,
                        null);
            }
            return new Posted(
                    0,
                    url.host()
                            + (e instanceof InterruptedIOException ? " did not answer in time" : " cannot be reached")
                            + " (" + e.getMessage() + ")",
                    false,
                    null);
        } catch (RuntimeException e) {
            // The client promises IOException, but its header and URL checks throw others on malformed input.
            return new Posted(0, url.host() + " could not be sent to: " + e.getMessage(), false, null);
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
