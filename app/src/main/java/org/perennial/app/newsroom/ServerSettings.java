package org.perennial.app.newsroom;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a newsroom is served.
 *
 * @param opened when it opened; kept over a restart, so that the same words are published
 * @param pace factor on every time of appearance: 1 as written, 0 all at once
 * @param host the address to listen on
 * @param port the port to listen on; 0 for a free one. A restart needs the same port, since addresses are identities
 * @param base where readers reach it, if that differs from host and port (in a container); else null
 */
public record ServerSettings(
        Instant opened,
        double pace,
        String host,
        int port,
        @Nullable URI base) {

    /** On this machine only, as written, on a free port. */
    public static ServerSettings local(Instant opened) {
        return new ServerSettings(opened, 1, "127.0.0.1", 0, null);
    }

    /** The same at another pace. */
    public ServerSettings withPace(double pace) {
        return new ServerSettings(opened, pace, host, port, base);
    }

    /** The same on another port. */
    public ServerSettings withPort(int port) {
        return new ServerSettings(opened, pace, host, port, base);
    }

    /** These settings for a newsroom that opened before. */
    ServerSettings goingOn(Opening kept) {
        return base == null
                ? new ServerSettings(kept.at(), kept.pace(), host, kept.base().getPort(), null)
                : new ServerSettings(kept.at(), kept.pace(), host, port, kept.base());
    }

    /** The opening when the server listens on a port. */
    Opening opening(int listening) {
        return new Opening(opened, pace, base == null ? URI.create("http://" + host + ":" + listening) : base);
    }
}
