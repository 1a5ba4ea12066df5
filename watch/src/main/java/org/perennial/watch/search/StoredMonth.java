package org.perennial.watch.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The articles that were first fetched in a month.
 *
 * @param month its first day
 * @param oldest none of them appeared before
 * @param newest none of them appeared after
 */
record StoredMonth(LocalDate month, Instant oldest, Instant newest) {
    private static final String ALL =
            "SELECT month, oldest, newest FROM article_month WHERE newest IS NOT NULL ORDER BY month DESC";

    /** All months that have articles, the newest first. */
    static List<StoredMonth> all(Handle handle) {
        return handle.createQuery(ALL).map((row, context) -> of(row)).list();
    }

    /**
     * Whether any of its articles may appear in a stretch of time.
     *
     * @param since absent for no bound
     * @param until absent for no bound
     */
    boolean meets(@Nullable Instant since, @Nullable Instant until) {
        return (since == null || !newest.isBefore(since)) && (until == null || !oldest.isAfter(until));
    }

    private static StoredMonth of(ResultSet row) throws SQLException {
        return new StoredMonth(
                row.getObject("month", LocalDate.class),
                row.getObject("oldest", OffsetDateTime.class).toInstant(),
                row.getObject("newest", OffsetDateTime.class).toInstant());
    }
}
