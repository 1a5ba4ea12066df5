package org.perennial.ingest.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.text.CleanText;

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

    private static final int LONGEST_LABEL = 100;

    public Entry {
        authors = List.copyOf(authors);
    }

    /**
     * What the entry can be called in a list: its title, else the first line of what it says, cut after a word, else its link;
     * absent if it has none of them.
     */
    public @Nullable String label() {
        if (title != null) {
            return title;
        }
        String words = summary != null ? summary : content;
        if (words == null) {
            return link;
        }
        String line = words.split("\\n", 2)[0].strip();
        if (line.length() <= LONGEST_LABEL) {
            return line;
        }
        int blank = line.lastIndexOf(' ', LONGEST_LABEL);
        return CleanText.cut(line, blank > 0 ? blank : LONGEST_LABEL) + "…";
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
