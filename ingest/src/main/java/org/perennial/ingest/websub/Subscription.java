package org.perennial.ingest.websub;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A feed whose changes a hub is asked to deliver.
 *
 * @param topic the feed's address as the feed names itself
 * @param secret with which deliveries are signed; at most 199 bytes
 * @param asked when the hub was last asked for it
 * @param confirmed when the hub last asked whether we want it; absent while it has not
 * @param lease how long it runs from then; absent with it
 */
record Subscription(
        String topic,
        String secret,
        Instant asked,
        @Nullable Instant confirmed,
        @Nullable Duration lease) {
    /** What a hub is asked for, and what holds where it names no length. */
    static final Duration WANTED_LEASE = Duration.ofDays(7);

    /** A longer one is cut: a hub that has forgotten us is found out within this time. */
    static final Duration LONGEST_LEASE = Duration.ofDays(30);

    private static final Duration SHORTEST_LEASE = Duration.ofMinutes(5);

    /** How long a hub may take to ask back. */
    static final Duration PATIENCE = Duration.ofHours(1);

    /** A request that has just been sent. */
    static Subscription asked(String topic, String secret, Instant now) {
        return new Subscription(topic, secret, now, null, null);
    }

    /** The same when the hub has been asked once more, before its lease is over or after it gave no answer. */
    Subscription askedAgain(Instant now) {
        return new Subscription(topic, secret, now, confirmed, lease);
    }

    /** The same when the hub has ended it. */
    Subscription ended() {
        return new Subscription(topic, secret, asked, null, null);
    }

    /**
     * The subscription after a hub has asked whether it is wanted; empty if it asks for something else, which is to be
     * answered with 404 and never with the challenge.
     *
     * @param mode of the hub's question, {@code hub.mode}
     * @param askedTopic {@code hub.topic}
     * @param leaseSeconds {@code hub.lease_seconds}; absent if the hub names none
     */
    Optional<Subscription> confirmed(String mode, String askedTopic, @Nullable String leaseSeconds, Instant now) {
        boolean expected = confirmed != null || !now.isAfter(asked.plus(PATIENCE));
        if (!mode.equals("subscribe") || !askedTopic.equals(topic) || !expected) {
            return Optional.empty();
        }
        return Optional.of(new Subscription(topic, secret, asked, now, lease(leaseSeconds)));
    }

    private static Duration lease(@Nullable String seconds) {
        if (seconds == null || !seconds.matches("\\d{1,10}")) {
            return WANTED_LEASE;
        }
        Duration named = Duration.ofSeconds(Long.parseLong(seconds));
        Duration bounded = named.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : named;
        return bounded.compareTo(SHORTEST_LEASE) < 0 ? SHORTEST_LEASE : bounded;
    }

    /** Whether the hub delivers at this instant. */
    boolean runs(Instant now) {
        return confirmed != null && lease != null && now.isBefore(confirmed.plus(lease));
    }

    /** When to ask the hub again: after four fifths of the lease, and not while it may still answer what it was asked. */
    Instant renewal() {
        Instant answered = asked.plus(PATIENCE);
        if (confirmed == null || lease == null) {
            return answered;
        }
        Instant due = confirmed.plus(lease.multipliedBy(4).dividedBy(5));
        // Asked after it was confirmed: that question is still open.
        return asked.isAfter(confirmed) && answered.isAfter(due) ? answered : due;
    }

    /**
     * Whether a delivery is the hub's: signed with the secret. One that is not is answered with 200 and dropped, as the
     * recommendation wants it.
     *
     * @param signature the header {@code X-Hub-Signature}; absent if there is none
     * @param body as received, byte for byte
     */
    boolean signed(@Nullable String signature, byte[] body) {
        return signature != null && HubSignature.matches(secret, signature, body);
    }
}
