package org.perennial.watch.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId BAKU = ZoneId.of("Asia/Baku");

    @ParameterizedTest
    @ValueSource(strings = {"instant", "every 30m", "every 6h", "daily 07:00", "weekly mon 07:00", "weekly sun 23:59"})
    void aScheduleIsWrittenAsItIsRead(String text) {
        assertThat(Schedule.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hourly",
                "every",
                "every 30",
                "every 10s",
                "every 2d",
                "daily",
                "daily 25:00",
                "weekly foo 07:00"
            })
    void whatIsNoScheduleIsRefusedWithWhatToWrite(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.parse(text))
                .withMessageMatching("(?s).+: .+");
    }

    @Test
    void theDailyHourIsThatOfTheReadersZone() {
        assertThat(next("daily 07:00", "2025-02-25T20:00:00Z", BAKU)).isEqualTo("2025-02-26T03:00:00Z");
    }

    @Test
    void theDailyHourStaysTheSameOnTheWallWhenClocksGoForward() {
        assertThat(next("daily 07:00", "2025-03-29T06:00:00Z", BERLIN)).isEqualTo("2025-03-30T05:00:00Z");
    }

    @Test
    void theDailyHourStaysTheSameOnTheWallWhenClocksGoBack() {
        assertThat(next("daily 07:00", "2025-10-25T05:00:00Z", BERLIN)).isEqualTo("2025-10-26T06:00:00Z");
    }

    @Test
    void anHourThatTheClocksLeaveOutIsTakenAnHourLater() {
        assertThat(next("daily 02:30", "2025-03-29T12:00:00Z", BERLIN)).isEqualTo("2025-03-30T01:30:00Z");
    }

    @Test
    void anHourThatComesTwiceIsTakenOnce() {
        Instant first = next("daily 02:30", "2025-10-25T12:00:00Z", BERLIN);

        assertThat(first).isEqualTo("2025-10-26T00:30:00Z");
        assertThat(Schedule.parse("daily 02:30").next(first, BERLIN)).isEqualTo("2025-10-27T01:30:00Z");
    }

    @Test
    void theWeeklyHourAfterAClockChangeIsAWeekOnTheWall() {
        assertThat(next("weekly mon 07:00", "2025-03-24T06:00:00Z", BERLIN)).isEqualTo("2025-03-31T05:00:00Z");
    }

    @Test
    void theHalfHoursGoOnThroughBothHoursOfAClockThatGoesBack() {
        Instant at = Instant.parse("2025-10-26T00:20:00Z");
        Schedule half = Schedule.parse("every 30m");

        Instant first = half.next(at, BERLIN);
        Instant second = half.next(first, BERLIN);
        Instant third = half.next(second, BERLIN);

        assertThat(first).isEqualTo("2025-10-26T00:30:00Z");
        assertThat(second).isEqualTo("2025-10-26T01:00:00Z");
        assertThat(third).isEqualTo("2025-10-26T01:30:00Z");
    }

    @Test
    void sixHoursAreCountedOnTheWall() {
        assertThat(next("every 6h", "2025-03-30T00:00:00Z", BERLIN)).isEqualTo("2025-03-30T04:00:00Z");
    }

    @Test
    void theNextStopIsLaterThanTheStopItself() {
        assertThat(next("every 30m", "2025-02-25T08:30:00Z", BAKU)).isEqualTo("2025-02-25T09:00:00Z");
    }

    private static Instant next(String schedule, String after, ZoneId zone) {
        return Schedule.parse(schedule).next(Instant.parse(after), zone);
    }
}
