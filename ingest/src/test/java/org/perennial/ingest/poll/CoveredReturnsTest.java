package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.Occurrence;

class CoveredReturnsTest {
    private final CoveredReturns returns = new CoveredReturns(Map.of(), 1);

    @Test
    void aPublisherRemembersWhatItCoveredADayBeforeAndAfterItsReturn() {
        returns.learn(List.of(occurrence("2024-02-26", 3, "courier.example")));

        assertThat(returns.isNear("courier.example", LocalDate.parse("2025-02-25")))
                .isTrue();
        assertThat(returns.isNear("courier.example", LocalDate.parse("2025-02-27")))
                .isTrue();
        assertThat(returns.isNear("courier.example", LocalDate.parse("2025-02-24")))
                .isFalse();
        assertThat(returns.isNear("other.example", LocalDate.parse("2025-02-26")))
                .isFalse();
    }

    @Test
    void aYearsEndIsNoBorder() {
        returns.learn(List.of(occurrence("2024-01-01", 3, "courier.example")));

        assertThat(returns.isNear("courier.example", LocalDate.parse("2025-12-31")))
                .isTrue();
    }

    @Test
    void oneArticleAloneIsNoCoverage() {
        returns.learn(List.of(occurrence("2024-02-26", 1, "courier.example")));

        assertThat(returns.isNear("courier.example", LocalDate.parse("2025-02-26")))
                .isFalse();
    }

    private static Occurrence occurrence(String day, int articles, String source) {
        LocalDate date = LocalDate.parse(day);
        Instant seen = Instant.parse(day + "T09:00:00Z");
        return new Occurrence(
                "event@" + date.getYear(),
                "event",
                new AnniversaryMention.EventDate(
                        date.minusYears(30), date.minusYears(30), AnniversaryMention.EventDate.Precision.DAY),
                30,
                date,
                List.of(),
                List.of(),
                List.of(),
                List.of(source),
                articles,
                seen,
                seen);
    }
}
