package org.perennial.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.perennial.ingest.date.DateReader;
import org.perennial.ingest.feed.Entry;
import org.perennial.ingest.feed.Feed;
import org.perennial.ingest.feed.FeedReader;
import org.perennial.ingest.feed.UnreadableFeed;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.page.ArticleExtractor;
import org.perennial.ingest.page.ExtractedPage;
import org.perennial.ingest.robots.RobotsRules;
import org.perennial.ingest.source.ImportReport;
import org.perennial.ingest.source.Source;
import org.perennial.ingest.source.SourceList;
import org.perennial.ingest.text.CleanText;

/** Any bytes for each reader of what the web says. In usual runs the seeds alone; CONTRIBUTING says how to look for more. */
class ReadersFuzzTest {
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final String URL = "https://news.example/feed";

    static Stream<byte[]> feeds() {
        return bytes(
                "<rss version=\"2.0\"><channel><title>T</title><item><title>A &amp; B</title><link>/a</link><guid>1</guid>"
                        + "<pubDate>Tue, 25 Feb 2025 09:10:00 +0400</pubDate><description><![CDATA[<p>W</p>]]></description>"
                        + "</item></channel></rss>",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"/x/\" xml:lang=\"tr\"><entry><id>urn:1</id>"
                        + "<title type=\"html\">1 &lt; 2</title><link href=\"a\"/><updated>2025-02-26T09:10:00Z</updated>"
                        + "<content type=\"xhtml\"><div>x</div></content><author><name>Y</name></author></entry></feed>",
                "<rdf:RDF><item rdf:about=\"1\"><title>&eacute;</title><dc:date>2025</dc:date></item></rdf:RDF>",
                "<!DOCTYPE rss [<!ENTITY e \"x\">]><rss><channel><item><title>&e;</title>");
    }

    @MethodSource("feeds")
    @FuzzTest(maxDuration = "1m")
    void everyFeedIsReadOrRefused(byte[] body) {
        readFeed(body);
    }

    static Stream<byte[]> jsonFeeds() {
        return bytes(
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[{\"id\":1,\"url\":\"/a\","
                        + "\"content_html\":\"<p>x\",\"authors\":[{\"name\":\"N\"}],\"date_published\":\"2025-02-26T09:10:00Z\"}]}",
                "{\"items\":[null,5,{\"id\":{}}]}");
    }

    @MethodSource("jsonFeeds")
    @FuzzTest(maxDuration = "1m")
    void everyJsonFeedIsReadOrRefused(byte[] body) {
        readFeed(body);
    }

    static Stream<byte[]> sitemaps() {
        return bytes(
                "<urlset xmlns:news=\"n\"><url><loc>https://news.example/1</loc><lastmod>2025-02-26</lastmod><news:news>"
                        + "<news:title>T</news:title></news:news></url></urlset>",
                "<sitemapindex><sitemap><loc>/s.xml</loc></sitemap></sitemapindex>");
    }

    @MethodSource("sitemaps")
    @FuzzTest(maxDuration = "1m")
    void everySitemapIsReadOrRefused(byte[] body) {
        readFeed(body);
    }

    private static void readFeed(byte[] body) {
        try {
            Feed feed = FeedReader.read(body, null, URL, NOW);
            assertThat(feed.entries()).allSatisfy(ReadersFuzzTest::isClean);
        } catch (UnreadableFeed refused) {
            // a fault of the reader's own would be its cause, and hidden by it
            assertThat(refused.getCause())
                    .satisfiesAnyOf(
                            cause -> assertThat(cause).isNull(),
                            cause -> assertThat(cause).isInstanceOf(JsonProcessingException.class));
        }
    }

    private static void isClean(Entry entry) {
        for (String text : new String[] {entry.title(), entry.summary(), entry.content(), entry.guid()}) {
            if (text != null) {
                assertThat(CleanText.of(text)).isEqualTo(text);
            }
        }
        for (Instant date : new Instant[] {entry.published(), entry.updated()}) {
            if (date != null) {
                assertThat(date)
                        .isBefore(NOW.plus(Duration.ofHours(49)))
                        .isAfter(Instant.parse("1989-12-31T00:00:00Z"));
            }
        }
    }

    static Stream<byte[]> robots() {
        return bytes(
                "User-agent: *\nDisallow: /a*b$\nAllow: /a/%D0%B0\nCrawl-delay: 1.5\nSitemap: https://news.example/s.xml\n",
                "\u00ef\u00bb\u00bfuseragent perennial\rdissallow /\r\n# x");
    }

    @MethodSource("robots")
    @FuzzTest(maxDuration = "1m")
    void everyRobotsFileHasAnAnswerForEveryPath(byte[] file) {
        RobotsRules rules = RobotsRules.of(file, "Perennial");
        rules.allow("https://news.example/a/b?c=d#e");
        rules.allow(new String(file, UTF_8));
        rules.crawlDelay().ifPresent(delay -> assertThat(delay).isBetween(Duration.ZERO, Duration.ofDays(1)));
    }

    static Stream<byte[]> pages() {
        return bytes(
                "<html lang=en><head><title>T - N</title><meta property=og:title content=T><link rel=canonical href=/a>"
                        + "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2025-02-26\","
                        + "\"author\":[{\"name\":\"A\"}],\"articleBody\":\"x\"}</script></head><body><nav>n</nav><article>"
                        + "<h1>T</h1><p>One sentence of it, long enough to be taken for one.</p><time datetime=2025-02-26>"
                        + "</article></body></html>",
                "<table><tr><td><p>a<br><br>b<li>c</table><frameset>");
    }

    @MethodSource("pages")
    @FuzzTest(maxDuration = "1m")
    void everyPageIsRead(byte[] body) {
        ExtractedPage page = ArticleExtractor.extract(body, null, "https://news.example/2025/a", NOW);
        assertThat(CleanText.of(page.text())).isEqualTo(page.text());
    }

    static Stream<byte[]> dates() {
        return bytes(
                "Tue, 25 Feb 2025 09:10:00 +0400",
                "2025-02-26T09:10:00.123Z",
                "25 fevral 2025, 10:40",
                "3/4/2025 11:05 p.m. EST",
                "2025年2月26日 오후 3:04",
                "١٤٤٦-٠٨-٢٧",
                "1740561000");
    }

    @MethodSource("dates")
    @FuzzTest(maxDuration = "1m")
    void everyDateIsReadOrNot(byte[] text) {
        for (String language : List.of("en", "az", "ar", "ko")) {
            DateReader.read(new String(text, UTF_8), NOW, language)
                    .ifPresent(date -> assertThat(date).isBefore(NOW.plus(Duration.ofHours(49))));
        }
    }

    static Stream<byte[]> sources() {
        return bytes(
                "<opml version=\"2.0\"><body><outline text=\"F\"><outline text=\"A &amp; B\" xmlUrl=\"https://a.example/f\""
                        + " perennial:interval=\"PT15M\" language=\"az\"/></outline></body></opml>",
                "sources:\n  - url: https://a.example/f\n    title: A\n    folders: [F]\n    interval: 15m\n");
    }

    @MethodSource("sources")
    @FuzzTest(maxDuration = "1m")
    void everyListOfSourcesIsReadOrRefusedAndWrittenAgain(byte[] file) {
        List<Source> sources;
        try {
            ImportReport report = SourceList.read(file);
            sources = report.sources();
        } catch (IllegalArgumentException refused) {
            return;
        }
        List<String> again = SourceList.read(SourceList.writeOpml("T", sources).getBytes(UTF_8)).sources().stream()
                .map(Source::url)
                .toList();
        assertThat(again)
                .containsExactlyInAnyOrderElementsOf(
                        sources.stream().map(Source::url).toList());
    }

    static Stream<byte[]> addresses() {
        return bytes(
                "https://user@News.Example:443/a/../b?utm_source=x&id=1#c",
                "//news.example/a",
                "javascript:alert(1)",
                "http://[::1]/%zz?&&a",
                "https:\\\\пример.example\\а");
    }

    @MethodSource("addresses")
    @FuzzTest(maxDuration = "1m")
    void theKnownFormOfAnAddressIsItsOwnKnownForm(byte[] text) {
        String address = new String(text, UTF_8);
        String canonical = Links.canonical(address);
        assertThat(Links.canonical(canonical)).isEqualTo(canonical);
        String resolved = Links.resolve(URL, address);
        if (Links.isWeb(resolved)) {
            assertThat(Links.host(resolved)).isPresent();
        }
    }

    private static Stream<byte[]> bytes(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8));
    }
}
