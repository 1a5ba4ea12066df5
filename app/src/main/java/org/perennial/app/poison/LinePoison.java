package org.perennial.app.poison;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries, lists of sources, robots files, addresses and dates, broken. */
final class LinePoison {
    private static final String ALL_MAY = "yes yes yes";
    private static final String RULES = "User-agent: *\nDisallow: /closed\nAllow: /closed/but-open\n";
    private static final String BY_RULES = "yes no yes";

    private final Consumer<Poison> out;

    private LinePoison(Consumer<Poison> out) {
        this.out = out;
    }

    /** Makes all of them. */
    static void make(Consumer<Poison> out) {
        LinePoison poison = new LinePoison(out);
        poison.queries();
        poison.sources();
        poison.robots();
        poison.addresses();
        poison.dates();
    }

    private void add(Door door, String kind, String content, Outcome expected) {
        out.accept(Poison.document(door, door + ": " + kind, content.getBytes(UTF_8), expected));
    }

    private void refused(Door door, String kind, String... contents) {
        for (String content : contents) {
            add(door, kind, content, Outcome.REFUSED);
        }
    }

    private void queries() {
        Door door = Door.QUERY;
        refused(door, "brackets and quotes left open", "(fire", "fire)", "\"fire", "(((", "a OR (b", "title:(a");
        refused(door, "signs without words", "OR", "AND a", "a OR", "-", "NOT", "***", "\"\"", "()", "title:");
        refused(door, "fields and values that are none", "mood:sunny", "language:!!", "published:yesterdayish");
        refused(
                door,
                "too much of it",
                "a ".repeat(5_000),
                "(".repeat(60) + "a" + ")".repeat(60),
                "-".repeat(60) + "a",
                "a ".repeat(600));
        refused(door, "signs in the place of words", "'; DROP TABLE article; --", "\uD83D\uDE00 fire", "(a+)+$", "%_%");
        for (String content : List.of(
                "a\u0000b", "ＯＲ", "\u202Efire\u202C", "fire\\", "\uD835\uDC87\uD835\uDC8A", "a\uFF0Cb\uFF0Cc")) {
            add(door, "signs that mean nothing here", content, Outcome.taken(""));
        }
    }

    private void sources() {
        Door door = Door.SOURCES;
        String one = "<outline type=\"rss\" text=\"One\" xmlUrl=\"https://one.example/feed\"/>";
        String two = "<outline type=\"rss\" text=\"Two\" xmlUrl=\"https://two.example/feed\"/>";
        String both = "https://one.example/feed | https://two.example/feed";
        String head = "<opml version=\"2.0\"><body>";
        String foot = "</body></opml>";
        add(door, "breaks off", head + one + two, Outcome.repaired(both));
        add(door, "breaks off", head + one + two + "<outline xmlU", Outcome.repaired(both));
        add(door, "not closed", head + one.replace("/>", ">") + two.replace("/>", ">") + foot, Outcome.repaired(both));
        add(door, "bare ampersands", head + one.replace("One", "A & B") + two + foot, Outcome.repaired(both));
        add(
                door,
                "an external entity",
                "<!DOCTYPE opml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + head + one.replace("One", "&e;") + two
                        + foot,
                Outcome.repaired(both));
        add(door, "the same address twice", head + one + one + two + foot, Outcome.repaired(both));
        add(
                door,
                "addresses that are none",
                head + one + two
                        + "<outline xmlUrl=\"file:///etc/passwd\"/><outline xmlUrl=\"javascript:x\"/><outline xmlUrl=\" \"/>"
                        + foot,
                Outcome.repaired(both));
        add(
                door,
                "folders 5,000 deep",
                head + "<outline text=\"f\">".repeat(5_000) + one + "</outline>".repeat(5_000) + two + foot,
                Outcome.repaired(both));
        add(
                door,
                "10,000 sources",
                head
                        + IntStream.range(0, 10_000)
                                .mapToObj(i -> one.replace("one.example", "s" + i + ".example"))
                                .collect(Collectors.joining())
                        + foot,
                Outcome.taken("10000 sources"));
        refused(
                door,
                "no list",
                "<opml/>",
                "<html><body>no</body></html>",
                "",
                "sources: 5",
                "sources: [",
                "- {url: 7");
    }

    private void robots() {
        Door door = Door.ROBOTS;
        add(door, "line ends of all kinds", RULES.replace("\n", "\r"), Outcome.repaired(BY_RULES));
        add(door, "line ends of all kinds", RULES.replace("\n", "\r\n\r\n"), Outcome.repaired(BY_RULES));
        add(door, "a byte order mark", "\uFEFF" + RULES, Outcome.repaired(BY_RULES));
        add(door, "misspelt", RULES.replace("Disallow", "Dissallow"), Outcome.repaired(BY_RULES));
        add(door, "misspelt", RULES.replace("User-agent", "useragent"), Outcome.repaired(BY_RULES));
        add(
                door,
                "unknown lines amid it",
                RULES.replace("Dis", "Noindex: /x\n\u0000\u0001: y\nDis"),
                Outcome.repaired(BY_RULES));
        add(door, "a line of a megabyte", RULES + "Disallow: /" + "x".repeat(1_000_000), Outcome.repaired(BY_RULES));
        add(door, "rules beyond half a megabyte", "#" + "x".repeat(600_000) + "\n" + RULES, Outcome.repaired(ALL_MAY));
        add(door, "stars without end", RULES + "Disallow: /" + "*a".repeat(5_000) + "$", Outcome.repaired(BY_RULES));
        add(door, "a page and no rules", "<html><body>Not found</body></html>", Outcome.repaired(ALL_MAY));
        add(door, "a page and no rules", "", Outcome.repaired(ALL_MAY));
        add(door, "delays that are none", RULES + "Crawl-delay: 1e99\nCrawl-delay: -5\n", Outcome.repaired(BY_RULES));
    }

    private void addresses() {
        Door door = Door.ADDRESS;
        refused(
                door,
                "what is never asked",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "data:text/html,x",
                "ftp://news.example/a",
                "jar:https://x.example/a!/b",
                "//news.example/a",
                "/a",
                "news.example/a",
                "mailto:a@b.example");
        refused(
                door,
                "broken",
                "http://",
                "https:///",
                "http://[::1",
                "http://a:99999/",
                "http://a:b/",
                "https://" + "a".repeat(300) + ".example/",
                "http://exa mple/",
                "http://.../",
                "https://[]/");
        add(door, "odd", "HTTPS://News.Example:443/A?b=1#c", Outcome.repaired("https://news.example/A?b=1"));
        add(door, "odd", "https://user:secret@news.example/a", Outcome.repaired("https://news.example/a"));
        add(door, "odd", "https://news.example/a/../b/./c", Outcome.repaired("https://news.example/b/c"));
        add(door, "odd", "https:\\\\news.example\\a", Outcome.repaired("https://news.example/a"));
        add(
                door,
                "odd",
                "https://news.example/a?utm_source=x&id=7&fbclid=y",
                Outcome.repaired("https://news.example/a?id=7"));
        add(door, "odd", "http://2130706433/", Outcome.taken("http://2130706433/"));
        add(door, "odd", "https://пример.example/а", Outcome.repaired("https://xn--e1afmkfd.example/%D0%B0"));
    }

    private void dates() {
        Door door = Door.DATE;
        refused(
                door,
                "no day",
                "",
                "yesterday",
                "0000-00-00",
                "2026-02-30",
                "2026-13-01",
                "32 Jan 2026",
                "9".repeat(500),
                "T12:00:00Z",
                "-".repeat(1_000),
                "(((((",
                "Mon, 99 Foo 2026 99:99:99 GMT");
        refused(
                door,
                "no day that can be",
                "0001-01-01T00:00:00Z",
                "1899-12-31",
                "1970-01-01T00:00:00Z",
                "2026-01-20T00:00:00Z",
                "2126-01-01",
                "99999-01-01",
                "+1000000000-12-31T23:59:59Z");
        add(door, "odd", "Sat, 10 Jan 2026 10:00:00 +9900", Outcome.repaired("2026-01-10T10:00:00Z"));
        add(door, "odd", "2026-01-10T24:00:00Z", Outcome.repaired("2026-01-10T23:59:59Z"));
        add(door, "odd", "2026-01-10t10:00:00z", Outcome.repaired("2026-01-10T10:00:00Z"));
        add(door, "odd", "  Saturday,10-Jan-26 10:00:00 GMT ", Outcome.repaired("2026-01-10T10:00:00Z"));
        add(door, "odd", "2026-01-10T10:00:60Z", Outcome.repaired("2026-01-10T10:00:59Z"));
    }
}
