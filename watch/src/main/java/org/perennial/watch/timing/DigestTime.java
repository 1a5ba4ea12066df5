package org.perennial.watch.timing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/**
 * When in a week the digest of the week before is sent. {@code toString} is the text that {@link #parse} reads.
 *
 * @param day on which day
 * @param time at what time of the zone of those who read
 */
public record DigestTime(DayOfWeek day, LocalTime time) {
    /** After the end of a week, what was fetched in it is stored by then. */
    private static final Duration SETTLED = Duration.ofMinutes(15);

    private static final String WEEKLY = "weekly ";

    /**
     * A time from its text, such as {@code mon 07:00}.
     *
     * @throws IllegalArgumentException if it is none; the message says what to write
     */
    @JsonCreator
    public static DigestTime parse(String text) {
        try {
            if (Schedule.parse(WEEKLY + text.strip()) instanceof Schedule.Weekly weekly) {
                return new DigestTime(weekly.day(), weekly.time());
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no time for a digest: write a day and a time such as mon 07:00", e);
        }
        throw new IllegalArgumentException("\"" + text + "\" is no time for a digest: write it as mon 07:00");
    }

    /** The first time after an instant. A time that a clock change leaves out is taken by as much later. */
    public Instant next(Instant after, ZoneId zone) {
        LocalDate monday = monday(after, zone);
        for (int week = -1; week <= 1; week++) {
            Instant at = in(monday.plusWeeks(week), zone);
            if (at.isAfter(after)) {
                return at;
            }
        }
        return in(monday.plusWeeks(2), zone);
    }

    /** The last time that is not after an instant. */
    public Instant last(Instant until, ZoneId zone) {
        LocalDate monday = monday(until, zone);
        Instant at = in(monday, zone);
        return at.isAfter(until) ? in(monday.minusWeeks(1), zone) : at;
    }

    private static LocalDate monday(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** In the week of a Monday, a quarter of an hour after its beginning at the earliest. */
    private Instant in(LocalDate monday, ZoneId zone) {
        Instant at = ZonedDateTime.of(monday.with(TemporalAdjusters.nextOrSame(day)), time, zone)
                .toInstant();
        Instant settled = monday.atStartOfDay(zone).toInstant().plus(SETTLED);
        return at.isBefore(settled) ? settled : at;
    }

    /** As it is written in files. */
    @JsonValue
    @Override
    public String toString() {
        return new Schedule.Weekly(day, time).toString().substring(WEEKLY.length());
    }
}
