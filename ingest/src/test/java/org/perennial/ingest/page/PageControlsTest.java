package org.perennial.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.contract.PublishedFrom;

class PageControlsTest {
    private static final Instant FETCHED = Instant.parse("2025-02-28T12:00:00Z");
    private static final String FIRST =
            "The commissioner has called on all states not to be indifferent, she said on Tuesday.";
    private static final String SECOND = "Thirty-three years have passed since then, the statement recalled.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                " date 2025-02-25 + ↺ − 16 px",
                "date 2025-02-25 + ↺ − 18 px",
                "calendar_today 2025-02-25 A+ A- 16 pt",
                "2025-02-25 + − 100 %",
                "Tarix 25.02.2025 + ↻ - 14px",
                "Дата 25 февраля 2025 А+ А- 16 пкс",
                "25 Şubat 2025 ＋ ⟳ － 16 px",
                "schedule 2025-02-25 09:10 🔊 + ↺ − 16 px",
                "+ ↺ − 16 px 2025-02-25",
                "التاريخ 2025-02-25 + ↺ − 16 px",
                "日期 2025年2月25日 + ↺ − 16 px"
            })
    void aToolBarGoesAndItsDateStays(String toolBar) {
        ExtractedPage page = ArticleExtractor.extractText(
                toolBar + "\n\n" + FIRST + "\n\n" + SECOND + "\n\nNews.Az", "https://news.az/x", FETCHED);

        assertThat(page.text()).isEqualTo(FIRST + "\n\n" + SECOND);
        assertThat(page.published().toString()).startsWith("2025-02-25T");
        assertThat(page.publishedFrom()).isEqualTo(PublishedFrom.TEXT);
    }

    @Test
    void aToolBarGluedToTheFirstSentenceGoesAlone() {
        ExtractedPage page = ArticleExtractor.extractText(
                "date 2025-02-25 + ↺ − 16 px " + FIRST + "\n\n" + SECOND, "https://news.az/x", FETCHED);

        assertThat(page.text()).isEqualTo(FIRST + "\n\n" + SECOND);
        assertThat(page.published()).isEqualTo("2025-02-25T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Qarabag 2 - 1 Arsenal",
                "S&P 500 + 1.2 %, Dow Jones − 0.5 %",
                "BAKU, February 25",
                "C++ turns 40",
                "Labour 34% 33.7%",
                "Inflation: 3.5 % in January",
                "25 February 1992 – 26 February 1992",
                "2 + 2 = 4, the minister said.",
                "Tickets cost 15 € – 20 €",
                "Covid-19: 613 deaths in 2021"
            })
    void linesOfNewsAreNoControls(String line) {
        assertThat(PageControls.strip(List.of(FIRST, line, SECOND), null, FETCHED, null)
                        .lines())
                .containsExactly(FIRST, line, SECOND);
    }

    @ParameterizedTest
    @CsvSource({
        "News.Az, https://news.az/x, true",
        "news.az, , true",
        "Report, https://report.az/x, true",
        "Reuters, https://news.az/x, false",
        "The end., https://news.az/x, false",
        "Kommersant, https://www.kommersant.ru/doc/1, true"
    })
    void theNameOfTheSiteDoesNotCloseTheText(String last, String url, boolean gone) {
        List<String> lines = PageControls.strip(List.of(FIRST, SECOND, last), url, FETCHED, null)
                .lines();

        assertThat(lines).hasSize(gone ? 2 : 3);
    }

    @Test
    void aLineThatIsOnlyADateIsHarvested() {
        PageControls.Stripped stripped =
                PageControls.strip(List.of("Published: 25 February 2025, 14:30", FIRST, SECOND), null, FETCHED, null);

        assertThat(stripped.lines()).containsExactly(FIRST, SECOND);
        assertThat(stripped.date()).isEqualTo("2025-02-25T14:30:00Z");
    }

    @Test
    void aHeadlineAboveTheProseIsTheTitle() {
        ExtractedPage page = ArticleExtractor.extractText(
                "Commissioner calls on all states\n\n" + FIRST + "\n\n" + SECOND, null, FETCHED);

        assertThat(page.title()).isEqualTo("Commissioner calls on all states");
        assertThat(page.text()).isEqualTo(FIRST + "\n\n" + SECOND);
        assertThat(page.published()).isNull();
    }
}
