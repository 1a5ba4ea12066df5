package org.perennial.watch.search;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Query;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;

/** All articles that are stored, to be searched. Safe to use from many threads. */
public final class Archive {
    /** The most articles of one page. */
    public static final int LARGEST_PAGE = 1_000;

    private static final int QUERY_SECONDS = 30;
    private static final String SELECT =
            "SELECT a.document, a.appeared, " + SqlCondition.COPIES + " AS copies FROM article a WHERE (";
    private static final String BEHIND = ") AND (a.appeared, a.id) < (?, ?";
    /** One plan for all words would be a bad one: how many articles have them decides where to begin. */
    private static final String PLAN_EACH = "SET LOCAL plan_cache_mode = force_custom_plan";

    private static final String NEWEST_FIRST = ") ORDER BY a.appeared DESC, a.id DESC LIMIT ?";

    private final Jdbi database;

    /** @param database the store that the sink writes to */
    public Archive(DataSource database) {
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
        List<Object> values = new ArrayList<>(condition.values());
        if (from != null) {
            values.add(from.appeared().atOffset(ZoneOffset.UTC));
            values.add(from.id());
        }
        values.add(size + 1);
        String sql = SELECT + condition.sql() + (from == null ? "" : BEHIND) + NEWEST_FIRST;
        List<Found> found = database.inTransaction(handle -> {
            handle.execute(PLAN_EACH);
            var select = handle.createQuery(sql);
            for (int i = 0; i < values.size(); i++) {
                select.bind(i, values.get(i));
            }
            return select.map((row, context) -> new Found(
                            Json.read(row.getString("document"), EnrichedArticle.class),
                            row.getObject("appeared", OffsetDateTime.class).toInstant(),
                            row.getInt("copies")))
                    .list();
        });
        return found.size() > size
                ? new Page(found.subList(0, size), found.get(size - 1).cursor())
                : new Page(found, null);
    }
}
