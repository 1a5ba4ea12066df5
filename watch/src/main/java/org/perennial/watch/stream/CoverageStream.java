package org.perennial.watch.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Follows the store. Immutable and safe to share; the caller keeps the number that it has come to. */
public final class CoverageStream {
    private static final int AT_ONCE = 200;

    private final Jdbi store;
    private final String after;

    /** @param database the store that the sink writes to */
    public CoverageStream(DataSource database) {
        this.store = Jdbi.create(database);
        this.after = sql("after.sql");
    }

    /** What was stored after the given change and passes the filter, oldest first, at most 200. */
    public List<Coverage> after(long change, CoverageFilter filter) {
        return store.withHandle(handle -> handle.createQuery(after)
                .bind("after", change)
                .bind("everything", filter.everything())
                .bind("language", filter.language())
                .bind("event", filter.event())
                .bind("limit", AT_ONCE)
                .map(CoverageStream::coverage)
                .list());
    }

    /** The number of the newest change; 0 before the first. */
    public long newest() {
        return store.withHandle(handle -> handle.createQuery("SELECT coalesce(max(change), 0) FROM article")
                .mapTo(Long.class)
                .one());
    }

    private static Coverage coverage(ResultSet row, StatementContext context) throws SQLException {
        OffsetDateTime published = row.getObject("published", OffsetDateTime.class);
        return new Coverage(
                row.getLong("change"),
                row.getString("id"),
                row.getString("url"),
                row.getString("source"),
                row.getString("title"),
                row.getString("language"),
                published == null ? null : Instant.from(published),
                row.getInt("version"),
                row.getString("relation"),
                row.getString("event"),
                row.getObject("n", Integer.class));
    }

    private static String sql(String name) {
        try (InputStream in = CoverageStream.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
