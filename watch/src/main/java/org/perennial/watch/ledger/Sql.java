package org.perennial.watch.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The statements of this package, and how instants go in and come out. */
final class Sql {
    private static final ClasspathSqlLocator FILES = ClasspathSqlLocator.removingComments();
    private static final int STATEMENT_SECONDS = 30;

    private Sql() {}

    static Jdbi open(DataSource database) {
        Jdbi jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());
        jdbi.getConfig(SqlStatements.class).setQueryTimeout(STATEMENT_SECONDS).setUnusedBindingAllowed(true);
        return jdbi;
    }

    static String file(String name) {
        return FILES.getResource(Sql.class.getClassLoader(), "org/perennial/watch/ledger/" + name + ".sql");
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
