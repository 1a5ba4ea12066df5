package org.perennial.ingest.poll;

import java.time.Duration;
import org.perennial.contract.FeedState;

/**
 * How the rhythm of each feed is found. Each setting is named {@code ingest.polling.} and its name in kebab-case.
 *
 * @param adaptive whether a feed without an interval of its own is asked by its own pace; if not, at the general interval;
 *     default true
 * @param longest the longest interval that a feed's pace, its own wishes or its server's may lead to; default twelve times
 *     the general interval
 * @param anniversaries how often a feed is asked around the return of an event that its publisher covered before; PT0S for
 *     no oftener than else; default PT2M
 * @param days how many days before and after that return, 0 to 14; default 1
 * @param stopAfter the weight of failures in a row after which a feed is not asked any more, 1 to 1,000; default 30
 * @param robots whether the robots.txt of a page's host is heeded; default true
 * @param unwritten for how long visits that find nothing new need not be written, PT0S to write each; default PT30M
 */
public record PollingConfig(
        Boolean adaptive,
        Duration longest,
        Duration anniversaries,
        Integer days,
        Integer stopAfter,
        Boolean robots,
        Duration unwritten) {

    @SuppressWarnings("NullAway") // a setting that the file leaves out arrives as null
    public PollingConfig {
        adaptive = adaptive == null ? Boolean.TRUE : adaptive;
        longest = longest == null ? Duration.ZERO : longest;
        anniversaries = anniversaries == null ? Duration.ofMinutes(2) : anniversaries;
        days = days == null ? Integer.valueOf(1) : days;
        stopAfter = stopAfter == null ? Integer.valueOf(30) : stopAfter;
        robots = robots == null ? Boolean.TRUE : robots;
        unwritten = unwritten == null ? FeedState.UNWRITTEN : unwritten;
        IngestConfig.notNegative("polling.longest", longest);
        IngestConfig.notNegative("polling.anniversaries", anniversaries);
        IngestConfig.notNegative("polling.unwritten", unwritten);
        IngestConfig.range("polling.days", days, 0, 14);
        IngestConfig.range("polling.stop-after", stopAfter, 1, 1_000);
    }

    /** The default of every setting. */
    @SuppressWarnings("NullAway") // absent here, filled in by the constructor
    public static PollingConfig defaults() {
        return new PollingConfig(null, null, null, null, null, null, null);
    }

    /** The same with every feed at the general interval, and every visit written. */
    public PollingConfig steady() {
        return new PollingConfig(false, longest, anniversaries, days, stopAfter, robots, Duration.ZERO);
    }
}
