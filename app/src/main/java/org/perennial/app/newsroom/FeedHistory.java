package org.perennial.app.newsroom;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.app.newsroom.NewsDesk.Shown;

/** A feed as it stands, and since when. May be used from any thread. */
final class FeedHistory {
    private final EditionFeed feed;
    private final NewsDesk desk;
    private final InstantSource clock;
    private final FeedWriter writer;
    private @Nullable State last;

    FeedHistory(EditionFeed feed, NewsDesk desk, InstantSource clock) {
        this.feed = feed;
        this.desk = desk;
        this.clock = clock;
        this.writer = FeedWriter.of(feed.file().format());
    }

    EditionFeed feed() {
        return feed;
    }

    /**
     * The feed between two changes.
     *
     * @param changed when it changed, to the second and later than the change before it
     */
    record State(String text, String etag, Instant changed, List<Shown> shown) {

        /** Whether a reader with these conditions has this state already; an ETag counts before a date. */
        boolean isHeldBy(List<String> tags, @Nullable String modifiedSince) {
            if (!tags.isEmpty()) {
                return tags.stream().anyMatch(line -> line.strip().equals("*") || line.contains(etag));
            }
            try {
                return modifiedSince != null
                        && !changed.isAfter(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(modifiedSince)));
            } catch (DateTimeException malformed) {
                return false;
            }
        }
    }

    /** The feed as it stands now. */
    synchronized State now() {
        List<Shown> shown = desk.out(feed);
        Instant newest =
                shown.stream().map(Shown::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
        String text = writer.write(feed, shown, newest);
        String etag = "\"" + hash(feed.url() + text) + "\"";
        State before = last;
        if (before == null || !before.etag().equals(etag)) {
            Instant changed = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            if (before != null && !changed.isAfter(before.changed())) {
                changed = before.changed().plusSeconds(1);
            }
            before = new State(text, etag, changed, shown);
            last = before;
            desk.listed(etag, shown);
        }
        return before;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
