package org.perennial.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageDatesTest {
    private static final Instant FETCHED = Instant.parse("2025-02-28T12:00:00Z");
    private static final String PROSE =
            "<p>The council met on Tuesday, discussed the budget for two hours, and agreed on it.</p>";
    private static final String STATED = "<meta property='article:published_time' content='%s'>";

    @Test
    void aDateKeepsThePublishersClock() {
        ExtractedPage page = extract(STATED.formatted("2025-02-25T02:10:00+04:00"), "https://quay.example/x");

        assertThat(page.publishedLocal()).isEqualTo(OffsetDateTime.parse("2025-02-25T02:10:00+04:00"));
        assertThat(page.published()).isEqualTo("2025-02-24T22:10:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-24T22:10:00Z, /2025/02/25/storm, 2025-02-25T00:10:00+02:00",
        "2025-02-25T03:10:00Z, /2025/02/24/storm, 2025-02-24T23:10:00-04:00",
        "2025-02-25T12:10:00Z, /2025/02/24/storm, 2025-02-25T12:10Z",
        "2025-02-24T22:10:00+01:00, /2025/02/25/storm, 2025-02-24T22:10:00+01:00",
        "2025-02-20T22:10:00Z, /2025/02/25/storm, 2025-02-20T22:10:00Z",
    })
    void aDateInUtcFallsOnTheDayOfTheAddressWhereAClockCanShowIt(String stated, String path, OffsetDateTime expected) {
        ExtractedPage page = extract(STATED.formatted(stated), "https://quay.example" + path);

        assertThat(page.publishedLocal()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h1>Quay Gazette</h1><div><h1>Storm</h1><ul><li><a href='/day'>25 Feb 2025 18:29</a></li></ul></div>",
                "<h1>Storm</h1>" + PROSE + PROSE + "<p><b>Updated on </b>25.02.2025.</p>",
                "<h1>Storm</h1><p>25.02.2025 The storm that tore the roof off the market hall last night was the worst of all"
                        + " winters that anybody remembers, the fire service said on Tuesday.</p>",
                "<h1>Storm</h1><div class='stamp'><span>Feb</span> <span>25</span>, <span>2025</span></div>",
                "<h1>Storm</h1><span class='updated' title='2025-02-25T18:52:11'></span>",
                "<h1>Storm</h1><ul><li><a href='/other'>Another storm, another time, another place <span class='date'>24.02.2025"
                        + "</span></a></li></ul><p class='date'>25.02.2025</p>",
                "<h1>Storm</h1><div class='comments'><time datetime='2025-02-26'>now</time></div>"
                        + "<table><tr><td>Date</td><td>25.02.2025</td></tr></table>",
                "<script type='application/ld+json'>{\"@type\":\"WebPage\",\"datePublished\":\"2025-02-25T22:06:08:684Z\","
                        + "\"mainEntity\":{\"@type\":\"Claim\",\"datePublished\":\"2025-02-01\"}}</script>",
                "<script type='application/ld+json'>{\"@type\":\"ClaimReview\",\"itemReviewed\":{\"@type\":\"Claim\","
                        + "\"datePublished\":\"2025-02-01\"}}</script><h1>Storm</h1><li class='date'>25.02.2025</li>",
            })
    void theArticlesDateIsFoundWherePagesShowIt(String html) {
        ExtractedPage page = extract(html, "https://quay.example/storm");

        assertThat(String.valueOf(page.published())).startsWith("2025-02-25");
    }

    @Test
    void anAddressMayNameTheDayFirst() {
        assertThat(extract("", "https://quay.example/news/25-02-2025").published())
                .isEqualTo("2025-02-25T00:00:00Z");
    }

    private static ExtractedPage extract(String html, String url) {
        String page = "<html><body>" + html + PROSE + "</body></html>";
        return ArticleExtractor.extract(page.getBytes(StandardCharsets.UTF_8), "text/html", url, FETCHED);
    }
}
