package org.perennial.ingest.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of one article.
 *
 * @param guid the feed's own identifier; absent if it gives none
 * @param link the article's page, absolute; absent if it names none
 * @param title as text; absent if it has none
 * @param summary as text; absent if it has none
 * @param content the article's text as far as the feed holds it, paragraphs separated by one blank line; absent if it
 *     holds none
 * @param published absent if there is no plausible date
 * @param updated likewise
 * @param authors as printed
 * @param language as declared for this entry, a BCP 47 tag; absent if the feed's holds
 */
public record Entry(
        @Nullable String guid,
        @Nullable String link,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String content,
        @Nullable Instant published,
        @Nullable Instant updated,
        List<String> authors,
        @Nullable String language) {

    public Entry {
        authors = List.copyOf(authors);
    }

    /** The same entry, of a feed whose guid for it identifies nothing. */
    public Entry withoutGuid() {
        return new Entry(null, link, title, summary, content, published, updated, authors, language);
    }

    /** What identifies the entry within its feed: its guid, else its link, else its title; empty if it has none of them. */
    public String key() {
        return guid != null ? guid : link != null ? link : title != null ? title : "";
    }
}
