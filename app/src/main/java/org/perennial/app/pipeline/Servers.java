package org.perennial.app.pipeline;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.servers.EmbeddedBroker;
import org.perennial.app.servers.EmbeddedDatabase;
import org.perennial.sink.DatabaseConfig;

/**
 * The broker and the database that a pipeline runs on: those that the settings name, else embedded ones.
 *
 * <p>Both embedded servers are started side by side; closing stops what was started here.
 */
final class Servers implements AutoCloseable {
    private static final String BOOTSTRAP = "bootstrap.servers";

    private final Map<String, Object> kafka;
    private final @Nullable EmbeddedBroker broker;
    private final @Nullable EmbeddedDatabase embeddedDatabase;
    private final @Nullable DatabaseConfig database;

    private Servers(
            Map<String, Object> kafka,
            @Nullable EmbeddedBroker broker,
            @Nullable EmbeddedDatabase embeddedDatabase,
            @Nullable DatabaseConfig database) {
        this.kafka = kafka;
        this.broker = broker;
        this.embeddedDatabase = embeddedDatabase;
        this.database = database;
    }

    static Servers start(
            Configuration configuration,
            DataDirectory data,
            boolean withDatabase,
            Clock clock,
            Consumer<String> progress) {
        boolean ownBroker = !configuration.kafka().containsKey(BOOTSTRAP);
        boolean ownDatabase = withDatabase && configuration.text("database.url") == null;
        CompletableFuture<@Nullable EmbeddedDatabase> databaseStart = CompletableFuture.supplyAsync(() -> ownDatabase
                ? EmbeddedDatabase.start(data, StageSettings.embeddedDatabase(configuration), clock, progress)
                : null);
        EmbeddedBroker broker = null;
        try {
            if (ownBroker) {
                broker = EmbeddedBroker.start(data, StageSettings.embeddedBroker(configuration), clock, progress);
            }
            EmbeddedDatabase embedded = databaseStart.join();
            Map<String, Object> kafka = new HashMap<>(configuration.kafka());
            if (broker != null) {
                kafka.put(BOOTSTRAP, broker.bootstrapServers());
            }
            kafka.putIfAbsent("enable.metrics.push", "false"); // ours go to Prometheus, and few brokers take them
            DatabaseConfig database = !withDatabase
                    ? null
                    : embedded == null
                            ? StageSettings.database(configuration)
                            : StageSettings.database(
                                    configuration, embedded.jdbcUrl(), embedded.user(), embedded.password());
            return new Servers(kafka, broker, embedded, database);
        } catch (RuntimeException e) {
            close(broker);
            // Waited for: what goes on starting would write into a data directory that is no longer held.
            databaseStart
                    .handle((started, failure) -> {
                        close(started);
                        return null;
                    })
                    .join();
            if (e instanceof CompletionException && e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
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

    /** How to reach the database; empty if no stage here needs one. */
    Optional<DatabaseConfig> database() {
        return Optional.ofNullable(database);
    }

    /** The embedded broker; empty if another is used. */
    Optional<EmbeddedBroker> broker() {
        return Optional.ofNullable(broker);
    }

    /** The embedded database; empty if another or none is used. */
    Optional<EmbeddedDatabase> embeddedDatabase() {
        return Optional.ofNullable(embeddedDatabase);
    }

    @Override
    public void close() {
        close(embeddedDatabase);
        close(broker);
    }

    private static void close(@Nullable EmbeddedDatabase started) {
        if (started != null) {
            started.close();
        }
    }

    private static void close(@Nullable EmbeddedBroker started) {
        if (started != null) {
            started.close();
        }
    }
}
