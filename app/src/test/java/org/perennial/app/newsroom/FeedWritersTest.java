package org.perennial.app.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class FeedWritersTest {
    private static final Duration ALL_OUT = Duration.ofMinutes(5);

    private final Edition edition = Samples.newsroom().edition(Samples.opening(1));

    @Test
    void rss2IsReadBackByRome() throws FeedException {
        SyndFeed feed = parse("hill-courier");

        assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
        assertThat(feed.getTitle()).isEqualTo("Hill Courier & Sons");
        assertThat(feed.getLanguage()).isEqualTo("en");
        assertThat(feed.getEntries()).hasSize(4);
        SyndEntry bridge = entry(feed, "hill-0001");
        assertThat(bridge.getTitle()).isEqualTo("The bridge at Harrow <Hill> turns 34");
        assertThat(bridge.getLink()).isEqualTo("http://127.0.0.1:8650/hill-courier/news/hill-0001");
        assertThat(bridge.getPublishedDate()).isEqualTo(Instant.parse("2026-06-15T09:00:00Z"));
        assertThat(bridge.getDescription().getValue()).isEqualTo("A party & a parade.");
    }

    @Test
    void anEntryInTheFeedOnlyHasItsBodyAndNoLink() throws FeedException {
        SyndEntry note = entry(parse("hill-courier"), "hill-0003");

        assertThat(note.getLink()).isNull();
        assertThat(note.getPublishedDate()).isNull();
        assertThat(note.getContents().get(0).getValue())
                .isEqualToIgnoringWhitespace("<p>The office is closed on June 16, 2026 &amp; the day after.</p>");
    }

    @Test
    void anAbsurdDateStandsInTheFeedAsWritten() {
        assertThat(text("hill-courier")).contains("<pubDate>Tue, 32 Foo 9999</pubDate>");
    }

    @Test
    void rss1IsReadBackByRome() throws FeedException {
        SyndFeed feed = parse("dolina");

        assertThat(feed.getFeedType()).isEqualTo("rss_1.0");
        SyndEntry bridge = feed.getEntries().get(0);
        assertThat(bridge.getTitle()).isEqualTo("Мост открыт – снова");
        assertThat(bridge.getPublishedDate()).isEqualTo(Instant.parse("2026-06-14T12:00:00Z"));
        assertThat(bridge.getLink()).isEqualTo("http://127.0.0.1:8650/dolina/news/dolina-0001");
    }

    @Test
    void atomIsReadBackByRome() throws FeedException {
        SyndFeed feed = parse("valley-post");

        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        SyndEntry party = entry(feed, "valley-0001");
        assertThat(party.getPublishedDate()).isEqualTo(Instant.parse("2026-06-15T12:00:30Z"));
        assertThat(party.getLink()).isEqualTo("http://127.0.0.1:8650/valley-post/news/valley-0001");
        assertThat(entry(feed, "valley-0002").getPublishedDate()).isNull();
    }

    @Test
    void jsonFeedSaysWhatItsVersionAsksFor() throws IOException {
        JsonNode feed = new ObjectMapper().readTree(text("json-daily"));

        assertThat(feed.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.at("/items/1/title").asText()).isEqualTo("Says \"hello\" </script>");
        assertThat(feed.at("/items/1/date_published").asText()).isEqualTo("2026-06-15T11:00:00Z");
        assertThat(feed.at("/items/0/url").asText()).endsWith("/json-daily/news/json-0002");
    }

    @Test
    void aNewsSitemapHasLocationTitleAndDate() {
        Document sitemap = Jsoup.parse(text("sitemap-times"), "", Parser.xmlParser());

        assertThat(sitemap.select("url > loc").eachText())
                .contains("http://127.0.0.1:8650/sitemap-times/news/sitemap-0001");
        assertThat(sitemap.select("news|title").eachText()).contains("Köprü açıldı");
        assertThat(sitemap.select("news|publication_date").eachText()).contains("2026-06-15T11:00:00Z");
        assertThat(sitemap.select("news|language").first().text()).isEqualTo("tr");
    }

    @Test
    void theOpmlListsAllFeeds() {
        Document opml = Jsoup.parse(IndexPages.opml(edition), "", Parser.xmlParser());

        assertThat(opml.select("outline").eachAttr("xmlUrl"))
                .hasSize(6)
                .contains("http://127.0.0.1:8650/hill-courier/rss.xml");
    }

    private String text(String id) {
        EditionFeed feed = edition.feeds().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        SteppedClock clock = new SteppedClock(Samples.OPENED.plus(ALL_OUT));
        return new FeedHistory(feed, new NewsDesk(clock, ServedLog.inMemory()), clock)
                .now()
                .text();
    }

    private SyndFeed parse(String id) throws FeedException {
        return new SyndFeedInput().build(new StringReader(text(id)));
    }

    private static SyndEntry entry(SyndFeed feed, String id) {
        return feed.getEntries().stream()
                .filter(entry -> entry.getUri().endsWith(":" + id))
                .findFirst()
                .orElseThrow();
    }
}
