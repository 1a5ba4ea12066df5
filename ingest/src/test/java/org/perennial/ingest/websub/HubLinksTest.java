package org.perennial.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HubLinksTest {
    private static final String FEED = "https://quay.example/feed";
    private static final String ATOM = """
            <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title>
            <link rel='self' href='https://quay.example/feed?a=1&amp;b=2'/>
            <link href="https://hub.example/" rel="hub"/>
            <entry><title>One</title><link rel="hub" href="https://entry.example/"/></entry></feed>""";

    @Test
    void aFeedNamesItsHubAndItself() {
        assertThat(links(Map.of(), ATOM))
                .contains(new HubLinks("https://hub.example/", "https://quay.example/feed?a=1&b=2"));
    }

    @Test
    void headersGoBeforeTheFeed() {
        String header = "<https://other.example/hub>; rel=\"hub\", <https://quay.example>; rel=self";

        assertThat(links(Map.of("link", header), ATOM))
                .contains(new HubLinks("https://other.example/hub", "https://quay.example"));
    }

    @Test
    void aFeedOfRssNamesItsHubInAnotherVocabulary() {
        String rss =
                "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><link>https://quay.example/"
                        + "</link><atom:link rel=\"hub\" href=\"/hub\"/><item><title>One</title></item></channel></rss>";

        assertThat(links(Map.of(), rss)).contains(new HubLinks("https://quay.example/hub", FEED));
    }

    @Test
    void aJsonFeedNamesItsHubAmongOthers() {
        String json = "{\"feed_url\":\"https:\\/\\/quay.example\\/feed.json\",\"hubs\":[{\"type\":\"rssCloud\",\"url\":"
                + "\"https://cloud.example/\"},{\"type\":\"WebSub\",\"url\":\"https://hub.example/\"}],\"items\":[]}";

        assertThat(links(Map.of(), json))
                .contains(new HubLinks("https://hub.example/", "https://quay.example/feed.json"));
    }

    @Test
    void aLinkOfAnEntryIsNoLinkOfItsFeed() {
        assertThat(links(Map.of(), ATOM.replace("rel=\"hub\"/>", "rel=\"next\"/>")))
                .isEmpty();
    }

    @Test
    void aHubThatIsAskedInClearIsNotAskedForAFeedThatIsNot() {
        assertThat(links(Map.of(), ATOM.replace("https://hub.", "http://hub."))).isEmpty();
    }

    @Test
    void aHubWithAPasswordOrOfAnotherSchemeIsNoHub() {
        assertThat(links(Map.of(), ATOM.replace("https://hub.", "https://a:b@hub.")))
                .isEmpty();
        assertThat(links(Map.of(), ATOM.replace("https://hub.", "ftp://hub."))).isEmpty();
    }

    private static Optional<HubLinks> links(Map<String, String> headers, String body) {
        return HubLinks.of(headers, body.getBytes(StandardCharsets.UTF_8), FEED);
    }
}
