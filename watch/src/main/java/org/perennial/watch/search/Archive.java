package org.perennial.watch.search;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Query;

/** All articles that are stored, to be searched. Safe to use from many threads. */
public final class Archive {
    /** The most articles of one page. */
    public static final int LARGEST_PAGE = 1_000;

    /**
     * So many of the newest articles are looked at one by one, which costs about as much as sorting what the index over words
     * gives of a month in the worst case that is left: a page of twenty, of what is in one of fifty articles.
     */
    private static final int NEWEST = 1_000;

    private static final int QUERY_SECONDS = 30;

    private final Jdbi database;
    private final int newest;

    /** @param database the store that the sink writes to */
    public Archive(DataSource database) {
        this(database, NEWEST);
    }

    /** @param newest how many of the newest articles are looked at one by one, at least 1 */
    Archive(DataSource database, int newest) {
        this.newest = newest;
        this.database = Jdbi.create(database);
        this.database.getConfig(SqlStatements.class).setQueryTimeout(QUERY_SECONDS);
        this.database.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    }

    /**
     * A page of the articles that match a query, newest first.
     *
     * @param zone of those who ask: in it, their dates are read
     * @param from where to begin; absent for the newest
     * @param size the most articles wanted, 1 to {@link #LARGEST_PAGE}
     */
    public Page search(Query query, ZoneId zone, Instant now, @Nullable Cursor from, int size) {
        SqlCondition condition = SqlCondition.of(query, zone, now);
        List<Found> found = database.inTransaction(handle -> {
            ArchiveStatement.planEach(handle);
            return new MonthByMonth(handle, condition, from, size + 1).search(newest);
        });
        return found.size() > size
                ? new Page(found.subList(0, size), found.get(size - 1).cursor())
                : new Page(found, null);
    }

    /** Takes articles one by one. */
    @FunctionalInterface
    public interface Taker {
        /** Takes the next one; what it throws ends the whole. */
        void take(Found found) throws IOException;
    }

    /**
     * All articles that match a query, newest first, as they stand at one instant: the pages of {@link #search}, one after the
     * other. They pass by one at a time, so that memory does not grow with their number.
     *
     * @param zone of those who ask: in it, their dates are read
     * @return how many there were
     */
    public long stream(Query query, ZoneId zone, Instant now, Taker taker) throws IOException {
        SqlCondition condition = SqlCondition.of(query, zone, now);
        return database.inTransaction(handle -> {
            ArchiveStatement.planAll(handle);
            return ArchiveStatement.ofAll(condition).take(handle, taker);
        });
    }

    /**
     * How many articles match that appeared within a time.
     *
     * @param from the first instant
     * @param to the first instant after it; also the moment of asking, for ages in the query
     */
    public int articles(Query query, ZoneId zone, Instant from, Instant to) {
        return number("count(*)", query, zone, from, to).intValue();
    }

    /** As above, but how many stories they tell; an article without a story is one. */
    public int stories(Query query, ZoneId zone, Instant from, Instant to) {
        return number("count(DISTINCT coalesce(a.story, a.cluster, a.id))", query, zone, from, to)
                .intValue();
    }

    /** When the last article appeared that matches and appeared before an instant; empty if none did. */
    public Optional<Instant> last(Query query, ZoneId zone, Instant before) {
        return asked("max(a.appeared) AS found", query, zone, Cursor.FIRST, before, OffsetDateTime.class)
                .map(OffsetDateTime::toInstant);
    }

    /** When the first article of all appeared; empty if there is none. */
    public Optional<Instant> beginning() {
        return database.withHandle(handle -> handle.createQuery("SELECT min(appeared) FROM article")
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant));
    }

    private Long number(String what, Query query, ZoneId zone, Instant from, Instant to) {
        return asked(what + " AS found", query, zone, from, to, Long.class).orElse(0L);
    }

    private <T> Optional<T> asked(String what, Query query, ZoneId zone, Instant from, Instant to, Class<T> type) {
        SqlCondition condition = SqlCondition.of(query, zone, to);
        List<Object> values = new ArrayList<>(condition.values());
        values.add(from.atOffset(ZoneOffset.UTC));
        values.add(to.atOffset(ZoneOffset.UTC));
        String sql = "SELECT " + what + " FROM article a WHERE (" + condition.sql()
                + ") AND a.appeared >= ? AND a.appeared < ?";
        return database.inTransaction(handle -> {
            ArchiveStatement.planEach(handle);
            var select = handle.createQuery(sql);
            for (int i = 0; i < values.size(); i++) {
                select.bind(i, values.get(i));
            }
            return select.mapTo(type).findOne();
        });
    }
}
