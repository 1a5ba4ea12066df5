package org.perennial.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mention of an anniversary: of what, of when, the how-manieth, and by which words it is known.
 *
 * @param event the id of the remembered event in the registry; absent if nobody configured it
 * @param phrase the text's own words for the event; absent if it does not name it
 * @param kind what is remembered
 * @param eventDate when the event took place; absent if it cannot be told
 * @param n which anniversary it is; absent if it cannot be told
 * @param nSource how {@code n} is known; absent with it
 * @param confidence 0 to 1
 * @param evidence the words that say so, at least one
 * @param contradictions what speaks against it, as short rule names; mostly empty
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

    @SuppressWarnings("NullAway") // absent on the wire is null here
    public AnniversaryMention {
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        contradictions = contradictions == null ? List.of() : List.copyOf(contradictions);
    }

    /** The confidence from which on a mention counts. */
    public static final double COUNTS_FROM = 0.5;

    /**
     * Whether an article with this mention counts as coverage of an anniversary: it is certain enough, and neither a yearly
     * observance nor a private matter.
     */
    public boolean countsAsCoverage() {
        return mayReturn() && kind != Kind.OBSERVANCE;
    }

    /** Whether what is said here may be said again in a year: it is certain enough and no private matter. */
    public boolean mayReturn() {
        return confidence >= COUNTS_FROM && kind != Kind.PRIVATE;
    }

    /** What an anniversary remembers. */
    public enum Kind {
        @JsonProperty("commemoration")
        COMMEMORATION,
        @JsonProperty("founding")
        FOUNDING,
        @JsonProperty("birth")
        BIRTH,
        @JsonProperty("death")
        DEATH,
        @JsonProperty("observance")
        OBSERVANCE,
        @JsonProperty("private")
        PRIVATE,
        @JsonProperty("other")
        OTHER
    }

    /** Whether the text states the number or it follows from two dates. */
    public enum NumberSource {
        @JsonProperty("stated")
        STATED,
        @JsonProperty("computed")
        COMPUTED
    }

    /**
     * When an event took place.
     *
     * @param start its first day; the first of the month or of the year where no more is known
     * @param end its last day, {@code start} for one day
     * @param precision how exactly it is known
     */
    public record EventDate(LocalDate start, LocalDate end, Precision precision) {

        /** How exactly a date is known; {@code NIGHT} lies between two days. */
        public enum Precision {
            @JsonProperty("night")
            NIGHT,
            @JsonProperty("day")
            DAY,
            @JsonProperty("range")
            RANGE,
            @JsonProperty("month")
            MONTH,
            @JsonProperty("year")
            YEAR
        }
    }
}
