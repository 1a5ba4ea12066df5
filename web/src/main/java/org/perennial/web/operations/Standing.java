package org.perennial.web.operations;

import java.time.Instant;
import java.util.List;

/**
 * How the stages stand.
 *
 * @param lags for each group of readers, how many records it has yet to read
 * @param hours how many articles were stored of each of the last 24 hours, the oldest first
 * @param letters what could not be carried on, by reason
 * @param freeBytes what may still be written where the data is
 * @param versions what runs, and on what, a line each
 */
public record Standing(
        List<Lag> lags, List<Hour> hours, List<LetterCount> letters, long freeBytes, List<String> versions) {
    public Standing {
        lags = List.copyOf(lags);
        hours = List.copyOf(hours);
        letters = List.copyOf(letters);
        versions = List.copyOf(versions);
    }

    /** Records of a topic that a group of readers has yet to read. */
    public record Lag(String group, String topic, long records) {}

    /** The articles that were fetched in an hour. */
    public record Hour(Instant from, long articles) {}

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
