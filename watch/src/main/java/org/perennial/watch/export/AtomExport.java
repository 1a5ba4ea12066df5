package org.perennial.watch.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.search.Found;

/** A feed of Atom; texts are texts, never markup. */
final class AtomExport implements Export {
    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private final XMLStreamWriter xml;
    private final String title;
    private final Instant now;
    private boolean begun;

    AtomExport(OutputStream out, String title, Instant now) throws IOException {
        this.title = title;
        this.now = now;
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void add(Found found) throws IOException {
        Entry entry = new Entry(found);
        try {
            begin(entry.updated());
            xml.writeStartElement("entry");
            String language = entry.language();
            if (language != null) {
                xml.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", XmlText.of(language));
            }
            element("id", entry.id());
            element("title", entry.title());
            element("updated", entry.updated().toString());
            element("published", entry.appeared().toString());
            for (String author : entry.authors()) {
                author(author);
            }
            String page = entry.page();
            if (page != null) {
                xml.writeEmptyElement("link");
                xml.writeAttribute("rel", "alternate");
                xml.writeAttribute("href", XmlText.of(page));
            }
            for (String event : entry.events()) {
                xml.writeEmptyElement("category");
                xml.writeAttribute("term", XmlText.of(event));
            }
            xml.writeStartElement("content");
            xml.writeAttribute("type", "text");
            xml.writeCharacters(XmlText.of(entry.text()));
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeCharacters("\n");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void finish() throws IOException {
        try {
            begin(now);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** The newest article comes first, and says when the feed changed. */
    private void begin(Instant updated) throws XMLStreamException {
        if (begun) {
            return;
        }
        begun = true;
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(NAMESPACE);
        element("id", "urn:uuid:" + UUID.nameUUIDFromBytes(("query " + title).getBytes(StandardCharsets.UTF_8)));
        element("title", title);
        element("updated", updated.toString());
        author("Perennial");
        xml.writeCharacters("\n");
    }

    private void author(String name) throws XMLStreamException {
        xml.writeStartElement("author");
        element("name", name);
        xml.writeEndElement();
    }

    private void element(String name, @Nullable String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text == null ? "" : XmlText.of(text));
        xml.writeEndElement();
    }
}
