package org.perennial.analysis.anniversary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpcomingTest {
    @Test
    void anEventComesOnceOnADayThatItsCalendarsAgreeOn() {
        List<Upcoming> upcoming = Upcoming.in(EventRegistry.load(), LocalDate.parse("2026-02-11"), 1);

        assertThat(upcoming)
                .extracting(next -> next.event().id())
                .contains("iranian-revolution")
                .doesNotHaveDuplicates();
    }

    @Test
    void anEventOfSeveralDaysComesOnEach() {
        List<Upcoming> upcoming = Upcoming.in(EventRegistry.load(), LocalDate.parse("2026-03-19"), 2);

        assertThat(upcoming)
                .filteredOn(next -> next.event().id().equals("iraq-war-2003"))
                .extracting(Upcoming::day)
                .containsExactly(LocalDate.parse("2026-03-19"), LocalDate.parse("2026-03-20"));
    }
}
