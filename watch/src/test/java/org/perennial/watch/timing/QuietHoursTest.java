package org.perennial.watch.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void theEveningWaitsForTheMorning() {
        assertThat(release("22:00-07:00", "2025-02-25T22:30:00Z")).isEqualTo("2025-02-26T06:00:00Z");
    }

    @Test
    void theSmallHoursWaitForTheSameMorning() {
        assertThat(release("22:00-07:00", "2025-02-26T02:00:00Z")).isEqualTo("2025-02-26T06:00:00Z");
    }

    @Test
    void theEndIsNotQuiet() {
        assertThat(release("22:00-07:00", "2025-02-26T06:00:00Z")).isEqualTo("2025-02-26T06:00:00Z");
    }

    @Test
    void quietHoursWithinADayEndOnIt() {
        assertThat(release("12:00-13:00", "2025-02-26T11:30:00Z")).isEqualTo("2025-02-26T12:00:00Z");
    }

    @Test
    void theMorningIsThatOnTheWallWhenClocksGoForward() {
        assertThat(release("22:00-07:00", "2025-03-29T22:00:00Z")).isEqualTo("2025-03-30T05:00:00Z");
    }

    @Test
    void theMorningIsThatOnTheWallWhenClocksGoBack() {
        assertThat(release("22:00-07:00", "2025-10-25T22:00:00Z")).isEqualTo("2025-10-26T06:00:00Z");
    }

    @Test
    void anEndInTheRepeatedHourIsNeverBeforeWhatWaitsForIt() {
        Instant wanted = Instant.parse("2025-10-26T01:10:00Z"); // 02:10 for the second time

        assertThat(release("22:00-02:30", wanted.toString())).isEqualTo("2025-10-26T01:30:00Z");
    }

    @Test
    void aWholeDayIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuietHours.parse("07:00-07:00"))
                .withMessageContaining("paused: true");
    }

    @Test
    void whatIsNoTimeIsRefusedWithWhatToWrite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuietHours.parse("10pm-7am"))
                .withMessageContaining("22:00-07:00");
    }

    private static Instant release(String hours, String wanted) {
        return QuietHours.parse(hours).release(Instant.parse(wanted), BERLIN);
    }
}
