package org.perennial.analysis.anniversary;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A date found in a text, as far as it is said there.
 *
 * @param from first token
 * @param to token after the last
 * @param year the year; 0 when it is not said
 * @param month 1..12; 0 when it is not said
 * @param day first day; 0 when it is not said
 * @param lastDay last day; the same as day for one day
 * @param night whether the two days are a night
 */
record ReadDate(int from, int to, int year, int month, int day, int lastDay, boolean night) {
    /** A date that is no night. */
    ReadDate(int from, int to, int year, int month, int day, int lastDay) {
        this(from, to, year, month, day, lastDay, false);
    }

    boolean hasDay() {
        return day > 0;
    }

    boolean hasYear() {
        return year > 0;
    }

    /** This date as an event's, in a given year; null where that year has no such day. */
    @Nullable
    EventDate in(int someYear) {
        try {
            if (month == 0) {
                return EventDate.year(someYear);
            }
            if (day == 0) {
                return EventDate.month(YearMonth.of(someYear, month));
            }
            LocalDate start = LocalDate.of(someYear, month, day);
            LocalDate end = lastDay >= day
                    ? LocalDate.of(someYear, month, lastDay)
                    : start.plusMonths(1).withDayOfMonth(lastDay);
            if (start.equals(end)) {
                return EventDate.day(start);
            }
            boolean oneNight = night && end.equals(start.plusDays(1));
            return new EventDate(start, end, oneNight ? Precision.NIGHT : Precision.RANGE);
        } catch (DateTimeException e) {
            return null; // 30 February is no date
        }
    }

    /** The day of the year; null when no day is said. */
    @Nullable
    MonthDay monthDay() {
        return day > 0 && day <= java.time.Month.of(month).maxLength() ? MonthDay.of(month, day) : null;
    }

    ReadDate atNight() {
        return new ReadDate(from, to, year, month, day, lastDay, true);
    }
}
