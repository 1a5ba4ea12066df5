package org.perennial.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.analysis.anniversary.Upcoming;
import org.perennial.analysis.query.EventNames;
import org.perennial.analysis.query.Query;
import org.perennial.web.event.EventDesk;

/** When the events that a query names returned last. */
final class Anniversaries {
    private static final int MOST = 2;
    private static final int BEFORE = 3;
    private static final int AFTER = 3;
    private static final int A_YEAR = 366;

    private final EventDesk desk;
    private final Clock clock;

    Anniversaries(EventDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * The seven days around a return.
     *
     * @param last all of it has passed
     */
    record Week(Event event, LocalDate first, LocalDate last) {}

    /** The weeks around the last returns of the events that a query asks for by name, the newest first, at most {@value #MOST}. */
    List<Week> lastOf(Query query) {
        Set<String> names = EventNames.in(query);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Week> weeks = new ArrayList<>();
        for (Event event : desk.registry().events()) {
            if (names.stream().anyMatch(name -> EventNames.means(name, event.id()))) {
                Upcoming.in(new EventRegistry(List.of(event)), today.minusDays(A_YEAR + AFTER), A_YEAR).stream()
                        .max(Comparator.comparing(Upcoming::day))
                        .ifPresent(last -> weeks.add(new Week(
                                event, last.day().minusDays(BEFORE), last.day().plusDays(AFTER))));
            }
        }
        weeks.sort(Comparator.comparing(Week::last).reversed());
        return weeks.subList(0, Math.min(MOST, weeks.size()));
    }
}
