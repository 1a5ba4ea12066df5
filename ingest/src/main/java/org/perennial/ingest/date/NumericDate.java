package org.perennial.ingest.date;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A date of three numbers of which the year is not first, or is short.
 *
 * <p>The day comes first, unless the numbers, the day of the week beside them, or what is plausible speak for another
 * order.
 */
final class NumericDate {
    private final int first;
    private final int second;
    private final int third;
    private final boolean fullYear;
    private final char separator;

    /** @param third the year, of four digits or two; or, behind a short year and a hyphen, the day */
    NumericDate(String first, String second, String third, char separator) {
        this.first = Integer.parseInt(first);
        this.second = Integer.parseInt(second);
        this.third = Integer.parseInt(third);
        this.fullYear = third.length() == 4;
        this.separator = separator;
    }

    /**
     * The day it means; null if it can mean none.
     *
     * @param american whether the month comes first where slashes part the numbers
     * @param named the days of the week that the text may name; empty if it names none
     */
    @Nullable
    LocalDate read(boolean american, Set<DayOfWeek> named, Instant fetched) {
        List<LocalDate> readings = readings(american && separator == '/');
        for (LocalDate reading : readings) {
            if (named.contains(reading.getDayOfWeek())) {
                return reading;
            }
        }
        for (LocalDate reading : readings) {
            // Of dots all the world makes one thing; a slash or hyphen can be read again.
            if (separator == '.' || isPlausible(reading, fetched)) {
                return reading;
            }
        }
        return null;
    }

    private static boolean isPlausible(LocalDate day, Instant fetched) {
        return DateReader.isPlausible(day.atStartOfDay(ZoneOffset.UTC).toInstant(), fetched);
    }

    private List<LocalDate> readings(boolean monthFirst) {
        List<LocalDate> readings = new ArrayList<>();
        if (fullYear || first <= 31) {
            int year = fullYear ? third : full(third);
            add(readings, year, monthFirst ? first : second, monthFirst ? second : first);
            add(readings, year, monthFirst ? second : first, monthFirst ? first : second);
        }
        if (!fullYear && (separator == '-' || first > 31)) { // as in 96-12-31
            add(readings, full(first), second, third);
        }
        return readings;
    }

    /** A year of two digits in full: 1970 to 2069. */
    static int full(int year) {
        return year + (year < 70 ? 2000 : 1900);
    }

    private static void add(List<LocalDate> readings, int year, int month, int day) {
        try {
            readings.add(LocalDate.of(year, month, day));
        } catch (DateTimeException impossible) { // not in this order
        }
    }
}
