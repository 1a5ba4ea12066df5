package org.perennial.ingest.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipException;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.fetch.CappedBody.LimitException;
import org.perennial.ingest.fetch.FetchResult.Failed;
import org.perennial.ingest.fetch.FetchResult.Fetched;
import org.perennial.ingest.fetch.FetchResult.Kind;
import org.perennial.ingest.fetch.FetchResult.NotModified;

/**
 * Asks addresses over HTTP and never throws for what a server does.
 *
 * <p>Redirects are followed here and not by the client, so that every hop is checked like the first. No cookies, no
 * credentials, no proxy. Safe for all threads.
 */
public final class Fetcher implements AutoCloseable {
    private final OkHttpClient client;
    private final FetchLimits limits;
    private final String userAgent;
    private final InstantSource clock;
    private final @Nullable WarcArchive evidence;

    /**
     * @param userAgent how we call ourselves
     * @param clock against which a server's dates are taken
     */
    public Fetcher(AddressGuard guard, FetchLimits limits, String userAgent, InstantSource clock) {
        this(guard, limits, userAgent, clock, null);
    }

    /** As above. @param evidence where each answer is kept; absent to keep none. It is closed by its giver */
    public Fetcher(
            AddressGuard guard,
            FetchLimits limits,
            String userAgent,
            InstantSource clock,
            @Nullable WarcArchive evidence) {
        this(GuardedClient.of(guard), limits, userAgent, clock, evidence);
    }

    Fetcher(
            OkHttpClient client,
            FetchLimits limits,
            String userAgent,
            InstantSource clock,
            @Nullable WarcArchive evidence) {
        this.client = client;
        this.evidence = evidence;
        this.limits = limits;
        this.userAgent = userAgent;
        this.clock = clock;
    }

    /** Asks once, following redirects; takes no longer than the limits' deadline. */
    public FetchResult fetch(FetchRequest request) {
        long end = System.nanoTime() + limits.deadline().toNanos();
        String address = request.url();
        String moved = null;
        boolean forGood = true;
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            HttpUrl url = HttpUrl.parse(address);
            if (url == null) {
                return failed(Kind.ADDRESS_REFUSED, address, "is no http or https address", null);
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                return failed(Kind.TOO_SLOW, address, "did not answer within " + limits.deadline(), null);
            }
            Call call = client.newCall(asked(url, request));
            call.timeout().timeout(left, TimeUnit.NANOSECONDS);
            try (Response response = call.execute()) {
                String target = redirect(response);
                if (target == null) {
                    return result(response, request, moved);
                }
                HttpUrl next = url.resolve(target);
                if (next == null) {
                    return failed(
                            Kind.ADDRESS_REFUSED,
                            address,
                            "redirects to \"" + target + "\", which is no web address",
                            null);
                }
                address = next.toString();
                forGood &= response.code() == 301 || response.code() == 308;
                moved = forGood ? address : moved;
            } catch (LimitException e) {
                return failed(e.kind(), address, String.valueOf(e.getMessage()), null);
            } catch (IOException e) {
                return broken(address, e);
            } catch (RuntimeException e) {
                // The client promises IOException, but its header and URL checks throw others on malformed answers.
                return failed(Kind.MALFORMED, address, "gave no proper answer: " + e, null);
            }
        }
        return failed(
                Kind.TOO_MANY_REDIRECTS, request.url(), "redirects more than " + limits.redirects() + " times", null);
    }

    private Request asked(HttpUrl url, FetchRequest request) {
        Headers.Builder headers = new Headers.Builder();
        headers.addUnsafeNonAscii("User-Agent", userAgent);
        headers.add("Accept", request.accept());
        headers.add("Accept-Encoding", "gzip"); // named, so that the client leaves decompression and its caps to us
        if (request.etag() != null) {
            headers.addUnsafeNonAscii("If-None-Match", request.etag());
        }
        if (request.lastModified() != null) {
            headers.addUnsafeNonAscii("If-Modified-Since", request.lastModified());
        }
        HttpUrl bare = url.newBuilder().username("").password("").fragment(null).build();
        return new Request.Builder().url(bare).headers(headers.build()).build();
    }

    private static @Nullable String redirect(Response response) {
        return switch (response.code()) {
            case 301, 302, 303, 307, 308 -> response.header("Location");
            default -> null;
        };
    }

    private FetchResult result(Response response, FetchRequest request, @Nullable String movedTo) throws IOException {
        String address = response.request().url().toString();
        int status = response.code();
        boolean conditional = request.etag() != null || request.lastModified() != null;
        if (status == 304 && conditional) {
            return new NotModified(headers(response.headers()));
        }
        if (status == 200 || status == 203) {
            byte[] body = CappedBody.read(response.body().byteStream(), response.header("Content-Encoding"), limits);
            Map<String, String> headers = headers(response.headers());
            if (evidence != null) {
                evidence.keep(masked(response.request().url()), status, headers, body);
            }
            return new Fetched(body, headers, address, movedTo);
        }
        Kind kind = switch (status) {
            case 410 -> Kind.GONE;
            case 429, 503 -> Kind.BUSY;
            default -> status >= 500 ? Kind.SERVER_ERROR : Kind.STATUS;
        };
        return failed(
                kind,
                address,
                "answered with status " + status,
                RetryAfter.parse(response.header("Retry-After"), clock));
    }

    private static Map<String, String> headers(Headers headers) {
        Map<String, String> byName = new HashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            byName.put(headers.name(i).toLowerCase(Locale.ROOT), headers.value(i));
        }
        return byName;
    }

    private FetchResult broken(String address, IOException e) {
        String refused = GuardedClient.refusal(e);
        if (refused != null) {
            return failed(
                    Kind.ADDRESS_REFUSED,
                    address,
                    "is not on the public Internet (" + refused
                            + "): name its network in ingest.allow-networks to allow it",
                    null);
        }
        if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
            return failed(Kind.TOO_SLOW, address, "did not answer in time (" + e.getMessage() + ")", null);
        }
        boolean malformed = e instanceof ProtocolException || e instanceof ZipException;
        return failed(
                malformed ? Kind.MALFORMED : Kind.UNREACHABLE,
                address,
                (malformed ? "gave no proper answer: " : "cannot be reached: ") + e.getMessage(),
                null);
    }

    private static Failed failed(Kind kind, String address, String what, @Nullable Duration retryAfter) {
        HttpUrl url = HttpUrl.parse(address);
        String shown = url == null ? address : masked(url);
        return new Failed(kind, shown + " " + what, retryAfter);
    }

    /** The address as it may be logged: without a user's name and password. */
    private static String masked(HttpUrl url) {
        return url.newBuilder().username("").password("").build().toString();
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
