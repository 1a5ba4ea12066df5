package org.perennial.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TitlesTest {
    private static final Instant FETCHED = Instant.parse("2025-02-28T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Storm over the quay - Gazette</title><h1>Storm over the quay</h1>",
                "<title>Storm over the quay | Quay Gazette</title><meta property='og:title' content='Storm over the...'>",
                "<title>Storm over the quay | Daily Tide</title><h1>Daily Tide</h1><h2>More</h2><h2>Storm over the quay</h2>",
                "<title>Daily Tide » Archive » Storm over the quay</title><h1>Daily Tide</h1><h2>Storm over the quay</h2>",
                "<title>Storm over the quay | Daily Tide</title><h1>Daily Tide</h1>",
                "<title>Ten things about storms | Gazette</title><meta property='og:title' content='Ten things about storms'>"
                        + "<h1>Storm over the quay</h1><script type='application/ld+json'>"
                        + "{\"@type\":\"NewsArticle\",\"headline\":\"Storm over the quay\"}</script>",
                "<title>Storm over the quay</title><h1>Other news</h1><h1>Storm over the quay</h1>",
                "<title>Club - Storm over the quay - Press - News</title>",
                "<h1><ruby>Storm<rt>st-orm</rt></ruby> over the quay</h1>",
                "<meta property='og:site_name' content='Daily Tide'><title>Daily Tide: x</title><h1>Daily Tide</h1>"
                        + "<meta property='og:title' content='Storm over the quay'>",
            })
    void theTitleIsTheArticlesAndNotTheSites(String html) {
        assertThat(title(html)).isEqualTo("Storm over the quay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<title>武汉的声音：有英雄的城！-新华网</title>", "<title>武汉的声音：有英雄的城！_晨报网</title>"})
    void aSitesNameIsCutOffWithoutBlanksToo(String html) {
        assertThat(title(html)).isEqualTo("武汉的声音：有英雄的城！");
    }

    private static String title(String html) {
        String page = html + "<p>The council met on Tuesday.</p>";
        return ArticleExtractor.extract(
                        page.getBytes(StandardCharsets.UTF_8), "text/html", "https://www.gazette.example/x", FETCHED)
                .title();
    }
}
