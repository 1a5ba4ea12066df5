package org.perennial.watch.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A week from Monday to Sunday, as ISO 8601 counts them.
 *
 * @param year the year that the week belongs to, which may differ from that of its first or last days
 * @param number 1 to 53
 */
public record Week(int year, int number) implements Comparable<Week> {
    private static final Pattern FORM = Pattern.compile("(\\d{4})-W(\\d{2})");
    private static final int DAYS = 7;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9998;

    public Week {
        if (year < FIRST_YEAR || year > LAST_YEAR || number < 1 || number > weeksOf(year)) {
            throw new IllegalArgumentException(
                    text(year, number) + " is no week: write a year and a week such as 2025-W09");
        }
    }

    /**
     * The week of a text such as {@code 2025-W09}.
     *
     * @throws IllegalArgumentException if it names none; the message says what to write
     */
    public static Week parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no week: write a year and a week such as 2025-W09");
        }
        return new Week(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    /** The week that a day lies in. */
    public static Week of(LocalDate day) {
        return new Week(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** The last week that was over at an instant in a zone. */
    public static Week lastClosed(Instant at, ZoneId zone) {
        return of(LocalDate.ofInstant(at, zone).minusDays(DAYS));
    }

    /** Its Monday. */
    public LocalDate first() {
        return LocalDate.of(year, 1, 4).with(WeekFields.ISO.dayOfWeek(), 1).plusWeeks(number - 1L);
    }

    /** Its Sunday. */
    public LocalDate last() {
        return first().plusDays(DAYS - 1);
    }

    /** How many days it has. */
    int lengthInDays() {
        return DAYS;
    }

    /** Its first instant in a zone. */
    public Instant from(ZoneId zone) {
        return first().atStartOfDay(zone).toInstant();
    }

    /** The first instant after it in a zone; where clocks are changed, 167 or 169 hours after {@link #from}. */
    public Instant to(ZoneId zone) {
        return first().plusDays(DAYS).atStartOfDay(zone).toInstant();
    }

    /** Whether it is over at an instant in a zone. */
    public boolean isClosed(Instant at, ZoneId zone) {
        return !at.isBefore(to(zone));
    }

    @Override
    public int compareTo(Week other) {
        return first().compareTo(other.first());
    }

    /** Such as {@code 2025-W09}. */
    @Override
    public String toString() {
        return text(year, number);
    }

    private static String text(int year, int number) {
        return String.format(Locale.ROOT, "%04d-W%02d", year, number);
    }

    private static int weeksOf(int year) {
        return (int) LocalDate.of(year, 7, 1)
                .range(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                .getMaximum();
    }
}
