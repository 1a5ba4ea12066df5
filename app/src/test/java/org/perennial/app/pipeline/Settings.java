package org.perennial.app.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.perennial.app.config.Configuration;
import org.perennial.testkit.TestBroker;
import org.perennial.testkit.TestDatabase;

/** Settings of pipelines under test: servers on this machine, asked often and without pause. */
final class Settings {
    private Settings() {}

    /** What every pipeline under test has in common, as {@code key=value}. */
    static List<String> common(Path dataDirectory) {
        return List.of(
                "data-directory=" + dataDirectory,
                "ingest.interval=1s",
                "ingest.min-interval=1s",
                "ingest.polling.adaptive=false",
                "ingest.host-pause=0ms",
                "ingest.allow-networks=127.0.0.0/8",
                "web.port=0",
                "operations.port=0");
    }

    /** Where the given broker and database are. */
    static List<String> servers(TestBroker broker, TestDatabase.Fresh database) {
        return servers(broker.bootstrapServers(), database.jdbcUrl(), database.user(), database.password());
    }

    /** Where some broker and database are. */
    static List<String> servers(String bootstrapServers, String url, String user, String password) {
        List<String> settings = new ArrayList<>(
                List.of("kafka.bootstrap.servers=" + bootstrapServers, "database.url=" + url, "database.user=" + user));
        if (!password.isEmpty()) {
            settings.add("database.password=" + password);
        }
        return settings;
    }

    @SafeVarargs
    static Configuration of(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return Configuration.load(null, Map.of(), all);
    }
}
