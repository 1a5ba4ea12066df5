package org.perennial.app.newsroom;

import java.time.Instant;
import java.util.List;
import org.perennial.app.newsroom.NewsDesk.Shown;

/** Writes a feed in one format. The same entries always give the same text. */
interface FeedWriter {
    /**
     * The feed's text.
     *
     * @param shown the entries that are out, newest first
     * @param changed when the feed last changed
     */
    String write(EditionFeed feed, List<Shown> shown, Instant changed);

    /** The writer of a format. */
    static FeedWriter of(FeedFormat format) {
        return switch (format) {
            case RSS2 -> new Rss2Writer();
            case RSS1 -> new Rss1Writer();
            case ATOM -> new AtomWriter();
            case JSON_FEED -> new JsonFeedWriter();
            case NEWS_SITEMAP -> new NewsSitemapWriter();
            case RAW -> (feed, shown, changed) -> feed.raw() == null ? "" : feed.raw();
        };
    }

    /** The title as it stands in an XML feed: escaped, or as the feed file has it on purpose. */
    static String title(Shown one) {
        String markup = one.entry().file().titleMarkup();
        return markup == null ? Markup.escape(one.version().title()) : markup;
    }
}
