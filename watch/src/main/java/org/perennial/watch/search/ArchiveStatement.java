package org.perennial.watch.search;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;

/**
 * A statement on the archive with its values.
 *
 * @param sql with a question mark for each value, and nothing that a user typed
 */
record ArchiveStatement(String sql, List<Object> values) {
    private static final String COLUMNS = "a.document, a.appeared, " + SqlCondition.COPIES + " AS copies";
    private static final int ROWS_AT_ONCE = 200;
    private static final String BY_TIME = " ORDER BY a.appeared DESC, a.id DESC";
    private static final String MONTHS = "a.month BETWEEN ? AND ?";

    /**
     * One plan for all words would be a bad one. And PostgreSQL takes it for cheap to look into the words of a row, which stand
     * outside of the row and are compressed: it is ten times as dear as finding the row by an index.
     */
    static void planEach(Handle handle) {
        handle.execute("SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL enable_seqscan = off");
    }

    /** All rows are wanted, and not the first ones soon. */
    static void planAll(Handle handle) {
        handle.execute("SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL cursor_tuple_fraction = 1");
    }

    /** What matches among the newest articles of some months after a place. */
    static ArchiveStatement ofNewest(
            SqlCondition condition, LocalDate first, LocalDate last, @Nullable Cursor from, int newest, int wanted) {
        Writer writer = new Writer();
        writer.add("SELECT " + COLUMNS + " FROM (SELECT * FROM article a WHERE " + MONTHS, first, last);
        writer.behind("<", from);
        writer.add(BY_TIME + " LIMIT ?) a WHERE (", newest);
        writer.add(condition);
        writer.add(")" + BY_TIME + " LIMIT ?", wanted);
        return writer.statement();
    }

    /** The place of the first article of some months that is not among the newest after a place. */
    static ArchiveStatement ofPlace(LocalDate first, LocalDate last, @Nullable Cursor from, int newest) {
        Writer writer = new Writer();
        writer.add("SELECT a.appeared, a.id FROM article a WHERE " + MONTHS, first, last);
        writer.behind("<", from);
        writer.add(BY_TIME + " OFFSET ? LIMIT 1", newest);
        return writer.statement();
    }

    /**
     * What matches in some months after a place.
     *
     * @param with whether the article at the place is wanted too
     */
    static ArchiveStatement ofMonths(
            SqlCondition condition, LocalDate first, LocalDate last, @Nullable Cursor place, boolean with, int wanted) {
        Writer writer = new Writer();
        // What is found by its words is sorted afterwards: a plan that goes through time instead cannot be had here.
        writer.add(condition.byWords() ? "WITH found AS MATERIALIZED (" : "WITH found AS (");
        writer.add("SELECT a.id, a.month, a.appeared FROM article a WHERE (");
        writer.add(condition);
        writer.add(") AND " + MONTHS, first, last);
        writer.behind(with ? "<=" : "<", place);
        writer.add("), page AS (SELECT * FROM found ORDER BY appeared DESC, id DESC LIMIT ?)", wanted);
        writer.add(
                " SELECT " + COLUMNS + " FROM page JOIN article a ON a.id = page.id AND a.month = page.month WHERE "
                        + MONTHS + BY_TIME,
                first,
                last);
        return writer.statement();
    }

    /** All that matches. */
    static ArchiveStatement ofAll(SqlCondition condition) {
        Writer writer = new Writer();
        writer.add("SELECT " + COLUMNS + " FROM article a WHERE (");
        writer.add(condition);
        writer.add(")" + BY_TIME);
        return writer.statement();
    }

    List<Found> found(Handle handle) {
        return query(handle).map((row, context) -> found(row)).list();
    }

    /** Hands over what is found, some rows in memory at a time, and says how many there were. */
    long take(Handle handle, Archive.Taker taker) throws IOException {
        long taken = 0;
        try (ResultIterator<Found> found = query(handle)
                .setFetchSize(ROWS_AT_ONCE)
                .setQueryTimeout(0)
                .map((row, context) -> found(row))
                .iterator()) {
            while (found.hasNext()) {
                taker.take(found.next());
                taken++;
            }
        }
        return taken;
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                Json.read(row.getString("document"), EnrichedArticle.class),
                row.getObject("appeared", OffsetDateTime.class).toInstant(),
                row.getInt("copies"));
    }

    Optional<Cursor> place(Handle handle) {
        return query(handle).map((row, context) -> cursor(row)).findOne();
    }

    private static Cursor cursor(ResultSet row) throws SQLException {
        return new Cursor(row.getObject("appeared", OffsetDateTime.class).toInstant(), row.getString("id"));
    }

    private Query query(Handle handle) {
        Query query = handle.createQuery(sql);
        for (int i = 0; i < values.size(); i++) {
            query.bind(i, values.get(i));
        }
        return query;
    }

    /** Text and values, side by side. */
    private static final class Writer {
        private final StringBuilder sql = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        void add(String text, Object... more) {
            sql.append(text);
            values.addAll(List.of(more));
        }

        void add(SqlCondition condition) {
            sql.append(condition.sql());
            values.addAll(condition.values());
        }

        void behind(String comparison, @Nullable Cursor place) {
            if (place != null) {
                add(
                        " AND (a.appeared, a.id) " + comparison + " (?, ?)",
                        place.appeared().atOffset(ZoneOffset.UTC),
                        place.id());
            }
        }

        ArchiveStatement statement() {
            return new ArchiveStatement(sql.toString(), List.copyOf(values));
        }
    }
}
