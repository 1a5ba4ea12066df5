package org.perennial.watch.digest;

import java.time.Instant;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.perennial.analysis.anniversary.EventRegistry;

/**
 * Makes digests of what is stored. A week's articles are those that were first fetched in it and had not appeared more than two
 * days before; what was fetched after the week, or changed after it, does not count. So a closed week comes out the same whenever
 * it is asked for, but for three things: stories that were joined later, copies of which it is known only later, and events
 * whose entry in the registry was changed. Immutable and safe to share.
 */
public final class DigestStore {
    private static final int STATEMENT_SECONDS = 120;

    private final Jdbi database;
    private final Supplier<EventRegistry> events;

    /**
     * @param database the store that the sink writes to
     * @param events the remembered events as they are at the moment
     */
    public DigestStore(DataSource database, Supplier<EventRegistry> events) {
        this.database = Jdbi.create(database).installPlugin(new PostgresPlugin());
        this.database
                .getConfig(SqlStatements.class)
                .setTemplateEngine(TemplateEngine.NOP)
                .setQueryTimeout(STATEMENT_SECONDS);
        this.events = events;
    }

    /**
     * The digest of a week.
     *
     * @param now up to when articles count if the week is not over; of a week that is, the digest is the same whatever this is
     * @throws IllegalArgumentException if the week has not begun, or holds too much; the message says what to do
     */
    public Digest digest(Subject subject, Week week, Instant now) {
        Instant end = week.to(subject.zone());
        Instant until = now.isBefore(end) ? now : end;
        if (!until.isAfter(week.from(subject.zone()))) {
            throw new IllegalArgumentException("week " + week + " has not begun in " + subject.zone() + ": ask for "
                    + Week.lastClosed(now, subject.zone()) + " or an earlier one");
        }
        return database.inTransaction(handle -> {
            handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;"
                    + " SET LOCAL plan_cache_mode = force_custom_plan");
            return DigestRule.digest(
                    subject, week, until, new DigestReading(handle, events.get(), subject, week, until).facts());
        });
    }
}
