package org.perennial.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.contract.PageDetails;
import org.perennial.contract.PublishedFrom;
import org.perennial.contract.RawArticle;

class ArticleExtractorTest {
    private static final Instant FETCHED = Instant.parse("2025-02-28T12:00:00Z");
    private static final String URL = "https://www.news.example/world/1?utm_source=x";
    private static final String FIRST =
            "The council met on Tuesday, discussed the budget for two hours, and agreed on it.";
    private static final String SECOND = "Its chairman said afterwards that the schools would be built within a year.";

    @Test
    void theArticleIsFoundAmongTheFurniture() {
        ExtractedPage page = extract("""
                <html lang="en-GB"><head><title>Budget agreed - News</title>
                <link rel="canonical" href="/world/1?fbclid=2">
                <meta property="article:published_time" content="2025-02-25T09:10:00+04:00">
                <meta property="article:modified_time" content="2025-02-26T09:10:00+04:00">
                <meta name="author" content="A. Author"></head><body>
                <nav><a href=/a>World</a> <a href=/b>Sport</a></nav>
                <div class="toolbar"><i class="icon">date</i> 2025-02-25 <button>+</button> ↺ <button>−</button> 16 px</div>
                <article><h1>Budget agreed</h1><p>%s</p><div class="related"><a href=/c>Older news of this</a></div>
                <p>%s</p><div class="share">Share this on all networks</div></article>
                <aside><p>Most read: a long list of other things, which nobody came for, and more of it.</p></aside>
                <footer>© News 2025</footer></body></html>
                """.formatted(FIRST, SECOND));

        assertThat(page)
                .isEqualTo(new ExtractedPage(
                        "Budget agreed",
                        FIRST + "\n\n" + SECOND,
                        "https://www.news.example/world/1",
                        OffsetDateTime.parse("2025-02-25T09:10:00+04:00"),
                        PublishedFrom.META,
                        Instant.parse("2025-02-26T05:10:00Z"),
                        List.of("A. Author"),
                        "en-GB",
                        false,
                        PageDetails.NONE));
    }

    @Test
    void signsWithoutALetterAreNoText() {
        assertThat(extract("<".repeat(10_000)).text()).isEmpty();
    }

    @Test
    void whatThePageSaysBesideItsTextIsKept() {
        ExtractedPage page = extract("""
                <html amp><head><meta property="article:tag" content="Budget"><meta property="article:tag" content="Schools">
                <meta name="keywords" content="news, quay"><script type="application/ld+json">{"@type":"NewsArticle",
                "articleSection":"Politics","isAccessibleForFree":"False"}</script></head><body><article><p>%s</p><p>%s</p>
                <figure><img src="/1.jpg" alt="The chairman on the stairs"><figcaption>The chairman, on Tuesday</figcaption></figure>
                </article></body></html>
                """.formatted(FIRST, SECOND));

        assertThat(page.text()).doesNotContain("chairman, on Tuesday");
        assertThat(page.details())
                .isEqualTo(new PageDetails(
                        "Politics",
                        List.of("Budget", "Schools"),
                        List.of("The chairman, on Tuesday"),
                        List.of("The chairman on the stairs"),
                        true,
                        true));
    }

    @Test
    void jsonLdIsBelievedOfDatesAndOfTextThatThePageDoesNotShow() {
        ExtractedPage page =
                extract("<html><body><div id=app></div><script type='application/ld+json'>{\"@graph\":[{\"@type\":"
                        + "\"NewsArticle\",\"headline\":\"H\",\"datePublished\":\"2025-02-25\",\"author\":[{\"name\":\"B\"}],"
                        + "\"articleBody\":\"" + (FIRST + " " + SECOND + " ").repeat(3)
                        + "\"}]}</script></body></html>");

        assertThat(page.text()).startsWith(FIRST);
        assertThat(page.publishedFrom()).isEqualTo(PublishedFrom.JSON_LD);
        assertThat(page.authors()).containsExactly("B");
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.news.example/2025/02/25/x, '', url, 2025-02-25T00:00:00Z",
        "https://www.news.example/x, <time datetime=2025-02-25T08:00Z>now</time>, meta, 2025-02-25T08:00:00Z",
        "https://www.news.example/x, <span class=post-date>25 февраля 2025</span>, text, 2025-02-25T00:00:00Z"
    })
    void aDateIsFoundInAddressTimeElementOrText(String url, String element, String from, Instant date) {
        ExtractedPage page = ArticleExtractor.extract(
                ("<html><body>" + element + "<p>" + FIRST + "</p></body></html>").getBytes(StandardCharsets.UTF_8),
                "text/html",
                url,
                FETCHED);

        assertThat(page.published()).isEqualTo(date);
        assertThat(page.publishedFrom().name()).isEqualToIgnoringCase(from);
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/x, https://www.news.example/world/1",
        "https://www.news.example/, https://www.news.example/world/1",
        "javascript:alert(1), https://www.news.example/world/1",
        "https://m.news.example/world/1, https://m.news.example/world/1"
    })
    void aPageNamesOnlyAddressesOfItsOwnSite(String claim, String canonical) {
        ExtractedPage page = extract("<link rel=canonical href='" + claim + "'><p>" + FIRST + "</p>");

        assertThat(page.canonicalUrl()).isEqualTo(canonical);
    }

    @Test
    void aPageInAnOldCharsetIsReadByItsMetaElement() {
        byte[] body =
                "<meta charset=windows-1251><article><p>Совет обсудил бюджет города и принял решение о школе.</p></article>"
                        .getBytes(Charset.forName("windows-1251"));

        assertThat(ArticleExtractor.extract(body, "text/html", URL, FETCHED).text())
                .isEqualTo("Совет обсудил бюджет города и принял решение о школе.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<html></html>",
                "<html><body><nav><a href=/>Home</a></nav></body></html>",
                "<frameset><frame src=x></frameset>",
                "<html><body><form><input></form></body></html>",
                "\u0000\u0001"
            })
    void aPageWithoutAnArticleHasNoText(String html) {
        assertThat(extract(html).text()).isEmpty();
    }

    @Test
    void anArticleIsKeptWhateverItsWrapperIsCalled() {
        ExtractedPage page =
                extract("<body class='widget'><aside class='sidebar related'><div class='toolbar'><h1>H</h1><p>" + FIRST
                        + "</p><p>" + SECOND + "</p></div></aside></body>");

        assertThat(page.text()).isEqualTo(FIRST + "\n\n" + SECOND);
    }

    @Test
    void whatReadersWroteBelowIsNoArticle() {
        ExtractedPage page = extract("<article><p>" + FIRST + "</p></article><div id='comments'>"
                + ("<p>" + SECOND + " So I think, and so do all my friends.</p>").repeat(20) + "</div>");

        assertThat(page.text()).isEqualTo(FIRST);
    }

    @Test
    void howAWordIsReadDoesNotInterruptIt() {
        String sentence = "<ruby>子<rp>(</rp><rt>こ</rt></ruby>どもへの虐待をなくすための法律ができて、来年の四月から始まることになりました。";

        assertThat(extract("<article><p>" + sentence + "</p></article>").text()).startsWith("子どもへの虐待");
    }

    @Test
    void nestingAndSizeAreNoHarm() {
        assertThat(extract("<div>".repeat(100_000) + "<p>" + FIRST + "</p>")).isNotNull();
        assertThat(extract("<".repeat(5_000_000))).isNotNull();
        assertThat(extract("<p " + "a=b ".repeat(500_000) + ">" + FIRST)).isNotNull();
        assertThat(extract("<script type='application/ld+json'>" + "[".repeat(100_000) + "</script><p>" + FIRST))
                .isNotNull();
    }

    @Test
    void aLanguageTagOfAnyLengthIsNoHarm() {
        assertThat(extract("<html lang='en" + "-a".repeat(100_000) + "'><p>" + FIRST)
                        .languageHint())
                .isNull();
    }

    @Test
    void aTextBeyondTheCapIsCutAndMarked() {
        ExtractedPage page = extract("<article><p>" + (FIRST + " ").repeat(20_000) + "</p></article>");

        assertThat(page.text()).hasSize(RawArticle.MAX_TEXT);
        assertThat(page.truncated()).isTrue();
    }

    @Test
    void anExtractedPageIsAnArticleByItsCanonicalAddress() {
        RawArticle article = extract("<p>" + FIRST + "</p>").toArticle(URL, FETCHED);

        assertThat(article.canonicalUrl()).isEqualTo("https://www.news.example/world/1");
        assertThat(article.source()).isEqualTo("news.example");
        assertThat(article.fetched()).isEqualTo(FETCHED);
    }

    private static ExtractedPage extract(String html) {
        return ArticleExtractor.extract(html.getBytes(StandardCharsets.UTF_8), "text/html", URL, FETCHED);
    }

    @ParameterizedTest
    @MethodSource("hostilePages")
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aHostilePageTakesNoLongerThanItsSizeAllows(String html) {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);

        assertThatCode(() -> ArticleExtractor.extract(
                        body, "text/html", "https://a.example/x", Instant.parse("2025-03-01T00:00:00Z")))
                .doesNotThrowAnyException();
    }

    static Stream<String> hostilePages() {
        String prose = "<p>A paragraph of prose, long enough to be one, with pauses, and with an end to it.</p>";
        return Stream.of(
                prose + "<!--x-->".repeat(500_000) + prose.repeat(5),
                "<div>" + prose + "<img>".repeat(500_000) + prose.repeat(5) + "</div>",
                "<p>a b c " + "1".repeat(1 << 20) + " d e, and some more prose, that goes on.</p>" + prose.repeat(9),
                "<meta property=og:title content='a" + " ".repeat(1 << 20) + "b'>" + prose.repeat(9),
                "<div class=date>".repeat(500) + "word ".repeat(1 << 20),
                "<time>" + "(".repeat(1 << 20) + "</time>" + prose,
                "<div class=comments>".repeat(400) + "<time datetime=2025-01-02>x</time>".repeat(20_000),
                "<a href=/x>" + "<span class=date title='2 January 2025'>2 January</span>".repeat(20_000) + "</a>",
                "<a href=/x><div>" + "<div class=date>".repeat(400) + "2 January 2025 ".repeat(60_000),
                "<div>" + "<b></b>".repeat(60_000) + "<i>2011</i>".repeat(50_000),
                "<div>" + "<b>".repeat(500) + "x<i>y</i>".repeat(100_000),
                "<h1><div>".repeat(250) + "word word ".repeat(100_000),
                "<h1>A title</h1>".repeat(60_000),
                "<div itemprop=author>".repeat(500) + "word word ".repeat(100_000),
                "<figcaption>".repeat(500) + "word word ".repeat(100_000),
                "<link rel=canonical href='" + "<".repeat(1 << 20) + "/'>" + prose,
                "<div>".repeat(500) + "<img alt='a picture of things'>".repeat(30_000),
                "<meta name=keywords content='a" + " ".repeat(1 << 20) + "b'>" + prose);
    }
}
