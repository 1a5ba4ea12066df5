package org.perennial.app.newsroom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One feed as its file states it, nothing resolved yet: placeholders stand, times are offsets.
 *
 * @param feed kebab-case id, the same as the file's name without {@code .yaml}
 * @param source the publisher's name as the reader sees it
 * @param language what the feed and its pages declare, right or wrong; null if they declare none
 * @param page name of the page template, see {@link PageTemplate}; null for {@code article}
 * @param raw the feed's text when the format is {@code raw}, else null
 * @param contentType the content type to state instead of the format's own; null for the usual one
 * @param expectFeed reason of the dead letter the feed as a whole must end as; null if it is readable
 */
public record FeedFile(
        String feed,
        FeedFormat format,
        String source,
        String title,
        @Nullable String language,
        @Nullable String page,
        @Nullable String raw,
        @Nullable String contentType,
        @Nullable String expectFeed,
        List<Entry> entries) {

    public FeedFile {
        need("feed", feed);
        need("format", format);
        need("source", source);
        need("title", title);
        entries = entries == null ? List.of() : List.copyOf(entries);
    }

    /**
     * One entry of the feed and the page it leads to.
     *
     * @param id unique in the whole newsroom
     * @param after ISO duration from the newsroom's opening to the entry's appearance; null for none
     * @param published ISO period or duration from the opening, {@code none}, or a literal text; null for the moment
     *     of appearance
     * @param body paragraphs separated by blank lines; null for a page without text
     * @param inFeedOnly whether the body stands in the feed and no page exists
     * @param status what the page answers; null for 200
     * @param rawHtml the page's text instead of the template; null for the template
     * @param titleMarkup put into the feed unescaped instead of the title; null for the escaped title
     */
    public record Entry(
            String id,
            @Nullable String after,
            @Nullable String published,
            String title,
            @Nullable String summary,
            @Nullable String body,
            List<String> authors,
            boolean inFeedOnly,
            @Nullable Integer status,
            @Nullable String rawHtml,
            @Nullable String titleMarkup,
            List<Revision> revisions,
            @Nullable Expected expect) {

        public Entry {
            need("entries.id", id);
            need("entries.title", title);
            authors = authors == null ? List.of() : List.copyOf(authors);
            revisions = revisions == null ? List.of() : List.copyOf(revisions);
        }
    }

    /** A later version of an entry's page under the same address; what is null stays as it was. */
    public record Revision(
            String after,
            @Nullable String title,
            @Nullable String summary,
            @Nullable String body) {
        public Revision {
            need("revisions.after", after);
        }
    }

    /**
     * What a reader must make of an entry.
     *
     * @param language BCP 47 tag; null if not checked
     * @param anniversaries null if not checked, empty if the article must have none
     * @param copyOf id of an entry with the same words; null if the article is nobody's copy
     * @param versions how many versions must be held; null for as many as were published
     * @param deadLetter reason of the dead letter that stands for the article; null if it is an article
     */
    public record Expected(
            @Nullable String language,
            @Nullable List<Mention> anniversaries,
            @Nullable String copyOf,
            @Nullable Integer versions,
            @Nullable String deadLetter) {}

    /** An anniversary that must be found; what is null is not checked. */
    public record Mention(
            @Nullable String event,
            @Nullable String n,
            @Nullable String start,
            @Nullable String end) {}

    private static void need(String key, @Nullable Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new IllegalArgumentException(key + " is missing; give it a value");
        }
    }
}
