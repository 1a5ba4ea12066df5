package org.perennial.ingest.websub;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether hubs tell us what is new. Each setting is named {@code ingest.websub.} and its name in kebab-case.
 *
 * @param callback the address at which hubs reach this process from outside, such as {@code https://news.example/hub}; a
 *     proxy passes it on to host and port; absent to ask no hub
 * @param host the address that is listened on; default 127.0.0.1
 * @param port the port that is listened on, 0 to 65,535; 0 for any; default 8089
 * @param interval how often a feed is asked whose hub tells what is new; default PT1H
 */
public record WebSubConfig(@Nullable URI callback, String host, Integer port, Duration interval) {

    /** @throws IllegalArgumentException if a value is out of its range; the message has key, value and remedy */
    @SuppressWarnings("NullAway") // a setting that the file leaves out arrives as null
    public WebSubConfig {
        host = host == null ? "127.0.0.1" : host;
        port = port == null ? Integer.valueOf(8_089) : port;
        interval = interval == null ? Duration.ofHours(1) : interval;
        if (callback != null
                && (!"https".equals(callback.getScheme()) && !"http".equals(callback.getScheme())
                        || callback.getHost() == null
                        || callback.getUserInfo() != null
                        || callback.getQuery() != null
                        || callback.getFragment() != null)) {
            throw new IllegalArgumentException("ingest.websub.callback must be a web address without query, was "
                    + callback + ": give one such as https://news.example/hub");
        }
        if (host.isBlank()) {
            throw new IllegalArgumentException(
                    "ingest.websub.host must be an address of this machine, was \"" + host + "\": give 127.0.0.1");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "ingest.websub.port must be 0 to 65535, was " + port + ": give a number in that range");
        }
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("ingest.websub.interval must be a second or longer, was " + interval
                    + ": give a duration such as PT1H");
        }
    }

    /** No hub is asked. */
    @SuppressWarnings("NullAway") // filled in by the constructor
    public static WebSubConfig off() {
        return new WebSubConfig(null, null, null, null);
    }
}
