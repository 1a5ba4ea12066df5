package org.perennial.app.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.analysis.anniversary.Upcoming;

class UpcomingCalendarTest {
    private static final Instant STAMP = Instant.parse("2026-01-02T03:04:05Z");
    private static final EventRegistry EVENTS = EventRegistry.parse("events.yaml", """
            events:
              - {id: quay-fire-1921, title: "Quay fire; the old one (1921)", date: 1921-08-03, region: Coast, aliases: {en: [Quay fire]}}
              - {id: dyke-break-1953, title: Dyke break (1953), date: 1953-02-01, days: [01-31, 02-01], aliases: {en: [Dyke break]}}
            """);

    @Test
    void anAnniversaryIsAWholeDay() {
        assertThat(written("2026-08-01", 5))
                .contains("DTSTART;VALUE=DATE:20260803\r\n")
                .doesNotContain("DTEND");
    }

    @Test
    void theStampIsTheTimeThatTheClockGives() {
        assertThat(written("2026-08-01", 5)).contains("DTSTAMP:20260102T030405Z\r\n");
    }

    @Test
    void theSameAnniversaryHasTheSameUidWheneverItIsWritten() {
        assertThat(written("2026-08-01", 5)).contains("UID:quay-fire-1921@2026@perennial\r\n");
        assertThat(written("2026-01-01", 365)).contains("UID:quay-fire-1921@2026@perennial\r\n");
    }

    @Test
    void everyDayOfAnEventHasAUidOfItsOwn() {
        assertThat(uids(written("2026-01-01", 60)))
                .containsExactlyInAnyOrder("dyke-break-1953@2026@perennial", "dyke-break-1953@2026-02-01@perennial");
        assertThat(uids(written("2026-02-01", 1))).containsExactly("dyke-break-1953@2026-02-01@perennial");
    }

    @Test
    void aCalendarProgramReadsWhatWasWritten() {
        ICalendar read = Biweekly.parse(written("2026-08-01", 5)).first();

        assertThat(read.validate(ICalVersion.V2_0).isEmpty()).isTrue();
        VEvent entry = read.getEvents().get(0);
        assertThat(entry.getSummary().getValue()).isEqualTo("Quay fire; the old one (1921), 105 years");
        assertThat(entry.getCategories().get(0).getValues()).containsExactly("other", "Coast");
        assertThat(entry.getTransparency().isTransparent()).isTrue();
    }

    @Test
    void withoutAnniversariesTheCalendarIsEmpty() {
        assertThat(Biweekly.parse(written("2026-05-01", 5)).first().getEvents()).isEmpty();
    }

    private static Set<String> uids(String calendar) {
        return Biweekly.parse(calendar).first().getEvents().stream()
                .map(entry -> entry.getUid().getValue())
                .collect(Collectors.toSet());
    }

    private static String written(String from, int days) {
        List<Upcoming> upcoming = Upcoming.in(EVENTS, LocalDate.parse(from), days);
        return UpcomingCalendar.write(upcoming, STAMP);
    }
}
