package org.perennial.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A number of people that an article states.
 *
 * @param value how many, at least 1
 * @param unit what became of them
 * @param evidence the words that say so, from the number to what it counts
 */
public record CountedNumber(long value, Unit unit, Evidence evidence) {

    /** What numbers of people count. */
    public enum Unit {
        @JsonProperty("killed")
        KILLED,
        @JsonProperty("injured")
        INJURED,
        @JsonProperty("missing")
        MISSING,
        @JsonProperty("displaced")
        DISPLACED,
        @JsonProperty("detained")
        DETAINED
    }
}
