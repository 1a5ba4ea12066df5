package org.perennial.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What to ask for.
 *
 * @param url an {@code http} or {@code https} address
 * @param accept the media types wanted, as an {@code Accept} header
 * @param etag the validator of what is held, byte for byte as it was sent; absent to get the whole
 * @param lastModified likewise
 */
public record FetchRequest(
        String url,
        String accept,
        @Nullable String etag,
        @Nullable String lastModified) {
    private static final String FEEDS =
            "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
                    + "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1";
    private static final String PAGES = "text/html, application/xhtml+xml, */*;q=0.1";

    /** A feed, unless it is what the validators name. */
    public static FetchRequest feed(String url, @Nullable String etag, @Nullable String lastModified) {
        return new FetchRequest(url, FEEDS, etag, lastModified);
    }

    /** A page, unless it is what the validators name. */
    public static FetchRequest page(String url, @Nullable String etag, @Nullable String lastModified) {
        return new FetchRequest(url, PAGES, etag, lastModified);
    }
}
