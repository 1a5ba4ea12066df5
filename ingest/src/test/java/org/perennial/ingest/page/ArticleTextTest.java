package org.perennial.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleTextTest {
    private static final Instant FETCHED = Instant.parse("2025-02-28T12:00:00Z");
    private static final String FIRST =
            "The council met on Tuesday, discussed the budget for two hours, and agreed on it.";
    private static final String SECOND = "Its chairman said afterwards that the schools would be built within a year.";
    private static final String P1 = "<p>" + FIRST + "</p>";
    private static final String P2 = "<p>" + SECOND + "</p>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h2>More on this</h2><ul><li><a href='/a'>The older report of the council and its plans</a></li></ul>",
                "<p>See also:</p><p><a href='/a'>The older report of the council and its plans</a></p>",
                "<p>Advertisement</p><p>Advertisement</p>",
                "<p>Follow us on <a href='https://www.facebook.com/quay'>Facebook</a> and <a href='https://x.com/quay'>X</a> for"
                        + " more of this.</p>",
                "<p>The chairman on Tuesday © Quay Gazette</p>",
                "<div class='photo'><img src='/p.jpg'><p>The chairman after the meeting.</p></div>",
                "<div><div><h3><a href='/a'>Storm over the quay</a></h3>Two were hurt by tiles that fell.</div><div><h3><a href='/b'>Flood on the quay</a>"
                        + "</h3>The quay was under water.</div><div><h3><a href='/c'>Fire in the hall</a></h3>Nobody was hurt.</div></div>",
                "<ul><li><a href='/a'>Storm over the quay</a> Two people were hurt ...</li><li><a href='/b'>Flood</a> The quay"
                        + " was under ...</li><li><a href='/c'>Fire</a> Nobody was ...</li></ul>",
                "<div>Was this article of use?</div>",
                "<p>Share this article</p>",
            })
    void whatIsNotOfTheArticleIsLeftOut(String other) {
        assertThat(text(P1 + P2 + other)).isEqualTo(FIRST + "\n\n" + SECOND);
    }

    @Test
    void aHeadingAboveTextStays() {
        assertThat(text(P1 + "<h2>What comes</h2><h3>Schools</h3>" + P2))
                .isEqualTo(String.join("\n\n", FIRST, "What comes", "Schools", SECOND));
    }

    @Test
    void aRowOfATableIsALine() {
        String table = "<table><tr><th>Seat</th><th>Votes</th></tr><tr><td>Quay</td><td>1,204</td></tr></table>";

        assertThat(text(P1 + table + P2)).isEqualTo(String.join("\n\n", FIRST, "Seat Votes", "Quay 1,204", SECOND));
    }

    @Test
    void aTableThatLaysOutThePageIsRead() {
        assertThat(text("<table><tr><td>" + P1 + P2 + "</td><td>x</td></tr></table>"))
                .isEqualTo(FIRST + "\n\n" + SECOND);
    }

    @Test
    void aQuotedPostStaysWhateverItsWidgetIsCalled() {
        String post =
                "<div class='social-widget'><blockquote><p>We will build the schools, and we will build them soon.</p>"
                        + "</blockquote></div>";

        assertThat(text(P1 + post + P2)).contains("We will build the schools");
    }

    @Test
    void aListThatEndsTheArticleStays() {
        assertThat(text(P1 + P2 + "<p>The schools are these:</p><ul><li>North Quay</li><li>South Quay</li></ul>"))
                .endsWith("North Quay\n\nSouth Quay");
    }

    private static String text(String html) {
        String page = "<html><body><article><h1>Budget agreed</h1>" + html + "</article></body></html>";
        return ArticleExtractor.extract(
                        page.getBytes(StandardCharsets.UTF_8), "text/html", "https://www.gazette.example/x", FETCHED)
                .text();
    }
}
