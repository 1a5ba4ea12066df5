package org.perennial.watch.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.timing.Timing;

/**
 * What has to be remembered of a watch as a whole.
 *
 * @param timing of its messages
 * @param lastAt the time of the last judgement; absent before the first. Times never go back, even where articles do
 * @param lastStory when it last had an article; absent before the first
 */
public record WatchState(
        Timing.State timing,
        @Nullable Instant lastAt,
        @Nullable Instant lastStory) {
    /** Before anything. */
    public static final WatchState NONE = new WatchState(Timing.State.NONE, null, null);
}
