package org.perennial.analysis.query;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** A point in time as a query names it; which instant it is depends on who asks when. {@code toString} is its text. */
public sealed interface Moment {

    /** The earliest instant that databases and dates agree on. */
    Instant EARLIEST = Instant.parse("0001-01-03T00:00:00Z");

    /** Which instant it is at a given time, in the zone of those who ask. */
    Instant at(Instant now, ZoneId zone);

    /** A time in the asker's zone. */
    record Local(LocalDateTime time) implements Moment {
        @Override
        public Instant at(Instant now, ZoneId zone) {
            return later(time.atZone(zone).toInstant());
        }

        @Override
        public String toString() {
            return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? time.toLocalDate().toString()
                    : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        }
    }

    /** A time that is the same everywhere. */
    record Exactly(Instant instant) implements Moment {
        @Override
        public Instant at(Instant now, ZoneId zone) {
            return later(instant);
        }

        @Override
        public String toString() {
            return instant.toString();
        }
    }

    /** So many hours, days, weeks, months or years ago. */
    record Ago(int amount, Unit unit) implements Moment {
        @Override
        public Instant at(Instant now, ZoneId zone) {
            ZonedDateTime then = now.atZone(zone).minus(amount, unit.length);
            return later(then.toInstant());
        }

        @Override
        public String toString() {
            return amount + unit.letter;
        }
    }

    /** The beginning of a day: 0 for today, 1 for yesterday. */
    record DaysBack(int days) implements Moment {
        @Override
        public Instant at(Instant now, ZoneId zone) {
            return now.atZone(zone)
                    .toLocalDate()
                    .minusDays(days)
                    .atStartOfDay(zone)
                    .toInstant();
        }

        @Override
        public String toString() {
            return days == 0 ? "today" : "yesterday";
        }
    }

    /** Of {@link Ago}. */
    enum Unit {
        HOURS("h", ChronoUnit.HOURS),
        DAYS("d", ChronoUnit.DAYS),
        WEEKS("w", ChronoUnit.WEEKS),
        MONTHS("m", ChronoUnit.MONTHS),
        YEARS("y", ChronoUnit.YEARS);

        private final String letter;
        private final ChronoUnit length;

        Unit(String letter, ChronoUnit length) {
            this.letter = letter;
            this.length = length;
        }

        /** How it is written behind a number. */
        String letter() {
            return letter;
        }
    }

    private static Instant later(Instant instant) {
        return instant.isBefore(EARLIEST) ? EARLIEST : instant;
    }
}
