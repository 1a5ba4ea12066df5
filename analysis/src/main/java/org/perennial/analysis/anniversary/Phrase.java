package org.perennial.analysis.anniversary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A pattern in a language file; the notation is told in the package's documentation.
 *
 * @param p the pattern
 * @param kind what sort of occasion it means; null for the default of its list
 * @param n the number it means by itself (a centenary); null for none
 * @param weight 0..1, how much it says by itself; null for the default of its list
 * @param today whether it counts to the day ("on this day N years ago"): the event's day is then known; null for no
 */
public record Phrase(
        String p,
        @Nullable Kind kind,
        @Nullable Integer n,
        @Nullable Double weight,
        @Nullable Boolean today) {
    /** Reads the long form. */
    @JsonCreator
    public Phrase(
            @JsonProperty(value = "p", required = true) String p,
            @JsonProperty("kind") @Nullable Kind kind,
            @JsonProperty("n") @Nullable Integer n,
            @JsonProperty("weight") @Nullable Double weight,
            @JsonProperty("today") @Nullable Boolean today) {
        this.p = p;
        this.kind = kind;
        this.n = n;
        this.weight = weight;
        this.today = today;
    }

    /** Reads the short form: the pattern alone. */
    @JsonCreator
    public static Phrase of(String p) {
        return new Phrase(p, null, null, null, null);
    }

    /** The same in another spelling. */
    Phrase withPattern(String spelling) {
        return new Phrase(spelling, kind, n, weight, today);
    }
}
