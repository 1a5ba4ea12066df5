package org.perennial.app.newsroom;

import java.time.Instant;
import java.util.List;
import org.perennial.app.newsroom.NewsDesk.Shown;

/** RSS 2.0 with dc:creator and content:encoded; a revision is stated as atom:updated and the pubDate stays. */
final class Rss2Writer implements FeedWriter {
    @Override
    public String write(EditionFeed feed, List<Shown> shown, Instant changed) {
        Markup rss = new Markup()
                .line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .line("<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\""
                        + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">")
                .line("<channel>")
                .element("title", feed.file().title())
                .element("link", feed.home())
                .element("description", feed.file().title())
                .element("language", feed.file().language())
                .element("lastBuildDate", StatedDate.mail(changed))
                .line("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"" + Markup.escape(feed.url())
                        + "\"/>");
        for (Shown one : shown) {
            item(rss, one);
        }
        return rss.line("</channel>").line("</rss>").toString();
    }

    private static void item(Markup rss, Shown one) {
        EditionEntry entry = one.entry();
        rss.line("<item>").markup("title", FeedWriter.title(one)).element("link", entry.url());
        rss.markup("guid isPermaLink=\"false\"", Markup.escape(entry.guid()));
        rss.element("pubDate", entry.published().mail());
        entry.file().authors().forEach(author -> rss.element("dc:creator", author));
        rss.element("description", one.version().summary());
        if (entry.url() == null) {
            rss.element("content:encoded", Markup.html(one.version().body()));
        }
        if (one.revised()) {
            rss.element("atom:updated", one.updated().toString());
        }
        rss.line("</item>");
    }
}
