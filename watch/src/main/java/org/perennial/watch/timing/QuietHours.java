package org.perennial.watch.timing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours of each day in which nothing is sent.
 *
 * @param from their first minute
 * @param to the first minute after them, on the next day where it is not later than {@code from}
 */
public record QuietHours(LocalTime from, LocalTime to) {
    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException(
                    "quiet hours from " + from + " to " + to + " would be all day; set paused: true to hear nothing");
        }
    }

    /**
     * Quiet hours from their text, such as {@code 22:00-07:00}.
     *
     * @throws IllegalArgumentException if it is none; the message says what to write
     */
    @JsonCreator
    public static QuietHours parse(String text) {
        String[] ends = text.split("[-–]", -1);
        try {
            if (ends.length == 2) {
                return new QuietHours(Times.parse(ends[0]), Times.parse(ends[1]));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(problem(text), e);
        }
        throw new IllegalArgumentException(problem(text));
    }

    private static String problem(String text) {
        return "\"" + text + "\" are no quiet hours: write 22:00-07:00";
    }

    /** An instant, or if it is quiet then, the end of the quiet hours that it lies in. */
    public Instant release(Instant wanted, ZoneId zone) {
        ZonedDateTime local = wanted.atZone(zone);
        LocalTime time = local.toLocalTime();
        LocalDate day = local.toLocalDate();
        boolean overnight = !from.isBefore(to);
        boolean quiet =
                overnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!quiet) {
            return wanted;
        }
        ZonedDateTime end = ZonedDateTime.of(overnight && !time.isBefore(from) ? day.plusDays(1) : day, to, zone);
        // In the hour that a clock change repeats, the end may come a second time.
        return end.toInstant().isAfter(wanted)
                ? end.toInstant()
                : end.withLaterOffsetAtOverlap().toInstant();
    }

    /** As it is written in files. */
    @JsonValue
    @Override
    public String toString() {
        return from + "-" + to;
    }
}
