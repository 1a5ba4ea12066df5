package org.perennial.app.newsroom;

import java.time.Instant;
import java.util.List;
import org.perennial.app.newsroom.NewsDesk.Shown;

/** RSS 1.0 (RDF) with Dublin Core; a revision is stated as dcterms:modified. */
final class Rss1Writer implements FeedWriter {
    @Override
    public String write(EditionFeed feed, List<Shown> shown, Instant changed) {
        Markup rdf = new Markup()
                .line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .line(
                        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\""
                                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
                                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">")
                .line("<channel rdf:about=\"" + Markup.escape(feed.url()) + "\">")
                .element("title", feed.file().title())
                .element("link", feed.home())
                .element("description", feed.file().title())
                .element("dc:language", feed.file().language())
                .element("dc:date", changed.toString())
                .line("<items><rdf:Seq>");
        shown.forEach(one -> rdf.line("<rdf:li rdf:resource=\"" + Markup.escape(about(one.entry())) + "\"/>"));
        rdf.line("</rdf:Seq></items>").line("</channel>");
        shown.forEach(one -> item(rdf, one));
        return rdf.line("</rdf:RDF>").toString();
    }

    private static void item(Markup rdf, Shown one) {
        EditionEntry entry = one.entry();
        rdf.line("<item rdf:about=\"" + Markup.escape(about(entry)) + "\">");
        rdf.markup("title", FeedWriter.title(one)).element("link", entry.url());
        rdf.element("description", one.version().summary());
        entry.file().authors().forEach(author -> rdf.element("dc:creator", author));
        rdf.element("dc:date", entry.published().iso());
        if (entry.url() == null) {
            rdf.element("content:encoded", Markup.html(one.version().body()));
        }
        if (one.revised()) {
            rdf.element("dcterms:modified", one.updated().toString());
        }
        rdf.line("</item>");
    }

    private static String about(EditionEntry entry) {
        return entry.url() == null ? entry.guid() : entry.url();
    }
}
