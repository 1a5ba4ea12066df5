package org.perennial.watch.timing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** At what times notices are sent. {@code toString} is the text that {@link #parse} reads. */
public sealed interface Schedule {
    /** The shortest time between two stops of {@link Every}. */
    Duration SHORTEST = Duration.ofMinutes(1);

    /** As soon as there is something to tell. */
    record AtOnce() implements Schedule {
        @Override
        public String toString() {
            return "instant";
        }
    }

    /**
     * At regular stops, counted from local midnight.
     *
     * @param pause between two stops, a minute to a day
     */
    record Every(Duration pause) implements Schedule {
        public Every {
            if (pause.compareTo(SHORTEST) < 0 || pause.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("every " + Spans.text(pause) + ": give 1m to 1d");
            }
        }

        @Override
        public String toString() {
            return "every " + Spans.text(pause);
        }
    }

    /** Each day at one time. */
    record Daily(LocalTime time) implements Schedule {
        @Override
        public String toString() {
            return "daily " + time;
        }
    }

    /** Once a week. */
    record Weekly(DayOfWeek day, LocalTime time) implements Schedule {
        @Override
        public String toString() {
            return "weekly " + day.name().substring(0, 3).toLowerCase(Locale.ROOT) + " " + time;
        }
    }

    /** As the schedule is written in files. */
    @JsonValue
    default String text() {
        return toString();
    }

    /**
     * The first time of this schedule after an instant; the instant itself for {@link AtOnce}.
     *
     * <p>A time that a clock change leaves out is taken by as much later; of a time that comes twice, the first is taken.
     */
    default Instant next(Instant after, ZoneId zone) {
        if (this instanceof Every every) {
            return stop(every.pause(), after, zone);
        }
        LocalDate day = LocalDate.ofInstant(after, zone);
        if (this instanceof Daily daily) {
            Instant today = ZonedDateTime.of(day, daily.time(), zone).toInstant();
            return today.isAfter(after)
                    ? today
                    : ZonedDateTime.of(day.plusDays(1), daily.time(), zone).toInstant();
        }
        if (this instanceof Weekly weekly) {
            LocalDate next = day.plusDays(
                    Math.floorMod(weekly.day().getValue() - day.getDayOfWeek().getValue(), 7));
            Instant stop = ZonedDateTime.of(next, weekly.time(), zone).toInstant();
            return stop.isAfter(after)
                    ? stop
                    : ZonedDateTime.of(next.plusWeeks(1), weekly.time(), zone).toInstant();
        }
        return after;
    }

    /** Stops of an hour or less go by the time that passes, longer ones by what the clock on the wall shows. */
    private static Instant stop(Duration pause, Instant after, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(after, zone);
        Instant tomorrow = day.plusDays(1).atStartOfDay(zone).toInstant();
        if (pause.compareTo(Duration.ofHours(1)) <= 0) {
            Instant midnight = day.atStartOfDay(zone).toInstant();
            long passed = Duration.between(midnight, after).dividedBy(pause);
            Instant stop = midnight.plus(pause.multipliedBy(passed + 1));
            return stop.isBefore(tomorrow) ? stop : tomorrow;
        }
        for (Duration time = pause; time.compareTo(Duration.ofDays(1)) < 0; time = time.plus(pause)) {
            Instant stop = ZonedDateTime.of(day.atStartOfDay().plus(time), zone).toInstant();
            if (stop.isAfter(after)) {
                return stop.isBefore(tomorrow) ? stop : tomorrow;
            }
        }
        return tomorrow;
    }

    /**
     * A schedule from its text: {@code instant}, {@code every 30m}, {@code daily 07:00}, {@code weekly mon 07:00}.
     *
     * @throws IllegalArgumentException if it is none; the message says what to write
     */
    @JsonCreator
    static Schedule parse(String text) {
        Matcher words = Words.FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        try {
            if (words.matches()) {
                String time = words.group("time");
                if (words.group("pause") != null) {
                    return new Every(Spans.parse(words.group("pause")));
                }
                if (time == null) {
                    return new AtOnce();
                }
                return words.group("day") == null
                        ? new Daily(Times.parse(time))
                        : new Weekly(Words.day(words.group("day")), Times.parse(time));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" holds no time: write it as 07:00", e);
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no schedule: write instant, every 30m, daily 07:00 or weekly mon 07:00");
    }

    /** How schedules are written. */
    final class Words {
        private static final Pattern FORM = Pattern.compile(
                "instant|every (?<pause>\\w+)|(?:daily|weekly (?<day>[a-z]{3,9})) (?<time>\\d{1,2}:\\d\\d)");
        private static final Map<String, DayOfWeek> DAYS = days();

        private Words() {}

        private static DayOfWeek day(String word) {
            DayOfWeek day = DAYS.get(word);
            if (day == null) {
                throw new IllegalArgumentException(
                        "\"" + word + "\" is no day: write one of mon, tue, wed, thu, fri, sat, sun");
            }
            return day;
        }

        private static Map<String, DayOfWeek> days() {
            Map<String, DayOfWeek> days = new TreeMap<>();
            for (DayOfWeek day : DayOfWeek.values()) {
                String name = day.name().toLowerCase(Locale.ROOT);
                days.put(name, day);
                days.put(name.substring(0, 3), day);
            }
            return days;
        }
    }
}
