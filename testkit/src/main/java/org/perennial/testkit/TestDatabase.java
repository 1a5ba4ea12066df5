package org.perennial.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL server for tests, with its data in a temporary folder and without fsync: fast, and fit for tests alone.
 *
 * <p>Safe to use from many threads.
 */
public final class TestDatabase {
    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private TestDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The server of this JVM, started at the first call and stopped when the JVM ends. */
    public static TestDatabase shared() {
        return Shared.DATABASE;
    }

    private static final class Shared {
        static final TestDatabase DATABASE = start();
    }

    /** A new and empty database on this server. */
    public Fresh freshDatabase() {
        String name = "test_" + databases.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the database " + name, e);
        }
        return new Fresh(server.getJdbcUrl("postgres", name), "postgres", "");
    }

    /**
     * A database of one test.
     *
     * @param jdbcUrl where it is
     * @param user who may do everything in it
     * @param password empty: the test server trusts everyone on this machine
     */
    public record Fresh(String jdbcUrl, String user, String password) {

        /** Connections to it, unpooled. */
        public DataSource dataSource() {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(jdbcUrl);
            source.setUser(user);
            source.setPassword(password);
            return source;
        }
    }

    private static TestDatabase start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "32MB")
                    .start();
            return new TestDatabase(server);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the test database", e);
        }
    }
}
