package org.perennial.web;

import io.javalin.http.Context;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.alert.Notice;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.ledger.Tellings;
import org.perennial.watch.message.Composer;
import org.perennial.watch.message.Letter;
import org.perennial.watch.message.Message;

/** What a watch told last, as an Atom feed. All of it is text; titles carry their language. */
final class WatchFeed {
    private static final int ENTRIES = 50;
    private static final String XML_SPACE = "http://www.w3.org/XML/1998/namespace";
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final WatchRoom room;

    WatchFeed(WatchRoom room) {
        this.room = room;
    }

    void atom(Context context) {
        Watch watch = WatchDesk.find(room, context.pathParam("name")).watch();
        List<Tellings.Told> latest = room.tellings().latest(watch.name(), ENTRIES);
        context.contentType("application/atom+xml; charset=utf-8").result(written(watch, latest, context.fullUrl()));
    }

    private static String written(Watch watch, List<Tellings.Told> latest, String self) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter feed = XML.createXMLStreamWriter(text);
            feed.writeStartDocument("UTF-8", "1.0");
            feed.writeStartElement("feed");
            feed.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            feed.writeAttribute("xml", XML_SPACE, "lang", watch.locale());
            element(feed, "title", watch.shownTitle(), null);
            element(feed, "id", "urn:perennial:watch:" + watch.name(), null);
            element(
                    feed,
                    "updated",
                    (latest.isEmpty() ? Instant.EPOCH : latest.get(0).notice().at()).toString(),
                    null);
            link(feed, "self", self);
            feed.writeStartElement("author");
            element(feed, "name", "Perennial", null);
            feed.writeEndElement();
            for (Tellings.Told told : latest) {
                entry(feed, watch, told.notice());
            }
            feed.writeEndElement();
            feed.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed cannot be written", e);
        }
    }

    private static void entry(XMLStreamWriter feed, Watch watch, Notice notice) throws XMLStreamException {
        Letter.Card card = Composer.compose(new Message(watch, List.of(notice), false, notice.at()))
                .cards()
                .get(0);
        String news = String.join("; ", card.news());
        feed.writeStartElement("entry");
        element(feed, "title", card.title() == null ? news : card.title(), card.language());
        element(feed, "id", "urn:perennial:watch:" + watch.name() + ":" + notice.key(), null);
        element(feed, "updated", notice.at().toString(), null);
        if (card.url() != null) {
            link(feed, "alternate", card.url());
        }
        element(
                feed,
                "summary",
                news
                        + (card.place() == null ? "" : ". " + card.place())
                        + (card.totals() == null ? "" : ". " + card.totals()),
                watch.locale());
        feed.writeEndElement();
    }

    private static void element(XMLStreamWriter feed, String name, String text, @Nullable String language)
            throws XMLStreamException {
        feed.writeStartElement(name);
        if (language != null) {
            feed.writeAttribute("xml", XML_SPACE, "lang", language);
        }
        feed.writeCharacters(text);
        feed.writeEndElement();
    }

    private static void link(XMLStreamWriter feed, String relation, String address) throws XMLStreamException {
        feed.writeEmptyElement("link");
        feed.writeAttribute("rel", relation);
        feed.writeAttribute("href", address);
    }
}
