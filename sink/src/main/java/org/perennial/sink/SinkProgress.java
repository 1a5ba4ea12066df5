package org.perennial.sink;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sink has done since it started.
 *
 * @param written articles that made or changed a row
 * @param unchanged articles whose row was equal or newer already, as after a replay
 * @param refused articles that the store can never take, now dead letters
 * @param unreadable records that hold no article, now dead letters
 * @param lastWrite when the last transaction was committed; absent before the first
 */
public record SinkProgress(
        long written,
        long unchanged,
        long refused,
        long unreadable,
        @Nullable Instant lastWrite) {

    /** What a sink that has just been started has done. */
    static final SinkProgress NONE = new SinkProgress(0, 0, 0, 0, null);

    SinkProgress plus(WriteOutcome outcome, int unreadableRecords, Instant at) {
        return new SinkProgress(
                written + outcome.written(),
                unchanged + outcome.unchanged(),
                refused + outcome.refused(),
                unreadable + unreadableRecords,
                at);
    }

    /** How many records have been dealt with. */
    public long records() {
        return written + unchanged + refused + unreadable;
    }
}
