package org.perennial.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ingest must remember of one feed; the newest record of a key on {@link Topics#FEED_STATES} holds.
 *
 * <p>It is written in the transaction that publishes the feed's articles: the validators are never more durable than the
 * articles that they vouch for.
 *
 * @param feed the feed's configured address; the record's key
 * @param etag byte for byte as the server sent it, quotes included; absent if it sent none
 * @param lastModified as the server sent it; absent if it sent none
 * @param polled when it was last asked
 * @param nextPoll when it is to be asked again
 * @param failures how often in a row it could not be read
 * @param lastProblem why the last poll failed, in a sentence; absent after a good one
 * @param problemDigest of the newest body that could not be read and has its dead letter, so that it gets no second one;
 *     absent if there was none
 * @param seen the entries already dealt with, newest first, at most {@link #MAX_SEEN}
 * @param plan why it is asked again then; absent in states written before this was kept
 */
public record FeedState(
        String feed,
        @Nullable String etag,
        @Nullable String lastModified,
        Instant polled,
        Instant nextPoll,
        int failures,
        @Nullable String lastProblem,
        @Nullable String problemDigest,
        List<SeenEntry> seen,
        @Nullable Plan plan) {

    /** A visit that found nothing new need not be written for so long: the times in a state may be those of an earlier one. */
    public static final Duration UNWRITTEN = Duration.ofMinutes(30);

    /** More entries than any feed lists at once in practice; older ones are forgotten. */
    public static final int MAX_SEEN = 2_000;

    @SuppressWarnings("NullAway") // absent on the wire is null here
    public FeedState {
        seen = seen == null ? List.of() : List.copyOf(seen.size() > MAX_SEEN ? seen.subList(0, MAX_SEEN) : seen);
    }

    /**
     * The state as it probably stands: where it is no older than {@link #UNWRITTEN} and the next visit is over, the visits since
     * are taken to have found nothing new, at the same distance.
     */
    public FeedState asOf(Instant now) {
        Duration distance = Duration.between(polled, nextPoll);
        if (failures > 0
                || nextPoll.isAfter(now)
                || distance.toSeconds() < 1
                || polled.plus(UNWRITTEN).plus(distance).isBefore(now)) {
            return this;
        }
        Instant last =
                polled.plus(distance.multipliedBy(Duration.between(polled, now).toSeconds() / distance.toSeconds()));
        return new FeedState(
                feed, etag, lastModified, last, last.plus(distance), failures, lastProblem, problemDigest, seen, plan);
    }

    /** The state without its entries, which are nearly all of its bytes. */
    public FeedState withoutEntries() {
        return new FeedState(
                feed, etag, lastModified, polled, nextPoll, failures, lastProblem, problemDigest, List.of(), plan);
    }

    /**
     * An entry that was published, or has its dead letter.
     *
     * @param key what identifies the entry within the feed: its guid, else its link; a digest of it if it is very long
     * @param fingerprint of what the feed says of the entry; another one means that it has changed
     * @param article what was last published of it; absent if only a dead letter could be, and in states written before
     *     this was kept
     * @param first when it was first seen; absent in states written before this was kept
     */
    public record SeenEntry(
            String key,
            String fingerprint,
            @Nullable LastVersion article,
            @Nullable Instant first) {}

    /**
     * Why a feed is asked again when it is.
     *
     * @param reason in one word, such as {@code pace} or {@code back-off}
     * @param gapSeconds how long it is from one new entry to the next, by what the feed listed last; absent if it is not known
     * @param newest when its newest entry appeared; absent if it is not known
     * @param errors the failures since the last good answer by their weight: 1 for what mends itself seldom, 0.5 for what the
     *     server broke, 0.25 for what passes
     * @param movedTo where the feed has moved for good, and answered from; absent while it is where the list says
     */
    public record Plan(
            String reason,
            @Nullable Long gapSeconds,
            @Nullable Instant newest,
            double errors,
            @Nullable String movedTo) {}

    /**
     * The version of an article that was published last.
     *
     * @param id the {@link ArticleId} it was published under; every later version of the same entry keeps it, whatever
     *     address its page names by then
     * @param fingerprint of its title, text and summary; another one makes a new version
     */
    public record LastVersion(String id, String fingerprint) {}
}
