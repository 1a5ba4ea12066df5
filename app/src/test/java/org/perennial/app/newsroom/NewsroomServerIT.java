package org.perennial.app.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewsroomServerIT {
    private static final String STORM = "/hill-courier/news/hill-0002";
    private static final String HILL_FEED = "/hill-courier/rss.xml";

    @TempDir
    Path directory;

    private final SteppedClock clock = new SteppedClock(Samples.OPENED);
    private final HttpClient client = HttpClient.newHttpClient();
    private NewsroomServer server;

    @BeforeEach
    void open() throws IOException {
        server = NewsroomServer.start(
                Samples.newsroom(), clock, ServerSettings.local(Samples.OPENED), ServedLog.in(log()));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void anEntryAppearsWhenItsTimeComes() throws Exception {
        assertThat(get(STORM).statusCode()).isEqualTo(404);
        clock.go(Duration.ofSeconds(40));
        assertThat(get(STORM).statusCode()).isEqualTo(200);
        assertThat(text(HILL_FEED)).contains("Storm: two hurt").doesNotContain("Nothing here");
    }

    @Test
    void aFeedThatDidNotChangeIsNotSentAgain() throws Exception {
        String etag = get(HILL_FEED).headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> again = get(HILL_FEED, "If-None-Match", etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void aFeedThatChangedIsSentAgainToAReaderWithADateOnly() throws Exception {
        String date = get(HILL_FEED).headers().firstValue("Last-Modified").orElseThrow();
        assertThat(get(HILL_FEED, "If-Modified-Since", date).statusCode()).isEqualTo(304);

        clock.go(Duration.ofSeconds(30));

        assertThat(get(HILL_FEED, "If-Modified-Since", date).statusCode()).isEqualTo(200);
    }

    @Test
    void aRevisionWaitsUntilItsReaderKeptTheFirstVersion() throws Exception {
        clock.go(Duration.ofSeconds(100));
        String etag = get(HILL_FEED).headers().firstValue("ETag").orElseThrow();
        assertThat(text(STORM)).contains("Two people");
        assertThat(text(STORM)).contains("Two people");

        HttpResponse<byte[]> kept = get(HILL_FEED, "If-None-Match", etag);

        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(new String(kept.body(), StandardCharsets.UTF_8))
                .contains("Storm: five hurt")
                .contains("<atom:updated>2026-06-15T12:01:41Z</atom:updated>");
        assertThat(text(STORM)).contains("Five people");
    }

    @Test
    void aReaderWithoutETagsGetsTheRevisionAMinuteLater() throws Exception {
        clock.go(Duration.ofSeconds(100));
        assertThat(text(STORM)).contains("Two people");
        clock.go(Duration.ofSeconds(59));
        assertThat(text(STORM)).contains("Two people");
        clock.go(Duration.ofSeconds(1));
        assertThat(text(STORM)).contains("Five people");
    }

    @Test
    void aRevisionThatNobodyReadTheFirstVersionOfStaysBack() throws Exception {
        clock.go(Duration.ofHours(1));

        assertThat(text(HILL_FEED)).contains("Storm: two hurt");
    }

    @Test
    void aServerStartedAgainGoesOnWhereItWas() throws Exception {
        aRevisionWaitsUntilItsReaderKeptTheFirstVersion();
        server.close();

        server = NewsroomServer.start(
                Samples.newsroom(), clock, ServerSettings.local(Samples.OPENED), ServedLog.in(log()));

        assertThat(text(STORM)).contains("Five people");
    }

    @Test
    void aNewsroomKeptInADirectoryOpensAgainAtItsInstantAndAddress() throws Exception {
        NewsroomDirectory kept = new NewsroomDirectory(directory.resolve("newsroom"));
        Opening first;
        try (NewsroomServer before = NewsroomServer.resume(
                Samples.newsroom(), clock, ServerSettings.local(Samples.OPENED).withPace(0), kept)) {
            first = before.opening();
        }
        clock.go(Duration.ofHours(1));

        try (NewsroomServer after =
                NewsroomServer.resume(Samples.newsroom(), clock, ServerSettings.local(clock.instant()), kept)) {
            assertThat(after.opening()).isEqualTo(first);
        }
        assertThat(kept.opening()).contains(first);
    }

    @Test
    void aDamagedDirectoryIsNamedWithTheRemedy() throws Exception {
        NewsroomDirectory damaged = new NewsroomDirectory(directory);
        Files.writeString(directory.resolve("opening.json"), "{\"opened\":");

        assertThatThrownBy(damaged::opening)
                .hasMessageContaining("opening.json")
                .hasMessageContaining("remove");
    }

    @Test
    void theLogHoldsWhatWasGivenOutInFull() throws Exception {
        get(STORM);
        get("/hill-courier/rss.xml");
        clock.go(Duration.ofSeconds(40));
        get(STORM);

        assertThat(server.served().all())
                .extracting(ServedLog.Served::entry, ServedLog.Served::version, ServedLog.Served::at)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(null, 0, Samples.OPENED),
                        org.assertj.core.groups.Tuple.tuple("hill-0003", 1, Samples.OPENED),
                        org.assertj.core.groups.Tuple.tuple("hill-0002", 1, Samples.OPENED.plusSeconds(40)));
    }

    @Test
    void aPageInAnotherCharsetSaysSoAndKeepsEveryCharacter() throws Exception {
        HttpResponse<byte[]> page = get("/dolina/news/dolina-0001");

        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=windows-1251");
        Document document = Jsoup.parse(new String(page.body(), Charset.forName("windows-1251")));
        assertThat(document.select(".article-body p").text()).isEqualTo("Движение по мосту открыто. 本");
    }

    @Test
    void aToolbarPageGluesTheControlsToTheFirstLine() throws Exception {
        clock.go(Duration.ofSeconds(30));

        Document page = Jsoup.parse(text("/valley-post/news/valley-0001"));

        assertThat(page.select(".news-text").text())
                .startsWith("date 2026-06-15 + ↺ − 16 px THE BRIDGE WAS OPENED \"34\" YEARS AGO.");
    }

    @Test
    void aJsonLdPageStatesItsMetadataInAScriptThatTitlesCannotEnd() throws Exception {
        Document page = Jsoup.parse(text("/json-daily/news/json-0001"));

        assertThat(page.select("script[type=application/ld+json]").html())
                .contains("\"@type\":\"NewsArticle\"")
                .contains("2026-06-15T11:00:00Z")
                .contains("<\\/script>");
        assertThat(page.select("h1").text()).isEqualTo("Says \"hello\" </script>");
        assertThat(page.select("html").hasAttr("lang")).isFalse();
    }

    @Test
    void aClutteredPageHasStrangersBetweenTheParagraphs() throws Exception {
        Document page = Jsoup.parse(text("/sitemap-times/news/sitemap-0001"));

        assertThat(page.select(".article-body > p")).hasSize(3);
        assertThat(page.select(".article-body .ad-slot, .article-body .related-card, .article-body form"))
                .hasSize(3);
    }

    @Test
    void rawHtmlIsServedAsItIsWithAddressesFilledIn() throws Exception {
        assertThat(text("/sitemap-times/news/sitemap-0002"))
                .isEqualTo("<p>Çıplak <a href='" + server.opening().base() + "/sitemap-times/news/sitemap-0001'>"
                        + "sayfa</a></p>");
    }

    @Test
    void aRawFeedIsServedInTheCharsetItStates() throws Exception {
        HttpResponse<byte[]> feed = get("/broken-bell/feed");

        assertThat(feed.headers().firstValue("Content-Type")).contains("text/html; charset=iso-8859-1");
        assertThat(new String(feed.body(), StandardCharsets.ISO_8859_1)).startsWith("<html>é http://127.0.0.1:");
    }

    @Test
    void aPageThatIsGoneSaysSo() throws Exception {
        assertThat(get("/json-daily/news/json-0002").statusCode()).isEqualTo(404);
    }

    @Test
    void aReaderThatTakesGzipGetsIt() throws Exception {
        HttpResponse<byte[]> feed = get(HILL_FEED, "Accept-Encoding", "gzip");

        assertThat(feed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(feed.body())).readAllBytes(),
                        StandardCharsets.UTF_8))
                .contains("Hill Courier &amp; Sons");
    }

    @Test
    void indexOpmlAndFrontPageLeadToTheFeeds() throws Exception {
        assertThat(text("/")).contains(HILL_FEED);
        assertThat(text("/opml")).contains(HILL_FEED);
        assertThat(text("/hill-courier/")).contains(HILL_FEED);
        assertThat(server.feeds())
                .extracting(NewsroomServer.FeedAddress::url)
                .contains(server.opening().base() + HILL_FEED);
    }

    @Test
    void aTakenPortIsNamedWithTheRemedy() {
        int taken = server.opening().base().getPort();

        assertThatThrownBy(() -> NewsroomServer.start(
                        Samples.newsroom(),
                        clock,
                        ServerSettings.local(Samples.OPENED).withPort(taken),
                        ServedLog.inMemory()))
                .hasMessageContaining("127.0.0.1:" + taken)
                .hasMessageContaining("another");
    }

    private Path log() {
        return directory.resolve("served.jsonl");
    }

    private String text(String path) throws Exception {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.opening().base() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
