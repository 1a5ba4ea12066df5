package org.perennial.analysis.anniversary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article's reference to the return of a date: of what, of when, the how-manieth, and the words that say so.
 *
 * @param event id of the event in the registry; null for one that nobody configured
 * @param phrase the words the text itself uses for the event; null where it only says "the anniversary"
 * @param kind what sort of occasion it is
 * @param eventDate when the event happened; null when that cannot be told
 * @param n the how-manieth anniversary; null when it is neither stated nor can be computed
 * @param nSource where n comes from; null exactly when n is
 * @param confidence 0..1; from 0.5 on the tagger means it
 * @param evidence the words it rests on, the strongest first; never empty
 * @param contradictions names of what does not fit, such as {@code count_inclusive} (n is one off) or
 *     {@code year_mismatch}; empty when all agrees
 */
public record AnniversaryMention(
        @Nullable String event,
        @Nullable String phrase,
        Kind kind,
        @Nullable EventDate eventDate,
        @Nullable Integer n,
        @Nullable NumberSource nSource,
        double confidence,
        List<Evidence> evidence,
        List<String> contradictions) {
    /** Copies the lists and checks what belongs together. */
    public AnniversaryMention {
        if ((n == null) != (nSource == null)) {
            throw new IllegalArgumentException("n and its source are given together: n=" + n + " source=" + nSource);
        }
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a mention of " + event + "/" + phrase + " needs evidence");
        }
        evidence = List.copyOf(evidence);
        contradictions = List.copyOf(contradictions);
    }
}
