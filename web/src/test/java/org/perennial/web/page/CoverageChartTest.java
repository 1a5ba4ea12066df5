package org.perennial.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.Occurrence;

class CoverageChartTest {
    private static final Wording ENGLISH = Wording.of("en");

    private static final Instant SEEN = Instant.parse("2026-02-20T09:10:00Z");

    @Test
    void theNewestReturnIsBarsAndTheFormerAreLines() {
        CoverageChart chart = CoverageChart.of(
                List.of(returned(2026, -1, 2, 0, 4), returned(2025, 0, 3), returned(2024, 1, 1)), 5, ENGLISH);
        assertThat(chart.bars())
                .extracting(CoverageChart.Bar::words)
                .containsExactly("1 day before: 2 articles", "on the day: 4 articles");
        assertThat(chart.curves()).extracting(CoverageChart.Curve::year).containsExactly("2025", "2024");
    }

    @Test
    void everythingIsDrawnWithinTheDrawing() {
        for (int most : new int[] {1, 3, 4, 5, 9, 11, 99, 1_000, 123_456}) {
            for (int reach : new int[] {5, 12, 30}) {
                CoverageChart chart =
                        CoverageChart.of(List.of(returned(2026, -reach, 1, 0, most, reach, 1)), reach, ENGLISH);
                assertThat(chart.bars()).hasSize(3).allSatisfy(bar -> {
                    assertThat(bar.x()).isBetween(CoverageChart.LEFT, CoverageChart.RIGHT - bar.width());
                    assertThat(bar.y()).isBetween(CoverageChart.TOP, CoverageChart.BOTTOM);
                });
                assertThat(chart.counts()).hasSizeBetween(2, 5);
                assertThat(chart.days()).extracting(CoverageChart.Mark::words).contains("0");
            }
        }
    }

    @Test
    void theReachIsAsFarAsTheCoverageWithinBounds() {
        assertThat(CoverageChart.reach(List.of(returned(2026, 0, 1)))).isEqualTo(5);
        assertThat(CoverageChart.reach(List.of(returned(2026, -12, 1)))).isEqualTo(12);
        assertThat(CoverageChart.reach(List.of(returned(2026, 150, 1)))).isEqualTo(30);
    }

    @Test
    void theSummarySaysWhenMostWasWritten() {
        assertThat(CoverageChart.of(List.of(returned(2026, -1, 2, 1, 4)), 5, ENGLISH)
                        .summary())
                .endsWith("2026: 6 articles, most of them 1 day after.");
    }

    /** A return with articles by offset: offset and number by turns. */
    private static Occurrence returned(int year, int... coverage) {
        LocalDate day = LocalDate.of(year, 2, 26);
        List<Occurrence.Cell> cells = new ArrayList<>();
        for (int i = 0; i < coverage.length; i += 2) {
            cells.add(new Occurrence.Cell(day.plusDays(coverage[i]), coverage[i], "en", null, coverage[i + 1]));
        }
        LocalDate first = LocalDate.of(1992, 2, 26);
        return new Occurrence(
                "event@" + year,
                "event",
                new EventDate(first, first, EventDate.Precision.DAY),
                year - 1992,
                day,
                List.of(),
                cells,
                List.of(),
                List.of(),
                1,
                SEEN,
                SEEN);
    }
}
