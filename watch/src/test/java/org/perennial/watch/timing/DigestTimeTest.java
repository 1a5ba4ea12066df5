package org.perennial.watch.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTimeTest {
    private static final ZoneId BAKU = ZoneId.of("Asia/Baku");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final DigestTime MONDAY = DigestTime.parse("mon 07:00");

    @Test
    void theNextTimeIsThatOfTheZone() {
        assertThat(MONDAY.next(Instant.parse("2025-03-02T13:00:00Z"), BAKU)).isEqualTo("2025-03-03T03:00:00Z");
    }

    @Test
    void theNextTimeAfterOneIsAWeekLater() {
        Instant one = Instant.parse("2025-03-03T03:00:00Z");

        assertThat(MONDAY.next(one, BAKU)).isEqualTo(one.plus(Duration.ofDays(7)));
        assertThat(MONDAY.last(one, BAKU)).isEqualTo(one);
        assertThat(MONDAY.last(one.minusSeconds(1), BAKU)).isEqualTo(one.minus(Duration.ofDays(7)));
    }

    @Test
    void itComesAtTheSameHourOfTheWallInSummerAndInWinter() {
        assertThat(MONDAY.next(Instant.parse("2025-03-29T12:00:00Z"), BERLIN)).isEqualTo("2025-03-31T05:00:00Z");
        assertThat(MONDAY.next(Instant.parse("2025-10-25T12:00:00Z"), BERLIN)).isEqualTo("2025-10-27T06:00:00Z");
    }

    @Test
    void anHourThatIsLeftOutIsTakenLater() {
        assertThat(DigestTime.parse("sun 02:30").next(Instant.parse("2025-03-29T12:00:00Z"), BERLIN))
                .isEqualTo("2025-03-30T01:30:00Z");
    }

    @Test
    void midnightOfMondayIsSettledFirst() {
        assertThat(DigestTime.parse("mon 00:00").next(Instant.parse("2025-03-02T13:00:00Z"), BAKU))
                .isEqualTo("2025-03-02T20:15:00Z");
    }

    @Test
    void itsTextIsReadBack() {
        assertThat(DigestTime.parse("Friday 7:05")).hasToString("fri 07:05");
        assertThat(DigestTime.parse("fri 07:05")).isEqualTo(DigestTime.parse("Friday 7:05"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"07:00", "daily 07:00", "mon", "mon 25:00", "montag 07:00", ""})
    void whatIsNoTimeIsRefusedWithAnExample(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DigestTime.parse(text))
                .withMessageContaining("mon 07:00");
    }
}
