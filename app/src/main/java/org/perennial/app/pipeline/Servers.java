package org.perennial.app.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.servers.EmbeddedBroker;
import org.perennial.app.servers.EmbeddedDatabase;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;

/**
 * The broker and the database that a pipeline runs on: those that the settings name, else embedded ones.
 *
 * <p>Both are started side by side, and the database gets its tables; who needs it waits for it, and what needs none begins
 * before. Closing stops what was started here.
 */
final class Servers implements AutoCloseable {
    private static final String BOOTSTRAP = "bootstrap.servers";

    private final Map<String, Object> kafka;
    private final @Nullable EmbeddedBroker broker;
    /** As long as a database that was killed takes to be there again; a wrong address is told after it. */
    private static final Duration DATABASE_WAIT = Duration.ofSeconds(20);

    private final @Nullable CompletableFuture<OpenDatabase> database;

    /**
     * A database with all its tables.
     *
     * @param server null if it is not embedded
     * @param url of JDBC
     */
    record OpenDatabase(@Nullable EmbeddedDatabase server, String url, Database connections) implements AutoCloseable {
        private static OpenDatabase of(
                Configuration configuration, DataDirectory data, Clock clock, Consumer<String> progress) {
            if (configuration.text("database.url") != null) {
                return of(null, StageSettings.database(configuration), clock, progress);
            }
            EmbeddedDatabase server =
                    EmbeddedDatabase.start(data, StageSettings.embeddedDatabase(configuration), clock, progress);
            try {
                return of(
                        server,
                        StageSettings.database(configuration, server.jdbcUrl(), server.user(), server.password()),
                        clock,
                        progress);
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
        }

        private static OpenDatabase of(
                @Nullable EmbeddedDatabase server, DatabaseConfig config, Clock clock, Consumer<String> progress) {
            return new OpenDatabase(server, config.url(), Database.open(config, DATABASE_WAIT, clock, progress));
        }

        @Override
        public void close() {
            connections.close();
            if (server != null) {
                server.close();
            }
        }
    }

    private Servers(
            Map<String, Object> kafka,
            @Nullable EmbeddedBroker broker,
            @Nullable CompletableFuture<OpenDatabase> database) {
        this.kafka = kafka;
        this.broker = broker;
        this.database = database;
    }

    /** Starts both; returns when the broker takes connections. */
    static Servers start(
            Configuration configuration,
            DataDirectory data,
            boolean withDatabase,
            Clock clock,
            Consumer<String> progress) {
        CompletableFuture<OpenDatabase> database = withDatabase
                ? CompletableFuture.supplyAsync(() -> OpenDatabase.of(configuration, data, clock, progress))
                : null;
        try {
            Map<String, Object> kafka = new HashMap<>(configuration.kafka());
            EmbeddedBroker broker = null;
            if (!kafka.containsKey(BOOTSTRAP)) {
                broker = EmbeddedBroker.start(data, StageSettings.embeddedBroker(configuration), clock, progress);
                kafka.put(BOOTSTRAP, broker.bootstrapServers());
            }
            kafka.putIfAbsent("enable.metrics.push", "false"); // ours go to Prometheus, and few brokers take them
            return new Servers(kafka, broker, database);
        } catch (RuntimeException e) {
            close(database);
            throw e;
        }
    }

    /** What a Kafka client needs. */
    Map<String, Object> kafka() {
        return kafka;
    }

    /** Where the broker is, for people and other commands. */
    String bootstrapServers() {
        return String.valueOf(kafka.get(BOOTSTRAP));
    }

    /** The embedded broker; empty if another is used. */
    Optional<EmbeddedBroker> broker() {
        return Optional.ofNullable(broker);
    }

    /** The database, waited for; only where a stage needs one. */
    OpenDatabase database() {
        try {
            return Objects.requireNonNull(database, "no stage of this process has a database")
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        close(database);
        if (broker != null) {
            broker.close();
        }
    }

    /** Waits for it first: what goes on starting would write into a data directory that is no longer held. */
    private static void close(@Nullable CompletableFuture<OpenDatabase> database) {
        if (database != null) {
            database.handle((open, failure) -> {
                        if (open != null) {
                            open.close();
                        }
                        return null;
                    })
                    .join();
        }
    }
}
