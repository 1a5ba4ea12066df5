package org.perennial.processing.history;

import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered under a key for a limited time. The newest value of a key is the one that counts.
 *
 * @param <V> a small value: an id, a number, a digest; never a text
 */
public interface Memory<V> {

    /** What is remembered under a key at an instant; empty if nothing is, or if it has been forgotten by then. */
    Optional<Remembered<V>> recall(String key, Instant at);

    /** Remembers a value from an instant on. Not to be called with an instant before what {@link #recall} gave. */
    void remember(String key, V value, Instant at);

    /**
     * A value and its age.
     *
     * @param since when it was remembered
     */
    record Remembered<V>(V value, Instant since) {}
}
