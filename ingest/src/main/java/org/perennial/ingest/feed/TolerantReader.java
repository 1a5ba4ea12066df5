package org.perennial.ingest.feed;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.text.Decoding;

/**
 * Reads RSS, RDF, Atom and sitemaps from jsoup's XML tree by local names, whatever the version, the prefixes and the state
 * of the document; keeps what stands before the place where it breaks off.
 */
final class TolerantReader {
    private static final int MAX_DEPTH = 256;

    private static final Set<String> ITEMS = Set.of("item", "entry", "url");
    private static final Set<String> FOREIGN = Set.of("media", "itunes", "image", "video", "geo", "georss");

    private TolerantReader() {}

    /** The feed; null if nothing in the document looks like one. */
    static @Nullable RawFeed read(String xml, int maxEntries) {
        Document document = Parser.xmlParser().setMaxDepth(MAX_DEPTH).parseInput(xml, "");
        Element root = root(document);
        if (root == null) {
            return null;
        }
        RawFeed feed = new RawFeed();
        String kind = local(root);
        if (kind.equals("sitemapindex")) {
            for (Element sitemap : named(root, "sitemap")) {
                String address = text(sitemap, "loc");
                if (address != null && feed.sitemaps.size() < maxEntries) {
                    feed.sitemaps.add(address);
                }
            }
            return feed;
        }
        Element head = kind.equals("feed") ? root : first(root, "channel");
        if (head != null) {
            feed.title = markup(head, "title");
            feed.link = link(head);
            feed.language = language(head);
        }
        feed.language = feed.language == null ? language(root) : feed.language;
        Nesting nesting = new Nesting(root, ITEMS);
        for (Element item : root.getAllElements()) {
            if (feed.entries.size() >= maxEntries) {
                break;
            }
            if (ITEMS.contains(local(item))
                    && nesting.isOutermost(item)
                    && local(item).equals("url") == kind.equals("urlset")) {
                feed.entries.add(kind.equals("urlset") ? page(item) : entry(item, nesting.base(item)));
            }
        }
        boolean empty = head == null && feed.entries.isEmpty();
        return empty && !kind.equals("urlset") ? null : feed; // a sitemap may list nothing yet
    }

    private static @Nullable Element root(Document document) {
        for (Element element : document.getAllElements()) {
            switch (local(element)) {
                case "rss", "rdf", "feed", "channel", "urlset", "sitemapindex", "item", "entry" -> {
                    return local(element).equals("item") || local(element).equals("entry") ? element.parent() : element;
                }
                case "html", "body" -> {
                    return null;
                }
                default -> {}
            }
        }
        return null;
    }

    private static RawEntry page(Element url) {
        RawEntry entry = new RawEntry();
        entry.link = text(url, "loc");
        Element news = first(url, "news");
        if (news != null) {
            entry.title = text(news, "title");
            entry.published = text(news, "publication_date");
            Element publication = first(news, "publication");
            entry.language = publication == null ? null : text(publication, "language");
        }
        entry.updated = text(url, "lastmod");
        return entry;
    }

    private static RawEntry entry(Element item, @Nullable String base) {
        RawEntry entry = new RawEntry();
        entry.guid = text(item, "guid", "id");
        if (entry.guid == null && item.hasAttr("rdf:about")) {
            entry.guid = item.attr("rdf:about").strip();
        }
        String original = text(item, "origlink"); // what a feed service's own link leads to
        entry.link = original == null ? link(item) : original;
        entry.title = markup(item, "title");
        entry.summary = markup(item, "description", "summary", "tagline", "abstract");
        entry.content = markup(item, "encoded", "content", "fulltext", "body", "content_encoded", "xhtml");
        entry.published = text(item, "pubdate", "published", "issued", "created", "date");
        entry.updated = text(item, "updated", "modified", "lastbuilddate");
        entry.language = language(item);
        entry.base = base;
        for (Element child : item.children()) {
            switch (local(child)) {
                case "author", "creator" -> {
                    String name = text(child, "name");
                    String words = name == null ? child.wholeText().strip() : name;
                    if (!words.isEmpty() && !FOREIGN.contains(prefix(child))) {
                        entry.authors.add(words);
                    }
                }
                default -> {}
            }
        }
        return entry;
    }

    /** The text of the first child of one of these names, in the names' order. */
    private static @Nullable String text(Element parent, String... names) {
        for (String name : names) {
            for (Element child : named(parent, name)) {
                String words = child.wholeText().strip();
                if (!words.isEmpty()) {
                    return words;
                }
            }
        }
        return null;
    }

    /** As {@link #text}, as HTML: escaped markup unescaped, inline markup as it is, plain text escaped. */
    private static @Nullable String markup(Element parent, String... names) {
        for (String name : names) {
            for (Element child : named(parent, name)) {
                String type = child.attr("type").toLowerCase(Locale.ROOT);
                String mode = child.attr("mode").toLowerCase(Locale.ROOT);
                boolean inline = !child.children().isEmpty();
                String words = inline ? child.html() : child.wholeText();
                boolean plain = !inline && (type.equals("text") || type.equals("text/plain"));
                if (mode.equals("base64") || isOpaque(type)) {
                    String decoded = base64(words);
                    if (decoded == null) {
                        continue;
                    }
                    words = decoded;
                }
                if (!words.isBlank()) {
                    return plain ? escaped(words.strip()) : words.strip();
                }
            }
        }
        return null;
    }

    /** Whether Atom demands base64 for a content of this type. */
    private static boolean isOpaque(String type) {
        return type.contains("/") && !type.startsWith("text/") && !type.contains("xml") && !type.contains("html");
    }

    /** The text that is encoded in base64; null if it is none, as with pictures. */
    private static @Nullable String base64(String words) {
        try {
            String text = Decoding.xml(Base64.getMimeDecoder().decode(words.strip()), null)
                    .text();
            return text.chars().anyMatch(c -> c == 0 || c == 0xFFFD) ? null : text;
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static @Nullable String link(Element parent) {
        List<Element> links = named(parent, "link");
        for (Element link : links) {
            String rel = link.attr("rel").strip().toLowerCase(Locale.ROOT);
            boolean page = rel.isEmpty() || rel.equals("alternate");
            String type = link.attr("type").toLowerCase(Locale.ROOT);
            if (page && link.hasAttr("href") && (type.isEmpty() || type.contains("html"))) {
                return link.attr("href").strip();
            }
            if (!link.hasAttr("href") && !words(link).isEmpty()) {
                return words(link);
            }
        }
        for (Element link : links) {
            String rel = link.attr("rel").strip().toLowerCase(Locale.ROOT);
            if (link.hasAttr("href") && (rel.equals("alternate") || rel.isEmpty())) {
                return link.attr("href").strip();
            }
        }
        for (Element id : parent.children()) {
            boolean identifies = local(id).equals("guid") || local(id).equals("id");
            if (identifies && !id.attr("isPermaLink").equalsIgnoreCase("false") && Links.isWeb(words(id))) {
                return words(id);
            }
        }
        String about = parent.attr("rdf:about").strip();
        return local(parent).equals("item") && Links.isWeb(about) ? about : null;
    }

    /** An element's own words: those of an unclosed {@code <link>} do not include the elements behind it. */
    private static String words(Element element) {
        StringBuilder words = new StringBuilder();
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode text) {
                words.append(text.getWholeText());
            }
        }
        return words.toString().strip();
    }

    private static @Nullable String language(Element element) {
        String declared = element.attr("xml:lang").isBlank() ? text(element, "language") : element.attr("xml:lang");
        return declared == null || declared.isBlank() ? null : declared.strip();
    }

    private static List<Element> named(Element parent, String name) {
        List<Element> named = new ArrayList<>();
        for (Element child : parent.children()) {
            if (isNamed(child, name) && !FOREIGN.contains(prefix(child))) {
                named.add(child);
            }
        }
        return named;
    }

    /** Whether this is an element's name, in any case and with any prefix. */
    private static boolean isNamed(Element element, String local) {
        String name = element.tagName();
        int start = name.length() - local.length();
        return (start == 0 || start > 0 && name.indexOf(':') == start - 1)
                && name.regionMatches(true, start, local, 0, local.length());
    }

    private static @Nullable Element first(Element parent, String name) {
        if (local(parent).equals(name)) {
            return parent;
        }
        for (Element child : parent.getAllElements()) {
            if (local(child).equals(name)) {
                return child;
            }
        }
        return null;
    }

    /** An element's name in lower case, without a prefix. */
    static String local(Element element) {
        String name = element.tagName().toLowerCase(Locale.ROOT);
        return name.substring(name.indexOf(':') + 1);
    }

    private static String prefix(Element element) {
        String name = element.tagName().toLowerCase(Locale.ROOT);
        return name.substring(0, Math.max(name.indexOf(':'), 0));
    }
}
