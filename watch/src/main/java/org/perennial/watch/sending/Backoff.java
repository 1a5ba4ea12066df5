package org.perennial.watch.sending;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after a failed attempt: twice as long each time, an hour at most, a fifth more or less by chance. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;
    private static final double SCATTER = 0.2;

    private Backoff() {}

    /** @param attempts how many there have been, at least 1 */
    static Duration after(int attempts, RandomGenerator chance) {
        long wanted = FIRST.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        long millis = Math.min(wanted, LONGEST.toMillis());
        return Duration.ofMillis((long) (millis * (1 - SCATTER + 2 * SCATTER * chance.nextDouble())));
    }
}
