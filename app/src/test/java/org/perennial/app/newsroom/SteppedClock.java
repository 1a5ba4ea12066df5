package org.perennial.app.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on when it is told to. May be read from any thread. */
final class SteppedClock implements InstantSource {
    private volatile Instant now;

    SteppedClock(Instant now) {
        this.now = now;
    }

    void go(Duration step) {
        now = now.plus(step);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
