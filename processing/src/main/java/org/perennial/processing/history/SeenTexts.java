package org.perennial.processing.history;

import java.time.Instant;
import java.util.Optional;
import org.perennial.contract.Duplicate;
import org.perennial.processing.history.Memory.Remembered;

/**
 * Decides whose text an article carries: the first carrier of a text is the original, whoever brings the same words within
 * the window is its exact copy.
 *
 * <p>First is who was ingested first. A carrier that sends its text again, or returns to it in a later version, is the
 * original still. A text that comes back after the window begins afresh, with a cluster of its own.
 */
public final class SeenTexts {
    private static final double SAME_WORDS = 1.0;

    private final Memory<String> firstCarriers;

    /** Decisions from the first carriers in the given memory: fingerprint to article id. */
    public SeenTexts(Memory<String> firstCarriers) {
        this.firstCarriers = firstCarriers;
    }

    /** How the article stands to the earlier carriers of the text with this fingerprint; it is remembered if it is the first. */
    public Duplicate judge(String fingerprint, String id, Instant at) {
        Optional<String> first = firstCarriers.recall(fingerprint, at).map(Remembered::value);
        if (first.isEmpty()) {
            firstCarriers.remember(fingerprint, id, at);
        }
        return first.filter(carrier -> !carrier.equals(id))
                .map(carrier -> new Duplicate(Duplicate.Relation.EXACT, carrier, carrier, SAME_WORDS))
                .orElseGet(() -> Duplicate.original(id));
    }
}
