package org.perennial.app.newsroom;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When and where a newsroom opens: all its dates and addresses follow from it.
 *
 * <p>Kept by whoever starts the newsroom again, so that it goes on as if it had never stopped.
 *
 * @param at the instant the newsroom opened, cut to whole seconds as feeds state them
 * @param pace factor on every {@code after}: 1 as written, 0.1 ten times as fast, 0 all at once; never negative
 * @param base where readers reach it, without a path, such as {@code http://127.0.0.1:8650}
 */
public record Opening(Instant at, double pace, URI base) {
    public Opening {
        at = at.truncatedTo(ChronoUnit.SECONDS);
        if (!(pace >= 0) || Double.isInfinite(pace)) {
            throw new IllegalArgumentException("pace must be 0 or more, was " + pace);
        }
        if (base.getHost() == null
                || !(base.getPath().isEmpty() || base.getPath().equals("/"))) {
            throw new IllegalArgumentException(
                    "base must be an address without a path such as http://127.0.0.1:8650, was " + base);
        }
    }

    /** The address of a path that begins with a slash. */
    String address(String path) {
        return base.getScheme() + "://" + base.getRawAuthority() + path;
    }

    /** The instant that a feed file's {@code after} stands for. */
    Instant after(Offset offset) {
        return at.plusSeconds((long) (Duration.between(at, offset.from(at)).toMillis() / 1000.0 * pace));
    }
}
