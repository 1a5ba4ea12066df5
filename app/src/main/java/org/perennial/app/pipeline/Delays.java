package org.perennial.app.pipeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.perennial.web.operations.OperationsDesk.OutOfReachException;
import org.perennial.web.operations.Standing.Delay;

/**
 * How long articles took to be stored, by what their rows carry. Safe for all threads.
 *
 * <p>What was fetched more than a day before it was stored is a replay, and what was published more than a day before it was
 * fetched was waiting in a feed that is new here: neither says anything of how soon news come, and they are left out.
 */
final class Delays {
    private static final Duration LOOKED_AT = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int QUERY_SECONDS = 10;

    /** Every five minutes, and the hour as a whole, whose step is null. */
    private static final String ASKED = """
            SELECT date_bin(interval '5 minutes', stored, CAST(? AS timestamptz)) AS step,
                   count(since_fetched) AS fetched, count(since_published) AS published,
                   percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY since_fetched) AS of_fetched,
                   percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY since_published) AS of_published
            FROM (
                SELECT stored, extract(epoch FROM stored - fetched) AS since_fetched,
                       CASE WHEN published_from IN ('feed', 'json-ld', 'meta')
                                 AND fetched - published BETWEEN interval '0' AND interval '1 day'
                            THEN extract(epoch FROM stored - published) END AS since_published
                FROM article
                WHERE month >= ? AND fetched >= ? AND stored >= ? AND stored < ? AND stored >= fetched) AS recent
            GROUP BY GROUPING SETS ((), (1))
            ORDER BY 1 NULLS FIRST
            """;

    private final DataSource database;

    /** @param database the store that the sink writes to */
    Delays(DataSource database) {
        this.database = database;
    }

    /**
     * The delays of what was stored within an hour; one of each kind.
     *
     * @throws OutOfReachException if the database does not answer
     */
    List<Delay> read(Instant now) {
        Instant from = now.minus(LOOKED_AT);
        Instant fetched = from.minus(LONGEST);
        Map<Delay.Since, Counted> counted = new EnumMap<>(Delay.Since.class);
        for (Delay.Since since : Delay.Since.values()) {
            counted.put(since, new Counted());
        }
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(ASKED)) {
            query.setQueryTimeout(QUERY_SECONDS);
            query.setTimestamp(1, Timestamp.from(from));
            query.setObject(2, fetched.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1));
            query.setTimestamp(3, Timestamp.from(fetched));
            query.setTimestamp(4, Timestamp.from(from));
            query.setTimestamp(5, Timestamp.from(now));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Timestamp step = row.getTimestamp("step");
                    for (Map.Entry<Delay.Since, Counted> kind : counted.entrySet()) {
                        String column = kind.getKey().word();
                        kind.getValue().take(step, row.getLong(column), seconds(row, "of_" + column));
                    }
                }
            }
        } catch (SQLException e) {
            throw new OutOfReachException("the database does not answer (" + e.getMessage() + ")", e);
        }
        return counted.entrySet().stream()
                .map(kind -> kind.getValue().delay(kind.getKey()))
                .toList();
    }

    private static Double @Nullable [] seconds(ResultSet row, String column) throws SQLException {
        return row.getArray(column) == null
                ? null
                : (Double[]) row.getArray(column).getArray();
    }

    /** What the rows say of one kind. */
    private static final class Counted {
        private final List<Delay.Step> steps = new ArrayList<>();
        private long articles;
        private Double @Nullable [] all;

        void take(@Nullable Timestamp step, long number, Double @Nullable [] seconds) {
            if (step == null) {
                articles = number;
                all = number == 0 ? null : seconds;
            } else if (seconds != null && number > 0) {
                steps.add(new Delay.Step(step.toInstant(), number, seconds[0], seconds[1]));
            }
        }

        Delay delay(Delay.Since since) {
            Double[] known = all;
            return new Delay(
                    since,
                    articles,
                    known == null ? null : known[0],
                    known == null ? null : known[1],
                    known == null ? null : known[2],
                    steps);
        }
    }
}
