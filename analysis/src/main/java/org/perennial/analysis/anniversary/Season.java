package org.perennial.analysis.anniversary;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/** When an event's return is near. */
final class Season {
    /** Days around a return in which a year can be counted although no number is stated. */
    static final int COUNTABLE = 45;

    private Season() {}

    /** Years from an event to its return nearest to a day: in January a December event's is last year's. */
    static int counted(Event event, LocalDate day) {
        LocalDate occurrence = occurrence(event, day);
        int year =
                Math.abs(ChronoUnit.DAYS.between(occurrence, day)) <= COUNTABLE ? occurrence.getYear() : day.getYear();
        return year - event.date().startYear();
    }

    /** Days from a day to the nearest return; more than any for an event that is not remembered on days. */
    static long away(Event event, LocalDate day) {
        return event.days().isEmpty() ? Long.MAX_VALUE : Math.abs(ChronoUnit.DAYS.between(occurrence(event, day), day));
    }

    private static LocalDate occurrence(Event event, LocalDate day) {
        return event.days().stream()
                .map(d -> d.nearest(day))
                .min(Comparator.comparingLong(d -> Math.abs(ChronoUnit.DAYS.between(d, day))))
                .orElse(day);
    }
}
