package org.perennial.ingest.page;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.ArticleId;
import org.perennial.contract.PageDetails;
import org.perennial.contract.PublishedFrom;
import org.perennial.contract.RawArticle;
import org.perennial.ingest.link.Links;

/**
 * The article that a page holds.
 *
 * @param title absent if the page has none
 * @param text paragraphs separated by one blank line; empty if the page holds no article
 * @param canonicalUrl the address that the page names, or its own, without tracking parameters; absent for text that came
 *     from no address
 * @param publishedLocal when it appeared, by the publisher's clock as far as the page tells its distance to UTC, which is
 *     zero where it does not; absent if there is no plausible date
 * @param publishedFrom where the date was read; absent with it
 * @param updated absent if the page does not say
 * @param authors as printed
 * @param languageHint as the page declares it, a BCP 47 tag; absent if it does not
 * @param truncated whether text beyond {@link RawArticle#MAX_TEXT} was cut off
 * @param details what the page says beside the text
 */
public record ExtractedPage(
        @Nullable String title,
        String text,
        @Nullable String canonicalUrl,
        @Nullable OffsetDateTime publishedLocal,
        @Nullable PublishedFrom publishedFrom,
        @Nullable Instant updated,
        List<String> authors,
        @Nullable String languageHint,
        boolean truncated,
        PageDetails details) {

    public ExtractedPage {
        authors = List.copyOf(authors);
    }

    /** When it appeared; absent if there is no plausible date. */
    public @Nullable Instant published() {
        return publishedLocal == null ? null : publishedLocal.toInstant();
    }

    /** What the page says beside the text; absent if it says nothing. */
    public @Nullable PageDetails statedDetails() {
        return details.equals(PageDetails.NONE) ? null : details;
    }

    /**
     * The page as a raw article that no feed listed.
     *
     * @param url where it was got; absent if it is a file of unknown origin
     * @throws IllegalArgumentException if there is no address at all, since an article is known by its address
     */
    public RawArticle toArticle(@Nullable String url, Instant fetched) {
        String address = canonicalUrl == null ? url : canonicalUrl;
        if (address == null) {
            throw new IllegalArgumentException("an article is known by its address: give one with --url");
        }
        return new RawArticle(
                ArticleId.ofUrl(address),
                url,
                address,
                Links.site(address).orElse(null),
                null,
                null,
                title,
                text,
                null,
                authors,
                published(),
                publishedFrom,
                updated,
                fetched,
                languageHint,
                truncated,
                statedDetails());
    }
}
