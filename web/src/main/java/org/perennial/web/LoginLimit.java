package org.perennial.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one client may try to log in: {@value #ATTEMPTS} times a minute. Remembers the {@value #CLIENTS} clients that
 * tried last. Safe to use from many threads.
 */
final class LoginLimit {
    static final int ATTEMPTS = 10;
    private static final int CLIENTS = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> attempts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > CLIENTS;
        }
    };

    LoginLimit(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts an attempt, and says whether it may be made. */
    synchronized boolean allows(String client) {
        Instant now = clock.instant();
        Deque<Instant> recent = attempts.computeIfAbsent(client, any -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.peekFirst().plus(WINDOW).isAfter(now)) {
            recent.removeFirst();
        }
        if (recent.size() >= ATTEMPTS) {
            return false;
        }
        recent.addLast(now);
        return true;
    }
}
