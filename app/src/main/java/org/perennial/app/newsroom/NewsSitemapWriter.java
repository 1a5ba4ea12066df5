package org.perennial.app.newsroom;

import java.time.Instant;
import java.util.List;
import org.perennial.app.newsroom.NewsDesk.Shown;

/** A sitemap with Google's news elements. */
final class NewsSitemapWriter implements FeedWriter {
    @Override
    public String write(EditionFeed feed, List<Shown> shown, Instant changed) {
        Markup sitemap = new Markup()
                .line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .line("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                        + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">");
        for (Shown one : shown) {
            sitemap.line("<url>").element("loc", one.entry().url());
            sitemap.element(
                    "lastmod",
                    one.revised()
                            ? one.updated().toString()
                            : one.entry().published().iso());
            sitemap.line("<news:news>")
                    .line("<news:publication>")
                    .element("news:name", feed.file().title());
            sitemap.element("news:language", feed.file().language()).line("</news:publication>");
            sitemap.element("news:publication_date", one.entry().published().iso());
            sitemap.markup("news:title", FeedWriter.title(one))
                    .line("</news:news>")
                    .line("</url>");
        }
        return sitemap.line("</urlset>").toString();
    }
}
