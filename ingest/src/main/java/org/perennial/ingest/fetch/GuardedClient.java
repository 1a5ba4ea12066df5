package org.perennial.ingest.fetch;

import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The HTTP client of this package: no cookies, no credentials, no proxy, no redirects, and a guard on every connection. */
final class GuardedClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(20);

    private GuardedClient() {}

    static OkHttpClient of(AddressGuard guard) {
        return of(new GuardedSockets(guard));
    }

    static OkHttpClient of(GuardedSockets sockets) {
        return new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .socketFactory(sockets)
                .dns(sockets)
                .cookieJar(CookieJar.NO_COOKIES)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(SILENCE_TIMEOUT)
                .connectionPool(new ConnectionPool(16, 30, TimeUnit.SECONDS))
                .build();
    }

    /** Why the guard refused a connection; absent if it failed for another reason. */
    static @Nullable String refusal(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage() == null ? "" : cause.getMessage();
            if (cause instanceof ForbiddenAddressException) {
                return message;
            }
            if (cause instanceof UnknownHostException && message.startsWith(GuardedSockets.REFUSED)) {
                return message.substring(GuardedSockets.REFUSED.length());
            }
            for (Throwable other : cause.getSuppressed()) {
                String found = refusal(other);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
