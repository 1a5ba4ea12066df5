package org.perennial.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.perennial.ingest.feed.FeedFinder.Answer;
import org.perennial.ingest.feed.FeedFinder.Found;

class FeedFinderTest {
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final String SITE = "https://quay.example/";
    private static final String FEED =
            "<rss version='2.0'><channel><title>Quay</title><item><title>Storm</title></item></channel></rss>";
    private static final String SITEMAP =
            "<urlset><url><loc>https://quay.example/1</loc></url><url><loc>https://quay.example/2</loc></url></urlset>";

    @Test
    void theFeedsThatAPageNamesAreFoundWithoutThoseOfComments() {
        String page = "<link rel='alternate' type='application/rss+xml' href='/main.rss'>"
                + "<link rel='alternate' type='application/rss+xml' href='/comments/feed/'>"
                + "<link rel='alternate' hreflang='az' href='/az'>";

        assertThat(finder(Map.of(SITE, page, SITE + "main.rss", FEED)).find(SITE, NOW))
                .containsExactly(new Found(SITE + "main.rss", "Quay", 1));
    }

    @Test
    void feedsToWhichAPageLinksAreFound() {
        String page = "<a href='/news'>News</a><a href='/rss/world.xml'>World</a>";

        assertThat(finder(Map.of(SITE, page, SITE + "rss/world.xml", FEED)).find(SITE, NOW))
                .extracting(Found::url)
                .containsExactly(SITE + "rss/world.xml");
    }

    @Test
    void feedsInCommonPlacesAndNewsSitemapsAreFound() {
        Map<String, String> web = Map.of(
                SITE + "a/page",
                "<p>No feed here</p>",
                SITE + "feed",
                FEED,
                SITE + "robots.txt",
                "Sitemap: https://quay.example/news-map.xml\nSitemap: https://quay.example/all.xml",
                SITE + "news-map.xml",
                SITEMAP);

        assertThat(finder(web).find(SITE + "a/page", NOW))
                .containsExactly(new Found(SITE + "feed", "Quay", 1), new Found(SITE + "news-map.xml", null, 2));
    }

    @Test
    void aFeedIsItsOwn() {
        assertThat(finder(Map.of(SITE + "feed", FEED)).find(SITE + "feed", NOW))
                .containsExactly(new Found(SITE + "feed", "Quay", 1));
    }

    @Test
    void aSiteWithoutFeedsHasNone() {
        assertThat(finder(Map.of(SITE, "<p>Nothing</p>")).find(SITE, NOW)).isEmpty();
        assertThat(finder(Map.of()).find(SITE, NOW)).isEmpty();
    }

    private static FeedFinder finder(Map<String, String> web) {
        return new FeedFinder(address -> Optional.ofNullable(web.get(address))
                .map(text -> new Answer(text.getBytes(StandardCharsets.UTF_8), null, address)));
    }
}
