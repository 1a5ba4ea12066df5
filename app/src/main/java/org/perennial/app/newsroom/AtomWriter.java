package org.perennial.app.newsroom;

import java.time.Instant;
import java.util.List;
import org.perennial.app.newsroom.NewsDesk.Shown;

/** Atom 1.0. An entry without a date states neither published nor updated, as careless publishers do. */
final class AtomWriter implements FeedWriter {
    @Override
    public String write(EditionFeed feed, List<Shown> shown, Instant changed) {
        String language = feed.file().language();
        Markup atom = new Markup()
                .line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .line("<feed xmlns=\"http://www.w3.org/2005/Atom\""
                        + (language == null ? "" : " xml:lang=\"" + Markup.escape(language) + "\"") + ">")
                .element("title", feed.file().title())
                .element("id", feed.url())
                .line("<link rel=\"self\" href=\"" + Markup.escape(feed.url()) + "\"/>")
                .line("<link rel=\"alternate\" type=\"text/html\" href=\"" + Markup.escape(feed.home()) + "\"/>")
                .element("updated", changed.toString());
        shown.forEach(one -> entry(atom, one));
        return atom.line("</feed>").toString();
    }

    private static void entry(Markup atom, Shown one) {
        EditionEntry entry = one.entry();
        atom.line("<entry>").markup("title", FeedWriter.title(one)).element("id", entry.guid());
        if (entry.url() != null) {
            atom.line("<link rel=\"alternate\" type=\"text/html\" href=\"" + Markup.escape(entry.url()) + "\"/>");
        }
        atom.element("published", entry.published().iso());
        atom.element(
                "updated",
                one.revised() ? one.updated().toString() : entry.published().iso());
        entry.file().authors().forEach(author -> atom.markup("author", "<name>" + Markup.escape(author) + "</name>"));
        atom.element("summary", one.version().summary());
        if (entry.url() == null) {
            atom.element("content type=\"html\"", Markup.html(one.version().body()));
        }
        atom.line("</entry>");
    }
}
