package org.perennial.watch.sending;

import java.time.Duration;

/**
 * How messages are sent.
 *
 * @param deadline the longest that one attempt may take, a minute at most
 * @param giveUp how long after it was due a message is given up
 * @param pages where readers reach the pages, for the links of digests; empty to link by paths alone
 */
public record SendingConfig(Duration deadline, Duration giveUp, String pages) {
    /** Half a minute, three days. */
    public static final SendingConfig USUAL = new SendingConfig(Duration.ofSeconds(30), Duration.ofDays(3), "");

    public SendingConfig {
        if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("watch.deadline must be more than 0s and at most 1m, was " + deadline);
        }
        if (giveUp.isNegative()) {
            throw new IllegalArgumentException("watch.give-up must not be negative, was " + giveUp);
        }
    }

    /** Without an address of the pages. */
    public SendingConfig(Duration deadline, Duration giveUp) {
        this(deadline, giveUp, "");
    }
}
