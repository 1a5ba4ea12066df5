package org.perennial.watch.ledger;

import java.time.Duration;

/**
 * How the watch stage works.
 *
 * @param poll how long to wait before looking for changes again
 * @param batch the most articles judged in one transaction, 1 to 2,000
 * @param storyWait how long an article that has no story waits for one before its cluster, or itself, stands for it
 * @param ledgerWindow how long it is remembered what was told, and messages are kept
 */
public record WatchConfig(Duration poll, int batch, Duration storyWait, Duration ledgerWindow) {
    /** Half a second, 200 articles, two minutes, 90 days. */
    public static final WatchConfig USUAL =
            new WatchConfig(Duration.ofMillis(500), 200, Duration.ofMinutes(2), Duration.ofDays(90));

    private static final int LARGEST_BATCH = 2_000;

    public WatchConfig {
        if (poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("watch.poll must be more than nothing, was " + poll);
        }
        if (batch < 1 || batch > LARGEST_BATCH) {
            throw new IllegalArgumentException("watch.batch must be 1 to " + LARGEST_BATCH + ", was " + batch);
        }
        if (storyWait.isNegative()) {
            throw new IllegalArgumentException("watch.story-wait must not be negative, was " + storyWait);
        }
        if (ledgerWindow.compareTo(Duration.ofDays(7)) < 0) {
            throw new IllegalArgumentException("watch.ledger-window must be 7d or more, was " + ledgerWindow
                    + ": what is forgotten may be told again");
        }
    }
}
