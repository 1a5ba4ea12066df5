package org.perennial.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The words by which something is known.
 *
 * @param role what they tell
 * @param field where they stand
 * @param start the first code point, counted from 0
 * @param end the code point after the last
 * @param text the words as found; equal to the field from {@code start} to {@code end}
 */
public record Evidence(Role role, Field field, int start, int end, String text) {

    /** What words can tell about an anniversary. */
    public enum Role {
        @JsonProperty("trigger")
        TRIGGER,
        @JsonProperty("number")
        NUMBER,
        @JsonProperty("date")
        DATE,
        @JsonProperty("event")
        EVENT,
        @JsonProperty("verb")
        VERB
    }

    /** The fields of an article that evidence can stand in. */
    public enum Field {
        @JsonProperty("title")
        TITLE,
        @JsonProperty("text")
        TEXT
    }
}
