package org.perennial.web.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the stages stand.
 *
 * @param at when this was looked at: some seconds ago where many ask
 * @param lags for each group of readers, how many records it has yet to read
 * @param hours how many articles were stored of each of the last 24 hours, the oldest first
 * @param delays how long the articles of the last hour took to be stored, one of each kind
 * @param letters what could not be carried on, by reason
 * @param freeBytes what may still be written where the data is
 * @param versions what runs, and on what, a line each
 */
public record Standing(
        Instant at,
        List<Lag> lags,
        List<Hour> hours,
        List<Delay> delays,
        List<LetterCount> letters,
        long freeBytes,
        List<String> versions) {
    public Standing {
        lags = List.copyOf(lags);
        hours = List.copyOf(hours);
        delays = List.copyOf(delays);
        letters = List.copyOf(letters);
        versions = List.copyOf(versions);
    }

    /** Records of a topic that a group of readers has yet to read. */
    public record Lag(String group, String topic, long records) {}

    /** The articles that were fetched in an hour. */
    public record Hour(Instant from, long articles) {}

    /**
     * How long articles took until they were stored, in seconds.
     *
     * @param since from when on
     * @param articles how many were stored within the hour and can be counted
     * @param p50 half of them took no longer; absent if there were none, as are the others
     * @param p95 95 of 100 took no longer
     * @param p99 99 of 100 took no longer
     * @param steps the same by five minutes in which any were stored, the oldest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Delay(
            Since since,
            long articles,
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99,
            List<Step> steps) {
        public Delay {
            steps = List.copyOf(steps);
        }

        /** From when on it is counted. */
        public enum Since {
            /** Since the publisher's own time: end to end, with the wait for the next poll. */
            @JsonProperty("published")
            PUBLISHED,
            /** Since it was fetched: what happens here. */
            @JsonProperty("fetched")
            FETCHED;

            /** In one word. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** Five minutes of it. */
        public record Step(Instant from, long articles, double p50, double p95) {}
    }

    /**
     * Letters of a reason.
     *
     * @param reason its code
     * @param letters how many
     * @param records how many of them are records, which can be sent again
     * @param last when the last came
     * @param example what it says of itself
     */
    public record LetterCount(String reason, int letters, int records, Instant last, String example) {}
}
