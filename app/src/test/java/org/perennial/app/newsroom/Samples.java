package org.perennial.app.newsroom;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/** The tiny newsroom of the tests. */
final class Samples {
    static final Instant OPENED = Instant.parse("2026-06-15T12:00:00Z");

    private Samples() {}

    static Newsroom newsroom() {
        try {
            return Newsroom.read(Path.of(Objects.requireNonNull(Samples.class.getResource("/newsroom-sample"))
                    .toURI()));
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static Opening opening(double pace) {
        return new Opening(OPENED, pace, URI.create("http://127.0.0.1:8650"));
    }

    static NewsroomKey key() {
        return NewsroomKey.of(newsroom(), opening(1));
    }
}
