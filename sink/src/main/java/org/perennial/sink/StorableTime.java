package org.perennial.sink;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times of the years 0001 to 9999, the only ones kept in columns. Beyond them PostgreSQL and Java disagree: the driver turns
 * {@link LocalDate#MIN} into minus infinity without a word. The article's document keeps what was said.
 */
final class StorableTime {
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private StorableTime() {}

    static boolean isStorable(Instant instant) {
        return !instant.isBefore(Instant.parse("0001-01-01T00:00:00Z"))
                && instant.isBefore(Instant.parse("+10000-01-01T00:00:00Z"));
    }

    /** The instant as the driver writes it exactly; absent if it is or cannot be kept. */
    static @Nullable OffsetDateTime of(@Nullable Instant instant) {
        return instant == null || !isStorable(instant) ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** The date; absent if it is or cannot be kept. */
    static @Nullable LocalDate of(@Nullable LocalDate date) {
        return date == null || date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR ? null : date;
    }
}
