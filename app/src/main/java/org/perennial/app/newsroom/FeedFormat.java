package org.perennial.app.newsroom;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A way of listing entries that publishers use, with the file name and the content type it usually has. */
public enum FeedFormat {
    @JsonProperty("rss2")
    RSS2("rss.xml", "application/rss+xml; charset=utf-8"),
    @JsonProperty("rss1")
    RSS1("index.rdf", "application/rdf+xml; charset=utf-8"),
    @JsonProperty("atom")
    ATOM("atom.xml", "application/atom+xml; charset=utf-8"),
    @JsonProperty("json-feed")
    JSON_FEED("feed.json", "application/feed+json; charset=utf-8"),
    @JsonProperty("news-sitemap")
    NEWS_SITEMAP("news-sitemap.xml", "application/xml; charset=utf-8"),
    /** Bytes given in the feed file, for feeds that are broken on purpose. */
    @JsonProperty("raw")
    RAW("feed", "application/rss+xml; charset=utf-8");

    private final String fileName;
    private final String contentType;

    FeedFormat(String fileName, String contentType) {
        this.fileName = fileName;
        this.contentType = contentType;
    }

    /** The last segment of the feed's address. */
    public String fileName() {
        return fileName;
    }

    /** The content type the server states unless the feed file gives another. */
    public String contentType() {
        return contentType;
    }
}
