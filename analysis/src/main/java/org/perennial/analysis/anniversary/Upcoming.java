package org.perennial.analysis.anniversary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A return of a configured event that lies ahead.
 *
 * @param event which
 * @param day when
 * @param n the how-manieth, counted from the event's first year
 */
public record Upcoming(Event event, LocalDate day, int n) {

    /**
     * The returns within some days, the nearest first; an event that is remembered on several days comes on
     * each, and once on a day that two calendars agree on.
     *
     * @param from the first day
     * @param days how many, the first among them
     */
    public static List<Upcoming> in(EventRegistry registry, LocalDate from, int days) {
        LocalDate end = from.plusDays(days);
        Set<Upcoming> found = new LinkedHashSet<>();
        for (Event event : registry.events()) {
            for (RememberedDay day : event.days()) {
                for (int year = from.getYear(); year <= end.getYear(); year++) {
                    for (LocalDate date : day.in(year)) {
                        int n = date.getYear() - event.date().startYear();
                        if (!date.isBefore(from) && date.isBefore(end) && n > 0) {
                            found.add(new Upcoming(event, date, n));
                        }
                    }
                }
            }
        }
        List<Upcoming> upcoming = new ArrayList<>(found);
        upcoming.sort(
                Comparator.comparing(Upcoming::day).thenComparing(u -> u.event().id()));
        return upcoming;
    }
}
