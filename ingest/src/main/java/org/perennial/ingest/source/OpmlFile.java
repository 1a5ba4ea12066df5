package org.perennial.ingest.source;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.link.Links;

/**
 * The list of sources as OPML.
 *
 * <p>jsoup's XML parser reads it: it knows no external entity, expands none, and goes on after a fault, so that one bad
 * line costs one source and not the list.
 */
final class OpmlFile {
    private static final Pattern DOCTYPE =
            Pattern.compile("<!DOCTYPE[^\\[>]{0,2000}(\\[[^\\]]{0,20000}\\]\\s{0,100})?>");
    private static final int MAX_DEPTH = 256;

    /** OPML allows attributes of others in a namespace: ours say what it has no words for. */
    private static final String NAMESPACE = "https://perennial.invalid/ns/sources";

    private static final String PUBLISHER = "perennial:source";
    private static final String INTERVAL = "perennial:interval";

    private OpmlFile() {}

    static ImportReport read(String text) {
        String kept = DOCTYPE.matcher(text)
                .replaceAll(found -> "\n".repeat((int)
                        found.group().chars().filter(c -> c == '\n').count()));
        Parser parser =
                Parser.xmlParser().setTrackPosition(true).setTrackErrors(1).setMaxDepth(MAX_DEPTH);
        Document document = parser.parseInput(kept, "");
        SourceList.Lines lines = new SourceList.Lines();
        Deque<Element> path = new ArrayDeque<>();
        for (Element outline : document.getAllElements()) {
            if (!outline.tagName().equalsIgnoreCase("outline")) {
                continue;
            }
            String address = attribute(outline, "xmlurl");
            if (address == null && attribute(outline, "htmlurl") == null && isFolder(outline)) {
                continue;
            }
            take(lines, outline, address == null ? "" : address.strip(), path);
        }
        return new ImportReport(lines.all(), fault(document, parser));
    }

    private static void take(SourceList.Lines lines, Element outline, String address, Deque<Element> path) {
        int line = outline.sourceRange().start().lineNumber();
        String title = title(outline);
        if (address.isEmpty()) {
            lines.refuse(line, title == null ? "" : title, "it has no xmlUrl: nothing says where the feed is");
            return;
        }
        String web = address.regionMatches(true, 0, "feed:", 0, 5) ? unwrapped(address) : address;
        try {
            String interval = attribute(outline, INTERVAL);
            lines.take(
                    line,
                    new Source(
                            web,
                            attribute(outline, PUBLISHER),
                            title,
                            folders(outline, path),
                            interval == null ? null : Duration.parse(interval),
                            attribute(outline, "language")));
        } catch (DateTimeParseException e) {
            lines.refuse(line, address, "\"" + e.getParsedString() + "\" is no duration: write PT15M for 15 minutes");
        } catch (IllegalArgumentException e) {
            lines.refuse(line, address, String.valueOf(e.getMessage()));
        }
    }

    /** {@code feed://host/x} and {@code feed:https://host/x} as older programs write them. */
    private static String unwrapped(String address) {
        String rest = address.substring("feed:".length());
        return Links.isWeb(rest) ? rest : "http:" + rest;
    }

    private static boolean isFolder(Element outline) {
        return !outline.children().isEmpty() || attribute(outline, "type") == null;
    }

    private static List<String> folders(Element outline, Deque<Element> path) {
        path.clear();
        for (Element above = outline.parent(); above != null; above = above.parent()) {
            // An outline that is not closed seems to hold all that follow it: only those without an address are
            // folders.
            if (above.tagName().equalsIgnoreCase("outline") && attribute(above, "xmlurl") == null) {
                path.push(above);
            }
        }
        return path.stream().map(OpmlFile::title).filter(name -> name != null).toList();
    }

    private static @Nullable String title(Element outline) {
        String title = attribute(outline, "title");
        return title == null ? attribute(outline, "text") : title;
    }

    /** The attribute's value whatever the case of its name; null if it is missing or blank. */
    private static @Nullable String attribute(Element element, String lowerCaseName) {
        for (Attribute attribute : element.attributes()) {
            if (attribute.getKey().toLowerCase(Locale.ROOT).equals(lowerCaseName)
                    && !attribute.getValue().isBlank()) {
                return attribute.getValue().strip();
            }
        }
        return null;
    }

    private static @Nullable String fault(Document document, Parser parser) {
        boolean opml =
                document.children().stream().anyMatch(root -> root.tagName().equalsIgnoreCase("opml"));
        if (!opml) {
            return "there is no <opml> element: is this an OPML file?";
        }
        return parser.getErrors().isEmpty()
                ? null
                : "not well-formed XML at " + parser.getErrors().get(0).getCursorPos() + ", read as far as it goes: "
                        + parser.getErrors().get(0).getErrorMessage();
    }

    static String write(String title, List<Source> sources) {
        Document document = new Document("");
        document.parser(
                Parser.xmlParser()); // else names would lose their capitals, and no other program finds an xmlUrl
        document.outputSettings().syntax(Document.OutputSettings.Syntax.xml).prettyPrint(true);
        Element opml = document.appendElement("opml").attr("version", "2.0").attr("xmlns:perennial", NAMESPACE);
        opml.appendElement("head").appendElement("title").text(title);
        Element body = opml.appendElement("body");
        Map<List<String>, Element> folders = new LinkedHashMap<>();
        folders.put(List.of(), body);
        for (Source source : sources) {
            String name = source.title() == null ? source.publisher() : source.title();
            Element outline = folder(folders, source.folders())
                    .appendElement("outline")
                    .attr("text", name)
                    .attr("title", name)
                    .attr("type", "rss")
                    .attr("xmlUrl", source.url());
            if (source.language() != null) {
                outline.attr("language", source.language());
            }
            if (source.source() != null) {
                outline.attr(PUBLISHER, source.source());
            }
            if (source.interval() != null) {
                outline.attr(INTERVAL, source.interval().toString());
            }
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document.outerHtml() + "\n";
    }

    private static Element folder(Map<List<String>, Element> folders, List<String> path) {
        Element known = folders.get(path);
        if (known != null) {
            return known;
        }
        String name = path.get(path.size() - 1);
        Element made = folder(folders, path.subList(0, path.size() - 1))
                .appendElement("outline")
                .attr("text", name)
                .attr("title", name);
        folders.put(List.copyOf(path), made);
        return made;
    }
}
