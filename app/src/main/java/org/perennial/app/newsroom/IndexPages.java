package org.perennial.app.newsroom;

import java.util.List;
import org.perennial.app.newsroom.NewsDesk.Shown;

/** The pages that list feeds and entries. */
final class IndexPages {
    private IndexPages() {}

    /** All feeds, for a person. */
    static String index(Edition edition) {
        Markup page = new Markup()
                .line(
                        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sample newsroom</title></head><body>")
                .line("<h1>Sample newsroom</h1><p>Invented publishers, opened "
                        + edition.opening().at() + ". <a href=\"/opml\">OPML</a></p><ul>");
        for (EditionFeed feed : edition.feeds()) {
            page.line("<li><a href=\"" + Markup.escape(feed.home()) + "\">"
                    + Markup.escape(feed.file().title())
                    + "</a> <a href=\"" + Markup.escape(feed.url()) + "\">"
                    + feed.file().format().fileName()
                    + "</a></li>");
        }
        return page.line("</ul></body></html>").toString();
    }

    /** All feeds, for a feed reader. */
    static String opml(Edition edition) {
        Markup opml = new Markup()
                .line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .line("<opml version=\"2.0\"><head><title>Sample newsroom</title></head><body>");
        for (EditionFeed feed : edition.feeds()) {
            String language = feed.file().language();
            opml.line("<outline type=\"rss\" text=\""
                    + Markup.escape(feed.file().source()) + "\" title=\""
                    + Markup.escape(feed.file().title()) + "\" xmlUrl=\"" + Markup.escape(feed.url()) + "\" htmlUrl=\""
                    + Markup.escape(feed.home()) + "\""
                    + (language == null ? "" : " language=\"" + Markup.escape(language) + "\"") + "/>");
        }
        return opml.line("</body></opml>").toString();
    }

    /** The front page of a publisher, which leads to its feed. */
    static String home(EditionFeed feed, List<Shown> shown) {
        Markup page = new Markup()
                .line("<!DOCTYPE html><html><head><meta charset=\"utf-8\">")
                .element("title", feed.file().title())
                .line("<link rel=\"alternate\" type=\""
                        + feed.file().format().contentType().replaceAll(";.*", "") + "\" href=\""
                        + Markup.escape(feed.url()) + "\">")
                .line("</head><body>")
                .element("h1", feed.file().title())
                .line("<ul>");
        for (Shown one : shown) {
            String url = one.entry().url();
            String title = Markup.escape(one.version().title());
            page.line("<li>" + (url == null ? title : "<a href=\"" + Markup.escape(url) + "\">" + title + "</a>")
                    + "</li>");
        }
        return page.line("</ul></body></html>").toString();
    }
}
