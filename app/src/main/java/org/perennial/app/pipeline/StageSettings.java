package org.perennial.app.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.language.DetectorChoice;
import org.perennial.app.config.Configuration;
import org.perennial.app.config.ConfigurationException;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.servers.BrokerSettings;
import org.perennial.app.servers.DatabaseSettings;
import org.perennial.ingest.poll.IngestConfig;
import org.perennial.ingest.poll.PoliteFetcher;
import org.perennial.ingest.source.Source;
import org.perennial.ingest.source.SourceList;
import org.perennial.processing.ProcessingConfig;
import org.perennial.processing.knowledge.KnowledgeFolder;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.SinkConfig;
import org.perennial.web.WebConfig;

/** The settings in the form in which each part wants them. */
public final class StageSettings {
    private static final String TOKEN = "web-token";
    private static final String DATABASE_PASSWORD = "postgres-password";
    private static final int TOKEN_BYTES = 32;
    private static final String STAND_IN_TOKEN = "0".repeat(2 * TOKEN_BYTES);

    private StageSettings() {}

    /**
     * Looks at every section.
     *
     * @throws ConfigurationException if one cannot be used; the message names the key, the value and the remedy
     */
    public static void check(Configuration configuration) {
        try {
            embeddedBroker(configuration);
            embeddedDatabase(configuration);
            if (configuration.text("database.url") != null) {
                database(configuration);
            }
            ingest(configuration);
            processing(configuration, dataDirectory(configuration).resolve("processing"));
            sink(configuration);
            watch(configuration);
            detector(configuration);
            embedding(configuration);
            replicas(configuration);
            String token = configuration.text("web.token");
            web(configuration, token == null ? STAND_IN_TOKEN : token);
            operations(configuration, STAND_IN_TOKEN);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where everything that must outlive a restart lies. */
    public static Path dataDirectory(Configuration configuration) {
        return configuration.path("data-directory");
    }

    /** The list of feeds that {@code sources import} writes. */
    public static Path ownSources(Configuration configuration) {
        return dataDirectory(configuration).resolve("sources.yaml");
    }

    /** The user's own languages and events; a folder that is not there is empty. */
    public static KnowledgeFolder knowledge(Configuration configuration) {
        return new KnowledgeFolder(
                configuration.text("knowledge.directory") == null
                        ? dataDirectory(configuration).resolve(DataDirectory.KNOWLEDGE)
                        : configuration.path("knowledge.directory"));
    }

    /** The feeds that ingest is to read; empty if there are none yet. */
    public static List<Source> sources(Configuration configuration) throws IOException {
        List<Path> files = ingest(configuration).sources();
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new ConfigurationException("ingest.sources names " + file
                        + ", which is not there; correct it, or take feeds with: perennial sources import");
            }
        }
        Path own = ownSources(configuration);
        return files.isEmpty()
                ? Files.exists(own) ? SourceList.read(own).sources() : List.of()
                : SourceList.readAll(files);
    }

    /** Networks that may be asked although they are not public, as CIDRs. */
    public static List<String> allowedNetworks(Configuration configuration) {
        return ingest(configuration).allowNetworks();
    }

    /** A fetcher that asks as ingest does. */
    public static PoliteFetcher politeFetcher(Configuration configuration, Clock clock) {
        return new PoliteFetcher(ingest(configuration), clock);
    }

    /** How we call ourselves to servers. */
    public static String userAgent(Configuration configuration) {
        return ingest(configuration).userAgent();
    }

    /** The database that the settings name. */
    public static DatabaseConfig database(Configuration configuration) {
        String url = configuration.text("database.url");
        if (url == null) {
            throw new ConfigurationException(
                    "database.url is not set; give one such as jdbc:postgresql://127.0.0.1:5432/perennial");
        }
        return database(
                configuration,
                url,
                String.valueOf(configuration.text("database.user")),
                configuration.text("database.password"));
    }

    /** The database of a pipeline that runs in another process on this data directory. */
    public static DatabaseConfig database(Configuration configuration, RunningInstance running, Path dataDirectory) {
        String url = running.databaseUrl();
        if (url == null) {
            throw new ConfigurationException(
                    "process " + running.pid() + " on " + dataDirectory + " runs no stage that has a database");
        }
        if (configuration.text("database.url") != null) {
            return database(configuration);
        }
        try {
            return database(
                    configuration,
                    url,
                    "perennial",
                    Files.readString(dataDirectory.resolve("secrets").resolve(DATABASE_PASSWORD)));
        } catch (IOException e) {
            throw new ConfigurationException("the password of the database in " + dataDirectory + " cannot be read", e);
        }
    }

    static DatabaseConfig database(Configuration configuration, String url, String user, @Nullable String password) {
        return new DatabaseConfig(
                url, user, password, Integer.parseInt(String.valueOf(configuration.text("database.pool"))));
    }

    static BrokerSettings embeddedBroker(Configuration configuration) {
        return configuration.section("broker", BrokerSettings.class);
    }

    static DatabaseSettings embeddedDatabase(Configuration configuration) {
        return new DatabaseSettings(
                Integer.parseInt(String.valueOf(configuration.text("database.port"))),
                Long.parseLong(String.valueOf(configuration.text("database.minimum-free-bytes"))));
    }

    static IngestConfig ingest(Configuration configuration) {
        return configuration.section("ingest", IngestConfig.class);
    }

    static ProcessingConfig processing(Configuration configuration, DataDirectory data) {
        return processing(configuration, data.directory("processing"));
    }

    private static ProcessingConfig processing(Configuration configuration, Path stateDirectory) {
        Map<String, Object> more = new HashMap<>();
        more.put("state-directory", stateDirectory.toAbsolutePath().toString());
        more.put("replication-factor", replicas(configuration));
        return configuration.section("processing", more, ProcessingConfig.class);
    }

    static SinkConfig sink(Configuration configuration) {
        return configuration.section("sink", SinkConfig.class);
    }

    /** Who tells the language of articles. */
    public static DetectorChoice detector(Configuration configuration) {
        return configuration.section("language", LanguageSettings.class).choice();
    }

    /** The model that helps to link stories, if there is one. */
    public static EmbeddingSettings embedding(Configuration configuration) {
        return configuration.section("stories", StoriesSettings.class).embedding();
    }

    private record StoriesSettings(EmbeddingSettings embedding) {}

    /** How watches are judged and sent. */
    public static WatchSettings watch(Configuration configuration) {
        return configuration.section("watch", WatchSettings.class);
    }

    static short replicas(Configuration configuration) {
        String text = String.valueOf(configuration.text("replicas"));
        if (!text.matches("[1-9]\\d{0,2}")) {
            throw new ConfigurationException("replicas must be 1 or more, was " + text);
        }
        return Short.parseShort(text);
    }

    static WebConfig web(Configuration configuration, DataDirectory data) {
        return web(configuration, token(configuration, data));
    }

    private static WebConfig web(Configuration configuration, String token) {
        return configuration.section("web", Map.of("token", token), WebConfig.class);
    }

    /** Health and metrics alone, for a process without pages. */
    static WebConfig operations(Configuration configuration, DataDirectory data) {
        return operations(configuration, token(configuration, data));
    }

    private static WebConfig operations(Configuration configuration, String token) {
        return configuration.section(
                "operations",
                Map.of(
                        "host",
                        WebConfig.DEFAULT_HOST,
                        "token",
                        token,
                        "allowed-hosts",
                        Set.of(),
                        "behind-tls-proxy",
                        false),
                WebConfig.class);
    }

    private static String token(Configuration configuration, DataDirectory data) {
        String given = configuration.text("web.token");
        if (given != null) {
            return given;
        }
        return data.secret(TOKEN).orElseGet(() -> {
            byte[] random = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(random);
            String made = HexFormat.of().formatHex(random);
            data.keepSecret(TOKEN, made);
            return made;
        });
    }
}
