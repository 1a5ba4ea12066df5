package org.perennial.app.poison;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.perennial.ingest.feed.FeedReader;

/**
 * Feeds and sitemaps, broken. Each is a whole feed of three entries, damaged in one way, in as many formats as the way fits.
 */
final class FeedPoison {
    private static final int ENTRIES = 3;
    private static final String DECLARED = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final long seed;
    private final Consumer<Poison> out;

    private FeedPoison(long seed, Consumer<Poison> out) {
        this.seed = seed;
        this.out = out;
    }

    /** Makes all of them. */
    static void make(long seed, Consumer<Poison> out) {
        FeedPoison poison = new FeedPoison(seed, out);
        poison.broken();
        poison.misencoded();
        poison.hostile();
        poison.json();
        poison.sitemaps();
        poison.noFeeds();
    }

    /** The formats that are XML. */
    private enum Format {
        RSS,
        ATOM,
        RDF;

        String document(List<String> titles) {
            return DECLARED + head() + titles.stream().map(this::entry).collect(Collectors.joining()) + foot();
        }

        String head() {
            return switch (this) {
                case RSS -> "<rss version=\"2.0\"><channel><title>Feed</title><link>https://feeds.example/</link>";
                case ATOM -> "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Feed</title><id>urn:feed</id>";
                case RDF ->
                    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                            + " xmlns=\"http://purl.org/rss/1.0/\"><channel><title>Feed</title></channel>";
            };
        }

        String foot() {
            return switch (this) {
                case RSS -> "</channel></rss>\n";
                case ATOM -> "</feed>\n";
                case RDF -> "</rdf:RDF>\n";
            };
        }

        String entry(String title) {
            String link = "https://feeds.example/" + title.hashCode();
            return this == ATOM
                    ? "<entry><title>" + title + "</title><id>" + link + "</id><link href=\"" + link
                            + "\"/><updated>2026-01-10T10:00:00Z</updated><summary>Words.</summary></entry>\n"
                    : "<item><title>" + title + "</title><link>" + link + "</link><pubDate>Sat, 10 Jan 2026 10:00:00"
                            + " GMT</pubDate><description>Words.</description></item>\n";
        }
    }

    /** A document of a format, and its titles. */
    private record Whole(Format format, List<String> titles, String text) {}

    /** A whole feed of each format. */
    private List<Whole> wholes(String kind) {
        List<Whole> wholes = new ArrayList<>();
        for (Format format : Format.values()) {
            Words words = new Words(seed + kind.hashCode() + format.name().hashCode(), 0);
            List<String> titles = new ArrayList<>();
            while (titles.size() < ENTRIES) {
                titles.add(words.title());
            }
            wholes.add(new Whole(format, titles, format.document(titles)));
        }
        return wholes;
    }

    private void add(String kind, byte[] content, Outcome expected) {
        out.accept(Poison.document(Door.FEED, "feed: " + kind, content, expected));
    }

    private void repaired(String kind, String content, List<String> titles) {
        add(kind, content.getBytes(UTF_8), Outcome.repaired(String.join(" | ", titles)));
    }

    private void broken() {
        String kind = "breaks off";
        for (Whole whole : wholes(kind)) {
            String last = whole.titles().get(ENTRIES - 1);
            repaired(kind, whole.text().substring(0, whole.text().indexOf(last) + last.length()), whole.titles());
            int third = whole.text().indexOf(whole.format().entry(last));
            repaired(kind, whole.text().substring(0, third), whole.titles().subList(0, ENTRIES - 1));
        }
        kind = "no end tags of the feed";
        for (Whole whole : wholes(kind)) {
            repaired(kind, whole.text().replace(whole.format().foot(), ""), whole.titles());
        }
        kind = "an entry that is not closed";
        for (Whole whole : wholes(kind)) {
            if (whole.format() != Format.ATOM) {
                repaired(kind, whole.text().replaceFirst("</item>", ""), whole.titles());
            }
        }
        kind = "bare ampersands and less-than signs";
        for (Whole whole : wholes(kind)) {
            String title = whole.titles().get(1);
            repaired(kind, whole.text().replace(title, title + " R&D < S&P"), changed(whole, title + " R&D < S&P"));
        }
        kind = "entities of HTML";
        for (Whole whole : wholes(kind)) {
            String title = whole.titles().get(1);
            repaired(
                    kind, whole.text().replace(title, title + "&nbsp;&eacute;&hellip;"), changed(whole, title + " é…"));
        }
        kind = "a reference to what is no character";
        for (Whole whole : wholes(kind)) {
            String title = whole.titles().get(1);
            repaired(kind, whole.text().replace(title, title + "&#8;"), whole.titles());
        }
        kind = "control characters";
        for (Whole whole : wholes(kind)) {
            String title = whole.titles().get(1);
            repaired(kind, whole.text().replace(title, title + "\u0008\u001f"), whole.titles());
        }
        kind = "blank lines before the declaration";
        for (Whole whole : wholes(kind)) {
            repaired(kind, "\n\n  " + whole.text(), whole.titles());
        }
        kind = "words of the server before and behind it";
        for (Whole whole : wholes(kind)) {
            repaired(kind, "Warning: something is deprecated on line 12\n" + whole.text(), whole.titles());
            repaired(kind, whole.text() + "<!-- made in 0.12 s -->\n<script>x()</script>", whole.titles());
        }
        kind = "attributes without quotes";
        repaired(
                kind,
                wholes(kind).get(0).text().replace("version=\"2.0\"", "version=2.0"),
                wholes(kind).get(0).titles());
        kind = "a prefix that is not declared";
        for (Whole whole : wholes(kind)) {
            String title = whole.titles().get(1);
            repaired(
                    kind,
                    whole.text().replace(title + "</title>", title + "</title><media:credit>X</media:credit>"),
                    whole.titles());
        }
        kind = "names in capitals";
        Whole rss = wholes(kind).get(0);
        repaired(
                kind,
                rss.text()
                        .replace("item>", "ITEM>")
                        .replace("<title>", "<TITLE>")
                        .replace("</title>", "</TITLE>"),
                rss.titles());
        kind = "the same entry a hundred times";
        String entry = Format.RSS.entry("Once and again");
        add(
                kind,
                (Format.RSS.head() + entry.repeat(100) + Format.RSS.foot()).getBytes(UTF_8),
                Outcome.taken("100 entries"));
    }

    private static List<String> changed(Whole whole, String title) {
        List<String> titles = new ArrayList<>(whole.titles());
        titles.set(1, title);
        return titles;
    }

    private void misencoded() {
        String kind = "a charset other than declared";
        Charset cyrillic = Charset.forName("windows-1251");
        for (Format format : Format.values()) {
            List<String> titles = List.of("Суд отменил решение", "Мост открыт", "Дождь и снег");
            String text = format.document(titles).replace("Words.", "Об этом сообщили в городском совете.");
            add(kind, text.getBytes(cyrillic), Outcome.repaired(String.join(" | ", titles)));
        }
        kind = "UTF-16 declared as UTF-8";
        for (Whole whole : wholes(kind)) {
            Outcome expected = Outcome.repaired(String.join(" | ", whole.titles()));
            add(kind, ("\uFEFF" + whole.text()).getBytes(UTF_16BE), expected);
            add(kind, ("\uFEFF" + whole.text()).getBytes(UTF_16LE), expected);
        }
        kind = "a character of UTF-8 cut in the middle";
        for (Format format : Format.values()) {
            List<String> titles = List.of("Açılış günü", "Köprü açıldı", "Çay, şeker, süt");
            String text = format.document(titles);
            byte[] whole = text.getBytes(UTF_8);
            int place = text.substring(0, text.indexOf("Açılış") + 2).getBytes(UTF_8).length - 1;
            ByteArrayOutputStream cut = new ByteArrayOutputStream();
            cut.write(whole, 0, place);
            cut.write(whole, place + 1, whole.length - place - 1);
            add(
                    kind,
                    cut.toByteArray(),
                    Outcome.repaired("A\uFFFDılış günü | " + titles.get(1) + " | " + titles.get(2)));
        }
        kind = "NUL within words";
        for (Whole whole : wholes(kind)) {
            String title = whole.titles().get(1);
            String text = whole.text().replace(title, title + "\u0000x");
            add(kind, text.getBytes(UTF_8), Outcome.repaired(String.join(" | ", changed(whole, title + "x"))));
        }
        kind = "a byte order mark twice";
        for (Whole whole : wholes(kind)) {
            repaired(kind, "\uFEFF\uFEFF" + whole.text(), whole.titles());
        }
        kind = "a charset that nobody knows";
        for (Whole whole : wholes(kind)) {
            repaired(kind, whole.text().replace("UTF-8", "x-no-such-charset"), whole.titles());
        }
    }

    private void hostile() {
        String kind = "an external entity";
        for (Whole whole : wholes(kind)) {
            String title = whole.titles().get(1);
            String text = whole.text()
                    .replace(DECLARED, DECLARED + "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")
                    .replace(title, title + " &e;");
            repaired(kind, text, changed(whole, title + " &e;"));
        }
        kind = "entities that multiply";
        for (Whole whole : wholes(kind)) {
            StringBuilder doctype = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"lol\">");
            for (int i = 1; i < 10; i++) {
                doctype.append("<!ENTITY l")
                        .append(i)
                        .append(" \"")
                        .append(("&l" + (i - 1) + ";").repeat(10))
                        .append("\">");
            }
            String title = whole.titles().get(1);
            String text =
                    whole.text().replace(DECLARED, DECLARED + doctype + "]>").replace(title, title + " &l9;");
            repaired(kind, text, changed(whole, title + " &l9;"));
        }
        kind = "a harmless document type";
        Whole old = wholes(kind).get(0);
        repaired(
                kind,
                old.text().replace(DECLARED, DECLARED + "<!DOCTYPE rss PUBLIC \"-//N//DTD RSS 0.91//EN\" \"x.dtd\">"),
                old.titles());
        kind = "elements 20,000 deep";
        for (Whole whole : wholes(kind)) {
            String deep = "<x>".repeat(20_000) + "</x>".repeat(20_000);
            repaired(
                    kind,
                    whole.text()
                            .replace(
                                    whole.format().foot(), deep + whole.format().foot()),
                    whole.titles());
        }
        kind = "50,000 attributes";
        for (Whole whole : wholes(kind)) {
            StringBuilder many = new StringBuilder("<x");
            for (int i = 0; i < 50_000; i++) {
                many.append(" a").append(i).append("=\"1\"");
            }
            repaired(
                    kind,
                    whole.text()
                            .replace(
                                    whole.format().foot(),
                                    many + "/>" + whole.format().foot()),
                    whole.titles());
        }
        kind = "more entries than are read";
        for (Format format : Format.values()) {
            StringBuilder many = new StringBuilder(format.head());
            for (int i = 0; i < FeedReader.MAX_ENTRIES + 100; i++) {
                many.append(format.entry("Entry " + i));
            }
            add(
                    kind,
                    many.append(format.foot()).toString().getBytes(UTF_8),
                    Outcome.repaired(FeedReader.MAX_ENTRIES + " entries"));
        }
        kind = "scripts in titles";
        for (Whole whole : wholes(kind)) {
            String title = whole.titles().get(1);
            repaired(
                    kind,
                    whole.text()
                            .replace(title, title + " &lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;loud&lt;/b&gt;"),
                    changed(whole, title + " loud"));
        }
        kind = "a title of a megabyte";
        Whole loud = wholes(kind).get(0);
        String longest = "a".repeat(1_000_000);
        repaired(kind, loud.text().replace(loud.titles().get(1), longest), changed(loud, longest.substring(0, 2_000)));
    }

    private void json() {
        String entry =
                "{\"id\":\"1\",\"url\":\"https://feeds.example/1\",\"title\":\"One\",\"content_text\":\"Words.\"}";
        String head = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Feed\",\"items\":[";
        String kind = "JSON that breaks off";
        add(kind, (head + entry).getBytes(UTF_8), Outcome.REFUSED);
        add(kind, (head + entry + ",").getBytes(UTF_8), Outcome.REFUSED);
        add(kind, "{".getBytes(UTF_8), Outcome.REFUSED);
        kind = "JSON of another kind";
        add(kind, "{\"error\":\"not found\"}".getBytes(UTF_8), Outcome.REFUSED);
        add(kind, "[1,2,3]".getBytes(UTF_8), Outcome.REFUSED);
        add(kind, "{\"items\":{\"a\":1}}".getBytes(UTF_8), Outcome.REFUSED);
        kind = "JSON 20,000 deep";
        add(kind, (head + "[".repeat(20_000) + "]".repeat(20_000) + "]}").getBytes(UTF_8), Outcome.REFUSED);
        kind = "JSON entries of wrong types";
        String wrong = "5,null,\"x\",[],{\"id\":7,\"title\":[\"no\"],\"url\":{\"a\":1}},";
        add(kind, (head + wrong + entry + "]}").getBytes(UTF_8), Outcome.repaired("null | One"));
    }

    private void sitemaps() {
        String kind = "sitemap";
        String head = DECLARED + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
        String page = "<url><loc>https://news.example/1</loc><lastmod>2026-01-10</lastmod></url>";
        add(
                kind + " that breaks off",
                (head + page + "<url><loc>").getBytes(UTF_8),
                Outcome.repaired("https://news.example/1 | null"));
        add(kind + " without pages", (head + "</urlset>").getBytes(UTF_8), Outcome.taken(""));
        add(
                kind + " of addresses that are none",
                (head + "<url><loc>javascript:alert(1)</loc></url>" + page + "</urlset>").getBytes(UTF_8),
                Outcome.taken("javascript:alert(1) | https://news.example/1"));
        String index = DECLARED + "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
        add(
                kind + " index that names itself",
                (index + "<sitemap><loc>https://feeds.example/rss</loc></sitemap></sitemapindex>").getBytes(UTF_8),
                Outcome.taken("https://feeds.example/rss"));
    }

    private void noFeeds() {
        String page = "a page and no feed";
        List.of(
                        "<!DOCTYPE html><html><head><title>404</title></head><body>Not found</body></html>",
                        "<html><body><h1>Log in</h1></body></html>",
                        "\n<!-- x --><HTML><BODY>Checking your browser</BODY></HTML>",
                        "<!doctype html><p>Moved")
                .forEach(text -> add(page, text.getBytes(UTF_8), Outcome.REFUSED));
        String nothing = "no feed at all";
        List.of("", " \n\t", "OK", "<xml/>", "<<<<", "\u0000\u0000\u0000", "%PDF-1.7\n%âãÏÓ", "{}", "null")
                .forEach(text -> add(nothing, text.getBytes(UTF_8), Outcome.REFUSED));
        Words words = new Words(seed, 0);
        String noise = "any bytes";
        for (int i = 0; i < 6; i++) {
            byte[] bytes = new byte[500 + words.below(4_000)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) words.below(256);
            }
            add(noise, bytes, Outcome.REFUSED);
        }
        add(
                "a compressed body that nobody undid",
                new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, (byte) 0xcb, 0x48},
                Outcome.REFUSED);
    }
}
