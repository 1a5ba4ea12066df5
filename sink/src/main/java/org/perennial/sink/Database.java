package org.perennial.sink;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open database: its schema is the one that this program knows, its connections are pooled. Safe to use from many
 * threads.
 */
public final class Database implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private static final String MIGRATIONS = "classpath:org/perennial/sink/migrations";
    private static final String HISTORY = "schema_history";
    private static final int CONNECT_SECONDS = 10;
    /** A server that has not answered for this long is taken for gone; every statement here is far shorter. */
    private static final int ANSWER_SECONDS = 60;

    private static final long POOL_WAIT_MILLIS = 10_000;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    /** The class of SQL states of connections that fail. */
    private static final String UNREACHABLE = "08";
    /** PostgreSQL's cannot_connect_now: it is starting, or recovers. */
    private static final String NOT_YET = "57P03";

    /**
     * Questions are for a few rows of many months. By the server's own reckoning (1,000) helpers pay for them; to start those
     * takes longer than to find the rows: 87 ms for a story's articles among a million, 1 ms alone.
     */
    private static final String FEW_ROWS = "SET parallel_setup_cost = 10000";

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Opens the database and brings its schema up to date.
     *
     * @throws DatabaseException if it cannot be reached, refuses the user, or its schema is newer than this program, was
     *     changed by hand, or belongs to something else
     */
    public static Database open(DatabaseConfig config) {
        PGSimpleDataSource unpooled = connections(config);
        connectOnce(config, unpooled);
        migrate(config, unpooled);

        // Schema changes may take their time; what the stages ask may not.
        PGSimpleDataSource impatient = connections(config);
        impatient.setSocketTimeout(ANSWER_SECONDS);
        HikariConfig settings = new HikariConfig();
        settings.setPoolName("perennial");
        settings.setDataSource(impatient);
        settings.setMaximumPoolSize(config.pool());
        settings.setConnectionTimeout(POOL_WAIT_MILLIS);
        settings.setInitializationFailTimeout(-1);
        settings.setConnectionInitSql(FEW_ROWS);
        return new Database(new HikariDataSource(settings));
    }

    /**
     * The same, for what starts beside its database: while that cannot be reached, or says that it is starting, it is asked
     * again for a while.
     *
     * @param wait for how long
     * @param said takes a line when the wait begins
     * @throws DatabaseException as above, at once unless time may mend it
     */
    public static Database open(DatabaseConfig config, Duration wait, Clock clock, Consumer<String> said) {
        Instant end = clock.instant().plus(wait);
        boolean waits = false;
        while (true) {
            try {
                return open(config);
            } catch (DatabaseException e) {
                if (!mayPass(e)
                        || !clock.instant().isBefore(end)
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                if (!waits) {
                    said.accept("Waiting for the database at " + config.address());
                    waits = true;
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }

    private static boolean mayPass(DatabaseException e) {
        return e.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && (cause.getSQLState().startsWith(UNREACHABLE)
                        || cause.getSQLState().equals(NOT_YET));
    }

    /** Its connections, pooled. */
    public DataSource dataSource() {
        return pool;
    }

    /** Gives the connections back; those in use end with what they are doing. */
    @Override
    public void close() {
        pool.close();
    }

    private static PGSimpleDataSource connections(DatabaseConfig config) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(config.url());
        source.setUser(config.user());
        if (config.password() != null) {
            source.setPassword(config.password());
        }
        source.setApplicationName("perennial");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        // A detail repeats the whole row, that is, the article.
        source.setLogServerErrorDetail(false);
        return source;
    }

    private static void connectOnce(DatabaseConfig config, DataSource source) {
        try (Connection connection = source.getConnection()) {
            log.atInfo()
                    .setMessage("database reached")
                    .addKeyValue("url", config.address())
                    .addKeyValue("server", connection.getMetaData().getDatabaseProductVersion())
                    .log();
            refuseOtherEncoding(config, connection);
        } catch (SQLException e) {
            throw new DatabaseException(unreachable(config, e), e);
        }
    }

    /** Any other encoding would refuse whole languages, article by article. */
    private static void refuseOtherEncoding(DatabaseConfig config, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery("SHOW server_encoding")) {
            if (shown.next() && !"UTF8".equals(shown.getString(1))) {
                throw new DatabaseException(
                        "the database at " + config.address() + " keeps text in " + shown.getString(1)
                                + " and needs UTF8: make one with createdb --template=template0 --encoding=UTF8",
                        null);
            }
        }
    }

    private static String unreachable(DatabaseConfig config, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("28")) {
            return "the database at " + config.address() + " refuses user \"" + config.user() + "\" (" + e.getMessage()
                    + "): check database.user and database.password";
        }
        if (state.equals("3D000")) {
            return "there is no such database: " + config.address() + ": make it with createdb, or set database.url";
        }
        return "cannot reach the database at " + config.address() + " (" + e.getMessage()
                + "): start PostgreSQL there, or set database.url";
    }

    private static void migrate(DatabaseConfig config, DataSource source) {
        try {
            Flyway flyway = flyway(source).load();
            refuseNewer(config, flyway.info());
            int applied = flyway.migrate().migrationsExecuted;
            log.atInfo()
                    .setMessage("schema is up to date")
                    .addKeyValue("migrations_applied", applied)
                    .log();
        } catch (FlywayException e) {
            throw new DatabaseException(
                    "cannot bring the schema of " + config.address() + " up to date: " + e.getMessage()
                            + ": give Perennial a database of its own that nobody changes by hand, or restore a backup",
                    e);
        }
    }

    private static FluentConfiguration flyway(DataSource source) {
        return Flyway.configure(Database.class.getClassLoader())
                .dataSource(source)
                .locations(MIGRATIONS)
                .failOnMissingLocations(true)
                .table(HISTORY)
                .sqlMigrationPrefix("V")
                .sqlMigrationSeparator("__")
                .sqlMigrationSuffixes(".sql")
                .placeholderReplacement(false)
                .validateOnMigrate(true)
                .validateMigrationNaming(true)
                .baselineOnMigrate(false)
                .outOfOrder(false)
                .cleanDisabled(true)
                .skipDefaultCallbacks(true)
                .connectRetries(0);
    }

    private static void refuseNewer(DatabaseConfig config, MigrationInfoService info) {
        MigrationInfo current = info.current();
        if (current == null) {
            return;
        }
        MigrationVersion supported = Arrays.stream(info.all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("no migrations at " + MIGRATIONS));
        if (current.getVersion().compareTo(supported) > 0) {
            throw new DatabaseException(
                    "the schema of " + config.address() + " is version " + current.getVersion()
                            + " and this program knows versions up to " + supported
                            + ": start the newer release that made it, or restore a backup made before the upgrade",
                    null);
        }
    }
}
