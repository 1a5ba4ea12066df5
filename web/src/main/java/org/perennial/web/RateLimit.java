package org.perennial.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often a minute one client may do a thing. Remembers the {@value #CLIENTS} clients that did it last. Safe to use from
 * many threads.
 */
final class RateLimit {
    /** Attempts to log in. */
    static final int LOGINS = 10;

    /** Searches, previews and backtests. */
    static final int SEARCHES = 60;

    private static final int CLIENTS = 10_000;
    /** After so long without an attempt all may be made again. */
    static final Duration WINDOW = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final int most;
    private final Map<String, Deque<Instant>> attempts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > CLIENTS;
        }
    };

    RateLimit(InstantSource clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** Counts an attempt, and says whether it may be made; one that may not counts for nothing. */
    synchronized boolean allows(String client) {
        Instant now = clock.instant();
        Deque<Instant> recent = attempts.computeIfAbsent(client, any -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.peekFirst().plus(WINDOW).isAfter(now)) {
            recent.removeFirst();
        }
        if (recent.size() >= most) {
            return false;
        }
        recent.addLast(now);
        return true;
    }

    /** @throws Problem.Refused if this client has done it too often */
    void check(String client) {
        if (!allows(client)) {
            throw new Problem.Refused(new Problem(
                    429, "Too often", "more than " + most + " of these within a minute", "Wait a minute, then go on."));
        }
    }
}
