package org.perennial.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as a site published it: fetched, cut out of its page, not yet judged.
 *
 * @param id the article's {@link ArticleId}; the record's key on {@link Topics#RAW_ARTICLES}
 * @param url where it was fetched; absent if it stood in a feed without a page
 * @param canonicalUrl the address that the page itself names, without tracking parameters; absent as {@code url}
 * @param source the publisher, such as {@code news.az}; absent if unknown
 * @param feed the address of the feed that listed it; absent if it came another way
 * @param guid the feed's own identifier for the entry; absent if it gave none
 * @param title absent if neither feed nor page had one
 * @param text paragraphs separated by one blank line, page controls removed; never null, at most {@link #MAX_TEXT} characters
 * @param summary the feed's description as text; absent if it gave none
 * @param authors as printed, in the page's order
 * @param published when the publisher says it appeared; absent if no usable date was found
 * @param publishedFrom where that date was read; absent with it
 * @param updated when the publisher says it was changed; absent if it does not
 * @param fetched when we first held it, and the record's timestamp; absent only in files given to {@code analyze}
 * @param languageHint the language that feed or page declare, a BCP 47 tag; often wrong, a hint and no more
 * @param truncated whether text beyond {@link #MAX_TEXT} was cut off
 * @param details what its page says beside the text; absent if the text is not a page's, or the page says nothing
 */
public record RawArticle(
        String id,
        @Nullable String url,
        @Nullable String canonicalUrl,
        @Nullable String source,
        @Nullable String feed,
        @Nullable String guid,
        @Nullable String title,
        String text,
        @Nullable String summary,
        List<String> authors,
        @Nullable Instant published,
        @Nullable PublishedFrom publishedFrom,
        @Nullable Instant updated,
        @Nullable Instant fetched,
        @Nullable String languageHint,
        boolean truncated,
        @Nullable PageDetails details) {

    /** The longest text that is carried, in UTF-16 units: a record stays well below the topics' 4 MB limit. */
    public static final int MAX_TEXT = 1_000_000;

    /**
     * Fills what may be left out on the wire.
     *
     * @throws IllegalArgumentException if there is no id and no URL to derive it from
     */
    @SuppressWarnings("NullAway") // what Jackson leaves out arrives as null whatever the type says
    public RawArticle {
        if (id == null || id.isBlank()) {
            String address = canonicalUrl != null ? canonicalUrl : url;
            if (address == null) {
                throw new IllegalArgumentException("an article needs an \"id\" or a \"url\"");
            }
            id = ArticleId.ofUrl(address);
        }
        text = text == null ? "" : text;
        authors = authors == null ? List.of() : List.copyOf(authors);
    }

    /** An article of which no page is known. */
    public RawArticle(
            String id,
            @Nullable String url,
            @Nullable String canonicalUrl,
            @Nullable String source,
            @Nullable String feed,
            @Nullable String guid,
            @Nullable String title,
            String text,
            @Nullable String summary,
            List<String> authors,
            @Nullable Instant published,
            @Nullable PublishedFrom publishedFrom,
            @Nullable Instant updated,
            @Nullable Instant fetched,
            @Nullable String languageHint,
            boolean truncated) {
        this(
                id,
                url,
                canonicalUrl,
                source,
                feed,
                guid,
                title,
                text,
                summary,
                authors,
                published,
                publishedFrom,
                updated,
                fetched,
                languageHint,
                truncated,
                null);
    }

    /** The same as if it had been fetched at another instant. */
    public RawArticle withFetched(Instant instant) {
        return new RawArticle(
                id,
                url,
                canonicalUrl,
                source,
                feed,
                guid,
                title,
                text,
                summary,
                authors,
                published,
                publishedFrom,
                updated,
                instant,
                languageHint,
                truncated,
                details);
    }
}
