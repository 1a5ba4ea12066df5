package org.perennial.watch.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeekTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aWeekBeginsAndEndsAtMidnightOfItsZone() {
        Week week = Week.parse("2025-W09");

        assertThat(week.from(ZoneId.of("Asia/Baku"))).isEqualTo("2025-02-23T20:00:00Z");
        assertThat(week.to(ZoneId.of("Asia/Baku"))).isEqualTo("2025-03-02T20:00:00Z");
    }

    @Test
    void theWeekInWhichClocksGoForwardHasAnHourLess() {
        assertThat(hours("2025-W13")).isEqualTo(167);
    }

    @Test
    void theWeekInWhichClocksGoBackHasAnHourMore() {
        assertThat(hours("2025-W43")).isEqualTo(169);
    }

    @Test
    void weeksMeetWithoutAGapOverAYearOfClockChanges() {
        for (Week week = Week.parse("2024-W50");
                week.year() < 2026;
                week = Week.of(week.last().plusDays(1))) {
            assertThat(Week.of(week.last().plusDays(1)).from(BERLIN)).isEqualTo(week.to(BERLIN));
        }
    }

    @Test
    void theLastClosedWeekIsThatBeforeTheOneOfTheDay() {
        Instant sundayInLondonAndMondayInBaku = Instant.parse("2025-03-02T21:00:00Z");

        assertThat(Week.lastClosed(sundayInLondonAndMondayInBaku, ZoneId.of("Asia/Baku")))
                .hasToString("2025-W09");
        assertThat(Week.lastClosed(sundayInLondonAndMondayInBaku, ZoneId.of("Europe/London")))
                .hasToString("2025-W08");
    }

    @Test
    void someYearsHave53Weeks() {
        assertThat(Week.parse("2026-W53").last()).isEqualTo("2027-01-03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-W53", "2025-W00", "2025-W9", "2025-09", "last", "", "0000-W01", "2025-W09 "})
    void whatIsNoWeekIsRefusedWithAnExample(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Week.parse(text)).withMessageContaining("2025-W09");
    }

    private static long hours(String text) {
        Week week = Week.parse(text);
        return Duration.between(week.from(BERLIN), week.to(BERLIN)).toHours();
    }
}
