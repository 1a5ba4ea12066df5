package org.perennial.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passage with what a person found in it. Other keys of a row are ignored.
 *
 * @param id null if the row has none
 * @param lang the language's code, as the file writes it
 * @param pub publication date, ISO; null for unknown
 * @param isAnniversary whether it speaks of an anniversary
 * @param n the how-manieth; null where it is not said
 * @param eventYear the event's year; null where it does not follow from text and date
 * @param evidence where the text says so, in code points; null where it was not marked
 * @param uncertain whether the person was not sure: such rows are left out
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record GoldRow(
        @Nullable String id,
        String lang,
        @Nullable String pub,
        String text,
        @JsonProperty("is_anniversary") boolean isAnniversary,
        @Nullable Integer n,
        @JsonProperty("event_year") @Nullable Integer eventYear,
        @Nullable Span evidence,
        boolean uncertain) {

    /** From the first code point to the one after the last. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Span(int start, int end) {}

    @Nullable
    Instant published() {
        return pub == null ? null : Instant.parse(pub + "T12:00:00Z");
    }

    GoldRow withText(String changed) {
        return new GoldRow(id, lang, pub, changed, isAnniversary, n, eventYear, null, uncertain);
    }
}
