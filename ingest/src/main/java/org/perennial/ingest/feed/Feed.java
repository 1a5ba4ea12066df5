package org.perennial.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed lists.
 *
 * @param title absent if it has none
 * @param link the page that the feed belongs to; absent if it names none
 * @param language as declared, a BCP 47 tag; absent if it declares none
 * @param entries in the feed's order, at most {@link FeedReader#MAX_ENTRIES}
 * @param sitemaps the sitemaps that a sitemap index names; empty for all that is no such index
 */
public record Feed(
        @Nullable String title,
        @Nullable String link,
        @Nullable String language,
        List<Entry> entries,
        List<String> sitemaps) {

    public Feed {
        entries = List.copyOf(entries);
        sitemaps = List.copyOf(sitemaps);
    }

    /** What the feed can be called in a list: its title, else the page that it belongs to; absent if it has neither. */
    public @Nullable String label() {
        return title == null ? link : title;
    }
}
