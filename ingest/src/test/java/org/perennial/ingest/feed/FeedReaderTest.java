package org.perennial.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReaderTest {
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final String URL = "https://news.example/rss/feed.xml";

    @Test
    void whatHasNoTitleIsCalledByItsWordsElseByItsLink() throws UnreadableFeed {
        Feed feed = read("""
                <rss version="2.0"><channel><link>https://news.example/</link>
                <item><description>&lt;p&gt;A storm.&lt;/p&gt;&lt;p&gt;More of it.&lt;/p&gt;</description></item>
                <item><link>https://news.example/2</link></item></channel></rss>
                """);

        assertThat(feed.label()).isEqualTo("https://news.example/");
        assertThat(feed.entries()).extracting(Entry::label).containsExactly("A storm.", "https://news.example/2");
        assertThat(feed.entries()).extracting(Entry::title).containsOnlyNulls();
    }

    @Test
    void rssIsReadWithItsModules() throws UnreadableFeed {
        Feed feed = read("""
                <?xml version="1.0"?>
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
                     xmlns:content="http://purl.org/rss/1.0/modules/content/">
                <channel><title>News &amp; Views</title><link>/home</link><language>az-AZ</language>
                <description>d</description>
                <item><title>A &lt;b&gt;bold&lt;/b&gt; title</title><link>/a?x=1&amp;y=2</link>
                <guid isPermaLink="false">id-1</guid><pubDate>Tue, 25 Feb 2025 09:10:00 +0400</pubDate>
                <dc:creator>A. Author</dc:creator><description>&lt;p&gt;Short.&lt;/p&gt;</description>
                <content:encoded><![CDATA[<p>First.</p><script>x()</script><p>Second.</p>]]></content:encoded></item>
                </channel></rss>
                """);

        assertThat(feed.title()).isEqualTo("News & Views");
        assertThat(feed.link()).isEqualTo("https://news.example/home");
        assertThat(feed.language()).isEqualTo("az-AZ");
        assertThat(feed.entries())
                .containsExactly(new Entry(
                        "id-1",
                        "https://news.example/a?x=1&y=2",
                        "A bold title",
                        "Short.",
                        "First.\n\nSecond.",
                        Instant.parse("2025-02-25T05:10:00Z"),
                        null,
                        List.of("A. Author"),
                        null));
    }

    @Test
    void whatIsNoObjectInAJsonFeedIsNoEntry() throws UnreadableFeed {
        Feed feed =
                read("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[5,null,\"x\",[],{\"id\":\"1\"}]}");

        assertThat(feed.entries()).extracting(Entry::guid).containsExactly("1");
    }

    @Test
    void atomIsReadWithItsBase() throws UnreadableFeed {
        Feed feed = read("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example/x/" xml:lang="tr">
                <title type="html">Haber</title><link rel="self" href="feed"/><link href="/"/>
                <entry><id>urn:1</id><title type="text">1 &lt; 2</title><link rel="alternate" href="a"/>
                <published>2025-02-25T09:10:00Z</published><updated>2025-02-26T09:10:00Z</updated>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Bir.</p><p>İki.</p></div></content>
                <author><name>Yazar</name></author></entry></feed>
                """);

        Entry entry = feed.entries().get(0);
        assertThat(feed.language()).isEqualTo("tr");
        assertThat(entry.link()).isEqualTo("https://other.example/x/a");
        assertThat(entry.title()).isEqualTo("1 < 2");
        assertThat(entry.content()).isEqualTo("Bir.\n\nİki.");
        assertThat(entry.updated()).isEqualTo("2025-02-26T09:10:00Z");
    }

    @Test
    void rdfJsonFeedAndNewsSitemapAreReadToo() throws UnreadableFeed {
        Feed rdf = read(
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
                        + "<channel><title>R</title></channel><item rdf:about='https://a.example/1'><title>One</title></item></rdf:RDF>");
        Feed json = read(
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[{\"id\":7,"
                        + "\"url\":\"/j\",\"title\":\"A < B\",\"content_text\":\"Text.\",\"date_published\":\"2025-02-25T09:10:00Z\"}]}");
        Feed map = read(
                "<urlset xmlns='x' xmlns:news='y'><url><loc>https://a.example/n</loc><news:news><news:title>N &amp; M"
                        + "</news:title><news:publication_date>2025-02-25</news:publication_date></news:news></url></urlset>");

        assertThat(rdf.entries())
                .extracting(Entry::link, Entry::guid)
                .containsExactly(tuple("https://a.example/1", "https://a.example/1"));
        assertThat(json.entries())
                .extracting(Entry::guid, Entry::link, Entry::title, Entry::content)
                .containsExactly(tuple("7", "https://news.example/j", "A < B", "Text."));
        assertThat(map.entries())
                .extracting(Entry::title, Entry::link, Entry::published)
                .containsExactly(tuple("N & M", "https://a.example/n", Instant.parse("2025-02-25T00:00:00Z")));
    }

    @Test
    void anIndexOfSitemapsNamesThem() throws UnreadableFeed {
        Feed feed = read("<sitemapindex><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>");

        assertThat(feed.sitemaps()).containsExactly("https://news.example/news.xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss version='2.0'><channel><title>x</title><item><title>A & B &nbsp;&eacute;</title></item></channel></rss>",
                "\n\n junk <?xml version='1.0'?><rss version='2.0'><channel><title>x</title><item><title>A & B \u0008é</title></item></channel></rss>",
                "<!DOCTYPE rss [<!ENTITY a 'x'>]><rss version='2.0'><channel><title>x</title><item><title>A &amp; B é</title></item></channel></rss>",
                "<rss version='2.0'><channel><title>x</title><item><title>A & B é</title></item><item><title>cut",
                "<rss version='2.0'><channel><title>x</title><item><nope:y/><title><![CDATA[A & B é]]></title></item></channel></rss>",
                "<rss version='9.9'><channel><title>x</title><item><title>A &#38; B &#233;</title></item></channel></rss>"
            })
    void faultsOfTheFieldAreRead(String xml) throws UnreadableFeed {
        assertThat(read(xml).entries().get(0).title().replace("\u00a0", " ").replace("  ", " "))
                .isEqualTo("A & B é");
    }

    @Test
    void aFeedInAnotherCharsetThanItSaysIsRead() throws UnreadableFeed {
        byte[] body =
                ("<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Новости дня и вечера</title>"
                                + "</channel></rss>")
                        .getBytes(Charset.forName("windows-1251"));

        assertThat(FeedReader.read(body, "text/xml", URL, NOW).title()).isEqualTo("Новости дня и вечера");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                                           | is empty
                    '   '                                                        | nothing but white space
                    <!DOCTYPE html><html><body><p>Hello</p></body></html>        | is an HTML page and no feed
                    {"some":"json"}                                              | is neither RSS
                    {"items": [                                                  | cannot be parsed
                    Just some words.                                             | begins with "Just some words."
                    <svg><g/></svg>                                              | is neither RSS
                    """)
    void whatIsNoFeedIsToldFromIt(String body, String told) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableFeed.class).hasMessageContaining(told);
    }

    @Test
    void anExternalEntityIsNeitherReadNorExpanded() throws UnreadableFeed {
        Feed feed = read(
                "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY l 'lol'>]><rss version='2.0'><channel>"
                        + "<title>&x;&l;</title></channel></rss>");

        assertThat(feed.title()).isEqualTo("&x;&l;");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000, 100_000})
    void nestingOfAnyDepthEndsSoon(int depth) {
        String deep = "<rss version='2.0'><channel><title>x</title>" + "<a>".repeat(depth) + "</a>".repeat(depth)
                + "<item><title>y</title></item></channel></rss>";

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                assertThat(read(deep).title()).isEqualTo("x");
            } catch (UnreadableFeed refused) {
                assertThat(refused).hasMessageContaining("cannot be parsed");
            }
        });
    }

    @Test
    void aPageBehindCommentsIsToldFromAFeed() {
        assertThatThrownBy(() -> read("<?xml version='1.0'?> <!-- a --><!-- b -->\n<html><body>x</body></html>"))
                .hasMessageContaining("HTML page");
    }

    @Test
    void basesWithinOneAnotherAreTakenTogether() throws UnreadableFeed {
        Feed feed = read("<feed xml:base='https://a.example/x/'><entry xml:base='y/'><title>t</title>"
                + "<link href='z'/></entry></feed>");

        assertThat(feed.entries().get(0).link()).isEqualTo("https://a.example/x/y/z");
    }

    @Test
    void aSitemapThatListsNothingYetIsReadable() throws UnreadableFeed {
        Feed feed =
                read("<?xml version='1.0'?>\n<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>\n</urlset>");

        assertThat(feed.entries()).isEmpty();
    }

    @Test
    void noMoreEntriesAreKeptThanTheCap() throws UnreadableFeed {
        String many = "<rss version='2.0'><channel><title>x</title>"
                + "<item><title>y</title></item>".repeat(FeedReader.MAX_ENTRIES + 1) + "</channel></rss>";

        assertThat(read(many).entries()).hasSize(FeedReader.MAX_ENTRIES);
    }

    @Test
    void implausibleDatesAreNone() throws UnreadableFeed {
        Feed feed = read(
                "<rss version='2.0'><channel><title>x</title><item><title>y</title><pubDate>02-01-0007</pubDate>"
                        + "</item><item><title>z</title><pubDate>Mon, 01 Jan 2035 00:00:00 GMT</pubDate></item></channel></rss>");

        assertThat(feed.entries()).extracting(Entry::published).containsOnlyNulls();
    }

    @Test
    void fiftyMegabytesOfTagsEnd() {
        byte[] body = "<".repeat(50_000_000).getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> FeedReader.read(body, "text/xml", URL, NOW)).isInstanceOf(UnreadableFeed.class);
    }

    private static Feed read(String text) throws UnreadableFeed {
        return FeedReader.read(text.getBytes(StandardCharsets.UTF_8), "application/xml", URL, NOW);
    }

    @ParameterizedTest
    @MethodSource("hostileFeeds")
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aHostileFeedTakesNoLongerThanItsSizeAllows(String xml) {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);

        assertThatCode(() ->
                        FeedReader.read(body, null, "https://a.example/feed", Instant.parse("2025-03-01T00:00:00Z")))
                .doesNotThrowAnyException();
    }

    static Stream<String> hostileFeeds() {
        String channel = "<rss><channel><title>x</title>";
        return Stream.of(
                "<feed><entry>" + "<entry/>".repeat(300_000) + "</entry></feed>",
                "<urlset>" + "<url><loc>https://a.example/b</loc>".repeat(30_000),
                channel + "</channel></rss>" + "<a</".repeat(1 << 20),
                channel + "<a><![CDATA[xx]]></a>".repeat(200_000) + "<b>a & b</b></channel></rss>",
                "<rss xml:base='" + "x/".repeat(2 << 20) + "'><channel>" + "<item><link>b</link></item>".repeat(4_000)
                        + "</channel></rss>",
                channel + "<item><title>x</title><pubDate>" + "(".repeat(1 << 20) + "</pubDate></item>",
                "<!---->".repeat(100) + channel + "</channel></rss>",
                channel + "<item><description>a" + "\r".repeat(1 << 20) + "b</description></item></channel></rss>",
                "<feed><entry><id>a</id>" + "<x>".repeat(240) + "<item/>".repeat(150_000) + "</feed>",
                "<feed>" + ("<x xml:base='" + "a/".repeat(1_900) + "'>").repeat(240)
                        + "<item><link>b</link></item>".repeat(4_990),
                channel + "<item><item/><description>".repeat(110) + "word ".repeat(200_000));
    }
}
