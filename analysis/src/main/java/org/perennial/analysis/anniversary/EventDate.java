package org.perennial.analysis.anniversary;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * When something happened, in the Gregorian calendar.
 *
 * @param start first possible day
 * @param end last possible day; the same as start for one day, the next for a night
 * @param precision how start and end are to be read
 */
public record EventDate(LocalDate start, LocalDate end, Precision precision) {
    /** Checks the order of the days. */
    public EventDate {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("an event cannot end on " + end + " before it starts on " + start);
        }
    }

    /** One day. */
    public static EventDate day(LocalDate day) {
        return new EventDate(day, day, Precision.DAY);
    }

    /** A whole month. */
    public static EventDate month(YearMonth month) {
        return new EventDate(month.atDay(1), month.atEndOfMonth(), Precision.MONTH);
    }

    /** A whole year. */
    public static EventDate year(int year) {
        return new EventDate(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Precision.YEAR);
    }

    /** The year the event began in. */
    public int startYear() {
        return start.getYear();
    }
}
