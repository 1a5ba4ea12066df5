package org.perennial.app.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.perennial.app.bench.InventedQueries.Asked;

/**
 * The same articles as one would first think of keeping them: one table, PostgreSQL's own configuration {@code simple}, pages
 * by {@code OFFSET}.
 */
public final class PlainTable {
    private final DataSource database;

    /** @param database one that {@link ArchiveLoader} has filled */
    public PlainTable(DataSource database) {
        this.database = database;
    }

    /** Makes the table out of the archive. */
    public void make() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute("SET synchronous_commit = off; SET maintenance_work_mem = '512MB'");
            statement.execute(
                    "CREATE TABLE plain AS SELECT a.id, a.appeared, a.language, a.source, m.event, a.document,"
                            + " to_tsvector('simple', coalesce(a.title, '') || ' ' || a.text) AS body"
                            + " FROM article a LEFT JOIN anniversary_mention m ON m.article = a.id AND m.month = a.month");
            statement.execute("CREATE INDEX ON plain (appeared)");
            statement.execute("CREATE INDEX ON plain (language, appeared)");
            statement.execute("CREATE INDEX ON plain (source)");
            statement.execute("CREATE INDEX ON plain (event)");
            statement.execute("CREATE INDEX ON plain USING gin (body)");
            statement.execute("VACUUM ANALYZE plain");
        }
    }

    /**
     * How many articles a page has.
     *
     * @param seconds after which it is given up
     * @throws SQLException with the state 57014 if it was
     */
    public int page(Asked asked, int offset, int size, int seconds) throws SQLException {
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("SELECT document FROM plain WHERE true");
        if (!asked.words().isEmpty()) {
            sql.append(
                    asked.phrase()
                            ? " AND body @@ phraseto_tsquery('simple', ?)"
                            : " AND body @@ plainto_tsquery('simple', ?)");
            values.add(String.join(" ", asked.words()));
        }
        if (asked.language() != null) {
            sql.append(" AND language = ?");
            values.add(asked.language());
        }
        if (asked.source() != null) {
            sql.append(" AND source = ?");
            values.add(asked.source());
        }
        if (asked.event() != null) {
            sql.append(" AND event = ?");
            values.add(asked.event());
        }
        if (asked.after() != null) {
            sql.append(" AND appeared >= ?");
            values.add(asked.after().atStartOfDay().atOffset(ZoneOffset.UTC));
        }
        sql.append(" ORDER BY appeared DESC LIMIT ? OFFSET ?");
        values.add(size);
        values.add(offset);
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql.toString())) {
            query.setQueryTimeout(seconds);
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            int found = 0;
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found += rows.getString(1).isEmpty() ? 0 : 1;
                }
            }
            return found;
        }
    }
}
