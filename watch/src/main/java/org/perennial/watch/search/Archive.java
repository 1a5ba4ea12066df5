package org.perennial.watch.search;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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
}
